"""How many independent origins stand behind a number, as pages print it and as JSON says it: one view for both."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from claims.domain.circles import is_single_origin
from claims.domain.origins import Act, Group, Merge, MergeKind, Origins, Reference, Why
from claims.domain.terms import Change, Modality
from claims.provenance import Gathered

from .dates import KnownDate
from .rows import ClaimRow, claim_rows
from .ties import way_in_words, way_up
from .voices import SourceName, Voice, source_name

MOST_NUMBERS = 20
"""Of the distinct numbers on a quantity, so many are counted on its page: those most claims state."""
MOST_ACTS = 30
"""So many acts of one voice, and so many merges, are shown; the counts tell of all."""


@dataclass(frozen=True)
class Words:
    """A piece of a sentence: plain words, or the name of a claim or a source with where it leads."""

    words: str
    page: str = ""
    """The name of the page it links to, "claim" or "source"; empty for none."""
    key: str = ""


@dataclass(frozen=True)
class MergeView:
    """Why a claim adds no voice, in a sentence whose evidence is linked."""

    kind: MergeKind
    sentence: tuple[Words, ...]
    claim: str
    into: str
    body: SourceName | None
    basis: str
    """On what the link between the two claims rests, where that is the reason."""

    @property
    def text(self) -> str:
        return "".join(each.words for each in self.sentence)


@dataclass(frozen=True)
class ActView:
    """One act of crediting: the claims that rest on it, whom it credits, why it may be no origin."""

    id: str
    rows: tuple[ClaimRow, ...]
    attribution: str
    """The attribution's uid; empty where the claim names nobody."""
    origins: tuple[Voice, ...]
    whys: tuple[Why, ...]


@dataclass(frozen=True)
class GroupView:
    """One voice: by a letter in pictures and tables, by its name, and with all acts that are its own."""

    letter: str
    name: SourceName | None
    """The body all acts go back to; None for an unnamed voice, or one without a source."""
    words: str
    """What it is called where it has no name of its own."""
    counts: bool
    acts: tuple[ActView, ...]
    acts_counted: int
    merges: tuple[MergeView, ...]

    @property
    def called(self) -> str:
        return self.name.name if self.name else self.words


@dataclass(frozen=True)
class NumberOrigins:
    """A number with how many independent origins stand behind it, and all that this rests on."""

    row: ClaimRow
    """The first of the claims that state it, for how the number reads."""
    change: Change
    modality: Modality
    claims: tuple[str, ...]
    """The uids of the claims that state exactly this number."""
    min: int
    max: int
    considered: int
    """How many claims were looked at: those that state it and those that may."""
    outlets: int
    groups: tuple[GroupView, ...]
    derived: tuple[MergeView, ...]
    """Claims that bring no voice, since they derive from others."""
    derived_counted: int

    @property
    def said(self) -> str:
        """The interval in words."""
        return interval_in_words(self.min, self.max)

    @property
    def period(self) -> KnownDate | None:
        return self.row.period

    @property
    def is_single_origin(self) -> bool:
        """Whether several outlets print what one voice said."""
        return is_single_origin(outlets=self.outlets, most_origins=self.max)

    @property
    def merges(self) -> tuple[MergeView, ...]:
        """Every merge shown: those of the voices, then the claims that derive from others."""
        return tuple(merge for group in self.groups for merge in group.merges) + self.derived


def interval_in_words(low: int, high: int) -> str:
    """Return how many independent origins there are, in words.

    >>> interval_in_words(2, 5), interval_in_words(1, 1), interval_in_words(0, 0)
    ('at least 2 and at most 5 independent origins', '1 independent origin', 'no origin')
    """
    if high == 0:
        return "no origin"
    if low == high:
        return f"{high} independent origin{'s' if high > 1 else ''}"
    return f"at least {low} and at most {high} independent origins"


