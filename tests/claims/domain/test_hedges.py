import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.amounts import Comparator
from claims.domain.hedges import (
    COMPARATOR_WORDS,
    HEDGE_WORDS,
    Hedge,
    comparator_in,
    comparators_found,
    hedges_found,
    hedges_in,
    words_for,
)

by_words = pytest.mark.parametrize("entry", COMPARATOR_WORDS + HEDGE_WORDS, ids=lambda entry: entry.words)


def found_in(text, entry):
    return (comparators_found if entry in COMPARATOR_WORDS else hedges_found)(text)


@by_words
def test_every_entry_is_found_by_its_own_words(entry):
    (found,) = found_in(entry.words, entry)
    assert (found.start, found.end, found.entry) == (0, len(entry.words), entry)


@by_words
def test_every_entry_is_found_inside_a_sentence_whatever_its_capitals_and_blanks(entry):
    words = entry.words.upper().replace(" ", " \n")
    text = f"“Was 5 {words} 7”"
    assert [(each.entry, text[each.start : each.end]) for each in found_in(text, entry)] == [(entry, words)]


@by_words
def test_no_entry_is_found_inside_a_longer_word(entry):
    text = f"x{entry.words}x" if entry.words[-1].isalpha() else f"x{entry.words}"
    if entry.words[0].isalpha():
        assert entry not in [each.entry for each in found_in(text, entry)]
    else:
        assert entry in [each.entry for each in found_in(text, entry)]


@by_words
def test_every_entry_names_a_published_authority(entry):
    assert re.search(
        r"Dictionary, “|Stylebook, “|\((19|20)\d\d\)|ISO \d+-\d:\d{4}|Guidelines, section",
        entry.source,
    )


@pytest.mark.parametrize("entries", [COMPARATOR_WORDS, HEDGE_WORDS])
def test_words_stand_in_a_list_once_and_plainly(entries):
    words = [entry.words for entry in entries]
    assert len(words) == len(set(words)) >= 40
    assert words == [" ".join(phrase.lower().split()) for phrase in words]


@pytest.mark.parametrize("term", [*Comparator, *Hedge])
def test_words_of_a_term_express_it(term):
    assert words_for(term)
    for words in words_for(term):
        assert comparator_in(words) == term if isinstance(term, Comparator) else hedges_in(words) == (term,)


def test_hedges_stand_in_the_order_of_the_contract():
    assert Hedge.values() == [
        "estimated",
        "reported",
        "alleged",
        "believed",
        "likely",
        "preliminary",
        "unverified",
    ]


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("no more than 40", Comparator.AT_MOST),
        ("more than 40", Comparator.MORE_THAN),
        ("just over 40", Comparator.APPROX),
        ("over 40", Comparator.MORE_THAN),
        ("as many as 30,000 soldiers", Comparator.AT_MOST),
        ("hundreds of thousands", Comparator.VAGUE),
        ("≥5", Comparator.AT_LEAST),
        ("40+", Comparator.MORE_THAN),
        ("c. 40", Comparator.APPROX),
        ("At Least", Comparator.AT_LEAST),
        ("at, least", None),
        ("overall 40", None),
        ("moreover, aboutface, leftover", None),
        ("40", None),
        ("", None),
    ],
)
def test_the_longest_comparator_that_begins_first_is_told(text, comparator):
    assert comparator_in(text) == comparator


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("An estimated 4,000 North Korean soldiers", (Hedge.ESTIMATED,)),
        ("soldiers are reportedly living in dugouts", (Hedge.REPORTED,)),
        ("unconfirmed initial estimates suggest", (Hedge.ESTIMATED, Hedge.PRELIMINARY, Hedge.UNVERIFIED)),
        ("it is unlikely", ()),
        ("TASS reported", ()),
        ("not independently verified", (Hedge.UNVERIFIED,)),
        ("likely, likely and again likely", (Hedge.LIKELY,)),
        ("", ()),
    ],
)
def test_all_hedges_of_a_text_are_told_once_in_order(text, hedges):
    assert hedges_in(text) == hedges


@given(st.text(max_size=200) | st.text("ſKıat lesnomrhub c.~+", max_size=200))
def test_any_text_can_be_searched_and_places_are_right(text):
    for found in (*comparators_found(text), *hedges_found(text)):
        assert " ".join(text[found.start : found.end].lower().split()) == found.entry.words


@pytest.mark.parametrize(
    "piece", ["at ", "no more ", "a", " ", "at\n\n\n\n", "<", "c.", "9", "could not be "]
)
def test_a_long_text_is_searched_in_linear_time(piece):
    text = piece * (100_000 // len(piece))
    began = time.perf_counter()
    comparators_found(text)
    hedges_found(text)
    # Not how fast: that it ends. What is quadratic here would take minutes.
    assert time.perf_counter() - began < 20
