"""The ground newsledger stands on: settings, addresses, page rendering and the ledger."""

__version__ = "0.1.0"
