"""What is stored already of a text that comes in: itself, another version of its article, or a copy of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urldefrag

from django.db.models import QuerySet

from sources.domain.comparing import Row, compare
from sources.domain.fingerprints import Likeness, fingerprints_of, likeness_of, shingles_of
from sources.domain.terms import SourceKind
from sources.domain.texts import sha256_of
from sources.models import Article, ArticleVersion, Fingerprint, Source

MOST_SHOWN = 3
_MOST_COMPARED = 12
"""So many texts that share fingerprints are read; who shares fewer than these is no copy."""


@dataclass(frozen=True)
class Alike:
    """A stored version that is like the text, and how."""

    version: ArticleVersion
    """With its article and outlet."""
    likeness: Likeness
    is_same_text: bool
    is_same_address: bool

    @property
    def article(self) -> Article:
        return self.version.article

    @property
    def percent_of_ours(self) -> int:
        """How much of the text that comes in stands there, in percent; 100 only where all of it does."""
        return int(100 * self.likeness.share_of_ours)

    @property
    def percent_of_theirs(self) -> int:
        """How much of the stored text stands in the one that comes in."""
        return int(100 * self.likeness.share_of_theirs)

    @property
    def agency(self) -> Source | None:
        """Whose text a copy of it is: the agency's that it names, else its outlet where that is an agency."""
        outlet: Source = self.article.outlet
        return self.article.syndicated_from or (
            outlet if outlet.kind == SourceKind.NEWS_AGENCY.value else None
        )

    def rows(self, text: str) -> Sequence[Row]:
        """Return both texts beside each other; none where they are one."""
        return () if self.is_same_text else compare(self.version.text, text)


def recognise(text: str, *, url: str = "") -> list[Alike]:
    """Return what is stored and alike, one version of an article: the very text first, then the same address.

    `text` is in normal form. The number of queries doesn't grow with what is stored.
    """
    sha256 = sha256_of(text)
    same = list(_versions().filter(sha256=sha256).order_by("-pk")[:MOST_SHOWN])
    at_address = _at(url) if url else None
    ids = [each.version_id for each in Fingerprint.objects.sharing(_hashes(text), limit=_MOST_COMPARED)]
    known = {version.pk for version in same}
    sharing = [version for version in _versions().filter(pk__in=ids) if version.pk not in known]
    ours = shingles_of(text)
    found: dict[int, Alike] = {}
    for version in [*same, *([at_address] if at_address else []), *sharing]:
        alike = Alike(
            version,
            likeness_of(ours, shingles_of(version.text)),
            is_same_text=version.sha256 == sha256,
            is_same_address=at_address is not None and version.article_id == at_address.article_id,
        )
        if not (alike.is_same_text or alike.is_same_address or alike.likeness.is_alike):
            continue
        known_one = found.get(version.article_id)
        if known_one is None or _order(alike) < _order(known_one):
            found[version.article_id] = alike
    return sorted(found.values(), key=_order)[:MOST_SHOWN]


def _order(alike: Alike) -> tuple[bool, bool, int, int]:
    return (not alike.is_same_text, not alike.is_same_address, -alike.likeness.shared, -alike.version.pk)


def _hashes(text: str) -> list[int]:
    return [each.hash for each in fingerprints_of(text)]


def _versions() -> QuerySet[ArticleVersion]:
    return ArticleVersion.objects.select_related("article__outlet", "article__syndicated_from")


def _at(url: str) -> ArticleVersion | None:
    """Return the newest text of the article at the address; what only marks a place in a page aside."""
    version: ArticleVersion | None = (
        _versions().filter(article__url__in={url, urldefrag(url).url}).order_by("-number").first()
    )
    return version
