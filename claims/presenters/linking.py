"""Two claims side by side, with what speaks for a link between them, and the links that stand already."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from claims.domain.review import Review
from claims.domain.terms import Basis, LinkKind
from claims.models import ClaimLink, LinkRefusal, NumericClaim
from newsledger.ledger.models import LedgerEntry
from sources.domain.comparing import Piece, differing_words

from .link_suggestions import Suggested
from .rows import ClaimRow, claim_row
from .voices import chains_of

LINKS_SHOWN = 100
_SAID = {LinkKind.DERIVED_FROM: "derives from", LinkKind.SAME_STATEMENT: "is the same statement as"}


def said_of(kind: str) -> str:
    """Return the words that stand between two claims that are linked so: "A derives from B", "A corrects B"."""
    return _SAID.get(LinkKind(kind), LinkKind(kind).label)


@dataclass(frozen=True)
class Side:
    """One of the two claims as the page shows it."""

    letter: str
    row: ClaimRow
    pieces: tuple[Piece, ...]
    """Its quote, the words marked that the other has otherwise."""
    state: str

    @property
    def claim(self) -> NumericClaim:
        return self.row.claim


@dataclass(frozen=True)
class PairAtHand:
    """A pair to be decided."""

    a: Side
    """The claim that the link would lead from."""
    b: Side
    evidence: tuple[str, ...]
    kind: str
    """What is suggested; empty where the program sees nothing in the pair."""
    is_in_text: bool
    name: str
    link: ClaimLink | None = None
    """How the two are linked already; then there is nothing to decide before that link is undone."""

    @property
    def says(self) -> str:
        """What is suggested, in words."""
        return said_of(self.kind) if self.kind else ""

    @property
    def stands(self) -> str:
        """How the two are linked already, in words."""
        if self.link is None:
            return ""
        letters = "AB" if self.link.from_claim_id == self.a.claim.pk else "BA"
        return f"{letters[0]} {said_of(self.link.kind)} {letters[1]}"


def pair_at_hand(pair: Suggested) -> PairAtHand:
    """Return the pair as the page shows it, in two queries beyond those it came with."""
    chains = chains_of([pair.start.pk, pair.end.pk])
    theirs, ours = differing_words(pair.end.quote or "", pair.start.quote or "")
    found = pair.suggestion
    return PairAtHand(
        a=_side("A", pair.start, chains, ours),
        b=_side("B", pair.end, chains, theirs),
        evidence=tuple(each.sentence for each in found.evidence) if found else (),
        kind=found.kind.value if found else "",
        is_in_text=found is not None and found.basis == Basis.IN_TEXT,
        name=pair.name,
        link=ClaimLink.objects.between(pair.start.pk, pair.end.pk)
        .select_related("from_claim", "to_claim")
        .first(),
    )


def _side(letter: str, claim: Any, chains: dict[int, Any], pieces: tuple[Piece, ...]) -> Side:
    return Side(letter, claim_row(claim, chains.get(claim.pk, ())), pieces, Review(claim.review).label)


@dataclass(frozen=True)
class LinkLine:
    """A link that stands, between the claim at hand and another."""

    start: Any
    end: Any
    kind: LinkKind
    basis: Basis
    note: str
    by: str
    at: datetime | None
    """When it was made; None where the ledger doesn't tell."""

    @property
    def says(self) -> str:
        return said_of(self.kind)


@dataclass(frozen=True)
class RefusalLine:
    """That somebody said that two aren't to be linked."""

    one: Any
    other: Any
    by: str
    at: datetime


def links_of(claim: NumericClaim) -> list[LinkLine]:
    """Return the claim's links in both directions, each with who made it, in three queries: the newest first."""
    links = list(
        ClaimLink.objects.touching([claim.pk])
        .select_related("from_claim", "to_claim")
        .order_by("-pk")[:LINKS_SHOWN]
    )
    rows = _rows(pk for link in links for pk in (link.from_claim_id, link.to_claim_id))
    made = _made({link.from_claim.record for link in links})
    found = []
    for link in links:
        entry = made.get((link.from_claim.record, link.to_claim.uid, link.kind))
        found.append(
            LinkLine(
                start=rows[link.from_claim_id],
                end=rows[link.to_claim_id],
                kind=LinkKind(link.kind),
                basis=Basis(link.basis),
                note=link.note,
                by=entry[0] if entry else "",
                at=entry[1] if entry else None,
            )
        )
    return found


def refusals_of(claim: NumericClaim) -> list[RefusalLine]:
    """Return the pairs of this claim that somebody refused, in two queries: the newest first."""
    refused = list(LinkRefusal.objects.touching([claim.pk]).select_related("by")[:LINKS_SHOWN])
    rows = _rows(pk for each in refused for pk in (each.first_id, each.second_id))
    return [
        RefusalLine(rows[each.first_id], rows[each.second_id], each.by.get_username(), each.at)
        for each in refused
    ]


def _rows(claim_ids: Iterable[int]) -> dict[int, Any]:
    rows = NumericClaim.objects.with_row_data().filter(pk__in=set(claim_ids))
    return {row.pk: row for row in rows}


_Made = dict[tuple[str, str, str], tuple[str, datetime]]


def _made(records: Iterable[str]) -> _Made:
    """Return who made each link that the newest entry of these claims has, and when: where it last appeared."""
    made: _Made = {}
    entries = LedgerEntry.objects.filter(record__in=records).order_by("record", "revision")
    standing: dict[str, set[tuple[str, str]]] = {}
    for record, by, at, payload in entries.values_list("record", "by", "at", "payload"):
        links = {(link["to"], link["kind"]) for link in json.loads(payload).get("links", ())}
        for to, kind in links - standing.get(record, set()):
            made[record, to, kind] = (by, at)
        standing[record] = links
    return made
