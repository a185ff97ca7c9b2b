"""Independent origins: how many separate voices stand behind a number, and why not more.

Every act of crediting points to the voices it may count as, its *options*: the bodies at whose top its origin
stands, itself where it stands alone. An act with one option needs that voice. One with several needs no more
than one of them: a joint statement, a number without a source beside credited ones in its own article. So none
of these ties two voices together; a source that belongs to two bodies does. Counted is the smallest number of
voices that leaves no act without one: whatever ties two acts, or may, makes it smaller, and nothing makes it
larger but another voice.

Source: docs/decisions/0017-counting-origins.md; /method/ says it in plain words.
"""

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from claims.domain.amounts import Amount, backs, disjoint
from claims.domain.chains import Bodies, Link, Window
from claims.domain.statements import Credit, Dossier, Party, Relation, Statement, said_on
from claims.domain.terms import Access, Change, LinkKind, Modality, Scope, Stance
from sources.domain.fingerprints import words_of
from sources.domain.terms import AffiliationKind, SourceKind, Term

AGAINST = (Stance.DENIES, Stance.DOUBTS, Stance.WITHDRAWS)
"""An origin that takes one of these stances stands behind no number."""

WORKS = (
    SourceKind.DOCUMENT,
    SourceKind.DATASET,
    SourceKind.IMAGERY,
    SourceKind.BROADCAST,
    SourceKind.SOCIAL_POST,
)
PUBLISHERS = (SourceKind.NEWS_AGENCY, SourceKind.OUTLET)
FIRST_HAND = (Access.WITNESSED, Access.OWN_COUNT)

_MOST_TRIED = 20_000
"""So many ways to choose voices for joint statements are tried; beyond, they are taken for one."""


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
    UNSEEN = "unseen", "it derives from a claim that isn’t public"


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
    """One act of crediting, or one claim that credits nobody."""

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


_Option = tuple[str, Hashable]
"""A voice an act may count as: ("party", id), or ("act", its own id) where it is nobody's but its own."""


@dataclass
class _Act:
    """An act with what doesn't depend on the number that is asked about."""

    id: Hashable
    credit: Credit | None
    home: list[Statement]
    """The claims that bring it: those that rest on it and don't take it from elsewhere."""
    options: frozenset[_Option]
    ties: tuple[frozenset[_Option], ...]
    """Of each origin that belongs to several bodies, all of these: whoever speaks for two makes them one voice."""
    signs: frozenset[Hashable]
    """Where two acts have one in common they are one in two copies, or in two versions of an article."""


