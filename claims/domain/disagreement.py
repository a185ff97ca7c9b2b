"""Disagreement: claims that can't both be true, and claims that were overtaken before they were printed.

Only claims that answer one question are compared: on one quantity and unit, with the same change and modality. A
number that its only voices deny, doubt or take back is held by nobody, so it disagrees with nothing. A running total
may grow: an earlier total disagrees with a later one only if it is higher. Claims joined by "updates" or "corrects",
themselves or through what they derive from, don't disagree: the one took the other's place. Nor does a claim with
one it derives from: that is drift.
"""

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import islice

from claims.domain.amounts import Amount, Interval, can_be, disjoint, equal_after_rounding
from claims.domain.chains import Window
from claims.domain.statements import Dossier, Statement, said_on
from claims.domain.terms import Accumulation, LinkKind, Stance
from claims.domain.voices import Voices

REVISING_KINDS = (LinkKind.UPDATES, LinkKind.CORRECTS)
"""The links by which one number takes another's place."""

_HOLDING = (Stance.ASSERTS, Stance.CONFIRMS)


@dataclass(frozen=True)
class Contradiction:
    """Two claims that can't both be true."""

    earlier: Hashable
    """The claim said first; of running totals, the one of the earlier moment."""
    later: Hashable
    is_period_known: bool = True
    """Whether both say of what time they are; if not, they may be of different times."""


@dataclass(frozen=True)
class Stale:
    """That another number stood already when a claim was printed."""

    newer: Hashable
    by_same_origin: bool


def contradictions(dossier: Dossier, *, most: int) -> tuple[Contradiction, ...]:
    """Return pairs of claims that contradict each other, one for each two numbers of a time; at most so many.

    Claims that say the same number of the same time are represented by the one said first, so the answer doesn't
    grow with copies. Time: near linear in the claims and in the pairs found.
    """
    kin = _Kin(dossier)
    questions: dict[Hashable, list[Statement]] = defaultdict(list)
    for statement in dossier.statements.values():
        if statement.is_standing and _is_held(statement):
            questions[_question(statement)].append(statement)
    return tuple(islice(_all(dossier, kin, questions), most))


def contradictions_of(dossier: Dossier, claim: Hashable) -> tuple[Contradiction, ...]:
    """Return every contradiction between the claim and another, those said first leading. Time: linear."""
    kin, here = _Kin(dossier), dossier.statements[claim]
    if not (here.is_standing and _is_held(here)):
        return ()
    is_cumulative = _is_cumulative(dossier, here)
    apart = _Apart(here.amount)
    found = [
        (_order(other), contradiction)
        for other in _same_question(dossier, here)
        if other.is_standing
        and _is_held(other)
        and (contradiction := _contradiction(kin, here, other, is_cumulative=is_cumulative)) is not None
        and apart.far(other.amount)  # asked last: rounding takes longest
    ]
    return tuple(contradiction for _, contradiction in sorted(found, key=lambda each: each[0]))


def stale(dossier: Dossier, claim: Hashable) -> Stale | None:
    """Return the newer number that stood when the claim was printed, if any: the same origin's first, then the newest.

    It was said after the claim's own figure was first said by anybody, and can't be true beside it. A newer running
    total is a higher one; a lower one only if the claim's own origin said it after having said the claim's figure.
    Where the claim says as of when it is, nothing said of a later time makes it stale. Time: linear.
    """
    here = dossier.statements[claim]
    if here.published is None or here.published.since is None:
        return None
    history = _History(dossier, here)
    found = [
        (answer.by_same_origin, said, str(other.id), answer)
        for other in history.others
        if (said := history.stood_from(other)) is not None
        and (answer := history.overtaken_by(other, said)) is not None
    ]
    return max(found, key=lambda each: each[:3])[3] if found else None


# --- what is compared ---


def _question(statement: Statement) -> Hashable:
    return statement.quantity, statement.change, statement.modality, statement.unit


def _same_question(dossier: Dossier, here: Statement) -> Iterator[Statement]:
    question = _question(here)
    for other in dossier.statements.values():
        if other.quantity == here.quantity and other.id != here.id and _question(other) == question:
            yield other


def _is_cumulative(dossier: Dossier, statement: Statement) -> bool:
    return dossier.accumulations.get(statement.quantity) == Accumulation.CUMULATIVE


def _is_held(statement: Statement) -> bool:
    """Return whether anybody stands behind the number: the outlet itself, or an origin that says it is so."""
    return not statement.credits or any(
        link.stance in _HOLDING
        for credit in statement.credits
        for step in credit.steps[:1]
        for link in step.links
    )


