"""A quantity's thread: what was said of it one after another, by whom, and how it fared since.

Beside the claims on the quantity it holds those elsewhere that theirs come from or that come from theirs: a number
hardens by being counted as something else. Everything is read off one dossier; only the lines are asked for.
"""

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from claims.domain.acts import AGAINST
from claims.domain.amounts import can_be, disjoint
from claims.domain.disagreement import Contradiction, contradictions, contradictions_of, stale
from claims.domain.drift import Passing, drifts_of
from claims.domain.origins import Group, Reference, references_on
from claims.domain.statements import Dossier, Relation, Statement, said_on
from claims.domain.terms import Accumulation, Basis, Change, LinkKind, Modality
from claims.provenance import MOST_CLAIMS, Gathered

from .dates import KnownDate, known_date
from .drift import PassingView, drift_views, in_time, lines_of
from .origins import MOST_NUMBERS, NumberOrigins, interval_in_words, letters, number_views
from .rows import ClaimRow

MOST_TOLD = 50
"""So many claims of a thread are told, the newest; the list of claims has the others."""
_MOST_COUNTED = 40_000
"""Fewer numbers are counted where there are many claims: so many are looked at in all, a second's work."""
_MOST_FOLLOWED = 500
"""Among so many claims it is worked out for each that is told what contradicts it and what overtook it."""
_MOST_BEHIND = 300
"""Of a number with more claims behind it the origins are counted but not told one by one: who would read them?"""
MOST_PASSINGS = 40
MOST_REVISIONS = 20
MOST_CONTRADICTIONS = 20
MOST_AFTER = 3
"""So many claims are named of those that contradict, revise or overtake one."""

_REVISES = {
    LinkKind.UPDATES: ("updates", "updated by"),
    LinkKind.CORRECTS: ("corrects", "corrected by"),
    LinkKind.RETRACTS: ("retracts", "retracted by"),
    LinkKind.CONFIRMS: ("confirms", "confirmed by"),
    LinkKind.DISPUTES: ("disputes", "disputed by"),
}
"""How a claim stands to an earlier one, and the words for it read from that end."""
_REVISING = (LinkKind.UPDATES, LinkKind.CORRECTS, LinkKind.RETRACTS)


@dataclass(frozen=True)
class After:
    """What another claim did to one: "contradicted by", "updated by"."""

    words: str
    by: ClaimRow


@dataclass(frozen=True)
class Told:
    """A claim of the thread in its place in time."""

    row: ClaimRow
    said: KnownDate | None
    """When its origin said it, where the text dates that; else when it was published."""
    is_dated: bool
    """Whether the text dates the saying."""
    voices: tuple[str, ...]
    """The letters of the voices it goes back to, as far as they were counted."""
    is_elsewhere: bool
    """Whether it is a claim on another quantity."""
    is_first: bool
    """Whether it was surely said before all others of the thread."""
    may_be_first: bool
    """Whether none is known to have been said before it, though the days leave open which was first."""
    after: tuple[After, ...]

    @property
    def is_denied(self) -> bool:
        """Whether its origins only deny, doubt or take back the number."""
        origins = [voice for chain in self.row.chains for voice in chain.origins]
        return bool(origins) and all(voice.stance in AGAINST for voice in origins)


@dataclass(frozen=True)
class Voice:
    """One independent voice, as far as is known: one letter on the whole page."""

    letter: str
    name: str
    reason: str
    """Why several count as one; empty where it is one anyway."""


@dataclass(frozen=True)
class Number:
    """A distinct number stated on the quantity, with how many independent origins stand behind it."""

    words: str
    """The amount as read, with what else the claims that state it have in common."""
    first: Told
    """The claim that said it first, or one of those that may have."""
    is_first_sure: bool
    claims: int
    """How many claims state exactly this number."""
    min: int
    max: int
    origins: NumberOrigins | None
    """The voices behind it and why they are so many; None where too many claims are behind it to tell."""

    @property
    def said(self) -> str:
        """The interval in words."""
        return interval_in_words(self.min, self.max)