def number_of(gathered: Gathered, uid: str) -> NumberOrigins | None:
    """Return the number of one claim with its origins, in two queries; None where the claim isn't there."""
    claim = gathered.dossier.statements.get(uid)
    if claim is None:
        return None
    return next(iter(number_views(gathered, {Reference.of(claim): (uid,)})), None)


def number_views(
    gathered: Gathered, references: Mapping[Reference, Sequence[Hashable]]
) -> tuple[NumberOrigins, ...]:
    """Return these numbers, each with the claims that state it, as pages print them: two queries for all."""
    answers = {reference: gathered.counting.origins(reference) for reference in references}
    wanted: dict[str, None] = {}
    for reference, uids in references.items():
        wanted |= dict.fromkeys([str(uids[0]), *_shown(answers[reference])])
    rows = {row.uid: row for row in claim_rows(gathered.claim_ids[uid] for uid in wanted)}
    views = _Views(gathered, rows)
    return tuple(
        views.number(reference, uids, answers[reference])
        for reference, uids in references.items()
        if str(uids[0]) in rows
    )


def _shown(answer: Origins) -> Iterator[str]:
    """Yield the claims that a page names, those beyond what it shows left out."""
    for group in answer.groups:
        for act in group.acts[:MOST_ACTS]:
            yield from map(str, act.claims[:MOST_ACTS])
        for merge in group.merges[:MOST_ACTS]:
            yield from (str(merge.claim), str(merge.into))
    for merge in _derived(answer)[:MOST_ACTS]:
        yield from (str(merge.claim), str(merge.into))


def _derived(answer: Origins) -> tuple[Merge, ...]:
    return tuple(merge for merge in answer.merges if merge.kind == MergeKind.DERIVED)


