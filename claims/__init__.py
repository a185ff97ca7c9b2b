"""What was counted, and by whose word."""
