"""From rows to what a page prints: one noun a file. Nothing here writes."""
