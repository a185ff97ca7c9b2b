"""Checks: what a reviewer is warned of, before a claim is public. Each is one small function on plain values.

    table ──> words, amounts, periods, quantities, crediting, neighbours ──> subjects ──> passages ──> reading
      └────> findings

A check blocks only what is certainly wrong; what a reviewer must look at is a warning, the rest a hint.
"""

from .crediting import spellings_in
from .findings import Finding, Level
from .passages import passage_of
from .subjects import OtherClaim, QuantityFacts, SourceFacts, Subject, UnitFacts
from .table import CHECKS, Check, check_named, findings_in

__all__ = [
    "CHECKS",
    "Check",
    "Finding",
    "Level",
    "OtherClaim",
    "QuantityFacts",
    "SourceFacts",
    "Subject",
    "UnitFacts",
    "check_named",
    "findings_in",
    "passage_of",
    "spellings_in",
]
