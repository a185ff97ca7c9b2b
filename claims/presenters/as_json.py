"""Claims and quantities as JSON: the keys are listed on /method/ and stay.

Numbers are decimal strings, digit for digit; dates are EDTF; what isn't known is null, never left out.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from claims.domain.amounts import Amount
from claims.domain.decimals import canonical
from claims.models import NumericClaim

from .claim import ClaimPage
from .dates import KnownDate
from .drift import PassingView
from .origins import GroupView, MergeView, NumberOrigins
from .paging import CAP
from .provenance import ProvenanceView
from .quantity import QuantityPage
from .rows import ClaimRow
from .thread import Number
from .voices import Chain, SourceName, Voice

MOST_STATING = 50
"""So many of the claims that state a number are listed; `claims_stating` counts them all."""

Address = Callable[[str, str], str]
"""From the name of a page and its slug or uid to its whole address."""


def claim_as_json(page: ClaimPage, address: Address) -> dict[str, Any]:
    """Return a public claim as JSON values."""
    claim, version = page.claim, page.version
    return {
        **_saying(claim),
        "status": "public",
        "address": address("claim", claim.uid),
        "revision": claim.revision,
        "quantity": {
            "slug": page.quantity.slug,
            "name": page.quantity.name,
            "address": address("quantity", page.quantity.slug),
        }
        if page.quantity
        else None,
        "quote": {"exact": page.quote.exact, "start": page.quote.start, "end": page.quote.end}
        if page.quote
        else None,
        "version": {
            "article": version.article.slug,
            "address": address("article", version.article.slug),
            "number": version.number,
            "sha256": version.sha256,
            "published": _edtf(page.published.day),
        },
        "outlet": _source(page.outlet, address),
        "attributions": [_attribution(chain, address) for chain in page.chains],
        "links": [
            {
                "kind": link.kind.value,
                "direction": "outgoing" if link.goes_out else "incoming",
                "basis": link.basis.value,
                "note": link.note,
                "claim": address("claim", link.uid),
            }
            for link in page.links
        ],
        **_provenance(page.provenance, address),
        "review": {
            "imported": page.reviewed.is_import,
            "by": page.reviewed.by,
            "at": moment(page.reviewed.at),
        }
        if page.reviewed
        else None,
    }


def _provenance(view: ProvenanceView | None, address: Address) -> dict[str, Any]:
    """Return what the page tells beside the claim itself; null where it wasn't published by the day asked about."""
    if view is None:
        return {"origins": None, "drift": None, "contradicted_by": None, "stale": None}
    return {
        "origins": origins_as_json(view.number, address),
        "drift": [_passing(each, address) for each in (*view.came_from, *view.went_to)],
        "contradicted_by": [
            {"claim": address("claim", each.row.uid), "is_period_known": each.is_period_known}
            for each in view.contradictions
        ],
        "stale": {
            "claim": address("claim", view.stale.row.uid),
            "by_same_origin": view.stale.by_same_origin,
        }
        if view.stale
        else None,
    }


def quantity_as_json(page: QuantityPage, address: Address) -> dict[str, Any]:
    """Return a quantity as JSON values: its newest public claims, and what its page tells of them together."""
    quantity, thread = page.quantity, page.thread
    return {
        "slug": quantity.slug,
        "name": quantity.name,
        "address": address("quantity", quantity.slug),
        "revision": quantity.revision,
        "unit": quantity.unit.slug,
        "statistic": quantity.statistic,
        "accumulation": quantity.accumulation,
        "place": quantity.place,
        "note": quantity.note,
        "claims_counted": page.page.count.number,
        "claims_counted_up_to": CAP,
        "claims": [_line(row, address) for row in page.rows],
        "on": thread.on.isoformat() if thread.on else None,
        "distinct_numbers": len(thread.numbers) + thread.more_numbers,
        "origins": [_number(number, address) for number in thread.numbers],
        "drift": [_passing(each, address) for each in thread.passings],
        "unchanged": thread.unchanged,
        "revisions": [
            {
                "newer": address("claim", each.newer.uid),
                "older": address("claim", each.older.uid),
                "words": each.words,
            }
            for each in thread.revisions
        ],
        "contradictions": [
            {
                "earlier": address("claim", each.earlier.uid),
                "later": address("claim", each.later.uid),
                "is_period_known": each.is_period_known,
            }
            for each in thread.contradictions
        ],
    }


def _number(number: Number, address: Address) -> dict[str, Any]:
    """Return a number of a thread; without its groups where there are too many claims behind it to tell."""
    if number.origins:
        return origins_as_json(number.origins, address)
    claim = number.first.row.claim
    return {
        "amount": amount_as_json(claim.amount),
        "claims_stating": number.claims,
        "min": number.min,
        "max": number.max,
        "groups": None,
        "merges": None,
    }


