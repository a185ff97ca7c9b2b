"""Every write to sources and articles: whole records in, a ledger entry and the rows out.

Each takes the record as it shall be. A record that says what is already stored changes nothing and leaves
no entry.
"""

from .articles import create_article, edit_article, enter_article
from .discarding import discard_source, is_referred_to, refuse_discarding
from .fingerprints import rebuild_fingerprints, write_fingerprints
from .mergers import refuse_merged, write_merger
from .merging import merge_source, refuse_merger, unmerge_source
from .rows import clean_row, free_slug, key_of, made_slug, moment_of
from .sources import create_source, edit_source, write_source_words

__all__ = [
    "clean_row",
    "create_article",
    "create_source",
    "discard_source",
    "edit_article",
    "edit_source",
    "enter_article",
    "free_slug",
    "is_referred_to",
    "key_of",
    "made_slug",
    "merge_source",
    "moment_of",
    "rebuild_fingerprints",
    "refuse_discarding",
    "refuse_merged",
    "refuse_merger",
    "unmerge_source",
    "write_fingerprints",
    "write_merger",
    "write_source_words",
]