class Counting:
    """Answers who stands behind a number, for one dossier. What any number needs is worked out once."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._bodies = Bodies(
            tie
            for tie in dossier.ties
            if tie.kind != AffiliationKind.OWNED_BY or self._is_publisher(tie.member)
        )
        # By date and uid, so that the answer doesn't depend on the order of entry.
        self._claims = sorted(dossier.statements.values(), key=_in_time)
        self._acts: dict[Hashable, _Act] = {}
        self._own: dict[Hashable, tuple[Hashable, ...]] = {}
        self._inside: dict[Hashable, frozenset[_Option]] = {}
        """From a derived claim to the voices it credits that its number came through anyway."""
        self._inside_ties: dict[Hashable, tuple[frozenset[_Option], ...]] = {}
        for claim in self._claims:
            self._own[claim.id] = tuple(self._acts_of(claim))
        # What derives from another has its voices anyway; that it is the same statement too adds nothing.
        self._same = [
            each
            for each in sorted(dossier.relations, key=lambda each: (str(each.start), str(each.end)))
            if each.kind == LinkKind.SAME_STATEMENT
            and each.end not in dossier.ancestors(each.start)
            and each.start not in dossier.ancestors(each.end)
        ]

    def origins(self, reference: Reference) -> Origins:
        """Return how many independent origins stand behind the number."""
        return _Answer(self, reference).origins

    # --- what doesn't depend on the number ---

    def _acts_of(self, claim: Statement) -> Iterable[Hashable]:
        """Yield the acts the claim brings of its own, and remember them."""
        derives = bool(self._dossier.derivations.get(claim.id))
        chain = self._chain_members(claim) if derives else frozenset()
        for credit in claim.credits:
            if any(link.stance in AGAINST for link in credit.origins):
                continue
            if derives and any(self._is_inside(link, chain) for link in credit.origins):
                ties = tuple(self._voices(claim, credit))
                self._inside_ties[claim.id] = (*self._inside_ties.get(claim.id, ()), *ties)
                self._inside[claim.id] = self._inside.get(claim.id, frozenset()).union(*ties)
                continue
            known = self._acts.get(credit.id)
            if known is None:
                ties = tuple(dict.fromkeys(self._voices(claim, credit)))
                options = frozenset().union(*ties)
                self._acts[credit.id] = _Act(
                    credit.id, credit, [claim], options, ties, self._signs(claim, credit)
                )
            else:
                known.home.append(claim)
            yield credit.id
        if not claim.credits and not derives:
            options = self._party_options(claim.outlet, said_on(claim))
            self._acts[claim.id] = _Act(claim.id, None, [claim], options, (options,), self._signs(claim))
            yield claim.id

    def _chain_members(self, claim: Statement) -> frozenset[Hashable]:
        """Return everybody in the chains the claim's number came through, publishers too, with their bodies."""
        members: set[Hashable] = set()
        for uid in self._dossier.ancestors(claim.id):
            ancestor = self._dossier.statements[uid]
            members |= {ancestor.outlet, ancestor.agency}
            members |= {link.speaker for credit in ancestor.credits for link in credit.links}
        members.discard(None)
        return frozenset(members.union(*(self._bodies.of(member) for member in members)))

    def _is_inside(self, link: Link, chain: frozenset[Hashable]) -> bool:
        """Return whether an origin is one of those the number came through anyway: then it is no other voice."""
        if link.speaker is None:
            return True
        return not ({link.speaker} | self._bodies.of(link.speaker)).isdisjoint(chain)

    def _voices(self, claim: Statement, credit: Credit) -> Iterable[frozenset[_Option]]:
        """Yield, for each origin of the credit, the voices it counts as: several where it belongs to several."""
        when = credit.said or claim.published
        for link in credit.origins:
            yield self._link_options(claim, credit, link, when)

    def _link_options(
        self, claim: Statement, credit: Credit, link: Link, when: Window | None
    ) -> frozenset[_Option]:
        party = self._party(link.speaker)
        if party is not None and party.is_named:
            return self._party_options(party.id, when)
        bodies = frozenset() if party is None else self._bodies.tops(party.id, when) - {party.id}
        found = frozenset(("party", body) for body in bodies)
        # Somebody in a document: the document is what the number rests on.
        if len(credit.steps) > 1:
            works = [self._party(relay.speaker) for relay in credit.steps[1].links]
            if all(work is not None and work.kind in WORKS for work in works):
                found = found.union(*(self._party_options(work.id, when) for work in works if work))
        if found:
            return found
        if party is not None:
            # "Western officials" are the same people throughout one article, and nowhere else.
            return frozenset([("act", (claim.article, party.id))])
        return frozenset([("act", credit.id)])

    def _party_options(self, party: Hashable, when: Window | None) -> frozenset[_Option]:
        return frozenset(("party", top) for top in self._bodies.tops(party, when))

    def _signs(self, claim: Statement, credit: Credit | None = None) -> frozenset[Hashable]:
        families: set[Hashable] = set()
        if claim.article in self._rewritten:
            families.add(("article", claim.article))
        outlet = self._party(claim.outlet)
        if claim.agency is not None:
            families.add(("agency", claim.agency))
        elif outlet is not None and outlet.kind == SourceKind.NEWS_AGENCY:
            families.add(("agency", outlet.id))
        if not families or not claim.quote:
            return frozenset()
        words = " ".join(words_of(claim.quote))
        voices: set[Hashable] = set()
        if credit is None:
            voices.add("nobody")
        else:
            voices.add(tuple(sorted(str(link.speaker) for link in credit.origins)))
            said = tuple(sorted(" ".join(words_of(link.words)) for link in credit.origins))
            if all(said):
                voices.add(said)
        return frozenset((family, words, voice) for family in families for voice in voices)

    @cached_property
    def _rewritten(self) -> frozenset[Hashable]:
        """The articles of which claims of several versions are here."""
        versions: dict[Hashable, set[int]] = {}
        for claim in self._claims:
            versions.setdefault(claim.article, set()).add(claim.version)
        return frozenset(article for article, numbers in versions.items() if len(numbers) > 1)

    def _party(self, party: Hashable | None) -> Party | None:
        return None if party is None else self._dossier.parties.get(party)

    def _is_publisher(self, party: Hashable) -> bool:
        known = self._party(party)
        return known is not None and known.kind in PUBLISHERS


