"""What every picture is: so wide, so high, with a title and a description for those who don't see it."""

from dataclasses import dataclass


class TooLarge(ValueError):
    """More than a picture can show. The table beside it says the same."""


@dataclass(frozen=True)
class Picture:
    """A picture as its template prints it, in user units: a pixel each at its natural width."""

    title: str
    desc: str
    prefix: str
    """Begins the ids of this picture; no two on one page share it."""
    width: float
    height: float

    @property
    def title_id(self) -> str:
        return f"{self.prefix}-title"

    @property
    def desc_id(self) -> str:
        return f"{self.prefix}-desc"