class _Views:
    """Makes views of what was counted, by the lines of the claims that are named."""

    def __init__(self, gathered: Gathered, rows: Mapping[str, ClaimRow]) -> None:
        self._gathered = gathered
        self._rows = rows
        self._names: dict[Hashable, str] = {pk: party.name for pk, party in gathered.dossier.parties.items()}

    def number(self, reference: Reference, uids: Sequence[Hashable], answer: Origins) -> NumberOrigins:
        statements = self._gathered.dossier.statements
        derived = _derived(answer)
        marks = letters()
        return NumberOrigins(
            row=self._rows[str(uids[0])],
            change=reference.change,
            modality=reference.modality,
            claims=tuple(map(str, uids)),
            min=answer.min,
            max=answer.max,
            considered=len(answer.claims),
            outlets=len({statements[uid].outlet for uid in answer.claims}),
            groups=tuple(self._group(group, next(marks)) for group in answer.groups),
            derived=tuple(self._merge(merge) for merge in derived[:MOST_ACTS]),
            derived_counted=len(derived),
        )

    def _group(self, group: Group, letter: str) -> GroupView:
        acts = tuple(self._act(act) for act in group.acts[:MOST_ACTS])
        name = self._source(group.body)
        return GroupView(
            letter=letter,
            name=name,
            words="" if name else _called(acts[0]),
            counts=group.counts,
            acts=acts,
            acts_counted=len(group.acts),
            merges=tuple(self._merge(merge) for merge in group.merges[:MOST_ACTS]),
        )

    def _act(self, act: Act) -> ActView:
        rows = tuple(self._rows[str(uid)] for uid in act.claims[:MOST_ACTS] if str(uid) in self._rows)
        chains = [chain for row in rows for chain in row.chains if chain.uid == act.id]
        return ActView(
            id=str(act.id),
            rows=rows,
            attribution=str(act.id) if act.credit else "",
            origins=chains[0].origins if chains else (),
            whys=act.only_possible,
        )

    def _merge(self, merge: Merge) -> MergeView:
        basis = merge.relation.basis.label if merge.relation else ""
        return MergeView(
            kind=merge.kind,
            sentence=_joined(self._sentence(merge)),
            claim=str(merge.claim),
            into=str(merge.into),
            body=self._source(merge.body),
            basis=basis,
        )

    def _sentence(self, merge: Merge) -> Iterator[Words]:
        claim, into = self._claim(merge.claim), self._claim(merge.into)
        if merge.kind == MergeKind.ONE_BODY:
            yield from self._one_body(merge)
            return
        body = self._linked(merge.body)
        between: dict[MergeKind, Callable[[], list[Words]]] = {
            MergeKind.SAME_SOURCE: lambda: [claim, Words(" and "), into, Words(" both go back to "), body],
            MergeKind.SAME_ARTICLE: lambda: [
                claim,
                Words(" and "),
                into,
                Words(" name the same unnamed voice in one article: "),
                body,
            ],
            MergeKind.SAME_STATEMENT: lambda: [claim, Words(" is the same statement as "), into],
            MergeKind.COPY: lambda: [
                claim,
                Words(" has the same words as "),
                into,
                Words(", of which it is a copy"),
            ],
            MergeKind.OWN_ARTICLE: lambda: [
                claim,
                Words(" names no source, but its own article credits the number: "),
                into,
            ],
            MergeKind.JOINT: lambda: [
                claim,
                Words(" is a statement of several together, one of whom is counted with "),
                into,
            ],
            MergeKind.DERIVED: lambda: [
                claim,
                Words(" derives from "),
                into,
                Words(" and brings no voice of its own"),
            ],
        }
        yield from between[merge.kind]()
        if merge.relation is not None:
            note = f": {merge.relation.note.rstrip('.')}" if merge.relation.note else ""
            yield Words(f" ({merge.relation.basis.label}{note})")
        yield Words(".")

    def _one_body(self, merge: Merge) -> Iterator[Words]:
        """Yield "A goes back to the air force, which is part of Ukraine; B to Zelensky, which speaks for Ukraine"."""
        yield self._claim(merge.claim)
        yield Words(" goes back to ")
        yield from self._speaker_of(merge.claim, merge.body)
        yield Words("; ")
        yield self._claim(merge.into)
        yield Words(" to ")
        yield from self._speaker_of(merge.into, merge.body)
        yield Words(": one voice.")

    def _speaker_of(self, uid: Hashable, body: Hashable | None) -> Iterator[Words]:
        """Yield who speaks in the claim for the body, and how it comes that they do."""
        dossier = self._gathered.dossier
        claim = dossier.statements[uid]
        spoke = [
            (link.speaker, credit.said or claim.published)
            for credit in claim.credits
            for link in credit.origins
        ]
        for speaker, when in spoke or [(claim.outlet, claim.published)]:
            way = way_up((tie for tie in dossier.roll_up_ties if tie.holds_within(when)), speaker, body)
            if speaker == body or way:
                yield self._linked(speaker)
                if way:
                    yield Words(f", {way_in_words(way, self._names)}")
                return
        yield self._linked(body)

    def _claim(self, uid: Hashable) -> Words:
        row = self._rows[str(uid)]
        day = f", {row.published.day.words}" if row.published.day else ""
        return Words(f"“{row.figure.words}” ({row.outlet.name}{day})", "claim", row.uid)

    def _linked(self, party: Hashable | None) -> Words:
        name = self._source(party)
        return Words(name.name, "source", name.slug) if name else Words("nobody in particular")

    def _source(self, party: Hashable | None) -> SourceName | None:
        source = self._gathered.sources.get(party) if isinstance(party, int) else None
        return source_name(source) if source else None


def _called(act: ActView) -> str:
    if act.origins:
        return " and ".join(voice.named for voice in act.origins)
    outlets = dict.fromkeys(row.outlet.name for row in act.rows)
    return f"{', '.join(outlets)}, no source given"


def _joined(pieces: Iterable[Words]) -> tuple[Words, ...]:
    return tuple(piece for piece in pieces if piece.words)


def letters() -> Iterator[str]:
    """Yield A to Z, then AA, AB…"""
    yield from ascii_uppercase
    for first in letters():
        yield from (first + second for second in ascii_uppercase)
