"""Names, texts and dates as known, without a database."""
