"""Independent origins: how many separate voices stand behind a number, and why not more.

An act of crediting with one voice it may count as needs that voice. One with several needs no more than one of
them: a joint statement, a number without a source beside credited ones in its own article. So none of these ties
two voices together; a source that belongs to two bodies does. Counted is the smallest number of voices that leaves
no act without one: whatever ties two acts, or may, makes it smaller, and nothing makes it larger but another voice.

Source: docs/decisions/0017-counting-origins.md; /method/ says it in plain words.
"""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from claims.domain.acts import Acts, Crediting, Option, in_time
from claims.domain.amounts import Amount, backs, disjoint
from claims.domain.chains import Link, Window
from claims.domain.fewest import fewest
from claims.domain.statements import PUBLISHERS, Credit, Dossier, Relation, Statement
from claims.domain.terms import Access, Change, LinkKind, Modality, Scope, Stance
from sources.domain.terms import Term

FIRST_HAND = (Access.WITNESSED, Access.OWN_COUNT)


class Why(Term):
    """Why an act counts among the origins there may be, but not among those there are at least."""

    UNNAMED = "unnamed", "the origin isn’t named"
    UNIDENTIFIED = "unidentified", "the text doesn’t say who the origin is"
    NO_SOURCE = "no_source", "no source is given"
    CONFIRMS = "confirms", "the origin confirms another’s number"
    PUBLISHER = "publisher", "an outlet or agency that doesn’t say it counted or saw it itself"
    AMBIGUOUS = "ambiguous", "it is unclear whether the credit covers the number"
    COMPATIBLE = "compatible", "the amount doesn’t contradict this one, but doesn’t say it either"
    NARROWER = "narrower", "it is a number of the next narrower quantity"
    BROADER = "broader", "it is a number of the next broader quantity"
    ELSEWHERE = "elsewhere", "the claim it derives from is of another quantity, time or amount"
    UNSEEN = "unseen", "it derives from a claim that isn’t public, or wasn’t by then"


class MergeKind(Term):
    """Why two acts count as one voice, or a claim brings no voice of its own."""

    SAME_SOURCE = "same_source", "the same source"
    ONE_BODY = "one_body", "both speak for one body"
    SAME_ARTICLE = "same_article", "the same unnamed voice in one article"
    SAME_STATEMENT = "same_statement", "the same statement"
    COPY = "copy", "the same words in a copy"
    OWN_ARTICLE = "own_article", "without a source, beside a credited number in its own article"
    JOINT = "joint", "a joint statement of which one voice is counted already"
    DERIVED = "derived", "derives from another claim and brings no voice of its own"


@dataclass(frozen=True)
class Reference:
    """The number that is asked about: what has to be said for a claim to stand behind it."""

    quantity: Hashable
    amount: Amount
    unit: Hashable | None = None
    change: Change = Change.LEVEL
    modality: Modality = Modality.ASSERTED
    period: Window | None = None

    @classmethod
    def of(cls, claim: Statement) -> "Reference":
        return cls(claim.quantity, claim.amount, claim.unit, claim.change, claim.modality, claim.period)


@dataclass(frozen=True)
class Act:
    """One act of crediting, or one claim that credits nobody, as it counts for a number."""

    id: Hashable
    """The attribution's uid; where there is none, the claim's."""
    claims: tuple[Hashable, ...]
    """The claims that rest on it, as far as they are asked about here."""
    credit: Credit | None
    only_possible: tuple[Why, ...]
    """Why it may be an origin but isn't surely one; nothing where it surely is."""


@dataclass(frozen=True)
class Merge:
    """Why a claim adds no voice to that of another, with what shows it."""

    kind: MergeKind
    claim: Hashable
    into: Hashable
    body: Hashable | None = None
    """The party whose voice both are."""
    relation: Relation | None = None
    """The link between claims on which it rests."""


@dataclass(frozen=True)
class Group:
    """One voice: all acts that count as its own, the earliest first."""

    acts: tuple[Act, ...]
    body: Hashable | None
    """The party all of them go back to, where there is one."""
    counts: bool
    """Whether it is among those there are at least."""
    merges: tuple[Merge, ...]

    @property
    def claims(self) -> tuple[Hashable, ...]:
        return tuple(dict.fromkeys(claim for act in self.acts for claim in act.claims))


@dataclass(frozen=True)
class Origins:
    """How many independent origins stand behind a number: at least `min`, at most `max`."""

    min: int
    max: int
    groups: tuple[Group, ...]
    merges: tuple[Merge, ...]
    """Every merge, those of the groups and the claims that only derive from others."""
    claims: tuple[Hashable, ...]
    """The claims that were considered."""


