"""Who speaks, and where it was printed. Knows nothing of claims."""
