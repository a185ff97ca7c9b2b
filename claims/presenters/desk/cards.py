"""A number of the text as a card of the desk: what it says, what became of it, and what can be done with it."""

from collections.abc import Iterable
from dataclasses import dataclass

from claims.domain.checks import Finding
from claims.domain.review import Review, is_editable
from claims.domain.terms import Fate, Role
from claims.models import NumericClaim
from claims.presenters.claim import Fact
from claims.presenters.figures import Figure
from claims.presenters.reanchored import ReanchoredRow
from claims.presenters.rows import QuantityName
from claims.presenters.suggestions import SuggestedSource
from claims.presenters.voices import Chain, SourceName
from sources.domain.terms import Anonymity, SourceKind

Place = tuple[int, int]


def card_id(place: Place) -> str:
    """Return the name of a number's card on its page."""
    return "number-{}-{}".format(*place)


@dataclass(frozen=True)
class NameAsked:
    """A name that a proposal credits and no source goes by yet, with the stored sources it could mean."""

    name: str
    kind: SourceKind
    anonymity: Anonymity
    alike: tuple[SuggestedSource, ...]


@dataclass(frozen=True)
class QuantityChoice:
    """A name for what is counted, to be taken in one key; `is_same` where the same words were counted so before."""

    name: str
    why: str
    is_same: bool = False


@dataclass(frozen=True)
class DeskClaim:
    """What a number says: as stored, or as proposed, then without a row of its own."""

    claim: NumericClaim
    figure: Figure
    facts: tuple[Fact, ...]
    quantity: QuantityName | None
    chains: tuple[Chain, ...]
    places: tuple[tuple[str, int, int], ...]
    """Role, start and end of its words, the quote first."""
    findings: tuple[Finding, ...] = ()
    returned_because: str = ""
    """Why a reviewer sent it back, while it is sent back."""
    shares_above: bool = False
    """Whether it rests on the same attributions as the claim before it."""

    @property
    def is_stored(self) -> bool:
        return self.claim.pk is not None

    @property
    def state(self) -> str:
        return "withdrawn" if self.claim.is_withdrawn else Review(self.claim.review).label

    @property
    def may_edit(self) -> bool:
        return is_editable(Review(self.claim.review), withdrawn=self.claim.is_withdrawn)

    @property
    def sources(self) -> list[SourceName]:
        """The stored sources that it credits, each once."""
        voices = (voice for chain in self.chains for step in chain.steps for voice in step.voices)
        return list(dict.fromkeys(voice.source for voice in voices if voice.source and voice.source.id))

    @property
    def may_swap(self) -> bool:
        """Whether it has a chain of two or more voices, one after the other."""
        return any(len(chain.steps) > 1 for chain in self.chains)


@dataclass(frozen=True)
class Card:
    """A number of the text, and what an editor can do with it."""

    place: Place
    words: str
    fate: Fate
    mark: str
    reason: str
    claims: tuple[DeskClaim, ...] = ()
    proposed_fate: Fate | None = None
    """What a number is proposed to be that is no claim."""
    confidence: str = ""
    why: str = ""
    unreadable: str = ""
    """Why its proposal can't be shown."""
    asked: tuple[NameAsked, ...] = ()
    choices: tuple[QuantityChoice, ...] = ()
    decided_by: str = ""
    before: tuple[ReanchoredRow, ...] = ()
    """The claims of the version before whose number stands here now."""

    @property
    def id(self) -> str:
        return card_id(self.place)

    @property
    def is_decided(self) -> bool:
        return self.fate != Fate.UNDECIDED

    @property
    def to_carry(self) -> ReanchoredRow | None:
        """The claim of the version before that can be carried over to this number."""
        return next((row for row in self.before if row.can_be_carried and not self.is_decided), None)

    @property
    def is_proposed(self) -> bool:
        """Whether there is something to accept."""
        return not self.is_decided and bool(self.claims or self.proposed_fate)

    @property
    def may_refuse(self) -> bool:
        """Whether it can still become no claim: nothing of it was ever sent to review."""
        return all(not each.is_stored or each.claim.review == Review.DRAFT for each in self.claims)

    @property
    def state(self) -> str:
        """What became of the number, in a word or two."""
        if not self.is_decided:
            return "to be decided"
        if self.fate == Fate.CLAIM:
            states = dict.fromkeys(each.state for each in self.claims)
            lacks = ("what is counted is still to be said",) if self.asks_quantity else ()
            return ", ".join(("claim", *states, *lacks))
        return self.fate.label

    @property
    def asks_quantity(self) -> bool:
        """Whether it is still to be said what is counted: without it no claim is sent to review."""
        return any(each.quantity is None and each.may_edit for each in self.claims)

    @property
    def quantity_now(self) -> str:
        """The quantity that would be taken: only one that the same words were counted as before."""
        return next((choice.name for choice in self.choices if choice.is_same), "")

    @property
    def unit(self) -> str:
        """Slug of the unit that a new quantity would have."""
        return next((each.claim.unit.slug for each in self.claims if each.claim.unit), "")

    @property
    def shares_above(self) -> bool:
        return any(each.shares_above for each in self.claims)

    @property
    def may_swap(self) -> bool:
        return any(each.may_swap and each.may_edit for each in self.claims)

    @property
    def may_edit(self) -> bool:
        return all(each.may_edit for each in self.claims)

    @property
    def places(self) -> str:
        """Role and place of all its words, for who marks them in the text: "quote:0-20 hedge:3-12"."""
        said = dict.fromkeys(place for each in self.claims for place in each.places)
        return " ".join(f"{role}:{start}-{end}" for role, start, end in said)


def in_order(places: Iterable[tuple[str, int, int]]) -> tuple[tuple[str, int, int], ...]:
    """Return role, start and end of words, the quote's first, then as they stand in the text."""
    return tuple(sorted(places, key=lambda place: (place[0] != Role.QUOTE, place[1])))
