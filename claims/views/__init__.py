"""The public pages: a view finds, asks a presenter and renders."""
