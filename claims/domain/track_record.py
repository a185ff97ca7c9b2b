"""A source's track record: the numbers it said, whether anybody had said them before, and how they fared since.

A *number* here is one saying with all claims that carry it. Claims are of one number where

- they say the same after rounding, of one quantity and time;
- one derives from the other, unless the text dates the source's words later than that: then it spoke anew.

It was *said first* if no other voice, named or not, is known to have said it on an earlier day, and it doesn't derive
from another's claim. What others may have said as early is told beside it. Nothing here adds up to a score.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import islice
from math import log
from typing import Generic, TypeVar

from claims.domain.amounts import (
    FURTHEST_ROUNDING,
    Amount,
    Comparator,
    can_be,
    disjoint,
    equal_after_rounding,
)
from claims.domain.chains import Window
from claims.domain.disagreement import contradictions_of
from claims.domain.origins import Act, Counting, Group, Origins, Reference, Why
from claims.domain.own_words import HOLDING, OwnWords, saying_of
from claims.domain.statements import Credit, Dossier, Relation, Statement, said_on
from claims.domain.terms import Accumulation, LinkKind, Stance
from sources.domain.terms import Term

Item = TypeVar("Item")

_STEP = -log(1 - 1.1 * float(FURTHEST_ROUNDING))


class Outcome(Term):
    """What became of a number after it was said."""

    CONFIRMED = "confirmed"
    PERHAPS_CONFIRMED = "perhaps_confirmed", "perhaps confirmed"
    UPDATED = "updated", "brought up to date"
    REVISED = "revised"
    CONTRADICTED = "contradicted"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Event:
    """One thing that became of a number, with the claim that shows it."""

    outcome: Outcome
    claim: Hashable
    relation: Relation | None = None
    """The link between claims by which it is known, where it is known by one."""
    credit: Hashable | None = None
    """The credit in which the other voice stands, where the claim has several."""
    is_time_known: bool = True
    """Of a contradiction: whether both numbers say of what time they are."""


@dataclass(frozen=True)
class Number:
    """One number a source said, with all claims that carry it."""

    claim: Hashable
    """The claim that says it earliest."""
    claims: tuple[Hashable, ...]
    """The claims that credit the source with it, the earliest first."""
    said: Window | None
    is_first: bool
    before: Hashable | None
    """Another's claim that said it before, or that it derives from."""
    is_taken: bool
    """Whether it derives from that claim."""
    beside: tuple[Hashable, ...]
    """Others' claims that may have said it as early."""
    relays: tuple[Hashable, ...]
    """The parties through whom it went."""
    outlets: tuple[Hashable, ...]
    """The parties that printed it, also from those who had it from there and credit somebody else, or nobody."""
    origins: Origins
    """The independent origins of the number."""
    events: tuple[Event, ...]

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """What became of it, each once, in the order of the list."""
        found = {event.outcome for event in self.events}
        return tuple(outcome for outcome in Outcome if outcome in found)


def numbers_of(
    dossier: Dossier,
    counting: Counting,
    own: OwnWords,
    claims: Collection[Hashable] | None = None,
    *,
    most: int | None = None,
) -> tuple[Number, ...]:
    """Return the numbers the source said, those said last leading; with claims, only numbers that one of these carries.

    Shape:  `counting` is of the same dossier. Time: linear in its claims for each number told.
    """
    return tuple(islice(_Record(dossier, counting, own).numbers(claims), most))


@dataclass
class _Saying:
    """A number while its claims are being brought together; the first is the earliest."""

    claims: list[Statement]

    @property
    def first(self) -> Statement:
        return self.claims[0]


class _ByAmount(Generic[Item]):
    """Things found by an amount: all that say the same after rounding are near it, and not much else."""

    def __init__(self) -> None:
        self._at: dict[tuple[str, int], list[Item]] = defaultdict(list)

    def add(self, amount: Amount, item: Item) -> None:
        self._at[_place(amount)].append(item)

    def near(self, amount: Amount) -> Iterator[Item]:
        """Return them as they came, those a little smaller first."""
        shape, step = _place(amount)
        for beside in (step - 1, step, step + 1):
            yield from self._at.get((shape, beside), ())


