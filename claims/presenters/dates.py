"""Dates as known, as a page prints them."""

import re
from dataclasses import dataclass

from sources.domain.edtf import parse_edtf
from sources.domain.terms import PublishedBasis
from sources.models import ArticleVersion

# The dates as known that HTML's <time datetime> takes too.
_MACHINE_READABLE = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2})?)?")


@dataclass(frozen=True)
class KnownDate:
    """A date as known: `edtf` as stored, `words` for readers, `machine` for <time> where it can say it."""

    edtf: str
    words: str
    machine: str


def known_date(text: str) -> KnownDate | None:
    """Return the date that the EDTF text writes, None for an empty one.

    >>> known_date("2025-06")
    KnownDate(edtf='2025-06', words='June 2025', machine='2025-06')
    """
    if not text:
        return None
    return KnownDate(text, parse_edtf(text).in_words(), text if _MACHINE_READABLE.fullmatch(text) else "")


@dataclass(frozen=True)
class Publication:
    """When a version was published: its own date, else its article's; `basis` tells how that is known."""

    day: KnownDate | None
    basis: str


def publication(version: ArticleVersion) -> Publication:
    """Return when this text was published. Its article must be read with it."""
    article = version.article
    basis = PublishedBasis(article.published_basis)
    # The basis is the article's; a version's own date is stated by whoever stored the version.
    tells = not version.published and basis not in (PublishedBasis.STATED, PublishedBasis.UNKNOWN)
    return Publication(known_date(version.published or article.published), basis.label if tells else "")
