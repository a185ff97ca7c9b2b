"""Fingerprints find a text again that was changed a little, and no other.

Measured on pairs made by rule from the labelled articles of the reader's tests: invented reports of two to four
hundred words, in many styles. What makes a pair (an edit, a copy, a report of one's own) is done to them.
"""

import json
import random
from collections.abc import Callable
from itertools import combinations

import pytest

from sources.domain.fingerprints import (
    MOST_PARAGRAPHS,
    fingerprints_of,
    likeness_of,
    paragraphs_of,
    shingles_of,
    words_of,
)
from tests.conftest import ROOT

LABELLED = sorted((ROOT / "tests/claims/domain/reading/labelled").glob("*.json"))
TEXTS = [json.loads(path.read_text(encoding="utf-8"))["text"] for path in LABELLED]

# Two newsrooms' own reports of one event: its names and numbers in both, and its one quotation.
ONE_REPORT = """Dam breach leaves 1,200 homeless in Velp

At least 31 people were killed and 1,200 driven from their homes when the Orra dam gave way before dawn on Monday,
the governor of Lower Tarn said.

“We had forty minutes, and forty minutes is not enough to wake a valley,” Governor Ines Harrow told reporters.

Engineers had warned in a report last spring that the northern sluice was cracked. The province set aside 4 million
euros for repairs in June, but no contractor was chosen.

Army boats reached the last cut-off village, Amel, on Monday evening."""
OTHER_REPORT = """Orra dam collapse: 31 dead as warnings went unheeded

VELP — Rescuers with dogs searched the mud on Tuesday for survivors of a flood that killed at least 31 people and left
some 1,200 without a roof, a day after the Orra dam collapsed above the town.

Ines Harrow, who governs Lower Tarn, defended the evacuation. “We had forty minutes, and forty minutes is not enough to
wake a valley,” she said.

Opposition deputies want to know why 4 million euros that were granted for the cracked northern sluice lay unspent for
months. The prosecutor has opened an inquiry.

In Amel, which soldiers reached by boat only at nightfall, the school has become a dormitory."""


def with_small_edits(text: str, draw: random.Random) -> str:
    """Change one word in every fifteen or so, numbers among them."""
    words = text.split(" ")
    for at in range(len(words)):
        if draw.random() < 1 / 15:
            words[at] = draw.choice(("about", "1,204", "meanwhile", "late", "some"))
    return " ".join(words)


def reordered(text: str, draw: random.Random) -> str:
    headline, *body = paragraphs_of(text)
    draw.shuffle(body)
    return "\n".join([headline, *body])


def set_otherwise(text: str, draw: random.Random) -> str:
    """Set it as another newsroom would: other signs, no blank lines, a note below."""
    return text.replace("\n\n", "\n").replace(",", " –").upper() + "\nAdditional reporting by A. N. Other."


def broken_by_hand(text: str, draw: random.Random) -> str:
    lines = []
    for paragraph in paragraphs_of(text):
        words = paragraph.split()
        lines += [" ".join(words[at : at + 11]) for at in range(0, len(words), 11)] + [""]
    return "\n".join(lines)


def shortened(text: str, draw: random.Random) -> str:
    """Only the first half, as many sites print an agency's report."""
    paragraphs = paragraphs_of(text)
    return "\n".join(paragraphs[: (len(paragraphs) + 1) // 2])


def lead_with_own_paragraphs(text: str, draw: random.Random) -> str:
    """The first third of an agency's report, under which an outlet wrote its own."""
    paragraphs, own = paragraphs_of(text), paragraphs_of(draw.choice(TEXTS))
    return "\n\n".join([*paragraphs[: max(3, len(paragraphs) // 3)], *own[2:]])


def another_with_its_quote(text: str, draw: random.Random) -> str:
    """Another article, in which one sentence stands that is in this one too."""
    sentence = draw.choice(paragraphs_of(text)).split(". ")[0] + "."
    own = paragraphs_of(draw.choice([each for each in TEXTS if each != text]))
    return "\n\n".join([*own[:3], sentence, *own[3:]])


def is_found(one: str, other: str) -> bool:
    """Return whether the one would be shown beside the other: they share a fingerprint, and are alike."""
    shared = {each.hash for each in fingerprints_of(one)} & {each.hash for each in fingerprints_of(other)}
    return bool(shared) and likeness_of(shingles_of(one), shingles_of(other)).is_alike


@pytest.mark.parametrize(
    ("changed", "at_least", "at_most"),
    [
        (with_small_edits, 1.0, 1.0),
        (reordered, 1.0, 1.0),
        (set_otherwise, 1.0, 1.0),
        (broken_by_hand, 1.0, 1.0),
        (shortened, 1.0, 1.0),
        (lead_with_own_paragraphs, 0.95, 1.0),
        (another_with_its_quote, 0.0, 0.05),
    ],
)
def test_pairs_are_found_as_they_should_be(
    changed: Callable[[str, random.Random], str], at_least: float, at_most: float
):
    draw = random.Random(5)  # noqa: S311
    found = sum(is_found(changed(text, draw), text) for text in TEXTS)
    print(f"{changed.__name__}: {found} of {len(TEXTS)} found")
    assert at_least <= found / len(TEXTS) <= at_most


def test_no_two_articles_are_taken_for_copies():
    shingles = [shingles_of(text) for text in TEXTS]
    pairs = [likeness_of(one, other).is_alike for one, other in combinations(shingles, 2)]
    print(f"{sum(pairs)} of {len(pairs)} pairs wrongly found")
    assert not any(pairs)
    assert not is_found(ONE_REPORT, OTHER_REPORT)


def test_fingerprints_stay_the_same_between_runs():
    # Stored by one process and compared by another: a hash of Python's own would differ.
    first = fingerprints_of("At least 4,000 soldiers were killed, officials said.")[0]
    assert first == (1, 1290455372994438387)


def test_words_of_scripts_without_blanks_are_their_characters():
    assert words_of("25人死亡") == ["25", "人", "死", "亡"]
    assert words_of("Аҕа 北京") == ["аҕа", "北", "京"]
    text = "外交部发言人周三在北京表示，至少二十五人在洪水中丧生，另有三百人失踪。"
    assert is_found(text.replace("三百", "四百"), text)
    assert not is_found("新华社北京电，国家统计局周五公布，去年粮食产量增长百分之二，达到七亿吨。", text)


@pytest.mark.parametrize("text", ["", "\n \n", "—", "🚀🚀", "Ü" * 40, "a\n" * 50_000, "0 " * 100])
def test_a_text_with_little_to_find_it_by_has_few_fingerprints_or_none(text: str):
    found = fingerprints_of(text)
    assert len(found) <= 2 * MOST_PARAGRAPHS
    assert all(0 <= each.hash < 1 << 63 for each in found)
    assert not shingles_of(text) or likeness_of(shingles_of(text), shingles_of(text)).is_alike


def test_headings_and_names_find_nothing():
    text = "Read more\nBy A. N. Other\nAt least 4,000 soldiers were killed in the fighting, officials said."
    assert {each.paragraph for each in fingerprints_of(text)} == {3}