class _Apart:
    """One amount held against others; the same ones come again and again, so each is worked out once."""

    def __init__(self, amount: Amount) -> None:
        self.amount = amount
        self.numbers = can_be(amount)
        self._far: dict[Amount, bool] = {}
        self._equal: dict[Amount, bool] = {}

    def far(self, other: Amount) -> bool:
        """Return whether both can't be true."""
        if other not in self._far:
            self._far[other] = disjoint(self.amount, other)
        return self._far[other]

    def equals(self, other: Amount) -> bool:
        if other not in self._equal:
            self._equal[other] = equal_after_rounding(self.amount, other)
        return self._equal[other]


class _Kin:
    """Which claims come from one another, and which took another's place."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._ancestors: dict[Hashable, frozenset[Hashable]] = {}
        self._replaced: dict[Hashable, set[Hashable]] = defaultdict(set)
        for relation in dossier.relations:
            if relation.kind in REVISING_KINDS:
                self._replaced[relation.start].add(relation.end)
        self._own_role = {
            each
            for relation in dossier.relations
            if relation.kind in (LinkKind.DERIVED_FROM, *REVISING_KINDS)
            for each in (relation.start, relation.end)
            if relation.kind in REVISING_KINDS or each == relation.end
        }

    def ancestors(self, claim: Hashable) -> frozenset[Hashable]:
        if claim not in self._ancestors:
            self._ancestors[claim] = frozenset(self._dossier.ancestors(claim))
        return self._ancestors[claim]

    def comes_from(self, one: Hashable, other: Hashable) -> bool:
        """Return whether either derives from the other."""
        return one in self.ancestors(other) or other in self.ancestors(one)

    def replaces(self, one: Hashable, other: Hashable) -> bool:
        """Return whether the first took the place of the second, themselves or through what they derive from."""
        if not self._replaced:
            return False
        replaced = {each for kin in (one, *self.ancestors(one)) for each in self._replaced.get(kin, ())}
        return other in replaced or not replaced.isdisjoint(self.ancestors(other))

    def are_joined(self, one: Hashable, other: Hashable) -> bool:
        return self.comes_from(one, other) or self.replaces(one, other) or self.replaces(other, one)

    def kinship(self, claim: Hashable) -> Hashable:
        """Return what tells apart claims that are joined with different others; copies of one claim have it alike."""
        return self.ancestors(claim), claim if claim in self._own_role else None


# --- times ---


def _time(statement: Statement) -> Window | None:
    return statement.as_of if statement.period is None else statement.period


def _moment(statement: Statement) -> Window | None:
    """Return up to when a running total counts: as of when it is, else its period's end, else when it was said."""
    if statement.as_of is not None:
        return statement.as_of
    if statement.period is not None and statement.period.until is not None:
        return Window(statement.period.until, statement.period.until)
    return said_on(statement)


def _order(statement: Statement) -> tuple[date, str]:
    """Return what sorts claims by when they were surely said, those without a date last."""
    said = said_on(statement)
    return date.max if said is None or said.until is None else said.until, str(statement.id)


def _meet(one: Window | None, other: Window | None) -> bool:
    return one is None or other is None or one.meets(other)


def _began_earlier(one: Statement, other: Statement) -> bool:
    """Return whether the first is a running total since an earlier day: then it may be the higher one."""
    since, other_since = (each.period.since if each.period else None for each in (one, other))
    return since is not None and other_since is not None and since < other_since


def _contradiction(
    kin: _Kin, one: Statement, other: Statement, *, is_cumulative: bool
) -> Contradiction | None:
    """Return the contradiction between two claims, if their amounts can't both be true, which isn't asked here."""
    if is_cumulative:
        low, high = (one, other) if can_be(one.amount).is_below(can_be(other.amount)) else (other, one)
        before, after = _moment(high), _moment(low)
        if before is None or after is None or not before.is_before(after) or _began_earlier(high, low):
            return None
        found = Contradiction(high.id, low.id)
    else:
        time, other_time = _time(one), _time(other)
        if not _meet(time, other_time):
            return None
        earlier, later = sorted((one, other), key=_order)
        found = Contradiction(earlier.id, later.id, time is not None and other_time is not None)
    return None if kin.are_joined(one.id, other.id) else found


# --- all pairs ---


