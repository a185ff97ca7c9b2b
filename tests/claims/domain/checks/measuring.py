"""How often the checks tell of claims that are right: on the labelled articles, each label taken as a claim.

    .venv/bin/python -m tests.claims.domain.checks.measuring

A label says bounds, modality and who is credited, so only checks of these can be measured: the period and the
direction of a change are taken from the reader. Every finding is a false alarm, or a label that a second reader
would dispute; a label has one mark for hedges of all kinds, so that much of what is told of hedges is right.
"""

import sys
from collections import Counter
from decimal import Decimal
from typing import Any

from claims.domain.checks import Finding, Level, SourceFacts, Subject, findings_in, passage_of
from claims.domain.decimals import canonical
from claims.domain.reading.text import layout
from claims.domain.records import AttributionRecord, ClaimRecord, CreditRecord, LinkRecord, SpanRecord
from sources.domain.edtf import parse_edtf
from tests.claims.domain.reading.measuring import labelled_articles

_MODALITIES = {"reported": "asserted", "denied": "asserted"}


def findings_on_labels() -> list[tuple[str, list[tuple[str, tuple[Finding, ...]]]]]:
    """Return for each article its labels' words, each with what the checks find."""
    return [
        (
            f"{number}",
            [(label["words"], findings_in(_subject(article, label))) for label in article["claims"]],
        )
        for number, article in enumerate(labelled_articles())
    ]


def _subject(article: dict[str, Any], label: dict[str, Any]) -> Subject:
    text, start = article["text"], label["start"]
    end = start + len(label["words"])
    sentence = layout(text).sentence_at(start)
    assert sentence is not None
    quote = sentence.place
    low, high = (
        None if label[name] is None else canonical(Decimal(str(label[name]))) for name in ("low", "high")
    )
    is_point = label["comparator"] in ("exact", "approx")
    chain = AttributionRecord(
        "a",
        "article",
        1,
        links=tuple(LinkRecord(position, names[0]) for position, names in enumerate(label["chain"])),
    )
    published = parse_edtf(article["published"]) if article["published"] else None
    passage = passage_of(text, *quote, published=published)
    read = passage.read_at(start, end)
    return Subject(
        claim=ClaimRecord(
            uid="c",
            article="article",
            version=1,
            start=start,
            end=end,
            comparator=label["comparator"],
            point=low if is_point else None,
            lower=None if is_point else low,
            upper=None if is_point else high,
            change=str(read.change) if read and label.get("increment") else "level",
            baseline="1000" if label.get("increment") else "",
            period=read.period if read else "",
            modality=_MODALITIES.get(label["modality"], label["modality"]),
            hedges=("estimated",) if label.get("estimated") else (),
            spans=(SpanRecord(quote.start, quote.end, "quote", quote.of(text)),),
            attributions=(CreditRecord("a"),) if chain.links else (),
        ),
        text=text,
        passage=passage,
        published=article["published"] or "",
        attributions=(chain,) if chain.links else (),
        sources={
            name: SourceFacts(name, name, "organisation") for names in label["chain"] for name in names[:1]
        },
    )


def false_alarms() -> tuple[Counter[tuple[Level, str]], int]:
    """Return how often each check tells of a label, and how many labels there are."""
    found: Counter[tuple[Level, str]] = Counter()
    labels = 0
    for _, told in findings_on_labels():
        labels += len(told)
        found.update((finding.level, finding.check) for _, findings in told for finding in findings)
    return found, labels


if __name__ == "__main__":
    alarms, all_labels = false_alarms()
    sys.stdout.write(f"{all_labels} labelled claims\n")
    for (level, check), times in sorted(alarms.items(), key=lambda each: -each[1]):
        sys.stdout.write(f"{times:5}  {times / all_labels:6.2%}  {level:5}  {check}\n")
