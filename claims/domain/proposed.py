"""What a proposal says, as records: the inverse of how the reader's findings are written down (reading/bundled.py).

A stored proposal is JSON that an older reader may have written: whatever isn't as it must be is told in words an
editor understands, never guessed at.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from claims.domain.decimals import NotExact, canonical
from claims.domain.entry import BadEntry, check_attribution, check_claim
from claims.domain.records import AttributionRecord, ClaimRecord, CreditRecord, LinkRecord, SpanRecord
from claims.domain.terms import Access, Change, Fate, Manner, Modality, Prominence, Role, Scope, Stance
from sources.domain.edtf import NotEdtf, parse_edtf
from sources.domain.records import SourceRecord
from sources.domain.terms import Anonymity, SourceKind, Term

_DECIMALS = ("point", "lower", "upper", "out_of", "margin", "sample")
# What a text says of its number.
_READ = (
    "comparator",
    *_DECIMALS,
    "change",
    "baseline",
    "hedges",
    "modality",
    "prominence",
    "period",
    "as_of",
    "spans",
)
_ADVICE = "Have the article read again, or type the claim by hand."


class MalformedProposal(ValueError):
    """What is stored as a proposal isn't one; the message tells an editor what is wrong and what to do instead."""

    def __init__(self, wrong: str) -> None:
        super().__init__(f"What was proposed here can’t be read: {wrong} {_ADVICE}")


@dataclass(frozen=True)
class Proposed:
    """A proposal as records: a claim with whom it credits, or the fate of a number that is no claim."""

    claim: ClaimRecord | None
    """Its credits name attributions by the proposal's own ids. None for a number that is no claim."""
    attributions: tuple[AttributionRecord, ...] = ()
    """In the order of the claim's credits; uids are the proposal's own ids, links name sources by name."""
    sources: tuple[SourceRecord, ...] = ()
    """Whom the links name, as the words make them look; without slugs."""
    fate: str = Fate.CLAIM.value
    reason: str = ""
    confidence: str = ""
    why: str = ""

    def source(self, name: str) -> SourceRecord:
        """Return the source that the links call so."""
        return next(source for source in self.sources if source.name == name)


def proposed_of(piece: Any, text: str, *, article: str, version: int, start: int, end: int) -> Proposed:
    """Return what the piece of a bundle proposes for the number at these places of the text.

    `article` and `version` are where the text stands: the article's slug and the version's number.
    Shape:  words by their places, as the reader writes them; words by string, which a bundle could also have,
            are refused.
    Raises: MalformedProposal.
    """
    part = _Part(piece, "the proposal")
    confidence, why = part.text("confidence"), part.text("why")
    claims, mentions = part.parts("claims"), part.parts("mentions")
    if len(claims) + len(mentions) != 1:
        raise MalformedProposal("it must say one thing of one number.")
    said = [*claims, *mentions][0]
    if said.place() != (start, end):
        raise MalformedProposal("it is about a number in another place.")
    if mentions:
        fate = said.term("fate", Fate)
        if fate in (Fate.UNDECIDED, Fate.CLAIM):
            raise MalformedProposal(f"a number without a claim can’t be “{Fate(fate).label}”.")
        return Proposed(None, fate=fate, reason=said.text("reason"), confidence=confidence, why=why)
    claim = _claim(said, text, article, version)
    attributions = {
        each.text("id"): _attribution(each, text, article, version) for each in part.parts("attributions")
    }
    sources = {each.text("name"): _source(each) for each in part.parts("sources")}
    if set(attributions) != {credit.attribution for credit in claim.attributions}:
        raise MalformedProposal("its claim and its attributions don’t belong to each other.")
    named = {link.source for each in attributions.values() for link in each.links if link.source is not None}
    if named != set(sources):
        raise MalformedProposal("its chains and its sources don’t belong to each other.")
    try:
        check_claim(claim, text)
        for attribution in attributions.values():
            check_attribution(attribution, text)
    except BadEntry as error:
        raise MalformedProposal(str(error)) from error
    return Proposed(
        claim,
        attributions=tuple(attributions[credit.attribution] for credit in claim.attributions),
        sources=tuple(sources.values()),
        confidence=confidence,
        why=why,
    )


def says_the_same(one: ClaimRecord, other: ClaimRecord) -> bool:
    """Return whether two claims of one number say the same of it, as far as the words of the text do.

    What is counted and in what unit is for the newsroom to say, and its notes are its own.
    """
    return all(getattr(one.in_order(), name) == getattr(other.in_order(), name) for name in _READ)


def credits_the_same(one: AttributionRecord, other: AttributionRecord) -> bool:
    """Return whether two attributions credit the same words in the same way, whichever sources these name."""
    return _without_names(one) == _without_names(other)


def _without_names(attribution: AttributionRecord) -> AttributionRecord:
    links = (replace(link, source=link.source and "named") for link in attribution.links)
    return replace(attribution, uid="", links=tuple(links)).in_order()


