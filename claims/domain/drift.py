"""Drift: what changed of a number between a claim and a later one that has it from there, or repeats the same words.

Four rules decide what is told:

- *Rounding is no drift.* Values differ only if the two amounts can't both be true, even at the coarser's grain.
- *A range that became one of its ends* is told as that and nothing else, however the end is worded.
- *How much words bind a number* has three steps: bare; about (or a word like "dozens"); a bound on one side; on
  both. To come down is a bound lost, to go up a bound added. "At least" and "more than" are one.
- *A loss is told where it happened.* Who copies a claim that had lost its origin before lost nothing.
"""

from collections.abc import Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass

from claims.domain.amounts import Amount, Comparator, can_be, disjoint, equal_after_rounding
from claims.domain.chains import Window
from claims.domain.statements import Dossier, Relation, Statement, said_on
from claims.domain.terms import LinkKind
from claims.domain.voices import Voices, credited, first_named, named, passed_on_by
from sources.domain.terms import Term


class DriftKind(Term):
    """What changed of a number on its way from one claim to another."""

    VALUE = "value", "another number"
    RANGE_COLLAPSED = "range_collapsed", "a range became one of its ends"
    BOUND_LOST = "bound_lost", "bound lost"
    BOUND_ADDED = "bound_added", "bound added"
    BOUND_REVERSED = "bound_reversed", "bound turned round"
    HEDGE_LOST = "hedge_lost", "hedge lost"
    HEDGE_ADDED = "hedge_added", "hedge added"
    MARGIN_LOST = "margin_lost", "margin lost"
    CHANGE = "change", "level taken for change, or the other way"
    CATEGORY = "category", "something else is counted"
    PERIOD = "period", "another period"
    MODALITY = "modality", "fact taken for plan, or the other way"
    STANCE = "stance", "the same voice, another stance"
    UNIT = "unit", "another unit"
    ATTRIBUTION_LOST = "attribution_lost", "origin no longer credited"
    ATTRIBUTION_CHANGED = "attribution_changed", "somebody else credited"


@dataclass(frozen=True)
class Drift:
    """One thing that changed, and from what to what in as few words as will do; empty where the kind says all."""

    kind: DriftKind
    detail: str = ""


@dataclass(frozen=True)
class Passing:
    """A claim and a later one that has its number from it or repeats the same statement, with what changed."""

    earlier: Hashable
    later: Hashable
    kind: LinkKind
    drifts: tuple[Drift, ...] = ()


PASSING_KINDS = (LinkKind.DERIVED_FROM, LinkKind.SAME_STATEMENT)
"""The links along which a number passes from one claim to another."""


def drifts_of(dossier: Dossier, *, touching: Hashable | None = None) -> tuple[Passing, ...]:
    """Return every passing of a number from one claim to a later one, also those in which nothing changed.

    Shape:  in the order of the dossier's relations, each pair once; with a claim, those from it and to it alone.
            What is derived is the later one; of two that repeat a statement, the one published later; if that is
            unknown, said later; else the link's start.
    """
    voices = Voices(dossier)
    found: dict[Passing, None] = {}
    for relation in dossier.relations:
        if touching is not None and touching not in (relation.start, relation.end):
            continue
        if relation.kind in PASSING_KINDS:
            earlier, later = _in_order(dossier, relation)
            drifts = _drifts(dossier, voices, earlier, later, relation.kind)
            found[Passing(earlier.id, later.id, relation.kind, drifts)] = None
    return tuple(found)


def drift_between(
    dossier: Dossier, earlier: Hashable, later: Hashable, kind: LinkKind = LinkKind.DERIVED_FROM
) -> tuple[Drift, ...]:
    """Return what changed from one claim of the dossier to another, in the order of the kinds.

    Shape:  of claims that are the same statement it is never said that somebody else is credited: by that link
            both go back to one voice.
    """
    statements = dossier.statements
    return _drifts(dossier, Voices(dossier), statements[earlier], statements[later], kind)


