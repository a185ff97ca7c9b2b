"""The numbers of a text, each with what it says, or why it is no claim.

reading ──> bounded, ellipsis ──> units ──> counted ──┐
   ├──> bounds, changes, stances, circumstances       ├──> form ──> measures ──> unit_table
   ├──> reasons ──────────────────────────────────────┘
   └──> forms ──┬──> pairs, mixed, measured ──> figures ──> compounds ──> lexicon
                └──> labels ──> dates
"""

from claims.domain.reading.numbers.reading import read_numbers

__all__ = ["read_numbers"]