@dataclass(frozen=True)
class Revision:
    """A number that took another's place, by a link or because a running total grew."""

    words: str
    newer: ClaimRow
    older: ClaimRow
    basis: Basis | None = None
    note: str = ""


@dataclass(frozen=True)
class Contradicting:
    """Two claims that can't both be true."""

    earlier: ClaimRow
    later: ClaimRow
    is_period_known: bool


@dataclass(frozen=True)
class Thread:
    """All that a quantity's page tells about how its number went through the news."""

    on: date | None
    count: int
    """How many claims it has, those elsewhere too."""
    is_cut: bool
    """Whether the quantity has more claims than are looked at."""
    told: tuple[Told, ...]
    voices: tuple[Voice, ...]
    numbers: tuple[Number, ...]
    more_numbers: int
    passings: tuple[PassingView, ...]
    """Those on which something changed, in time."""
    more_passings: int
    unchanged: int
    revisions: tuple[Revision, ...]
    more_revisions: bool
    contradictions: tuple[Contradicting, ...]
    more_contradictions: bool
    follows_each: bool
    """Whether what contradicts or overtook it was worked out for each claim told."""

    @property
    def untold(self) -> int:
        return self.count - len(self.told)

    @property
    def most_looked_at(self) -> int:
        return MOST_CLAIMS


def thread_of(
    gathered: Gathered, quantity_id: int, *, on: date | None = None, lines: Collection[str] = ()
) -> tuple[Thread, Mapping[str, ClaimRow]]:
    """Return a quantity's thread, and the lines of its claims with those asked for besides, in three queries."""
    plan = _Plan(gathered, quantity_id)
    rows = lines_of(gathered, (*plan.named, *lines))
    return _Telling(plan, rows).thread(on), rows