def _in_order(dossier: Dossier, relation: Relation) -> tuple[Statement, Statement]:
    start, end = dossier.statements[relation.start], dossier.statements[relation.end]
    if relation.kind == LinkKind.DERIVED_FROM:
        return end, start
    for one, other in ((start.published, end.published), (said_on(start), said_on(end))):
        if one is not None and other is not None and one.is_before(other):
            return start, end
        if one is not None and other is not None and other.is_before(one):
            return end, start
    return end, start


def _drifts(
    dossier: Dossier, voices: Voices, earlier: Statement, later: Statement, kind: LinkKind
) -> tuple[Drift, ...]:
    found = (
        *_of_amount(earlier, later),
        *_of_hedges(earlier.hedges, later.hedges),
        *_of_what_is_counted(dossier, earlier, later),
        *_of_stance(dossier, voices, earlier, later),
        *_of_attribution(dossier, voices, earlier, later, kind),
    )
    order = list(DriftKind)
    return tuple(sorted(found, key=lambda drift: order.index(drift.kind)))


# --- the amount ---


def _of_amount(earlier: Statement, later: Statement) -> Iterator[Drift]:
    one, other = earlier.amount, later.amount
    is_same_unit = earlier.unit == later.unit
    if earlier.unit is not None and later.unit is not None and not is_same_unit:
        yield Drift(DriftKind.UNIT)
    if is_same_unit and disjoint(one, other):
        yield Drift(DriftKind.VALUE, "higher" if can_be(one).is_below(can_be(other)) else "lower")
    if is_same_unit and (end := _collapsed_to(one, other)):
        yield Drift(DriftKind.RANGE_COLLAPSED, end)
    elif (bound := _bound_drift(one.comparator, other.comparator)) is not None:
        yield Drift(bound, _arrow(one.comparator.label, other.comparator.label))
    if one.margin is not None and other.margin is None and other.comparator != Comparator.RANGE:
        yield Drift(DriftKind.MARGIN_LOST)


def _collapsed_to(one: Amount, other: Amount) -> str:
    """Return which end of a range the other amount's one figure is; empty if neither, or if there is no range."""
    figure = _only_figure(other)
    if one.comparator != Comparator.RANGE or figure is None:
        return ""
    for end, name in ((one.upper, "upper end"), (one.lower, "lower end")):
        if equal_after_rounding(Amount(Comparator.EXACT, end, out_of=one.out_of), figure):
            return name
    return ""


def _only_figure(amount: Amount) -> Amount | None:
    """Return the amount's one figure as a number of its own; None of a range or a vague amount."""
    given = [each for each in (amount.point, amount.lower, amount.upper) if each is not None]
    if len(given) != 1:
        return None
    approximate = amount.comparator == Comparator.APPROX
    return Amount(Comparator.APPROX if approximate else Comparator.EXACT, given[0], out_of=amount.out_of)


_BOUND_STEPS: tuple[tuple[frozenset[Comparator], ...], ...] = (
    (frozenset({Comparator.EXACT}),),
    (frozenset({Comparator.APPROX, Comparator.VAGUE}),),
    (
        frozenset({Comparator.AT_LEAST, Comparator.MORE_THAN}),
        frozenset({Comparator.AT_MOST, Comparator.LESS_THAN}),
    ),
    (frozenset({Comparator.RANGE}),),
)
"""How much words bind a number, from not at all; side by side on a step stand bounds that are each other's reverse."""


def _bound_drift(one: Comparator, other: Comparator) -> DriftKind | None:
    (step, side), (later_step, later_side) = _bound_step(one), _bound_step(other)
    if step != later_step:
        return DriftKind.BOUND_LOST if later_step < step else DriftKind.BOUND_ADDED
    return None if side == later_side else DriftKind.BOUND_REVERSED


def _bound_step(comparator: Comparator) -> tuple[int, int]:
    return next(
        (step, side)
        for step, sides in enumerate(_BOUND_STEPS)
        for side, comparators in enumerate(sides)
        if comparator in comparators
    )


# --- the words around it ---


def _of_hedges(earlier: Collection[str], later: Collection[str]) -> Iterator[Drift]:
    lost, added = set(earlier) - set(later), set(later) - set(earlier)
    if lost:
        yield Drift(DriftKind.HEDGE_LOST, ", ".join(sorted(lost)))
    if added:
        yield Drift(DriftKind.HEDGE_ADDED, ", ".join(sorted(added)))