@dataclass(frozen=True)
class _Saying:
    """One number said of one time, with the claims that stand for all that say it: one for each kinship."""

    numbers: Interval
    amount: Amount
    time: Window | None
    firsts: tuple[Statement, ...]
    """Said first; of running totals, of the earliest moment."""
    lasts: tuple[Statement, ...]
    """Of the latest moment."""


def _all(dossier: Dossier, kin: _Kin, questions: dict[Hashable, list[Statement]]) -> Iterator[Contradiction]:
    for _, asked in sorted(questions.items(), key=lambda each: str(each[0])):
        is_cumulative = _is_cumulative(dossier, asked[0])
        sayings = _sayings(kin, asked, is_cumulative=is_cumulative)
        for low, high in _growing(sayings) if is_cumulative else _overlapping(sayings):
            if disjoint(low.amount, high.amount):
                pairs = (
                    _contradiction(kin, one, other, is_cumulative=is_cumulative)
                    for one in high.firsts
                    for other in (low.lasts if is_cumulative else low.firsts)
                )
                yield from islice((pair for pair in pairs if pair is not None), 1)


def _sayings(kin: _Kin, asked: Iterable[Statement], *, is_cumulative: bool) -> list[_Saying]:
    """Return the distinct numbers, in an order that doesn't hang on the order of entry."""
    groups: dict[tuple[Amount, Hashable], dict[Hashable, list[Statement]]] = {}
    for statement in asked:
        if is_cumulative:
            if _moment(statement) is None:
                continue
            time: Hashable = statement.period.since if statement.period else None
        else:
            time = _time(statement)
        of_kinship = groups.setdefault((statement.amount, time), defaultdict(list))
        of_kinship[kin.kinship(statement.id)].append(statement)
    first, last = (_ends_first, _begins_last) if is_cumulative else (_order, _order)
    found = [
        _Saying(
            numbers=can_be(amount),
            amount=amount,
            time=time if isinstance(time, Window) else None,
            firsts=tuple(sorted((min(each, key=first) for each in of_kinship.values()), key=first)),
            lasts=tuple(sorted((max(each, key=last) for each in of_kinship.values()), key=last))[::-1],
        )
        for (amount, time), of_kinship in groups.items()
    ]
    return sorted(found, key=lambda saying: _order(saying.firsts[0]))


def _ends_first(statement: Statement) -> tuple[date, str]:
    moment = _moment(statement)
    return date.max if moment is None or moment.until is None else moment.until, str(statement.id)


def _begins_last(statement: Statement) -> tuple[date, str]:
    moment = _moment(statement)
    return date.min if moment is None or moment.since is None else moment.since, str(statement.id)


class _Standing:
    """The numbers that stand at a day of a sweep through time, findable by their ends."""

    def __init__(self, sayings: list[_Saying]) -> None:
        self._sayings = sayings
        self._lowers: list[tuple[Fraction, int]] = []
        self._uppers: list[tuple[Fraction, int]] = []

    def add(self, at: int) -> None:
        for ends, end in self._ends(at):
            insort(ends, (end, at))

    def drop(self, at: int) -> None:
        for ends, end in self._ends(at):
            del ends[bisect_left(ends, (end, at))]

    def above(self, at: int) -> Iterator[_Saying]:
        """Return those that begin where this one ends, or higher."""
        upper = self._sayings[at].numbers.upper
        if upper is not None:
            for _, each in self._lowers[bisect_left(self._lowers, (upper, -1)) :]:
                yield self._sayings[each]

    def below(self, at: int) -> Iterator[_Saying]:
        """Return those that end where this one begins, or lower."""
        lower = self._sayings[at].numbers.lower
        if lower is not None:
            for _, each in self._uppers[: bisect_right(self._uppers, (lower, len(self._sayings)))]:
                yield self._sayings[each]

    def _ends(self, at: int) -> Iterator[tuple[list[tuple[Fraction, int]], Fraction]]:
        numbers = self._sayings[at].numbers
        if numbers.lower is not None:
            yield self._lowers, numbers.lower
        if numbers.upper is not None:
            yield self._uppers, numbers.upper


def _overlapping(sayings: list[_Saying]) -> Iterator[tuple[_Saying, _Saying]]:
    """Yield pairs at overlapping times, the first not reaching above where the second begins."""
    begins, ends = 0, 1  # on one day those that begin come first: a last day belongs to its time
    days: list[tuple[date, int, int]] = []
    for at, saying in enumerate(sayings):
        time = saying.time or Window()
        days += [(time.since or date.min, begins, at), (time.until or date.max, ends, at)]
    standing = _Standing(sayings)
    for _, what, at in sorted(days):
        if what == ends:
            standing.drop(at)
            continue
        for other in standing.above(at):
            yield sayings[at], other
        for other in standing.below(at):
            yield other, sayings[at]
        standing.add(at)