class _Record:
    def __init__(self, dossier: Dossier, counting: Counting, own: OwnWords) -> None:
        self._dossier = dossier
        self._counting = counting
        self._own = own
        self._credits = {
            claim.id: credit
            for claim in dossier.statements.values()
            if (credit := own.said_in(claim)) is not None
        }
        """From each claim that credits the source to the credit that does."""
        self._equal: dict[tuple[Amount, Amount], bool] = {}
        self._sayings = self._brought_together()
        self._saying_of = {claim.id: saying for saying in self._sayings for claim in saying.claims}
        self._on_question: dict[Hashable, list[_Saying]] = defaultdict(list)
        for saying in self._sayings:
            self._on_question[_question(saying.first)].append(saying)
        self._parts: dict[Hashable, Dossier] = {}

    def numbers(self, claims: Collection[Hashable] | None) -> Iterator[Number]:
        asked = None if claims is None else set(claims)
        for saying in reversed(self._sayings):
            if asked is None or any(claim.id in asked for claim in saying.claims):
                yield self._number(saying)

    # --- which claims carry one number ---

    def _brought_together(self) -> list[_Saying]:
        mine = sorted((self._dossier.statements[uid] for uid in self._credits), key=self._order)
        roots: dict[Hashable, Hashable] = {}
        for claim in mine:
            self._find_root(claim, roots)
        questions: dict[Hashable, _ByAmount[_Saying]] = defaultdict(_ByAmount)
        known: dict[Hashable, _Saying] = {}
        of_root: dict[Hashable, _Saying] = {}
        for claim in mine:
            if roots[claim.id] != claim.id:
                continue
            same = questions[_question(claim)]
            key = (_question(claim), claim.amount, claim.period)
            saying = known.get(key) or next(
                (each for each in same.near(claim.amount) if self._is_same(claim, each.first)), None
            )
            if saying is None:
                saying = _Saying([])
                same.add(claim.amount, saying)
            if claim.amount.comparator != Comparator.VAGUE:
                known[key] = saying
            saying.claims.append(claim)
            of_root[claim.id] = saying
        for claim in mine:
            if roots[claim.id] != claim.id:
                of_root[roots[claim.id]].claims.append(claim)
        found = list({id(saying): saying for saying in of_root.values()}.values())
        for saying in found:
            first, *others = saying.claims
            saying.claims = [first, *sorted(others, key=self._order)]
        return sorted(found, key=lambda saying: self._order(saying.first))

    def _find_root(self, claim: Statement, roots: dict[Hashable, Hashable]) -> None:
        """Note in which claim the source said what this one has from there: itself where it spoke anew."""
        way: list[Hashable] = []
        here = claim
        while here.id not in roots and here.id not in way:
            way.append(here.id)
            ancestors = (self._dossier.statements[uid] for uid in self._dossier.ancestors(here.id))
            nearest = next((each for each in ancestors if each.id in self._credits), None)
            if nearest is None or self._is_said_anew(here, nearest):
                break
            here = nearest
        root = roots.get(here.id, here.id)
        roots.update(dict.fromkeys(way, root))

    def _is_said_anew(self, claim: Statement, earlier: Statement) -> bool:
        said, before = self._credits[claim.id].said, self._said(earlier)
        return said is not None and before is not None and before.is_before(said)

    def _is_same(self, one: Statement, other: Statement) -> bool:
        return (
            _question(one) == _question(other)
            and _meet(one.period, other.period)
            and self._equals(one.amount, other.amount)
        )

    def _equals(self, one: Amount, other: Amount) -> bool:
        if (one, other) not in self._equal:
            self._equal[one, other] = equal_after_rounding(one, other)
        return self._equal[one, other]

    def _said(self, claim: Statement) -> Window | None:
        return saying_of(claim, self._credits.get(claim.id))

    def _order(self, claim: Statement) -> tuple[date, str]:
        return _by_day(self._said(claim), claim)

    # --- one number ---

    def _number(self, saying: _Saying) -> Number:
        first, said = saying.first, self._said(saying.first)
        reached = self._reached(saying)
        before, beside = self._said_by_others(saying, said)
        origins = self._counting.origins(Reference.of(first))
        return Number(
            claim=first.id,
            claims=tuple(claim.id for claim in saying.claims),
            said=said,
            is_first=said is not None and before is None and self._is_its_own(first),
            before=before,
            is_taken=before is not None and before in self._dossier.ancestors(first.id),
            beside=beside,
            relays=tuple(dict.fromkeys(self._relays(saying))),
            outlets=tuple(dict.fromkeys(claim.outlet for claim in reached)),
            origins=origins,
            events=tuple(dict.fromkeys(self._events(saying, said, origins))),
        )

    def _is_its_own(self, claim: Statement) -> bool:
        """Return whether the source says the number, not only that another is right about it."""
        stances = {link.stance for link in self._credits[claim.id].origins if link.stance in HOLDING}
        return stances != {Stance.CONFIRMS} and not claim.derives_unseen

    def _relays(self, saying: _Saying) -> Iterator[Hashable]:
        for claim in saying.claims:
            for step in self._credits[claim.id].steps[1:]:
                yield from (link.speaker for link in step.links if link.speaker is not None)
            if claim.agency is not None and claim.agency != claim.outlet:
                yield claim.agency

    def _reached(self, saying: _Saying) -> list[Statement]:
        """Return the claims that carry the number, and those that have it from there whomever they credit."""
        found = {claim.id: claim for claim in saying.claims}
        queue = list(found)
        while queue:
            for uid in self._derived.get(queue.pop(0), ()):
                if uid not in found and uid not in self._saying_of:
                    found[uid] = self._dossier.statements[uid]
                    queue.append(uid)
        return list(found.values())

    # --- who said it before ---

    def _said_by_others(
        self, saying: _Saying, said: Window | None
    ) -> tuple[Hashable | None, tuple[Hashable, ...]]:
        """Return the claim in which another said the number first, if before, and those that may be as early."""
        first = saying.first
        ancestors = self._dossier.ancestors(first.id)
        if ancestors and not any(uid in self._credits for uid in ancestors):
            return ancestors[0], ()
        before: list[Statement] = []
        beside: list[Hashable] = []
        for claim in sorted(self._rivals_of(saying), key=self._rival_order):
            spoken = self._rival_said(claim)
            if said is None or spoken is None or spoken.meets(said):
                beside.append(claim.id)
            elif spoken.is_before(said):
                before.append(claim)
        return (before[0].id, ()) if before else (None, tuple(beside))

    def _rivals_of(self, saying: _Saying) -> Iterator[Statement]:
        """Yield others' claims of the same number that don't have it from here."""
        first, carried = saying.first, {claim.id for claim in saying.claims}
        rivals = self._rivals.get(_question(first))
        for claim in rivals.near(first.amount) if rivals else ():
            if self._is_same(first, claim):
                kin = {claim.id, *self._dossier.ancestors(claim.id)}
                if carried.isdisjoint(kin):
                    yield claim

    @cached_property
    def _rivals(self) -> dict[Hashable, "_ByAmount[Statement]"]:
        """The claims in which another voice says a number, by question."""
        found: dict[Hashable, _ByAmount[Statement]] = defaultdict(_ByAmount)
        asked = {_question(saying.first) for saying in self._sayings}
        claims = [claim for claim in self._dossier.statements.values() if _question(claim) in asked]
        for claim in claims:
            if self._is_anothers(claim):
                found[_question(claim)].add(claim.amount, claim)
        return found

    def _is_anothers(self, claim: Statement) -> bool:
        """Return whether another voice stands behind the claim: the outlet's own where it credits nobody."""
        if not claim.credits:
            return not (self._dossier.derivations.get(claim.id) or self._own.has_published(claim))
        return self._others_credit(claim) is not None

    def _others_credit(self, claim: Statement) -> Credit | None:
        own = self._credits.get(claim.id)
        return next((credit for credit in claim.credits if credit is not own and _is_held(credit)), None)

    def _rival_said(self, claim: Statement) -> Window | None:
        return saying_of(claim, self._others_credit(claim))

    def _rival_order(self, claim: Statement) -> tuple[date, str]:
        return _by_day(self._rival_said(claim), claim)

    # --- how it fared ---

    def _events(self, saying: _Saying, said: Window | None, origins: Origins) -> Iterator[Event]:
        yield from self._confirmed(said, origins)
        yield from self._followed(saying, said)
        yield from self._contradicted(saying, said)
        yield from self._withdrawn(saying, said)
        for claim in saying.claims:
            for relation in self._relations_to.get(claim.id, ()):
                outcome = self._outcome_of(relation, claim)
                if outcome is not None:
                    yield Event(outcome, relation.start, relation)

    def _outcome_of(self, relation: Relation, claim: Statement) -> Outcome | None:
        outcome = _OUTCOMES.get(relation.kind)
        start = self._dossier.statements[relation.start]
        is_own = start.id in self._credits
        if outcome in (Outcome.CONFIRMED, Outcome.CONTRADICTED):
            return None if is_own else outcome
        # Another may put its own number beside it, but only the source, or who printed it, takes it back.
        return outcome if is_own or start.outlet == claim.outlet else None

    def _confirmed(self, said: Window | None, origins: Origins) -> Iterator[Event]:
        """Yield each other voice that surely said the number too, not earlier, or that confirms it."""
        for group in origins.groups:
            if self._is_own_voice(group):
                continue
            found = [
                (
                    outcome != Outcome.CONFIRMED,
                    _by_day(spoken, claim),
                    Event(outcome, claim.id, credit=act.id),
                )
                for act in group.acts
                if (outcome := _confirmation(act)) is not None
                for claim in (self._dossier.statements[uid] for uid in act.claims)
                if _is_not_before(spoken := saying_of(claim, act.credit), said)
            ]
            if found:
                yield min(found, key=lambda each: each[:2])[2]

    def _is_own_voice(self, group: Group) -> bool:
        for act in group.acts:
            for uid in act.claims:
                claim = self._dossier.statements[uid]
                if act.credit is None and self._own.has_published(claim):
                    return True
                if act.credit is not None and self._own.is_among_origins(act.credit, claim):
                    return True
        return False

    def _followed(self, saying: _Saying, said: Window | None) -> Iterator[Event]:
        """Yield the source's next number that can't be true beside this one."""
        first = saying.first
        for other in self._on_question[_question(first)]:
            later = self._said(other.first)
            if said is None or later is None or not said.is_before(later):
                continue
            if not _meet(_time(first), _time(other.first)) or not disjoint(first.amount, other.first.amount):
                continue
            yield Event(self._outcome_of_next(first, other.first), other.first.id)
            return

    def _outcome_of_next(self, first: Statement, other: Statement) -> Outcome:
        accumulation = self._dossier.accumulations.get(first.quantity)
        if accumulation == Accumulation.CUMULATIVE and can_be(first.amount).is_below(can_be(other.amount)):
            return Outcome.UPDATED
        if accumulation == Accumulation.STOCK and None in (_time(first), _time(other)):
            return Outcome.UPDATED
        return Outcome.REVISED

    def _contradicted(self, saying: _Saying, said: Window | None) -> Iterator[Event]:
        first = saying.first
        for each in contradictions_of(self._part(first.quantity), first.id):
            other = self._dossier.statements[each.later if each.earlier == first.id else each.earlier]
            if other.id not in self._credits and _is_not_before(self._rival_said(other), said):
                yield Event(Outcome.CONTRADICTED, other.id, is_time_known=each.is_period_known)

    def _withdrawn(self, saying: _Saying, said: Window | None) -> Iterator[Event]:
        for claim in saying.claims:
            if not claim.is_standing:
                yield Event(Outcome.WITHDRAWN, claim.id)
        for claim in self._taken_back:
            if self._is_same(saying.first, claim) and _is_not_before(said_on(claim), said):
                yield Event(Outcome.WITHDRAWN, claim.id)

    @cached_property
    def _taken_back(self) -> list[Statement]:
        claims = self._dossier.statements.values()
        return sorted((claim for claim in claims if self._own.taken_back_in(claim)), key=self._order)

    def _part(self, quantity: Hashable) -> Dossier:
        """Return what bears on contradictions on one quantity: its claims, with those they derive from."""
        if quantity not in self._parts:
            statements = self._dossier.statements
            on_it = [claim.id for claim in statements.values() if claim.quantity == quantity]
            here = set(on_it).union(*(self._dossier.ancestors(uid) for uid in on_it))
            self._parts[quantity] = replace(
                self._dossier,
                statements={uid: claim for uid, claim in statements.items() if uid in here},
                relations=tuple(
                    each for each in self._dossier.relations if each.start in here and each.end in here
                ),
            )
        return self._parts[quantity]

    @cached_property
    def _derived(self) -> dict[Hashable, list[Hashable]]:
        """From a claim to those that derive from it."""
        found: dict[Hashable, list[Hashable]] = defaultdict(list)
        for start, ends in self._dossier.derivations.items():
            for end in ends:
                found[end].append(start)
        return found

    @cached_property
    def _relations_to(self) -> dict[Hashable, list[Relation]]:
        found: dict[Hashable, list[Relation]] = defaultdict(list)
        for relation in self._dossier.relations:
            if relation.kind in _OUTCOMES:
                found[relation.end].append(relation)
        return found


