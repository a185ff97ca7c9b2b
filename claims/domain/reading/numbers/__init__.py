"""The numbers of a text, each with what it says, or why it is no claim.

reading ──> units ──> counted ──┐
   ├──> bounds, changes, stances, circumstances
   └──> reasons ────────────────┴──> forms ──> labels, figures, measures ──> lexicon
"""

from claims.domain.reading.numbers.reading import read_numbers

__all__ = ["read_numbers"]