def _of_what_is_counted(dossier: Dossier, earlier: Statement, later: Statement) -> Iterator[Drift]:
    if earlier.change != later.change:
        yield Drift(DriftKind.CHANGE, _arrow(earlier.change.label, later.change.label))
    if earlier.modality != later.modality:
        yield Drift(DriftKind.MODALITY, _arrow(earlier.modality.label, later.modality.label))
    if earlier.quantity != later.quantity:
        yield Drift(DriftKind.CATEGORY, _category(dossier, earlier.quantity, later.quantity))
    if earlier.period is not None and later.period is not None and earlier.period != later.period:
        yield Drift(DriftKind.PERIOD, _days(earlier.period, later.period))


def _category(dossier: Dossier, earlier: Hashable, later: Hashable) -> str:
    if earlier in _broader_than(dossier, later):
        return "narrower"
    return "broader" if later in _broader_than(dossier, earlier) else "other"


def _broader_than(dossier: Dossier, quantity: Hashable) -> set[Hashable]:
    found: set[Hashable] = set()
    while quantity in dossier.broader and dossier.broader[quantity] not in found:
        quantity = dossier.broader[quantity]
        found.add(quantity)
    return found


def _days(earlier: Window, later: Window) -> str:
    if _covers(earlier, later):
        return "narrower"
    return "broader" if _covers(later, earlier) else "other"


def _covers(one: Window, other: Window) -> bool:
    begins = one.since is None or (other.since is not None and one.since <= other.since)
    ends = one.until is None or (other.until is not None and other.until <= one.until)
    return begins and ends


# --- who is credited ---


def _of_stance(dossier: Dossier, voices: Voices, earlier: Statement, later: Statement) -> Iterator[Drift]:
    chain = _full_chain(dossier, earlier)
    changed: set[tuple[str, str]] = set()
    for speaker, stance in _stances(later):
        before = _stances_before(voices, chain, speaker)
        if before and stance not in before:
            changed.add((", ".join(sorted(before)), stance))
    if changed:
        yield Drift(DriftKind.STANCE, "; ".join(_arrow(*each) for each in sorted(changed)))


def _stances_before(voices: Voices, chain: Iterable[Statement], speaker: Hashable) -> set[str]:
    """Return the stances the speaker had in the claim that is nearest; else those of who shares a body with it."""
    for statement in chain:
        taken = _stances(statement)
        found = {stance for other, stance in taken if other == speaker} or {
            stance for other, stance in taken if voices.share(other, speaker)
        }
        if found:
            return found
    return set()


def _stances(statement: Statement) -> set[tuple[Hashable, str]]:
    links = (link for credit in statement.credits for link in first_named(credit))
    return {(link.speaker, link.stance) for link in links}


def _of_attribution(
    dossier: Dossier, voices: Voices, earlier: Statement, later: Statement, kind: LinkKind
) -> Iterator[Drift]:
    chain = _full_chain(dossier, earlier)
    said_by = set().union(*map(credited, chain))
    passed_by = set().union(*map(passed_on_by, chain))
    before, after = credited(earlier), credited(later)
    if before and not after:
        yield Drift(DriftKind.ATTRIBUTION_LOST, voices.names(before))
    elif before and voices.any_shares(after, passed_by) and not voices.any_shares(named(later), said_by):
        yield Drift(DriftKind.ATTRIBUTION_LOST, _arrow(voices.names(before), voices.names(after)))
    elif after and kind != LinkKind.SAME_STATEMENT and not voices.any_shares(after, said_by | passed_by):
        yield Drift(
            DriftKind.ATTRIBUTION_CHANGED, _arrow(voices.names(before or said_by), voices.names(after))
        )


def _full_chain(dossier: Dossier, statement: Statement) -> tuple[Statement, ...]:
    """Return the claim and those it has its number from, the nearest first."""
    return statement, *(dossier.statements[each] for each in dossier.ancestors(statement.id))


def _arrow(before: str, after: str) -> str:
    return f"{before or 'nobody'} → {after or 'nobody'}"