def independent_origins(dossier: Dossier, reference: Reference) -> Origins:
    """Return how many independent origins stand behind the number, as far as the dossier knows.

    Shape:  0 to 0 where nobody but deniers says it; else at least 1. `Counting` answers many questions at once.
    """
    return Counting(dossier).origins(reference)


def references_on(dossier: Dossier, quantity: Hashable) -> dict[Reference, tuple[Hashable, ...]]:
    """Return the distinct numbers stated on a quantity, each with its claims in the order of the dossier."""
    found: dict[Reference, list[Hashable]] = {}
    for claim in dossier.statements.values():
        if claim.quantity == quantity and claim.is_standing:
            found.setdefault(Reference.of(claim), []).append(claim.id)
    return {reference: tuple(claims) for reference, claims in found.items()}


class Counting:
    """Answers who stands behind a number, for one dossier. What any number needs is worked out once."""

    def __init__(self, dossier: Dossier) -> None:
        self._acts = Acts(dossier)
        self._answers: dict[Reference, Origins] = {}

    def origins(self, reference: Reference) -> Origins:
        """Return how many independent origins stand behind the number; who asks again has the same answer."""
        if reference not in self._answers:
            self._answers[reference] = _Answer(self._acts, reference).origins
        return self._answers[reference]


_Place = tuple[Hashable, Hashable]
"""An article and a quantity."""

_Pair = tuple[Hashable, Hashable, Merge]
"""Two acts that are one and the same, and why they are."""