def _passing(passing: PassingView, address: Address) -> dict[str, Any]:
    return {
        "earlier": address("claim", passing.earlier.uid),
        "later": address("claim", passing.later.uid),
        "kind": passing.kind.value,
        "basis": passing.basis.value,
        "note": passing.note,
        "changes": [
            {
                "kind": drift.kind.value,
                "words": drift.label,
                "before": drift.before or None,
                "after": drift.after or None,
                "detail": drift.detail or None,
            }
            for drift in passing.drifts
        ],
    }


def origins_as_json(number: NumberOrigins, address: Address) -> dict[str, Any]:
    """Return how many independent origins stand behind a number, by the view that pages print."""
    claim = number.row.claim
    return {
        "amount": amount_as_json(claim.amount),
        "unit": claim.counted_in.slug if claim.counted_in else None,
        "change": number.change.value,
        "modality": number.modality.value,
        "period": claim.period or None,
        "stated_by": [address("claim", uid) for uid in number.claims[:MOST_STATING]],
        "claims_stating": len(number.claims),
        "claims_considered": number.considered,
        "outlets": number.outlets,
        "min": number.min,
        "max": number.max,
        "groups": [_group(group, address) for group in number.groups],
        "merges": [_merge(merge, address) for merge in number.merges],
        "derived_counted": number.derived_counted,
    }


def _group(group: GroupView, address: Address) -> dict[str, Any]:
    return {
        "letter": group.letter,
        "source": _source(group.name, address) if group.name else None,
        "name": group.called,
        "counts": group.counts,
        "acts": [
            {
                "claims": [address("claim", row.uid) for row in act.rows],
                "attribution": act.attribution or None,
                "origins": [_voice(voice, address) for voice in act.origins],
                "only_possible": [{"kind": why.value, "words": why.label} for why in act.whys],
            }
            for act in group.acts
        ],
        "acts_counted": group.acts_counted,
        "merges": [_merge(merge, address) for merge in group.merges],
    }


def _merge(merge: MergeView, address: Address) -> dict[str, Any]:
    return {
        "kind": merge.kind.value,
        "sentence": merge.text,
        "claim": address("claim", merge.claim),
        "into": address("claim", merge.into),
        "source": _source(merge.body, address) if merge.body else None,
        "basis": merge.basis or None,
    }


def amount_as_json(amount: Amount) -> dict[str, str | None]:
    """Return the amount: its comparator, and each of its parts as a decimal string or null."""
    parts = {
        name: None if (value := getattr(amount, name)) is None else canonical(value)
        for name in ("point", "lower", "upper", "out_of", "margin", "sample")
    }
    return {"comparator": amount.comparator.value, **parts}


def moment(at: datetime | None) -> str | None:
    """Return a moment in ISO 8601, UTC, to the second."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if at else None


def _line(row: ClaimRow, address: Address) -> dict[str, Any]:
    return {
        **_saying(row.claim),
        "address": address("claim", row.claim.uid),
        "outlet": _source(row.outlet, address),
        "article": address("article", row.article_slug),
        "published": _edtf(row.published.day),
        "attributions": [_attribution(chain, address) for chain in row.chains],
    }


def _saying(claim: NumericClaim) -> dict[str, Any]:
    return {
        "uid": claim.uid,
        "number": claim.mention.exact,
        "amount": amount_as_json(claim.amount),
        "unit": claim.counted_in.slug if claim.counted_in else None,
        "hedges": list(claim.hedges),
        "change": claim.change,
        "baseline": claim.baseline or None,
        "modality": claim.modality,
        "prominence": claim.prominence,
        "period": claim.period or None,
        "as_of": claim.as_of or None,
        "note": claim.note,
        "standing": claim.standing,
    }


def _attribution(chain: Chain, address: Address) -> dict[str, Any]:
    return {
        "uid": chain.uid,
        "scope": chain.scope.value,
        "manner": chain.manner.value,
        "links": [
            {"position": step.position, **_voice(voice, address)}
            for step in chain.steps
            for voice in step.voices
        ],
    }


def _voice(voice: Voice, address: Address) -> dict[str, Any]:
    return {
        "source": _source(voice.source, address) if voice.source else None,
        "words": voice.words or None,
        "cue": voice.cue or None,
        "stance": voice.stance.value,
        "access": voice.access.value,
        "said_on": _edtf(voice.said_on),
    }


def _source(source: SourceName, address: Address) -> dict[str, str]:
    return {
        "slug": source.slug,
        "name": source.name,
        "kind": source.kind.value,
        "anonymity": source.anonymity.value,
        "address": address("source", source.slug),
    }


def _edtf(day: KnownDate | None) -> str | None:
    return day.edtf if day else None
