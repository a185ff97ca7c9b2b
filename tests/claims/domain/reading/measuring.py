"""How right the reader is, on articles written and labelled for this project (labelled/, docs/reading.md).

    .venv/bin/python -m tests.claims.domain.reading.measuring

The articles and all in them are invented. A label has the words of a number and where they stand; for a claim also
its bounds, and its chain: for each step the names under which the source may be given. `also_origin` are origins
that a second reader could defend; they don't count as right.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields
from decimal import Decimal
from pathlib import Path
from typing import Any

from claims.domain.reading.lines import as_line
from claims.domain.reading.reader import read_article

LABELLED = Path(__file__).resolve().parent / "labelled"
_CLOSE = Decimal("0.005")
_LESS_TELLING = frozenset(["the", "a", "an", "of", "its", "his", "her", "their"])


@dataclass
class Tally:
    """What was right of how many."""

    articles: int = 0
    labelled: int = 0
    proposed: int = 0
    found: int = 0
    right_value: int = 0
    right_bound: int = 0
    right_origin: int = 0
    right_chain: int = 0
    long_chains: int = 0
    right_long_chains: int = 0
    ignored: int = 0
    ignored_proposed: int = 0
    sure: int = 0
    sure_right: int = 0
    attributed: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(self)))

    def f1(self, right: int) -> float:
        """Return the harmonic mean of what was right of the proposed and of the labelled claims."""
        return 2 * right / (self.proposed + self.labelled) if right else 0.0

    def figures(self) -> dict[str, float]:
        """Return the figures of docs/reading.md, 0 to 1."""
        return {
            "claims found (F1)": self.f1(self.found),
            "claims found with their value and bound (F1)": self.f1(self.right_bound),
            "numbers that are no claims, proposed as claims": self.ignored_proposed / max(1, self.ignored),
            "origin right, of all labelled claims": self.right_origin / max(1, self.labelled),
            "whole chain right, of all labelled claims": self.right_chain / max(1, self.labelled),
            "whole chain right, of those of two or more": self.right_long_chains / max(1, self.long_chains),
            "origin right, of the claims marked sure": self.sure_right / max(1, self.sure),
            "marked sure, of the attributed claims": self.sure / max(1, self.attributed),
        }


def labelled_articles() -> Iterator[dict[str, Any]]:
    """Yield the labelled articles in the order of their names."""
    for path in sorted(LABELLED.glob("*.json")):
        yield json.loads(path.read_text(encoding="utf-8"))


def measured(article: dict[str, Any]) -> Tally:
    """Return how right the reader is on one article."""
    text = article["text"]
    line = as_line(read_article(text, article["published"] or ""), text)
    proposed, labelled = line["claims"], article["claims"]
    tally = Tally(articles=1, labelled=len(labelled), proposed=len(proposed))
    optional = [each for each in article["ignored"] if each["reason"] == "optional"]
    tally.proposed -= sum(any(_meet(claim, each) for each in optional) for claim in proposed)
    for each in article["ignored"]:
        if each["reason"] != "optional":
            tally.ignored += 1
            tally.ignored_proposed += any(_meet(claim, each) for claim in proposed)
    for label in labelled:
        tally.attributed += bool(label["chain"])
        tally.long_chains += len(label["chain"]) > 1
        claim = next((claim for claim in proposed if _meet(claim, label)), None)
        if claim is not None:
            _compare(claim, label, tally)
    return tally


def _compare(claim: dict[str, Any], label: dict[str, Any], tally: Tally) -> None:
    has_value = _close(claim["low"], label["low"]) and _close(claim["high"], label["high"])
    sources = [source["text"] for source in claim["sources"]]
    chain = label["chain"]
    has_origin = _is_named(sources[0], chain[0]) if sources and chain else not sources and not chain
    has_chain = len(sources) == len(chain) and all(map(_is_named, sources, chain))
    tally.found += 1
    tally.right_value += has_value
    tally.right_bound += has_value and claim["bound"] == label["comparator"]
    tally.right_origin += has_origin
    tally.right_chain += has_chain
    tally.right_long_chains += has_chain and len(chain) > 1
    if claim["confidence"] == "sure" and sources:
        tally.sure += 1
        tally.sure_right += has_origin


def _meet(claim: dict[str, Any], label: dict[str, Any]) -> bool:
    start, end = label["start"], label["start"] + len(label["words"])
    return bool(claim["start"] < end and start < claim["end"])


def _close(read: str | None, labelled: float | None) -> bool:
    if read is None or labelled is None:
        return read is None and labelled is None
    number, wanted = Decimal(read), Decimal(str(labelled))
    return abs(number - wanted) <= (_CLOSE if abs(wanted) < 1 else abs(wanted) / 1_000_000)


def _is_named(source: str, names: list[str]) -> bool:
    """Return whether the words are one of the names, or the name with more or fewer words around it."""
    words = _words(source)
    return any(words and (words <= known or known <= words) for known in map(_words, names) if known)


def _words(name: str) -> frozenset[str]:
    bare = name.casefold().replace("’", "'").replace("'s", "")
    return frozenset(word.strip(".,'“”\"()") for word in bare.split()) - _LESS_TELLING


def measured_all() -> Tally:
    """Return how right the reader is on all labelled articles."""
    return sum(map(measured, labelled_articles()), Tally())


if __name__ == "__main__":
    told = measured_all()
    sys.stdout.write(f"{told.articles} articles, {told.labelled} claims, {told.ignored} other numbers\n")
    for name, figure in told.figures().items():
        sys.stdout.write(f"{figure:7.3f}  {name}\n")