class _Answer:
    """The count for one number."""

    def __init__(self, acts: Acts, reference: Reference) -> None:
        self._acts = acts
        self._reference = reference
        self._same_amounts: dict[Amount, bool] = {}
        self._backing: dict[Amount, bool] = {}
        self._considered = {claim.id: claim for claim in acts.claims if self._is_considered(claim)}
        behind = dict.fromkeys(uid for claim in self._considered for uid in acts.behind[claim])
        self._in_play = sorted((acts[uid] for uid in behind), key=lambda act: in_time(act.home[0]))
        self._one_voice = _OneVoice()
        self._given: dict[Hashable, frozenset[Option]] = {}
        """The options of each act before acts that are one and the same are joined."""

    # --- what is compared ---

    def _is_considered(self, claim: Statement) -> bool:
        ask = self._reference
        return (
            claim.is_standing
            and (claim.quantity == ask.quantity or self._distance(claim.quantity) is not None)
            and claim.change == ask.change
            and claim.modality == ask.modality
            and claim.unit == ask.unit
            and (claim.period is None or ask.period is None or claim.period.meets(ask.period))
            and not self._is_disjoint(claim.amount)
        )

    def _distance(self, quantity: Hashable) -> Why | None:
        """Return how another quantity stands to the one asked about; None where it isn't the next."""
        broader = self._acts.dossier.broader
        if broader.get(quantity) == self._reference.quantity:
            return Why.NARROWER
        if broader.get(self._reference.quantity) == quantity:
            return Why.BROADER
        return None

    def _is_disjoint(self, amount: Amount) -> bool:
        if amount not in self._same_amounts:
            self._same_amounts[amount] = disjoint(amount, self._reference.amount)
        return self._same_amounts[amount]

    def _backs(self, amount: Amount) -> bool:
        if amount not in self._backing:
            self._backing[amount] = backs(amount, self._reference.amount)
        return self._backing[amount]

    # --- the count ---

    @cached_property
    def origins(self) -> Origins:
        acts = self._in_play
        self._join_ties()
        options = {act.id: self._one_voice.of(self._options_here(act)) for act in acts}
        self._given = dict(options)
        doubts = {act.id: self._only_possible(act) for act in acts}
        identities = self._join_identities(options)
        # What is one with a credited act is one for those beside it too.
        beside = {
            place: frozenset().union(*(options[uid] for uid in there))
            for place, there in self._beside.items()
        }
        for act in acts:
            if (place := self._place(act)) in beside:
                options[act.id] |= beside[place]
        voices = {act.id: self._one_voice.of(options[act.id]) for act in acts}
        chosen = fewest(voices.values())
        at_least = fewest((voices[act.id] for act in acts if not doubts[act.id]), prefer=chosen)
        members: dict[Option, list[Crediting]] = {}
        for act in acts:
            here = voices[act.id] & chosen
            # A joint statement goes to a voice that is counted surely anyway, so that it makes none sure.
            members.setdefault(min(here & at_least or here, key=str), []).append(act)
        groups = tuple(
            Group(
                acts=tuple(self._counted(act, doubts[act.id]) for act in group),
                body=_body_of(voice, {each for act in group if len(each := options[act.id]) == 1}),
                counts=any(not doubts[act.id] for act in group),
                merges=tuple(self._merges_in(group, identities)),
            )
            for voice, group in members.items()
        )
        return Origins(
            min=max(min(len(at_least), len(chosen)), 1) if chosen else 0,
            max=len(chosen),
            groups=groups,
            merges=(*(merge for group in groups for merge in group.merges), *self._derived()),
            claims=tuple(self._considered),
        )

    def _join_ties(self) -> None:
        """Make one voice of all bodies to which one speaker belongs."""
        ties = [tie for act in self._in_play if not self._rests_beside(act) for tie in act.ties]
        ties += [
            tie for uid, inside in self._acts.inside.items() if uid in self._considered for tie in inside.ties
        ]
        for tie in ties:
            self._one_voice.join(tie)

    def _options_here(self, act: Crediting) -> frozenset[Option]:
        """Return the act's options; of a number without a source, those of credited ones beside it."""
        return (self._place(act) and self._options_beside.get(self._place(act))) or act.options

    def _rests_beside(self, act: Crediting) -> bool:
        """Return whether it names no source, but stands in an article that credits one with the quantity."""
        return bool(self._place(act) and self._options_beside.get(self._place(act)))

    def _place(self, act: Crediting) -> _Place | None:
        """Return where a number without a source stands: its article and quantity."""
        return None if act.credit is not None else (act.home[0].article, act.home[0].quantity)

    @cached_property
    def _options_beside(self) -> dict[_Place | None, frozenset[Option]]:
        """From a place to the voices of all that is credited there, or comes from elsewhere."""
        found = {
            place: set().union(*(self._acts[uid].options for uid in acts))
            for place, acts in self._beside.items()
        }
        for uid, inside in self._acts.inside.items():
            if claim := self._considered.get(uid):
                found.setdefault((claim.article, claim.quantity), set()).update(inside.options)
        return {place: frozenset(options) for place, options in found.items()}

    @cached_property
    def _beside(self) -> dict[_Place, dict[Hashable, None]]:
        """From a place to the acts that are credited there, or come from elsewhere."""
        found: dict[_Place, dict[Hashable, None]] = {}
        for claim in self._considered.values():
            for uid in self._acts.behind[claim.id]:
                act = self._acts[uid]
                if act.credit is not None or act.home[0].article != claim.article:
                    found.setdefault((claim.article, claim.quantity), {})[uid] = None
        return found

    def _only_possible(self, act: Crediting) -> tuple[Why, ...]:
        """Return why the act may be an origin but isn't surely one; the claim that says most for it decides."""
        here = [claim for claim in act.home if claim.id in self._considered]
        if not here:
            return (Why.ELSEWHERE,)
        return min((self._doubts(act, claim) for claim in here), key=len)

    def _doubts(self, act: Crediting, claim: Statement) -> tuple[Why, ...]:
        found: list[Why] = []
        if act.credit is None:
            found.append(Why.NO_SOURCE)
        else:
            voices = [self._doubt_of(link) for link in act.credit.origins]
            if all(voices):
                found.append(next(each for each in voices if each))
            scope = next((each.scope for each in claim.credits if each.id == act.id), Scope.EXPLICIT)
            if scope == Scope.AMBIGUOUS:
                found.append(Why.AMBIGUOUS)
        if not self._backs(claim.amount):
            found.append(Why.COMPATIBLE)
        if distance := self._distance(claim.quantity):
            found.append(distance)
        if claim.derives_unseen:
            found.append(Why.UNSEEN)
        return tuple(found)

    def _doubt_of(self, link: Link) -> Why | None:
        party = self._acts.party(link.speaker)
        if party is None:
            return Why.UNIDENTIFIED
        if not party.is_named:
            return Why.UNNAMED
        if link.stance != Stance.ASSERTS:
            return Why.CONFIRMS
        if party.kind in PUBLISHERS and link.access not in FIRST_HAND:
            return Why.PUBLISHER
        return None

    # --- what is one ---

    def _join_identities(self, options: dict[Hashable, frozenset[Option]]) -> list[_Pair]:
        """Give acts that are one and the same the same options, and return these pairs.

        Voices that each of them needs alone become one. An act that needs one of several adds these to choose
        from: were it held to the first, to merge two of the several could make the count larger.
        """
        copies = list(self._copies())
        same = [
            pair
            for relation in self._acts.same_statements
            for pair in self._same_statement(relation, among_several=False)
        ]
        clusters = _Clusters(options)
        for one, other, _ in copies + same:
            clusters.join(one, other)
        for cluster in clusters:
            needed = frozenset().union(*(options[uid] for uid in cluster if len(options[uid]) == 1))
            self._one_voice.join(needed)
            together = self._one_voice.of(needed.union(*(options[uid] for uid in cluster)))
            for uid in cluster:
                options[uid] = together
        # A claim with several voices is somebody's statement by one of them, which isn't said: it may be each.
        before = dict(options)
        loose: list[_Pair] = []
        for relation in self._acts.same_statements:
            for here, there, merge in self._same_statement(relation, among_several=True):
                loose.append((here, there, merge))
                for uid in clusters.of(here):
                    options[uid] |= before[there]
        # Whom a statement credits with what came through them may be its voice, where theirs is counted anyway.
        needed_anyway = {option for each in before.values() if len(each) == 1 for option in each}
        for relation in self._acts.same_statements:
            for uid in self._stated(relation.start) + self._stated(relation.end):
                options[uid] |= self._credited_inside(relation) & needed_anyway
        return copies + same + loose

    def _copies(self) -> Iterator[_Pair]:
        first: dict[Hashable, Crediting] = {}
        for act in self._in_play:
            for sign in sorted(act.signs, key=str):
                known = first.setdefault(sign, act)
                if known is not act:
                    yield act.id, known.id, self._merge(MergeKind.COPY, act, known)

    def _same_statement(self, relation: Relation, *, among_several: bool) -> Iterator[_Pair]:
        one, other = self._stated(relation.start), self._stated(relation.end)
        if (len(one) > 1 or len(other) > 1) != among_several:
            return
        if len(one) > 1 and len(other) == 1:
            one, other = other, one
        for here in one:
            for there in other:
                if here != there:
                    acts = (self._acts[here], self._acts[there])
                    yield here, there, self._merge(MergeKind.SAME_STATEMENT, *acts, relation=relation)

    def _stated(self, claim: Hashable) -> list[Hashable]:
        return [uid for uid in self._acts.stated(claim) if uid in self._given]

    def _credited_inside(self, relation: Relation) -> frozenset[Option]:
        found: frozenset[Option] = frozenset()
        for end in (relation.start, relation.end):
            for uid in (end, *self._acts.dossier.ancestors(end)):
                if inside := self._acts.inside.get(uid):
                    found |= inside.options
        return found

    # --- why ---

    def _counted(self, act: Crediting, doubts: tuple[Why, ...]) -> Act:
        here = [claim.id for claim in act.home if claim.id in self._considered]
        return Act(act.id, tuple(here or (claim.id for claim in act.home)), act.credit, doubts)

    def _merges_in(self, group: list[Crediting], identities: list[_Pair]) -> Iterable[Merge]:
        """Return why each act of a group is one with those before it, beginning with who could be no other voice."""
        here = {act.id for act in group}
        pairs = [pair for pair in identities if pair[0] in here and pair[1] in here] if identities else []
        same: dict[Hashable, list[tuple[Hashable, Merge]]] = {}
        for one, other, merge in pairs:
            same.setdefault(one, []).append((other, merge))
            same.setdefault(other, []).append((one, merge))
        # What names nobody, or several, joins those before it, not they it.
        waiting = sorted(group, key=lambda act: (len(self._given[act.id]) > 1, act.credit is None))
        placed = _Placed(waiting.pop(0), self)
        found: list[Merge] = []
        while waiting:
            left = []
            for act in waiting:
                if why := placed.why(act) or placed.identity(same.get(act.id, ())):
                    placed.add(act)
                    found.append(why)
                else:
                    left.append(act)
            if len(left) == len(waiting):
                # Tied to none of them: it is said by several, one of whom is counted here.
                found.append(self._merge(MergeKind.JOINT, left[0], placed.first))
                placed.add(left.pop(0))
            waiting = left
        # Links between statements are told all: to undo one undoes the merge.
        found += [merge for _, _, merge in pairs if merge.kind == MergeKind.SAME_STATEMENT]
        return dict.fromkeys(found)

    def _merge(
        self,
        kind: MergeKind,
        act: Crediting,
        into: Crediting,
        body: Hashable | None = None,
        relation: Relation | None = None,
    ) -> Merge:
        return Merge(kind, self._face(act), self._face(into), body, relation)

    def _face(self, act: Crediting) -> Hashable:
        """Return the claim by which a page shows the act: one that was considered, where there is one."""
        return next((claim.id for claim in act.home if claim.id in self._considered), act.home[0].id)

    def _derived(self) -> Iterator[Merge]:
        """Yield the considered claims that bring no act: they derive from others, whose voices are counted."""
        if not self._acts.dossier.derivations:
            return
        derived = [each for each in self._acts.dossier.relations if each.kind == LinkKind.DERIVED_FROM]
        by_start: dict[Hashable, list[Relation]] = {}
        for relation in sorted(derived, key=lambda each: str(each.end)):
            by_start.setdefault(relation.start, []).append(relation)
        for claim in self._considered:
            if not self._acts.own[claim]:
                for relation in by_start.get(claim, ()):
                    yield Merge(MergeKind.DERIVED, claim, relation.end, relation=relation)


