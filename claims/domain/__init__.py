"""Amounts, periods, chains and anchors, without a database."""