def _growing(sayings: list[_Saying]) -> Iterator[tuple[_Saying, _Saying]]:
    """Yield pairs of running totals of which the second, higher one may be of an earlier moment."""
    asks, stands = 0, 1  # on one day none is earlier than another
    days: list[tuple[date, int, int]] = []
    for at, saying in enumerate(sayings):
        days += [
            (_begins_last(saying.lasts[0])[0], asks, at),
            (_ends_first(saying.firsts[0])[0], stands, at),
        ]
    standing = _Standing(sayings)
    for _, what, at in sorted(days):
        if what == stands:
            standing.add(at)
            continue
        for other in standing.above(at):
            yield sayings[at], other


# --- overtaken ---


class _History:
    """A claim's figure among all that was said to the same question."""

    def __init__(self, dossier: Dossier, here: Statement) -> None:
        self._dossier, self._here = dossier, here
        self._kin, self._voices = _Kin(dossier), Voices(dossier)
        self._apart = _Apart(here.amount)
        self._is_cumulative = _is_cumulative(dossier, here)
        self.others = [other for other in _same_question(dossier, here) if self._is_of_its_time(other)]
        ancestors = (dossier.statements[each] for each in dossier.ancestors(here.id))
        self._same_figure = [
            here,
            *ancestors,
            *(each for each in self.others if self._apart.equals(each.amount)),
        ]
        self._first_said = _first_day(self._same_figure)
        self._origins = self._origins_of(here)

    def stood_from(self, other: Statement) -> date | None:
        """Return when a number was said, if after the claim’s figure was first said and before it was printed."""
        said, published = said_on(other), self._here.published
        if said is None or said.since is None or said.until is None or self._first_said is None:
            return None
        if published is None or published.since is None or said.since <= self._first_said:
            return None
        # What the same article says beside it stood already only if it was said before.
        is_before = said.is_before(published) or (
            said.until == published.since and other.article != self._here.article
        )
        return said.since if is_before else None

    def overtaken_by(self, other: Statement, said: date) -> Stale | None:
        if not (other.is_standing and self._apart.far(other.amount) and _is_held(other)):
            return None
        if self._kin.comes_from(self._here.id, other.id) or self._kin.replaces(self._here.id, other.id):
            return None
        moment = _moment(other)
        if self._here.as_of is not None and moment is not None and self._here.as_of.is_before(moment):
            return None
        shared = self._origins & self._origins_of(other)
        if self._is_cumulative and not self._is_newer_total(other, said, shared):
            return None
        return Stale(other.id, by_same_origin=bool(shared))

    def _is_of_its_time(self, other: Statement) -> bool:
        # A running total's "as of" tells how far it had come, not what it is of.
        if self._is_cumulative:
            return _meet(self._here.period, other.period)
        return _meet(_time(self._here), _time(other))

    def _is_newer_total(self, other: Statement, said: date, shared: frozenset[Hashable]) -> bool:
        if self._apart.numbers.is_below(can_be(other.amount)):
            return not _began_earlier(other, self._here)
        if not shared or _began_earlier(self._here, other):
            return False
        by_that_origin = (each for each in self._same_figure if shared & self._origins_of(each))
        first_said = _first_day(by_that_origin)
        return first_said is not None and first_said < said

    def _origins_of(self, statement: Statement) -> frozenset[Hashable]:
        """Return the origins behind a claim, with the bodies they speak for; unnamed ones are only their own act."""
        dossier = self._dossier
        found: set[Hashable] = set()
        for uid in (statement.id, *dossier.ancestors(statement.id)):
            each = dossier.statements[uid]
            if not (each.credits or dossier.derivations.get(uid) or each.derives_unseen):
                found |= self._voices.bodies(each.outlet)
            for credit in each.credits:
                for link in (link for step in credit.steps[:1] for link in step.links):
                    if link.stance in _HOLDING:
                        found |= self._voices.certain_bodies(link.speaker) or {("act", credit.id)}
        return frozenset(found)


def _first_day(statements: Iterable[Statement]) -> date | None:
    """Return the first day by which any of the claims was surely said or printed."""
    windows = (
        window
        for statement in statements
        for window in (statement.published, *(credit.said for credit in statement.credits))
    )
    return min(
        (window.until for window in windows if window is not None and window.until is not None), default=None
    )