class _Placed:
    """The acts of a group that are explained, with what the next one may be tied to them by."""

    def __init__(self, first: Crediting, answer: _Answer) -> None:
        self.first = first
        self._answer = answer
        self._by_options: dict[frozenset[Option], Crediting] = {}
        self._by_speaker: dict[tuple[frozenset[Option], Hashable], Crediting] = {}
        self._ids: set[Hashable] = set()
        self.add(first)

    def add(self, act: Crediting) -> None:
        self._ids.add(act.id)
        if self._answer._rests_beside(act):
            return
        own = self._answer._given[act.id]
        self._by_options.setdefault(own, act)
        for speaker in act.speakers:
            self._by_speaker.setdefault((own, speaker), act)

    def identity(self, same: Iterable[tuple[Hashable, Merge]]) -> Merge | None:
        return next((merge for other, merge in same if other in self._ids), None)

    def why(self, act: Crediting) -> Merge | None:
        """Return why the act has the same voice as one of these by who speaks; the nearest reason first."""
        own, merge = self._answer._given[act.id], self._answer._merge
        alike = self._by_options.get(own)
        if self._answer._rests_beside(act):
            one_of = (self._by_options.get(frozenset([option])) for option in sorted(own, key=str))
            into = next((each for each in one_of if each), alike)
            return merge(MergeKind.OWN_ARTICLE, act, into) if into else None
        if len(own) > 1:
            return merge(MergeKind.JOINT, act, alike) if alike else None
        kind, party = next(iter(own))
        for speaker in sorted(act.speakers, key=str):
            if into := self._by_speaker.get((own, speaker)):
                reason = MergeKind.SAME_SOURCE if kind == "party" else MergeKind.SAME_ARTICLE
                return merge(reason, act, into, speaker)
        return merge(MergeKind.ONE_BODY, act, alike, party) if alike and kind == "party" else None


