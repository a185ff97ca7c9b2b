"""What the ledger keeps of a source and of an article: the whole record, in plain values.

A record names other records by their permanent slugs, never by row numbers, so that it means the same
in every database. `payload()` is what an entry of the ledger holds.
"""

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class AliasRecord:
    name: str
    language: str = ""


@dataclass(frozen=True)
class AffiliationRecord:
    kind: str
    organisation: str
    """Slug of the source the tie leads to."""
    role: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True)
class SourceRecord:
    slug: str
    name: str
    kind: str
    anonymity: str = "named"
    country: str = ""
    wikidata_id: str = ""
    homepage: str = ""
    note: str = ""
    merged_into: str | None = None
    aliases: tuple[AliasRecord, ...] = ()
    """Spellings beside the name itself, which is always one too and isn't repeated here."""
    affiliations: tuple[AffiliationRecord, ...] = ()

    @classmethod
    def from_payload(cls, payload: dict[str, Any]) -> "SourceRecord":
        """Return the record of which the ledger keeps this."""
        return cls(
            **{
                **payload,
                "aliases": tuple(AliasRecord(**alias) for alias in payload["aliases"]),
                "affiliations": tuple(AffiliationRecord(**tie) for tie in payload["affiliations"]),
            }
        )

    def in_order(self) -> "SourceRecord":
        """Return the record with its parts in the one order that makes equal records equal."""
        return SourceRecord(
            **{
                **{name: getattr(self, name) for name in self.__dataclass_fields__},
                "aliases": tuple(sorted(self.aliases, key=lambda alias: (alias.name, alias.language))),
                "affiliations": tuple(
                    sorted(
                        self.affiliations,
                        key=lambda tie: (tie.kind, tie.organisation, tie.role, tie.since, tie.until),
                    )
                ),
            }
        )

    def payload(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class VersionRecord:
    """One text of an article. The ledger keeps its hash, the row its words."""

    number: int
    sha256: str
    published: str = ""
    retrieved_at: str | None = None
    """ISO 8601 in UTC with microseconds, or None when not known."""
    correction_notice: str = ""


@dataclass(frozen=True)
class ArticleRecord:
    slug: str
    outlet: str
    """Slug of the outlet."""
    headline: str = ""
    url: str = ""
    byline: str = ""
    published: str = ""
    published_basis: str = "unknown"
    language: str = ""
    archive_url: str = ""
    syndicated_from: str | None = None
    text_public: bool = False
    versions: tuple[VersionRecord, ...] = field(default=())

    def payload(self) -> dict[str, Any]:
        return asdict(self)
