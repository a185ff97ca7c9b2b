"""How an article comes in from outside: a saved page or an address becomes a text and what is known of it."""

from .decoding import MOST_BYTES
from .extracting import Found, TakenIn, take_in
from .fetching import Fetched, fetch
from .refusing import NotTakenIn

__all__ = ["MOST_BYTES", "Fetched", "Found", "NotTakenIn", "TakenIn", "fetch", "take_in"]