class _OneVoice:
    """Voices that turned out to be one."""

    def __init__(self) -> None:
        self._above: dict[Option, Option] = {}

    def join(self, options: frozenset[Option]) -> None:
        roots = sorted({self._find(option) for option in options}, key=str)
        for root in roots[1:]:
            self._above[root] = roots[0]

    def of(self, options: frozenset[Option]) -> frozenset[Option]:
        """Return the voices these are, those that are one but once."""
        return frozenset(map(self._find, options)) if self._above else options

    def _find(self, option: Option) -> Option:
        path = []
        while (above := self._above.get(option)) is not None:
            path.append(option)
            option = above
        for each in path:
            self._above[each] = option
        return option


class _Clusters:
    """Acts that are one and the same, by pairs."""

    def __init__(self, acts: Iterable[Hashable]) -> None:
        self._of = {act: [act] for act in acts}

    def join(self, one: Hashable, other: Hashable) -> None:
        left, right = self._of[one], self._of[other]
        if left is right:
            return
        if len(left) < len(right):
            left, right = right, left
        left += right
        for act in right:
            self._of[act] = left

    def of(self, act: Hashable) -> list[Hashable]:
        return self._of[act]

    def __iter__(self) -> Iterator[list[Hashable]]:
        return iter({id(cluster): cluster for cluster in self._of.values()}.values())


def _body_of(voice: Option, needed: set[frozenset[Option]]) -> Hashable | None:
    """Return the one party all acts of a group go back to; None for nobody's, or several's."""
    if len(needed) > 1:
        return None
    kind, body = next(iter(next(iter(needed)))) if needed else voice
    return body if kind == "party" else None