def _claim(part: "_Part", text: str, article: str, version: int) -> ClaimRecord:
    start, end = part.place()
    words = part.part("words")
    spans = [
        _span(part.part("quote"), Role.QUOTE.value, text),
        *(_span(words.part(role), role, text) for role in words.keys),
    ]
    amount: dict[str, Any] = {name: part.decimal(name) for name in _DECIMALS}
    return ClaimRecord(
        uid="",
        article=article,
        version=version,
        start=start,
        end=end,
        comparator=part.text("comparator"),
        unit=part.text("unit") or None,
        **amount,
        change=part.term("change", Change, Change.LEVEL),
        baseline=part.date("baseline"),
        hedges=tuple(part.texts("hedges")),
        modality=part.term("modality", Modality, Modality.ASSERTED),
        prominence=part.term("prominence", Prominence, Prominence.MAIN),
        period=part.date("period"),
        spans=tuple(spans),
        attributions=tuple(
            CreditRecord(credit.text("id"), credit.term("scope", Scope, Scope.EXPLICIT))
            for credit in part.parts("attributions")
        ),
    ).in_order()


def _attribution(part: "_Part", text: str, article: str, version: int) -> AttributionRecord:
    return AttributionRecord(
        uid=part.text("id"),
        article=article,
        version=version,
        manner=part.term("manner", Manner, Manner.PARAPHRASE),
        links=tuple(_link(link, position, text) for position, link in enumerate(part.parts("links"))),
    ).in_order()


def _link(part: "_Part", position: int, text: str) -> LinkRecord:
    roles = {"words": Role.SOURCE, "cue": Role.CUE, "date_words": Role.DATE}
    return LinkRecord(
        position=position,
        source=part.text("source") or None,
        stance=part.term("stance", Stance, Stance.ASSERTS),
        access=part.term("access", Access, Access.UNKNOWN),
        said_on=part.date("said_on"),
        spans=tuple(_span(part.part(key), role.value, text) for key, role in roles.items() if part.says(key)),
    )


def _source(part: "_Part") -> SourceRecord:
    return SourceRecord(
        slug="",
        name=part.text("name"),
        kind=part.term("kind", SourceKind),
        anonymity=part.term("anonymity", Anonymity, Anonymity.NAMED),
    )


def _span(part: "_Part", role: str, text: str) -> SpanRecord:
    start, end = part.place()
    return SpanRecord(start, end, role, text[start:end])


class _Part:
    """An object of the stored JSON, asked for what it says; what isn't as it must be is refused by its name."""

    def __init__(self, said: Any, name: str) -> None:
        if not isinstance(said, Mapping):
            raise MalformedProposal(f"{name} isn’t given by its parts.")
        self._said, self._name = said, name

    @property
    def keys(self) -> Iterable[str]:
        return self._said.keys()

    def says(self, key: str) -> bool:
        return key in self._said

    def part(self, key: str) -> "_Part":
        return _Part(self._said.get(key, {}), f"“{key}”")

    def parts(self, key: str) -> list["_Part"]:
        return [_Part(each, f"one of “{key}”") for each in self._list(key)]

    def texts(self, key: str) -> Iterator[str]:
        for each in self._list(key):
            if not isinstance(each, str):
                raise MalformedProposal(f"“{key}” of {self._name} must be words.")
            yield each

    def _list(self, key: str) -> list[Any]:
        said = self._said.get(key, [])
        if not isinstance(said, list):
            raise MalformedProposal(f"“{key}” of {self._name} must be a list.")
        return said

    def text(self, key: str) -> str:
        said = self._said.get(key, "")
        if not isinstance(said, str):
            raise MalformedProposal(f"“{key}” of {self._name} must be words.")
        return said

    def term(self, key: str, terms: type[Term], default: Term | None = None) -> str:
        said = self.text(key) or str(default or "")
        if said not in terms.values():
            raise MalformedProposal(f"“{key}” of {self._name} can’t be “{said[:40]}”.")
        return said

    def date(self, key: str) -> str:
        said = self.text(key)
        try:
            if said:
                parse_edtf(said)
        except NotEdtf as error:
            raise MalformedProposal(f"“{key}” of {self._name} is no date: {error}") from error
        return said

    def decimal(self, key: str) -> str | None:
        if not self.says(key):
            return None
        try:
            return canonical(self.text(key))
        except NotExact as error:
            raise MalformedProposal(f"“{key}” of {self._name} is no number: {error}") from error

    def place(self) -> tuple[int, int]:
        """Return where the words stand; whether they stand there is checked with the whole."""
        start, end = self._said.get("start"), self._said.get("end")
        if type(start) is not int or type(end) is not int:
            raise MalformedProposal(f"{self._name} doesn’t say where its words stand.")
        return start, end
