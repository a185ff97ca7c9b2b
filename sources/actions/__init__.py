"""Every write to sources and articles: whole records in, a ledger entry and the rows out.

Each takes the record as it shall be. A record that says what is already stored changes nothing and leaves
no entry.
"""

from .articles import create_article, edit_article
from .rows import clean_row, free_slug, key_of, made_slug
from .sources import create_source, edit_source

__all__ = [
    "clean_row",
    "create_article",
    "create_source",
    "edit_article",
    "edit_source",
    "free_slug",
    "key_of",
    "made_slug",
]
