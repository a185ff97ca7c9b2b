"""What a check finds, and how much it weighs."""

from dataclasses import dataclass

from sources.domain.terms import Term


class Level(Term):
    """How much a finding weighs: it keeps the claim from review, a reviewer looks at it, or it is worth knowing."""

    BLOCK = "block", "keeps it from review"
    WARN = "warn", "warning"
    HINT = "hint"


@dataclass(frozen=True)
class Finding:
    """What a check finds in a claim: what is wrong, in which words, and what to do."""

    check: str
    """Slug of the check."""
    level: Level
    message: str
    because: str = ""
    """Why an editor knows it to be right all the same; empty for a finding that stands."""

    @property
    def name(self) -> str:
        """The check in words."""
        return self.check.replace("-", " ")

    @property
    def is_excused(self) -> bool:
        return self.because != ""

    @property
    def can_be_excused(self) -> bool:
        """Whether there is anything to excuse: a hint holds nobody up."""
        return self.level != Level.HINT or self.is_excused

    @property
    def blocks(self) -> bool:
        """Whether it keeps the claim from review and from approval."""
        return self.level == Level.BLOCK and not self.is_excused
