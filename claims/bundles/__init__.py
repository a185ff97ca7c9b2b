"""The exchange format: one article with its claims, as a file (docs/bundle-format.md)."""
