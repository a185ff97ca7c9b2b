"""What an editor made of what the reader of texts proposed: the proposal beside the claim, part by part."""

import contextlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest
from typing import Any

from claims.domain.proposed import MalformedProposal, Proposed, proposed_of
from claims.domain.records import AttributionRecord, LinkRecord
from claims.domain.terms import Access, Manner, Scope, Stance
from claims.models import NumericClaim
from newsledger.ledger.changes import read_payload
from newsledger.ledger.models import LedgerEntry
from newsledger.ledger.wording import Told, Wording
from sources.domain.names import UnusableName, name_key
from sources.models import SourceAlias

from .dates import known_date
from .voices import Chain

# What a proposal says of a claim; the rest is for editors alone to say.
_PROPOSED = (
    "comparator",
    "point",
    "lower",
    "upper",
    "out_of",
    "margin",
    "sample",
    "unit",
    "change",
    "baseline",
    "hedges",
    "modality",
    "prominence",
    "period",
    "as_of",
    "spans",
)
LOOKED_BACK = 5
"""So many writes of a text's numbers before the claim's first are looked into: the last of them take the proposal."""


@dataclass(frozen=True)
class AgainstProposal:
    """What the claim says otherwise than was proposed."""

    proposed_by: str
    """Empty where the claim was typed by hand."""
    changed: Sequence[Told] = ()
    confidence: str = ""
    why: str = ""
    unreadable: str = ""
    """Why it can't be told; then nothing else is."""


def against_proposal(claim: NumericClaim, chains: Sequence[Chain], *, wording: Wording) -> AgainstProposal:
    """Return the claim held against its proposal, in five queries; `chains` are the claim's own.

    The claim comes from `with_page_data`, with its text.
    """
    if not claim.proposed_by:
        return AgainstProposal("")
    piece = _proposal_of(claim)
    stored = claim.history().filter(revision=claim.revision).values_list("payload", flat=True).first()
    now = read_payload(stored or "")
    if piece is None or now is None:
        return AgainstProposal(
            claim.proposed_by,
            unreadable="The ledger’s entries before the claim hold no proposal for its number.",
        )
    mention, version = claim.mention, claim.mention.version
    place = {"start": mention.start, "end": mention.end}
    try:
        proposed = proposed_of(
            piece, version.text, article=version.article.slug, version=version.number, **place
        )
    except MalformedProposal as error:
        return AgainstProposal(claim.proposed_by, unreadable=str(error))
    if proposed.claim is None:
        return AgainstProposal(
            claim.proposed_by,
            changed=[Told("What the number is", "changed", proposed.reason or proposed.fate, "a claim")],
            why=proposed.why,
        )
    return AgainstProposal(
        claim.proposed_by,
        changed=[
            *_fields(proposed.claim.payload(), now, claim, wording),
            *_credits(proposed, chains, wording),
        ],
        confidence=proposed.confidence,
        why=proposed.why,
    )


def _proposal_of(claim: NumericClaim) -> Any:
    """Return what was proposed for the claim's number when the claim was made, None where the ledger has nothing."""
    version = claim.mention.version
    first = claim.history().filter(revision=1).values_list("number", flat=True).first()
    before = LedgerEntry.objects.filter(
        record=f"mentions/{version.article.slug}/{version.number}", number__lt=first or 0
    )
    payloads = before.order_by("-revision").values_list("payload", flat=True)
    for payload in payloads[:LOOKED_BACK].iterator(chunk_size=1):
        for mention in (read_payload(payload) or {}).get("mentions", ()):
            if (mention.get("start"), mention.get("end")) == (claim.mention.start, claim.mention.end) and (
                piece := mention.get("proposal")
            ):
                return piece
    return None


def _fields(
    was: Mapping[str, Any], now: Mapping[str, Any], claim: NumericClaim, wording: Wording
) -> list[Told]:
    """Return the parts of the claim itself that are otherwise, in words."""
    before, after = ({name: each.get(name) for name in _PROPOSED} for each in (was, now))
    counted_in = claim.counted_in
    # A claim says its unit only where it isn't the quantity's; where none was proposed, the quantity has decided.
    after["unit"] = counted_in.slug if counted_in and before["unit"] else now.get("unit")
    # The ledger writes lists, a record has tuples.
    before = {name: list(value) if isinstance(value, tuple) else value for name, value in before.items()}
    return wording.told(wording.changes(before, after))


# --- Chains, each as a line ---


def _credits(proposed: Proposed, chains: Sequence[Chain], wording: Wording) -> list[Told]:
    """Return the chains that are otherwise, in words. One query."""
    names = _names_now(chains)
    scopes = (
        {credit.attribution: credit.scope for credit in proposed.claim.attributions} if proposed.claim else {}
    )
    was = [_proposed_line(each, Scope(scopes[each.uid]), names) for each in proposed.attributions]
    now = [_line(chain) for chain in chains]
    gone, new = [each for each in was if each not in now], [each for each in now if each not in was]
    return [
        Told("Who says so", "changed" if before and after else "added" if after else "removed", before, after)
        for before, after in zip_longest(gone, new, fillvalue="")
    ]


def _names_now(chains: Iterable[Chain]) -> dict[str, str]:
    """Return, by the key of each of their spellings, the names of the sources credited."""
    named = {
        voice.source.id: voice.source.name
        for chain in chains
        for step in chain.steps
        for voice in step.voices
        if voice.source
    }
    aliases = SourceAlias.objects.filter(source__in=named).values_list("name_key", "source")
    return {key: named[source_id] for key, source_id in aliases}


def _line(chain: Chain) -> str:
    steps = (
        " and ".join(
            _said(
                voice.named,
                cue=voice.cue,
                stance=voice.stance,
                access=voice.access,
                said_on=voice.said_on.words if voice.said_on else "",
            )
            for voice in step.voices
        )
        for step in chain.steps
    )
    return _whole(steps, chain.manner, chain.scope)


def _proposed_line(attribution: AttributionRecord, scope: Scope, names: Mapping[str, str]) -> str:
    steps = (
        " and ".join(_proposed_step(link, names) for link in together)
        for _, together in groupby(attribution.links, key=lambda link: link.position)
    )
    return _whole(steps, Manner(attribution.manner), scope)


def _proposed_step(link: LinkRecord, names: Mapping[str, str]) -> str:
    words, cue, said_on = link.span("source"), link.span("cue"), known_date(link.said_on)
    name = link.source or (words.exact if words else "not identified")
    with contextlib.suppress(UnusableName):
        name = names.get(name_key(name), name) if link.source else name
    return _said(
        name,
        cue=cue.exact if cue else "",
        stance=Stance(link.stance),
        access=Access(link.access),
        said_on=said_on.words if said_on else "",
    )


def _said(name: str, *, cue: str, stance: Stance, access: Access, said_on: str) -> str:
    beside = (
        f"“{cue}”" if cue else "",
        stance.label if stance != Stance.ASSERTS else "",
        access.label if access != Access.UNKNOWN else "",
        said_on,
    )
    return " ".join(filter(None, (name, ", ".join(filter(None, beside)))))


def _whole(steps: Iterable[str], manner: Manner, scope: Scope) -> str:
    beside = [manner.label, *([scope.label] if scope != Scope.EXPLICIT else [])]
    return f"{' → '.join(steps)} ({', '.join(beside)})"