_OUTCOMES = {
    LinkKind.CONFIRMS: Outcome.CONFIRMED,
    LinkKind.UPDATES: Outcome.UPDATED,
    LinkKind.CORRECTS: Outcome.REVISED,
    LinkKind.DISPUTES: Outcome.CONTRADICTED,
    LinkKind.RETRACTS: Outcome.WITHDRAWN,
}


def _place(amount: Amount) -> tuple[str, int]:
    """Return the amount's shape, and its size in steps of more than what rounding ever moves a number."""
    figure = next((each for each in (amount.point, amount.lower, amount.upper) if each is not None), None)
    shape = "point" if amount.point is not None else f"{amount.lower is None}{amount.upper is None}"
    size = float(figure or 0) / float(amount.out_of or 1)
    if not size:
        return shape, 0
    return f"{shape}{size > 0}", int(log(abs(size)) // _STEP)


def _confirmation(act: Act) -> Outcome | None:
    """Return what another's act is to the number: no voice that isn't named surely confirms it."""
    doubts = set(act.only_possible)
    if doubts <= {Why.CONFIRMS}:
        return Outcome.CONFIRMED
    return Outcome.PERHAPS_CONFIRMED if doubts == {Why.UNNAMED} else None


def _is_held(credit: Credit) -> bool:
    return any(link.stance in HOLDING for link in credit.origins)


def _is_not_before(one: Window | None, other: Window | None) -> bool:
    """Return whether both are known and the first isn't surely the earlier."""
    return one is not None and other is not None and not one.is_before(other)


def _meet(one: Window | None, other: Window | None) -> bool:
    return one is None or other is None or one.meets(other)


def _time(statement: Statement) -> Window | None:
    return statement.as_of if statement.period is None else statement.period


def _question(statement: Statement) -> Hashable:
    return statement.quantity, statement.unit, statement.change, statement.modality


def _by_day(said: Window | None, claim: Statement) -> tuple[date, str]:
    return (said.until if said and said.until else date.max), str(claim.id)
