"""Claims as the rules about origins, drift and disagreement see them: what was said, by whom, how they are tied.

A `Dossier` holds everything these rules need at once; the database is asked before, and nothing here asks it.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from claims.domain.amounts import Amount
from claims.domain.chains import Bodies, Link, Step, Tie, Window, chain_of
from claims.domain.terms import Accumulation, Basis, Change, LinkKind, Modality, Scope
from sources.domain.terms import ROLL_UP_KINDS, AffiliationKind, SourceKind

PUBLISHERS = (SourceKind.NEWS_AGENCY, SourceKind.OUTLET)


@dataclass(frozen=True)
class Party:
    """A source, mergers followed, as far as the rules ask about it."""

    id: Hashable
    name: str
    kind: SourceKind
    is_named: bool = True


@dataclass(frozen=True)
class Credit:
    """One act of crediting behind one claim: an attribution, and how far it covers the number."""

    id: Hashable
    """The attribution's uid: claims that share it share the act."""
    links: tuple[Link, ...]
    """The chain, origin first. Speakers are ids of parties, None where the text identifies nobody."""
    scope: Scope = Scope.EXPLICIT
    said: Window | None = None
    """When the origin spoke, where the text dates it."""

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        return chain_of(self.links)

    @cached_property
    def origins(self) -> tuple[Link, ...]:
        first = min(link.position for link in self.links)
        return tuple(link for link in self.links if link.position == first)


@dataclass(frozen=True)
class Statement:
    """A public claim: what it says of which quantity, where it was printed, and whom it credits."""

    id: Hashable
    """The claim's uid."""
    article: Hashable
    version: int
    outlet: Hashable
    """The id of the party that published it."""
    quantity: Hashable
    amount: Amount
    unit: Hashable | None = None
    change: Change = Change.LEVEL
    modality: Modality = Modality.ASSERTED
    hedges: frozenset[str] = frozenset()
    period: Window | None = None
    """The days the number is of; None where the text doesn't say."""
    as_of: Window | None = None
    published: Window | None = None
    credits: tuple[Credit, ...] = ()
    quote: str = ""
    agency: Hashable | None = None
    """The party whose text the article says it is a copy of."""
    is_standing: bool = True
    """Whether neither the outlet nor the source corrected, retracted or superseded it since."""
    derives_unseen: bool = False
    """Whether it derives from a claim that isn't public, and so isn't here."""


@dataclass(frozen=True)
class Relation:
    """How one claim stands to another of a different article, or of another version."""

    start: Hashable
    """The claim that derives, repeats, corrects or updates…"""
    end: Hashable
    """…this one."""
    kind: LinkKind
    basis: Basis = Basis.EDITOR
    note: str = ""


@dataclass(frozen=True)
class Dossier:
    """All that the rules need to know: statements with those they derive from, relations, parties, ties."""

    statements: Mapping[Hashable, Statement]
    relations: tuple[Relation, ...] = ()
    """Only between statements that are here."""
    parties: Mapping[Hashable, Party] = field(default_factory=dict)
    ties: tuple[Tie, ...] = ()
    """Ties between parties, by the ids that mergers lead to."""
    broader: Mapping[Hashable, Hashable] = field(default_factory=dict)
    """From a quantity to the one next broader."""
    accumulations: Mapping[Hashable, Accumulation] = field(default_factory=dict)
    """How the numbers on each quantity add up; a quantity left out adds up in no known way."""

    @cached_property
    def derivations(self) -> dict[Hashable, tuple[Hashable, ...]]:
        """From a claim to those it derives from."""
        found: dict[Hashable, list[Hashable]] = {}
        for each in self.relations:
            if each.kind == LinkKind.DERIVED_FROM:
                found.setdefault(each.start, []).append(each.end)
        return {start: tuple(ends) for start, ends in found.items()}

    @cached_property
    def roll_up_ties(self) -> tuple[Tie, ...]:
        """The ties by which words count as a body's: what a body owns speaks for it only if it publishes."""
        return tuple(
            tie
            for tie in self.ties
            if tie.kind in ROLL_UP_KINDS
            and (
                tie.kind != AffiliationKind.OWNED_BY
                or ((party := self.parties.get(tie.member)) is not None and party.kind in PUBLISHERS)
            )
        )

    @cached_property
    def bodies(self) -> Bodies:
        """As whose words the parties' words count."""
        return Bodies(self.roll_up_ties)

    def in_order_of_derivation(self, claims: Iterable[Statement]) -> Iterator[Statement]:
        """Yield these claims and all they derive from, each after those it derives from, else in this order."""
        done: set[Hashable] = set()
        for claim in claims:
            # A stack of our own, since chains may be deeper than Python's.
            stack = [(claim.id, iter(self.derivations.get(claim.id, ())))]
            on_path = {claim.id}
            while stack and claim.id not in done:
                here, parents = stack[-1]
                parent = next((each for each in parents if each not in done and each not in on_path), None)
                if parent is None:
                    stack.pop()
                    on_path.discard(here)
                    done.add(here)
                    yield self.statements[here]
                else:
                    on_path.add(parent)
                    stack.append((parent, iter(self.derivations.get(parent, ()))))

    def ancestors(self, claim: Hashable) -> tuple[Hashable, ...]:
        """Return the claims this one derives from through any number of others, the nearest first, each once."""
        found: dict[Hashable, None] = {}
        queue = list(self.derivations.get(claim, ()))
        while queue:
            here = queue.pop(0)
            if here not in found:
                found[here] = None
                queue += self.derivations.get(here, ())
        return tuple(each for each in found if each != claim)


def said_on(statement: Statement) -> Window | None:
    """Return when the number was said: by its origin where the text dates that, else by the outlet."""
    return next((each.said for each in statement.credits if each.said is not None), statement.published)
