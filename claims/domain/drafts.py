"""What an edit form says of whom a claim credits: attributions that are there, changed ones and new ones."""

from dataclasses import dataclass

from claims.domain.records import AttributionRecord


@dataclass(frozen=True)
class DraftAttribution:
    """One credit of a claim as an editor left it.

    Shared as it is: a uid alone. Changed: uid, the revision it was seen at, and what it shall say; every claim that
    rests on it is meant. New: what it shall say, without uid.
    """

    uid: str = ""
    revision: int | None = None
    content: AttributionRecord | None = None
    """Its links name stored sources by slug, and new ones as the form calls them."""
    scope: str = "explicit"

    def __post_init__(self) -> None:
        if not self.uid and self.content is None:
            raise ValueError("a credit names a stored attribution or says what it is")
        if self.uid and self.content is not None and self.revision is None:
            raise ValueError("a changed attribution says which revision was seen")
