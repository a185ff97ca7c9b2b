"""The desk of a version: its text with every number marked, the numbers as cards, how far they are decided."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Count, Q

from claims.domain.reanchoring import Fate as ClaimFate
from claims.domain.review import Review
from claims.domain.terms import Fate
from claims.models import NumberMention, NumericClaim, state_mark
from claims.presenters.dates import Publication, publication
from claims.presenters.quotes import Mark, Piece, marked
from claims.presenters.reanchored import ReanchoredRow, reanchored
from sources.models import ArticleVersion

from .cards import Card, Place, card_id
from .reading import cards_of, claims_on

MOST_CARDS = 100
"""How many numbers stand on one page of a desk: a text that holds a table has more."""


@dataclass(frozen=True)
class Progress:
    """How many numbers of the version are decided, and how many claims wait to be sent to review."""

    decided: int
    all: int
    unsent: int

    @property
    def is_done(self) -> bool:
        return self.decided == self.all


@dataclass(frozen=True)
class DeskPage:
    """All that the desk of a version shows."""

    version: ArticleVersion
    published: Publication
    pieces: tuple[Piece, ...]
    cards: tuple[Card, ...]
    progress: Progress
    first: int
    """How many numbers stand before those shown."""
    next_version: int | None
    """Row number of another text with numbers to decide."""
    before: tuple[ReanchoredRow, ...] = ()
    """What became of the claims of the version before."""

    @property
    def became(self) -> list[tuple[str, int]]:
        """How many claims of the version before became what, in words."""
        counted = Counter(row.fate for row in self.before)
        return [(fate.label, counted[fate]) for fate in ClaimFate if counted[fate]]

    @property
    def not_the_same(self) -> list[ReanchoredRow]:
        """The claims of the version before that this one doesn't say."""
        return [row for row in self.before if row.fate not in (ClaimFate.UNCHANGED, ClaimFate.MOVED)]

    @property
    def next_first(self) -> int | None:
        """How many numbers to leave out to see the ones that follow; None where none do."""
        following = self.first + len(self.cards)
        return following if following < self.progress.all else None

    @property
    def previous_first(self) -> int | None:
        """How many numbers to leave out to see the ones before; None where these are the first."""
        return max(0, self.first - MOST_CARDS) if self.first else None


def desk_page(version: ArticleVersion, *, first: int = 0) -> DeskPage:
    """Return the desk, its cards from the `first` number on."""
    mentions = list(version.mentions.order_by("start", "end"))
    before = _before(version)
    return DeskPage(
        version=version,
        published=publication(version),
        pieces=_text(version.text, mentions),
        cards=tuple(cards_of(version, mentions, mentions[first : first + MOST_CARDS], before=before)),
        progress=progress_of(version),
        first=first,
        next_version=next_version(version.pk),
        before=before,
    )


def cards_at(version: ArticleVersion, places: Collection[Place]) -> list[Card]:
    """Return the cards of the numbers at these places; there is none where no number is marked."""
    mentions = list(version.mentions.order_by("start", "end"))
    asked = [each for each in mentions if (each.start, each.end) in places]
    return list(cards_of(version, mentions, asked, before=_before(version)))


def text_of(version: ArticleVersion) -> tuple[Piece, ...]:
    """Return the text with every number marked by its fate."""
    return _text(version.text, version.mentions.order_by("start", "end"))


def marks_of(version: ArticleVersion) -> dict[str, str]:
    """Return a mark of what each card of the version shows: it changes when the card does."""
    mentions = list(version.mentions.order_by("start", "end"))
    claims = claims_on([each.pk for each in mentions if each.fate == Fate.CLAIM])
    return {card_id((each.start, each.end)): state_mark(each, claims.get(each.pk, [])) for each in mentions}


def progress_of(version: ArticleVersion) -> Progress:
    """Return how far the version's numbers are decided, in two queries."""
    counted = version.mentions.aggregate(
        all=Count("pk"), decided=Count("pk", filter=~Q(fate=Fate.UNDECIDED.value))
    )
    unsent = NumericClaim.objects.filter(
        mention__version=version, review__in=(Review.DRAFT.value, Review.RETURNED.value)
    )
    return Progress(**counted, unsent=unsent.count())


def _before(version: ArticleVersion) -> tuple[ReanchoredRow, ...]:
    return tuple(reanchored(version)) if version.number > 1 else ()


def next_version(after: int = 0) -> int | None:
    """Return a text with numbers to decide, another than the one with this row number: the next one, else the first."""
    waiting = NumberMention.objects.filter(fate=Fate.UNDECIDED.value).order_by("version")
    ids = waiting.values_list("version", flat=True)
    return ids.filter(version__gt=after).first() or ids.exclude(version=after).first()


# --- The text ---


def _text(text: str, mentions: Iterable[NumberMention]) -> tuple[Piece, ...]:
    return marked(text, _apart(mentions))


def _apart(mentions: Iterable[NumberMention]) -> Iterator[Mark]:
    """Yield the numbers as marks that lead to their cards; of two that overlap the first."""
    end = 0
    for each in mentions:
        if each.start >= end:
            fate = Fate(each.fate)
            yield Mark(each.start, each.end, fate.value, fate.label, f"#{card_id((each.start, each.end))}")
            end = each.end
