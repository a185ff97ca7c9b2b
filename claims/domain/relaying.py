"""Whose numbers a source passed on, who passed on its own, and how the claims word them."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from claims.domain.amounts import Comparator
from claims.domain.hedges import Hedge
from claims.domain.own_words import OwnWords
from claims.domain.statements import Credit, Dossier, Statement


@dataclass(frozen=True)
class Passing:
    """The claims with one other party: passed on as a relay, or printed by an outlet. One may be both."""

    party: Hashable | None
    """None where the text identifies nobody."""
    relayed: tuple[Hashable, ...]
    published: tuple[Hashable, ...]

    @property
    def claims(self) -> tuple[Hashable, ...]:
        return tuple(dict.fromkeys((*self.relayed, *self.published)))


def passed_on_for(statements: Iterable[Statement], own: OwnWords) -> tuple[Passing, ...]:
    """Return, for each origin of others' numbers, the claims in which the source relayed or published them.

    Shape:  those with the most claims first. Claims that credit nobody aren't here.
    """
    found = _Passings()
    for claim in statements:
        for credit in own.relayed_in(claim):
            for party in _others(credit, claim, own):
                found.add(party, claim, is_relayed=True)
        if own.has_published(claim):
            for credit in claim.credits:
                for party in _others(credit, claim, own):
                    found.add(party, claim, is_relayed=False)
    return found.most_first()


def passed_on_by(statements: Iterable[Statement], own: OwnWords) -> tuple[Passing, ...]:
    """Return, for each relay and outlet, the claims by which it passed on the source's own numbers."""
    found = _Passings()
    for claim in statements:
        credit = own.said_in(claim)
        if credit is None:
            continue
        for step in credit.steps[1:]:
            for link in step.links:
                found.add(link.speaker, claim, is_relayed=True)
        if claim.agency is not None and claim.agency != claim.outlet:
            found.add(claim.agency, claim, is_relayed=True)
        found.add(claim.outlet, claim, is_relayed=False)
    return found.most_first()


def _others(credit: Credit, claim: Statement, own: OwnWords) -> list[Hashable | None]:
    if own.is_among_origins(credit, claim):
        return []
    return [link.speaker for link in credit.origins]


class _Passings:
    def __init__(self) -> None:
        self._of: dict[Hashable | None, tuple[dict[Hashable, None], dict[Hashable, None]]] = {}

    def add(self, party: Hashable | None, claim: Statement, *, is_relayed: bool) -> None:
        relayed, published = self._of.setdefault(party, ({}, {}))
        (relayed if is_relayed else published)[claim.id] = None

    def most_first(self) -> tuple[Passing, ...]:
        found = [
            Passing(party, tuple(relayed), tuple(published))
            for party, (relayed, published) in self._of.items()
        ]
        return tuple(sorted(found, key=lambda each: (-len(each.claims), str(each.party))))


@dataclass(frozen=True)
class Naming:
    """How many claims name an origin, and how many don't."""

    claims: int
    named: int
    unnamed: int
    """Credited to somebody who isn't named: “Western officials”."""
    unidentified: int
    """Credited by words that say of nobody who it is: “reports”."""
    nobody: int


def naming_of(dossier: Dossier, statements: Iterable[Statement], own: OwnWords | None = None) -> Naming:
    """Return how many of the claims name an origin: one is enough; of a source's own words, only its own."""
    counts = {"named": 0, "unnamed": 0, "unidentified": 0, "nobody": 0}
    total = 0
    for claim in statements:
        total += 1
        credit = own.said_in(claim) if own else None
        counts[_named_as(dossier, claim.credits if credit is None else (credit,))] += 1
    return Naming(total, **counts)


def _named_as(dossier: Dossier, credits_given: Iterable[Credit]) -> str:
    speakers = [link.speaker for credit in credits_given for link in credit.origins]
    parties = [dossier.parties.get(speaker) for speaker in speakers if speaker is not None]
    if any(party is not None and party.is_named for party in parties):
        return "named"
    if parties:
        return "unnamed"
    return "unidentified" if speakers else "nobody"


@dataclass(frozen=True)
class Wording:
    """How many claims hedge their number, and how many bind it in which way."""

    claims: int
    hedged: int
    """With one hedge at least."""
    hedges: Mapping[Hedge, int]
    """The hedges that occur; a claim may have several."""
    comparators: Mapping[Comparator, int]
    """The comparators that occur, each claim with one."""


def wording_of(statements: Iterable[Statement]) -> Wording:
    """Return how the claims word their numbers, in the order of the closed lists."""
    claims = list(statements)
    hedges = {hedge: sum(hedge in claim.hedges for claim in claims) for hedge in Hedge}
    comparators = {each: sum(claim.amount.comparator == each for claim in claims) for each in Comparator}
    return Wording(
        claims=len(claims),
        hedged=sum(bool(claim.hedges) for claim in claims),
        hedges={hedge: count for hedge, count in hedges.items() if count},
        comparators={each: count for each, count in comparators.items() if count},
    )
