"""The public pages: a view finds, asks a presenter and renders. None reads a session."""