class _Answer:
    """The count for one number."""

    def __init__(self, counting: Counting, reference: Reference) -> None:
        self._counting = counting
        self._dossier = counting._dossier
        self._reference = reference
        self._considered = {claim.id: claim for claim in counting._claims if self._is_considered(claim)}
        self._through: dict[Hashable, list[Statement]] = {}
        """From an act to the considered claims that rest on it or derive from one that does."""
        self._acts_behind: dict[Hashable, tuple[Hashable, ...]] = {}
        for claim in self._considered.values():
            acts = self._behind(claim)
            self._acts_behind[claim.id] = acts
            for act in acts:
                self._through.setdefault(act, []).append(claim)
        self._parent: dict[_Option, _Option] = {}
        self._given: dict[Hashable, frozenset[_Option]] = {}
        """The options of each act before acts that are one and the same are joined."""

    def _is_considered(self, claim: Statement) -> bool:
        ask = self._reference
        return (
            claim.is_standing
            and self._distance(claim.quantity) is not None
            and claim.change == ask.change
            and claim.modality == ask.modality
            and claim.unit == ask.unit
            and (claim.period is None or ask.period is None or claim.period.meets(ask.period))
            and not self._is_disjoint(claim.amount)
        )

    def _distance(self, quantity: Hashable) -> Why | str | None:
        """Return how a quantity stands to the one asked about; None where the two aren't compared."""
        if quantity == self._reference.quantity:
            return "same"
        broader = self._dossier.broader
        if broader.get(quantity) == self._reference.quantity:
            return Why.NARROWER
        if broader.get(self._reference.quantity) == quantity:
            return Why.BROADER
        return None

    @cached_property
    def _disjoint_amounts(self) -> dict[Amount, bool]:
        return {}

    def _is_disjoint(self, amount: Amount) -> bool:
        known = self._disjoint_amounts
        if amount not in known:
            known[amount] = disjoint(amount, self._reference.amount)
        return known[amount]

    @cached_property
    def _backing_amounts(self) -> dict[Amount, bool]:
        return {}

    def _backs(self, amount: Amount) -> bool:
        known = self._backing_amounts
        if amount not in known:
            known[amount] = backs(amount, self._reference.amount)
        return known[amount]

    def _behind(self, claim: Statement) -> tuple[Hashable, ...]:
        """Return the acts the claim rests on: its own, and those of the claims it derives from."""
        found = dict.fromkeys(self._counting._own[claim.id])
        for ancestor in self._dossier.ancestors(claim.id):
            found |= dict.fromkeys(self._counting._own[ancestor])
        return tuple(found)

    # --- the count ---

    @cached_property
    def origins(self) -> Origins:
        acts = [self._counting._acts[uid] for uid in self._through]
        acts.sort(key=lambda act: _in_time(act.home[0]))
        ties = [tie for act in acts if act.credit or not self._rests_beside(act) for tie in act.ties]
        ties += [tie for uid in self._considered for tie in self._counting._inside_ties.get(uid, ())]
        for tie in ties:
            for option in tie:
                self._join(min(tie, key=str), option)
        options = {act.id: self._found(self._options_here(act)) for act in acts}
        self._given = dict(options)
        whys = {act.id: self._only_possible(act) for act in acts}
        identities = self._identities(acts, options)
        for act in acts:
            # What is one with a credited act is one for those beside it too.
            options[act.id] = options[act.id].union(*(options[uid] for uid in self._beside_of(act)))
        voices = {act.id: self._found(options[act.id]) for act in acts}
        sure = [act.id for act in acts if not whys[act.id]]
        chosen = _fewest(voices[act.id] for act in acts)
        at_least = _fewest((voices[uid] for uid in sure), prefer=chosen)
        low, high = min(len(at_least), len(chosen)), len(chosen)
        members: dict[_Option, list[_Act]] = {}
        for act in acts:
            here = voices[act.id] & chosen
            # A joint statement goes to a voice that is counted surely anyway, so that it makes none sure.
            members.setdefault(min(here & at_least or here, key=str), []).append(act)
        merges_in = {voice: self._merges_in(group, identities) for voice, group in members.items()}
        groups = tuple(
            Group(
                acts=tuple(self._told(act, whys[act.id]) for act in group),
                body=self._body_of(voice, group, options),
                counts=any(not whys[act.id] for act in group),
                merges=tuple(merges_in[voice]),
            )
            for voice, group in members.items()
        )
        derived = list(self._derived())
        return Origins(
            min=max(low, 1) if high else 0,
            max=high,
            groups=groups,
            merges=tuple(merge for group in groups for merge in group.merges) + tuple(derived),
            claims=tuple(self._considered),
        )

    def _options_here(self, act: _Act) -> frozenset[_Option]:
        """Return the act's options; of a number without a source, those of credited ones beside it."""
        beside = self._beside_of(act)
        options = frozenset().union(*(self._counting._acts[uid].options for uid in beside))
        return options | self._inside_beside(act) or act.options

    def _rests_beside(self, act: _Act) -> bool:
        """Return whether it names no source, but stands in an article that credits one with the quantity."""
        return bool(self._beside_of(act) or self._inside_beside(act))

    def _beside_of(self, act: _Act) -> Collection[Hashable]:
        """Return the acts that a number without a source may rest on: those of its own article on its quantity."""
        if act.credit is not None:
            return ()
        return self._beside.get((act.home[0].article, act.home[0].quantity), ())

    def _inside_beside(self, act: _Act) -> frozenset[_Option]:
        """Return the voices beside it that are credited, but only with what came through them from elsewhere."""
        if act.credit is not None:
            return frozenset()
        return self._inside.get((act.home[0].article, act.home[0].quantity), frozenset())

    @cached_property
    def _beside(self) -> Mapping[tuple[Hashable, Hashable], Collection[Hashable]]:
        """From article and quantity to the acts that are credited there, or come from elsewhere."""
        found: dict[tuple[Hashable, Hashable], dict[Hashable, None]] = {}
        for claim in self._considered.values():
            for uid in self._acts_behind[claim.id]:
                act = self._counting._acts[uid]
                if act.credit is not None or act.home[0].article != claim.article:
                    found.setdefault((claim.article, claim.quantity), {})[uid] = None
        return found

    @cached_property
    def _inside(self) -> Mapping[tuple[Hashable, Hashable], frozenset[_Option]]:
        found: dict[tuple[Hashable, Hashable], frozenset[_Option]] = {}
        for uid, options in self._counting._inside.items():
            if claim := self._considered.get(uid):
                key = (claim.article, claim.quantity)
                found[key] = found.get(key, frozenset()) | options
        return found

    def _only_possible(self, act: _Act) -> tuple[Why, ...]:
        """Return why the act may be an origin but isn't surely one; the claim that says most for it decides."""
        here = [claim for claim in act.home if claim.id in self._considered]
        if not here:
            return (Why.ELSEWHERE,)
        return min((self._doubts(act, claim) for claim in here), key=len)

    def _doubts(self, act: _Act, claim: Statement) -> tuple[Why, ...]:
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
        if isinstance(distance := self._distance(claim.quantity), Why):
            found.append(distance)
        if claim.derives_unseen:
            found.append(Why.UNSEEN)
        return tuple(found)

    def _doubt_of(self, link: Link) -> Why | None:
        party = self._counting._party(link.speaker)
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

    def _identities(
        self, acts: list[_Act], options: dict[Hashable, frozenset[_Option]]
    ) -> list[tuple[Hashable, Hashable, Merge]]:
        """Give acts that are one and the same the same options, and return these pairs with why they are.

        Voices that each of them needs alone become one. An act that needs one of several adds these to choose
        from: were it held to the first, to merge two of the several could make the count larger.
        """
        pairs: list[tuple[Hashable, Hashable, Merge]] = []
        first: dict[Hashable, _Act] = {}
        for act in acts:
            for sign in sorted(act.signs, key=str):
                known = first.setdefault(sign, act)
                if known is not act:
                    merge = self._merge(MergeKind.COPY, act, known)
                    pairs.append((act.id, known.id, merge))
        for relation in self._counting._same:
            pairs += self._same_statement(relation, options, among_several=False)
        clusters = _Clusters(options)
        for one, other, _ in pairs:
            clusters.join(one, other)
        for cluster in clusters:
            joined = frozenset().union(*(options[uid] for uid in cluster if len(options[uid]) == 1))
            for each in joined:
                self._join(min(joined, key=str), each)
            together = joined.union(*(options[uid] for uid in cluster))
            for uid in cluster:
                options[uid] = together
        # A claim with several voices is somebody's statement by one of them, which isn't said: it may be each.
        loose: list[tuple[Hashable, Hashable, Merge]] = []
        before = dict(options)
        for relation in self._counting._same:
            for here, there, merge in self._same_statement(relation, options, among_several=True):
                loose.append((here, there, merge))
                for uid in clusters.of(here):
                    options[uid] |= before[there]
        # Whom a statement credits with what came through them may be its voice, where theirs is counted anyway.
        needed = {option for each in before.values() if len(each) == 1 for option in each}
        for relation in self._counting._same:
            ends = (relation.start, relation.end)
            chain = [uid for end in ends for uid in (end, *self._dossier.ancestors(end))]
            inside = (self._counting._inside.get(uid, frozenset()) for uid in chain)
            credited = frozenset().union(*inside) & needed
            for uid in (uid for end in ends for uid in self._stated(end, options)):
                options[uid] |= credited
        return pairs + loose

    def _same_statement(
        self, relation: Relation, options: Collection[Hashable], *, among_several: bool
    ) -> Iterable[tuple[Hashable, Hashable, Merge]]:
        one, other = (self._stated(claim, options) for claim in (relation.start, relation.end))
        if (len(one) > 1 or len(other) > 1) != among_several:
            return
        if len(one) > 1 and len(other) == 1:
            one, other = other, one
        for here in one:
            for there in other:
                if here != there:
                    acts = self._counting._acts
                    merge = self._merge(MergeKind.SAME_STATEMENT, acts[here], acts[there], relation=relation)
                    yield here, there, merge

    def _stated(self, claim: Hashable, options: Collection[Hashable]) -> list[Hashable]:
        """Return the acts that are the claim's statement; who only confirms it is another voice."""
        own = [uid for uid in self._counting._own.get(claim, ()) if uid in options]
        if not own and claim in self._dossier.statements:
            own = [uid for uid in self._behind(self._dossier.statements[claim]) if uid in options]
        return [uid for uid in own if self._asserts(self._counting._acts[uid])] or own

    def _asserts(self, act: _Act) -> bool:
        return act.credit is None or any(link.stance == Stance.ASSERTS for link in act.credit.origins)

    def _join(self, one: _Option, other: _Option) -> None:
        one, other = self._find(one), self._find(other)
        if one != other:
            first, second = sorted((one, other), key=str)
            self._parent[second] = first

    def _find(self, option: _Option) -> _Option:
        while (above := self._parent.get(option)) is not None:
            option = above
        return option

    def _found(self, options: frozenset[_Option]) -> frozenset[_Option]:
        return frozenset(map(self._find, options)) if self._parent else options

    # --- why ---

    def _told(self, act: _Act, whys: tuple[Why, ...]) -> Act:
        claims = dict.fromkeys(claim.id for claim in act.home if claim.id in self._considered)
        through = claims or dict.fromkeys(claim.id for claim in act.home)
        return Act(act.id, tuple(through), act.credit, whys)

    def _body_of(
        self, voice: _Option, group: list[_Act], options: dict[Hashable, frozenset[_Option]]
    ) -> Hashable | None:
        """Return the one party all acts of the group go back to; None for nobody's, or several's."""
        bodies = {option for act in group for option in options[act.id] if len(options[act.id]) == 1}
        kind, body = next(iter(bodies)) if len(bodies) == 1 else voice
        return body if kind == "party" and len(bodies) <= 1 else None

    def _merges_in(
        self,
        group: list[_Act],
        identities: list[tuple[Hashable, Hashable, Merge]],
    ) -> list[Merge]:
        """Return, for each act but the earliest, why it is one with those before it."""
        here = {act.id for act in group}
        same: dict[Hashable, dict[Hashable, Merge]] = {uid: {} for uid in here}
        for one, other, merge in identities:
            if one in here and other in here:
                same[one].setdefault(other, merge)
                same[other].setdefault(one, merge)
        found: list[Merge] = []
        # Who could be no other voice comes first: what names nobody, or several, joins them, not they it.
        group = sorted(group, key=lambda act: (len(self._given[act.id]) > 1, act.credit is None))
        while group:
            # The next is one that is tied to those before; where none is, it joined them as one of several.
            before = group[: len(found) + 1]
            rest = group[len(before) :]
            if not rest:
                break
            whys = (self._why_one(act, before) or self._identity(same[act.id], before) for act in rest)
            tied = next(((at, why) for at, why in enumerate(whys) if why), None)
            at, why = tied or (0, self._merge(MergeKind.JOINT, rest[0], before[0]))
            found.append(why)
            group = [*before, rest.pop(at), *rest]
        told = {id(merge) for merge in found}
        # Links that join what isn't one otherwise are told all: undoing one of them undoes the merge.
        found += [
            merge
            for one, other, merge in identities
            if one in here and merge.kind == MergeKind.SAME_STATEMENT and id(merge) not in told
        ]
        return list(dict.fromkeys(found))

    def _identity(self, same: dict[Hashable, Merge], before: list[_Act]) -> Merge | None:
        return next((same[each.id] for each in before if each.id in same), None)

    def _why_one(self, act: _Act, before: list[_Act]) -> Merge | None:
        """Return why the act has the same voice as an earlier one by who speaks; the nearest reason first."""
        own = self._given[act.id]
        if self._rests_beside(act):
            beside = [each for each in before if self._given[each.id] <= own]
            return self._merge(MergeKind.OWN_ARTICLE, act, beside[0]) if beside else None
        if len(own) != 1:
            return None
        kind, party = next(iter(own))
        alike = [each for each in before if self._given[each.id] == own and not self._rests_beside(each)]
        for each in alike:
            shared = _speakers(act) & _speakers(each)
            if shared:
                merge = MergeKind.SAME_SOURCE if kind == "party" else MergeKind.SAME_ARTICLE
                return self._merge(merge, act, each, min(shared, key=str))
        if alike and kind == "party":
            return self._merge(MergeKind.ONE_BODY, act, alike[0], party)
        return None

    def _merge(
        self,
        kind: MergeKind,
        act: _Act,
        into: _Act,
        body: Hashable | None = None,
        relation: Relation | None = None,
    ) -> Merge:
        return Merge(kind, self._face(act), self._face(into), body, relation)

    def _face(self, act: _Act) -> Hashable:
        """Return the claim by which a page shows the act: one that was considered, where there is one."""
        return next((claim.id for claim in act.home if claim.id in self._considered), act.home[0].id)

    def _derived(self) -> Iterable[Merge]:
        """Yield the considered claims that bring no act: they derive from others, whose voices are counted."""
        for claim in self._considered.values():
            own = self._counting._own[claim.id]
            if own:
                continue
            for relation in self._derivations.get(claim.id, ()):
                yield Merge(MergeKind.DERIVED, claim.id, relation.end, relation=relation)

    @cached_property
    def _derivations(self) -> dict[Hashable, list[Relation]]:
        found: dict[Hashable, list[Relation]] = {}
        for relation in sorted(self._dossier.relations, key=lambda each: str(each.end)):
            if relation.kind == LinkKind.DERIVED_FROM:
                found.setdefault(relation.start, []).append(relation)
        return found


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


