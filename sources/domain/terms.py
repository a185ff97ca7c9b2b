"""The closed lists of what a source, a tie or an article can be, each with its word on screen (docs/glossary.md)."""

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """A value of a closed list, with the words that stand for it on screen."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        term = str.__new__(cls, value)
        term._value_ = value
        term.label = label or value.replace("_", " ")
        return term

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Return (value, label) pairs in the order of the list, as form and model fields take them."""
        return [(term.value, term.label) for term in cls]

    @classmethod
    def values(cls) -> list[str]:
        return [term.value for term in cls]


class SourceKind(Term):
    PERSON = "person"
    ORGANISATION = "organisation"
    OFFICE = "office"
    STATE = "state"
    NEWS_AGENCY = "news_agency"
    OUTLET = "outlet"
    GROUP = "group"
    DOCUMENT = "document"
    DATASET = "dataset"
    IMAGERY = "imagery"
    BROADCAST = "broadcast"
    SOCIAL_POST = "social_post"


class Anonymity(Term):
    NAMED = "named"
    UNNAMED_PERSON = "unnamed_person"
    UNNAMED_GROUP = "unnamed_group"


class AffiliationKind(Term):
    SPEAKS_FOR = "speaks_for"
    PART_OF = "part_of"
    OWNED_BY = "owned_by"
    ISSUED_BY = "issued_by"
    MEMBER_OF = "member_of"


ROLL_UP_KINDS = (
    AffiliationKind.SPEAKS_FOR,
    AffiliationKind.PART_OF,
    AffiliationKind.OWNED_BY,
    AffiliationKind.ISSUED_BY,
)
"""The ties through which one's words count as the body's. Being a member doesn't make a body speak."""


class PublishedBasis(Term):
    """How the date of publication is known."""

    STATED = "stated", "stated in the article"
    METADATA = "metadata", "from the page’s metadata"
    URL = "url", "from the address"
    INFERRED = "inferred", "inferred from the text"
    UNKNOWN = "unknown"