class _Plan:
    """What of a dossier is told, before it is known how its claims look in a line."""

    def __init__(self, gathered: Gathered, quantity_id: int) -> None:
        self.gathered = gathered
        self.dossier: Dossier = gathered.dossier
        self.quantity = gathered.quantities[quantity_id]
        statements = self.dossier.statements
        self.own = {uid: each for uid, each in statements.items() if each.quantity == self.quantity}
        self.members = self._members()
        in_order = sorted(self.members, key=self.place)
        self.firsts = self.first_of(self.members)
        self.told = in_order[-MOST_TOLD:]
        self.follows_each = len(statements) <= _MOST_FOLLOWED

    @cached_property
    def _places(self) -> dict[Hashable, tuple[date, tuple[date, int, str]]]:
        return {}

    def place(self, claim: Hashable) -> tuple[date, tuple[date, int, str]]:
        """Return what sorts claims by when they were said; what derives follows what it derives from."""
        if claim not in self._places:
            day, *before = (self._day(each) for each in (claim, *self.dossier.ancestors(claim)))
            latest = max([day, *(each for each in before if each != date.max)])
            self._places[claim] = (latest, in_time(self.dossier, claim))
        return self._places[claim]

    def _day(self, claim: Hashable) -> date:
        said = said_on(self.dossier.statements[claim])
        return (said and (said.since or said.until)) or date.max

    def first_of(self, claims: Collection[Hashable]) -> frozenset[Hashable]:
        """Return which of these claims was said first: several where the days leave it open."""
        known = {uid: said_on(self.dossier.statements[uid]) for uid in claims}
        ends = [said.until for said in known.values() if said is not None and said.until is not None]
        by_then = min(ends, default=date.max)
        earliest = [
            uid
            for uid, said in known.items()
            if not ends or (said is not None and (said.since is None or said.since <= by_then))
        ]
        return frozenset(
            uid for uid in earliest if not any(each in known for each in self.dossier.ancestors(uid))
        ) or frozenset(earliest)

    def _members(self) -> set[Hashable]:
        """Return the claims on the quantity, those they come from, and those that come from them."""
        members: set[Hashable] = set(self.own)
        members.update(*(self.dossier.ancestors(uid) for uid in self.own))
        members |= {
            uid
            for uid in self.dossier.derivations
            if uid not in members and not self.own.keys().isdisjoint(self.dossier.ancestors(uid))
        }
        return members

    @cached_property
    def numbers(self) -> list[tuple[Reference, tuple[Hashable, ...]]]:
        """The distinct numbers, the most spoken of first, then the one said first."""
        found = references_on(self.dossier, self.quantity)
        return sorted(
            found.items(), key=lambda each: (-len(each[1]), min(self.place(claim) for claim in each[1]))
        )

    @cached_property
    def counted(self) -> dict[Reference, list[Hashable]]:
        """As many numbers as are counted, each with its claims, the one that said it first leading."""
        most = max(1, min(MOST_NUMBERS, _MOST_COUNTED // max(1, len(self.dossier.statements))))
        return {reference: sorted(claims, key=self.place) for reference, claims in self.numbers[:most]}

    @cached_property
    def passings(self) -> list[Passing]:
        """The passings between claims of the thread, as the later ones were printed."""
        found = [
            each
            for each in drifts_of(self.dossier)
            if each.earlier in self.members and each.later in self.members
        ]
        return sorted(found, key=lambda each: (self.place(each.later), self.place(each.earlier)))

    @cached_property
    def changed(self) -> list[Passing]:
        return [each for each in self.passings if each.drifts]

    @cached_property
    def revisions(self) -> list[tuple[str, Hashable, Hashable, Relation | None]]:
        """What took whose place: words, the newer, the older, and the link that says so."""
        linked = [
            (_REVISES[each.kind][0], each.start, each.end, each)
            for each in self._links_between_members
            if each.kind in _REVISING
        ]
        known = {(newer, older) for _, newer, older, _ in linked}
        totals = [("is a newer total than", *pair, None) for pair in self._totals() if pair not in known]
        return sorted([*linked, *totals], key=lambda each: (self.place(each[1]), self.place(each[2])))

    @property
    def _links_between_members(self) -> Iterable[Relation]:
        return (
            each for each in self.dossier.relations if each.start in self.members and each.end in self.members
        )

    def _totals(self) -> Iterable[tuple[Hashable, Hashable]]:
        """Yield each running total that is higher than all before it, with the highest of these."""
        if self.dossier.accumulations.get(self.quantity) != Accumulation.CUMULATIVE:
            return
        highest: dict[Hashable, Statement] = {}
        for statement in sorted(self.own.values(), key=lambda each: self.place(each.id)):
            is_asserted = statement.change == Change.LEVEL and statement.modality == Modality.ASSERTED
            if not (is_asserted and statement.is_standing and _is_held(statement)):
                continue
            before = highest.get(statement.unit)
            if before is None:
                highest[statement.unit] = statement
            elif disjoint(before.amount, statement.amount) and can_be(before.amount).is_below(
                can_be(statement.amount)
            ):
                highest[statement.unit] = statement
                if before.id not in self.dossier.ancestors(statement.id):
                    yield statement.id, before.id

    @cached_property
    def contradictions(self) -> list[Contradiction]:
        # Of the quantity's own claims alone: each other quantity tells of its own.
        of_own = replace(self.dossier, statements=self.own)
        return list(contradictions(of_own, most=MOST_CONTRADICTIONS + 1))

    @cached_property
    def after(self) -> dict[Hashable, list[tuple[str, Hashable]]]:
        """What other claims did to each claim that is told."""
        found: dict[Hashable, list[tuple[str, Hashable]]] = {uid: [] for uid in self.told}
        for relation in self.dossier.relations:
            if relation.end in found and relation.kind in _REVISES:
                found[relation.end].append((_REVISES[relation.kind][1], relation.start))
        if self.follows_each:
            for uid in self.told:
                overtaken = stale(self.dossier, uid)
                if overtaken is not None:
                    whose = "its own origin’s newer" if overtaken.by_same_origin else "a newer number"
                    found[uid].append((f"printed when there was {whose}:", overtaken.newer))
                found[uid] += [
                    (_contradicted(pair), pair.later if pair.earlier == uid else pair.earlier)
                    for pair in contradictions_of(self.dossier, uid)[:MOST_AFTER]
                ]
        else:
            for pair in self.contradictions:
                for here, there in ((pair.earlier, pair.later), (pair.later, pair.earlier)):
                    if here in found:
                        found[here].append((_contradicted(pair), there))
        return {uid: list(dict.fromkeys(each))[: 2 * MOST_AFTER] for uid, each in found.items()}

    @property
    def named(self) -> Iterable[Hashable]:
        """The claims of which a line is wanted."""
        yield from self.told
        yield from (claims[0] for claims in self.counted.values())
        for passing in self.changed[:MOST_PASSINGS]:
            yield from (passing.earlier, passing.later)
        for _, newer, older, _ in self.revisions[:MOST_REVISIONS]:
            yield from (newer, older)
        for pair in self.contradictions[:MOST_CONTRADICTIONS]:
            yield from (pair.earlier, pair.later)
        yield from (other for each in self.after.values() for _, other in each)


class _Telling:
    """A plan told in the lines of its claims."""

    def __init__(self, plan: _Plan, rows: Mapping[str, ClaimRow]) -> None:
        self._plan, self._rows = plan, rows
        self._letters = _Letters(plan)

    def thread(self, on: date | None) -> Thread:
        plan = self._plan
        return Thread(
            on=on,
            count=len(plan.members),
            is_cut=plan.gathered.is_cut,
            told=tuple(self._told(uid) for uid in plan.told if uid in self._rows),
            voices=self._letters.voices,
            numbers=tuple(self._numbers()),
            more_numbers=len(plan.numbers) - len(plan.counted),
            passings=drift_views(plan.gathered, plan.changed[:MOST_PASSINGS], self._rows),
            more_passings=max(0, len(plan.changed) - MOST_PASSINGS),
            unchanged=len(plan.passings) - len(plan.changed),
            revisions=tuple(
                Revision(
                    words,
                    self._rows[str(newer)],
                    self._rows[str(older)],
                    link.basis if link else None,
                    link.note if link else "",
                )
                for words, newer, older, link in plan.revisions[:MOST_REVISIONS]
                if self._has(newer, older)
            ),
            more_revisions=len(plan.revisions) > MOST_REVISIONS,
            contradictions=tuple(
                Contradicting(
                    self._rows[str(pair.earlier)], self._rows[str(pair.later)], pair.is_period_known
                )
                for pair in plan.contradictions[:MOST_CONTRADICTIONS]
                if self._has(pair.earlier, pair.later)
            ),
            more_contradictions=len(plan.contradictions) > MOST_CONTRADICTIONS,
            follows_each=plan.follows_each,
        )

    def _numbers(self) -> Iterable[Number]:
        plan = self._plan
        answers = {each: plan.gathered.counting.origins(each) for each in plan.counted}
        few = {each: plan.counted[each] for each in answers if len(answers[each].claims) <= _MOST_BEHIND}
        views = {view.claims[0]: view for view in number_views(plan.gathered, few)}
        for reference, claims in plan.counted.items():
            if self._has(claims[0]):
                first, answer = str(claims[0]), answers[reference]
                view = views.get(first)
                yield Number(
                    words=_number_words(self._rows[first]),
                    first=self._told(first),
                    is_first_sure=len(plan.first_of(claims)) == 1,
                    claims=len(claims),
                    min=answer.min,
                    max=answer.max,
                    origins=self._letters.put_on(view) if view else None,
                )

    def _has(self, *claims: Hashable) -> bool:
        return all(claim in self._rows for claim in claims)

    def _told(self, uid: Hashable) -> Told:
        row = self._rows[str(uid)]
        said = next((voice.said_on for chain in row.chains for voice in chain.origins if voice.said_on), None)
        return Told(
            row=row,
            said=said or row.published.day,
            is_dated=said is not None,
            voices=self._letters.of(uid),
            is_elsewhere=uid not in self._plan.own,
            is_first={uid} == self._plan.firsts,
            may_be_first=uid in self._plan.firsts and len(self._plan.firsts) > 1,
            after=tuple(
                After(words, self._rows[str(other)])
                for words, other in self._plan.after.get(uid, ())
                if other in self._rows
            ),
        )


def _number_words(row: ClaimRow) -> str:
    period = known_date(row.claim.period)
    parts = (row.figure.reading, row.figure.change, row.figure.modality, period.words if period else "")
    return ", ".join(filter(None, parts))


def _contradicted(pair: Contradiction) -> str:
    return "contradicted by" if pair.is_period_known else "may contradict, the period isn’t said:"


def _is_held(statement: Statement) -> bool:
    """Return whether anybody stands behind the number: who is credited with nothing but denials doesn't."""
    links = [link for credit in statement.credits for link in credit.origins]
    return not links or any(link.stance not in AGAINST for link in links)


class _Letters:
    """A letter for each voice, the same for every number of the page."""

    def __init__(self, plan: _Plan) -> None:
        self._dossier = plan.dossier
        self._voice_of: dict[Hashable, Hashable] = {}
        """From an act to its voice. Numbers may share an act: that of the number most spoken of is taken."""
        groups: dict[Hashable, list[Group]] = {}
        for reference in plan.counted:
            for group in plan.gathered.counting.origins(reference).groups:
                groups.setdefault(self._voice(group), []).append(group)
        told = dict.fromkeys(voice for uid in plan.told for voice in self._behind(uid))
        appearing = (*told, *(voice for voice in groups if voice not in told))
        self._letters = dict(zip(appearing, letters(), strict=False))
        self._references = {str(claims[0]): reference for reference, claims in plan.counted.items()}
        self._counting = plan.gathered.counting
        self.voices = tuple(
            Voice(self._letters[voice], self._name(groups[voice][0]), _reason(groups[voice]))
            for voice in told
        )

    def of(self, claim: Hashable) -> tuple[str, ...]:
        """Return the letters of the voices a claim goes back to; none where these weren't counted."""
        return tuple(sorted(self._letters[voice] for voice in self._behind(claim) if voice in self._letters))

    def put_on(self, number: NumberOrigins) -> NumberOrigins:
        """Return the number with the letters of this page, in place of those it has alone."""
        counted = self._counting.origins(self._references[number.claims[0]]).groups
        return replace(
            number,
            groups=tuple(
                replace(view, letter=self._letters[self._voice(group)])
                for view, group in zip(number.groups, counted, strict=True)
            ),
        )

    def _voice(self, group: Group) -> Hashable:
        """Return the group's voice, and remember it for its acts."""
        voice: Hashable = ("party", group.body)
        if group.body is None:
            known = (self._voice_of[act.id] for act in group.acts if act.id in self._voice_of)
            voice = next(known, ("act", group.acts[0].id))
        for act in group.acts:
            self._voice_of.setdefault(act.id, voice)
        return voice

    def _behind(self, claim: Hashable) -> Iterable[Hashable]:
        voices: dict[Hashable, None] = {}
        for uid in (claim, *self._dossier.ancestors(claim)):
            acts = (uid, *(credit.id for credit in self._dossier.statements[uid].credits))
            voices |= dict.fromkeys(self._voice_of[act] for act in acts if act in self._voice_of)
        return voices

    def _name(self, group: Group) -> str:
        parties = self._dossier.parties
        if group.body is not None and group.body in parties:
            return parties[group.body].name
        act = group.acts[0]
        outlet = self._dossier.statements[act.claims[0]].outlet
        printed = parties[outlet].name if outlet in parties else ""
        if act.credit is None:
            return f"{printed}, without a source"
        names = (
            parties[link.speaker].name if link.speaker in parties else link.words or "somebody not identified"
            for link in act.credit.origins
        )
        return f"{' and '.join(dict.fromkeys(names))}, in {printed}"


def _reason(groups: Iterable[Group]) -> str:
    return "; ".join(dict.fromkeys(merge.kind.label for group in groups for merge in group.merges))
