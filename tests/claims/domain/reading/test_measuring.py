"""The labelled articles are sound, and the reader is at least as right on them as docs/reading.md says."""

import re
from pathlib import Path

import pytest

from tests.claims.domain.reading.measuring import labelled_articles, measured, measured_all

PAGE = Path(__file__).resolve().parents[4] / "docs" / "reading.md"


@pytest.fixture(scope="module")
def tally():
    return measured_all()


def test_labels_stand_where_they_say():
    for article in labelled_articles():
        for label in (*article["claims"], *article["ignored"]):
            start = label["start"]
            assert article["text"][start : start + len(label["words"])] == label["words"]
        for label in article["claims"]:
            assert all(names and names[0] in article["text"] for names in label["chain"])


def test_every_figure_in_the_text_has_a_label():
    for article in labelled_articles():
        covered = [
            (label["start"], label["start"] + len(label["words"]))
            for label in (*article["claims"], *article["ignored"])
        ]
        for figure in re.finditer(r"\d+", article["text"]):
            assert any(start < figure.end() and figure.start() < end for start, end in covered), figure


def test_a_perfect_answer_would_be_counted_as_one(monkeypatch):
    article = next(labelled_articles())
    claims = [
        {
            "start": label["start"],
            "end": label["start"] + len(label["words"]),
            "low": None if label["low"] is None else str(label["low"]),
            "high": None if label["high"] is None else str(label["high"]),
            "bound": label["comparator"],
            "sources": [{"text": names[0]} for names in label["chain"]],
            "confidence": "sure",
        }
        for label in article["claims"]
    ]
    monkeypatch.setattr("tests.claims.domain.reading.measuring.as_line", lambda *_: {"claims": claims})
    figures = measured(article).figures()
    assert figures.pop("numbers that are no claims, proposed as claims") == 0
    assert set(figures.values()) == {1.0}


def test_the_reader_is_as_right_as_the_documentation_says(tally):
    said = dict(re.findall(r"^\| ([^|]+?) \| (\d\.\d{2}) \|$", PAGE.read_text(encoding="utf-8"), re.M))
    figures = tally.figures()
    assert said.keys() == figures.keys()
    assert {name: f"{figure:.2f}" for name, figure in figures.items()} == said
