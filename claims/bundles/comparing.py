"""What a bundle says otherwise than what is stored: told to the one who loads it, never written."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from claims.domain.records import AttributionRecord, ClaimRecord, QuantityRecord, SpanRecord
from sources.domain.names import name_key
from sources.domain.records import ArticleRecord, SourceRecord

from .faults import printable, shortened

Comparable = dict[str, Any]

_LONGEST_VALUE = 80


@dataclass(frozen=True)
class Difference:
    """One value in which a bundle and the stored record differ; the stored one is kept."""

    record: str
    """As the ledger names it: claim/4k2v…"""
    field: str
    said: Any
    stored: Any

    def __str__(self) -> str:
        return printable(
            f"{self.record}: {self.field}: the file has {_shown(self.said)},"
            f" stored and kept is {_shown(self.stored)}"
        )


def differences(
    record: str, said: Mapping[str, Any], stored: Mapping[str, Any], *, only: Collection[str] | None = None
) -> list[Difference]:
    """Return where the two differ, in the order of `said`; with `only`, in what the file itself has.

    `only` names the keys that stand in the file: what it leaves out it then doesn't deny.

    >>> [found.field for found in differences("source/tass", {"name": "TASS"}, {"name": "Tass", "note": "x"})]
    ['name', 'note']
    """
    found = []
    for key in dict.fromkeys((*said, *stored)):
        if only is not None and key not in only:
            continue
        mine, other = said.get(key), stored.get(key)
        if isinstance(mine, Mapping) and isinstance(other, Mapping):
            inner = differences(record, mine, other, only=None if only is None else mine.keys())
            found += [Difference(record, f"{key}.{each.field}", each.said, each.stored) for each in inner]
        elif mine != other:
            found.append(Difference(record, str(key), mine, other))
    return found


def source_differences(
    record: str, said: SourceRecord, stored: SourceRecord, *, only: Collection[str] | None = None
) -> list[Difference]:
    """Return where two sources differ. How an alias is spelled is none, as long as its key is the same."""
    mine, other = _comparable_source(said), _comparable_source(stored)
    # The names themselves are compared as names; beside that each is only a spelling the other side may lack.
    for here, name, there in ((mine, said.name, other), (other, stored.name, mine)):
        if (key := name_key(name)) not in there["aliases"] and here["aliases"][key] == _A_SPELLING:
            del here["aliases"][key]
    return differences(record, mine, other, only=only)


_A_SPELLING = "a spelling"


def _comparable_source(source: SourceRecord) -> Comparable:
    spellings = {name_key(source.name): _A_SPELLING}
    for alias in source.aliases:
        spellings[name_key(alias.name)] = alias.language or _A_SPELLING
    ties = {
        " ".join(filter(None, (tie.kind, tie.organisation, tie.role, tie.since))): {"until": tie.until}
        for tie in source.affiliations
    }
    plain = _plain(source, leaving=("merged_into", "aliases", "affiliations"))
    return {**plain, "aliases": spellings, "affiliations": ties}


def comparable_quantity(quantity: QuantityRecord) -> Comparable:
    return _plain(quantity, leaving=("merged_into",))


def comparable_article(article: ArticleRecord) -> Comparable:
    versions = {
        str(version.number): {
            "text": version.sha256,
            "published": version.published,
            "retrieved_at": version.retrieved_at,
            "correction_notice": version.correction_notice,
        }
        for version in article.versions
    }
    return {**_plain(article, leaving=("versions",)), "versions": versions}


def comparable_attribution(attribution: AttributionRecord) -> Comparable:
    links = {
        str(index): {**_plain(link, leaving=("spans",)), "words": _words(link.spans)}
        for index, link in enumerate(attribution.in_order().links)
    }
    return {**_plain(attribution, leaving=("links",)), "links": links}


def comparable_claim(claim: ClaimRecord) -> Comparable:
    """Return what a bundle can say of a claim: not who entered or reviewed it, nor its links."""
    left_out = (
        "proposed_by",
        "accepted_as_is",
        "created_by",
        "reviewed_by",
        "reviewed_at",
        "spans",
        "attributions",
        "links",
        "exceptions",
    )
    return {
        **_plain(claim, leaving=left_out),
        "words": _words(claim.spans),
        "attributions": {credit.attribution: credit.scope for credit in claim.attributions},
        "exceptions": {each.check: each.because for each in claim.exceptions},
    }


def _words(spans: tuple[SpanRecord, ...]) -> Comparable:
    return {span.role: f"{span.exact} ({span.start}–{span.end})" for span in sorted(spans)}


def _plain(record: Any, *, leaving: Collection[str]) -> Comparable:
    return {name: getattr(record, name) for name in record.__dataclass_fields__ if name not in leaving}


def _shown(value: Any) -> str:
    if value is None or value == "" or value == () or value == {}:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if isinstance(value, Mapping):
        return "; ".join(f"{key} {inner}" for key, inner in value.items() if inner not in (None, "")) or "it"
    return f"“{shortened(str(value), _LONGEST_VALUE)}”"