def _fewest(
    wanted: Iterable[frozenset[_Option]], prefer: frozenset[_Option] = frozenset()
) -> frozenset[_Option]:
    """Return the smallest set of voices in which every act finds one of its options; `prefer` settles ties.

    Exact, as far as `_MOST_TRIED` ways allow; beyond, all that is joint and left over is taken for one voice.
    """
    asked = set(wanted)
    chosen = frozenset(option for options in asked if len(options) == 1 for option in options)
    left = [options for options in asked if options and not options & chosen]
    # What holds another whole is met by meeting that one.
    left = [options for options in left if not any(other < options for other in left)]
    left.sort(key=lambda options: (len(options), sorted(map(str, options))))
    if not left:
        return chosen
    return chosen | _hitting(left, prefer)


def _hitting(left: list[frozenset[_Option]], prefer: frozenset[_Option]) -> frozenset[_Option]:
    tried = 0

    def search(rest: list[frozenset[_Option]], most: int) -> frozenset[_Option] | None:
        nonlocal tried
        tried += 1
        if not rest:
            return frozenset()
        if most == 0 or tried > _MOST_TRIED:
            return None
        for option in sorted(rest[0], key=lambda each: (each not in prefer, str(each))):
            found = search([options for options in rest[1:] if option not in options], most - 1)
            if found is not None:
                return found | {option}
        return None

    for most in range(1, len(left) + 1):
        found = search(left, most)
        if found is not None:
            return found
        if tried > _MOST_TRIED:
            break
    return frozenset([min(left[0], key=str)])


def _in_time(claim: Statement) -> tuple[str, str]:
    """Order by the day by which the number had been said, unknown days last, then by uid."""
    when = said_on(claim)
    day = (when.until or when.since) if when else None
    return (day.isoformat() if day else "9999-99", str(claim.id))


def _speakers(act: _Act) -> frozenset[Hashable]:
    if act.credit is None:
        return frozenset([act.home[0].outlet])
    return frozenset(link.speaker for link in act.credit.origins if link.speaker is not None)
