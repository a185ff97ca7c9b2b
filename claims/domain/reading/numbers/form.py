"""One number expression of a text: the tokens it is made of, what it is worth, and its unit."""

from dataclasses import dataclass

from claims.domain.numerals import Numeral
from claims.domain.reading.numbers.measures import Measure, Unit
from claims.domain.reading.proposals import Reason
from claims.domain.reading.text import Sentence


@dataclass(frozen=True)
class Form:
    first: int
    """Its first token."""
    last: int
    """The token after its last one."""
    after: int
    """The token after the words of its unit, which may stand outside of it: "20 km"."""
    sentence: Sentence
    numerals: tuple[Numeral, ...] = ()
    """One; two for a range; none for a vague amount."""
    unit: Unit | None = None
    reason: Reason | None = None
    """Why it is no claim, where its own form tells."""
    is_whole_of_share: bool = False
    """Whether it is the 24 of "17 of the 24"."""

    @property
    def is_ordinal(self) -> bool:
        return bool(self.numerals) and self.numerals[0].is_ordinal

    @property
    def is_fraction(self) -> bool:
        """Whether it is a share: "two-thirds", not "two and two thirds"."""
        numeral = self.numerals[0] if self.numerals else None
        return numeral is not None and numeral.out_of is not None and abs(numeral.value) < numeral.out_of

    def measures(self, measure: Measure) -> bool:
        """Return whether its unit is one of these."""
        return self.unit is not None and self.unit.measure is measure
