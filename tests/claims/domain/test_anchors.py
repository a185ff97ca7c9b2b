"""Words are found by place; what would cut a number or a word is no place."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claims.domain.anchors import (
    AnchorError,
    NoSuchOccurrence,
    WordsCut,
    WordsNotFound,
    WordsRepeated,
    _all_places,
    check_span,
    find_words,
    places,
)

TEXT = "Pyongyang set to deploy 25,000 to 30,000 soldiers – 25,000 of them soon, 2.25 times as many."


def test_words_that_stand_once_are_found():
    assert find_words(TEXT, "25,000 to 30,000") == (24, 40)
    assert find_words(TEXT, "2.25") == (TEXT.index("2.25"), TEXT.index("2.25") + 4)


def test_offsets_count_code_points():
    text = "🚀 e\u0301 13 missiles"
    start, end = find_words(text, "13")
    assert (start, text[start:end]) == (5, "13")


@pytest.mark.parametrize(("occurrence", "start"), [(1, TEXT.index("25,000")), (2, TEXT.rindex("25,000"))])
def test_an_occurrence_settles_repeated_words(occurrence, start):
    assert find_words(TEXT, "25,000", occurrence=occurrence) == (start, start + 6)


def test_repeated_words_are_refused_with_their_count():
    with pytest.raises(WordsRepeated, match="“25,000” stands there 2 times: say which by an occurrence"):
        find_words(TEXT, "25,000")


def test_a_window_settles_repeated_words():
    after = TEXT.index("soldiers")
    assert find_words(TEXT, "25,000", start=after) == (TEXT.rindex("25,000"), TEXT.rindex("25,000") + 6)
    assert find_words(TEXT, "25,000", end=after) == (24, 30)


def test_words_that_are_not_there_are_refused():
    with pytest.raises(WordsNotFound, match="“40,000” does not stand there"):
        find_words(TEXT, "40,000")
    with pytest.raises(WordsNotFound):
        find_words(TEXT, "25,000 to 30,000", end=39)


def test_words_are_not_found_in_another_case():
    with pytest.raises(WordsNotFound):
        find_words(TEXT, "pyongyang")


@pytest.mark.parametrize(
    "words",
    ["000", "25", ",000", "25,", "5,000", "30", ".25", "2.", "soldier", "oldiers", "yang", "0 soldiers"],
)  # fmt: skip
def test_words_that_only_stand_inside_a_longer_number_or_word_are_refused(words):
    with pytest.raises(WordsCut, match="stands only inside a longer number or word"):
        find_words(TEXT, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Despite 25,000", "25,000"),
        ("in 2024, 728 drones", "2024"),
        ("in 2024.", "2024"),
        ("a three-day visit", "three"),
        ("Moscow’s", "Moscow"),
        ("lost 52-48", "48"),
        ("$25 (about)", "25"),
        ("据朝鲜中央通讯社报道", "朝鲜中央通讯社"),
        ("约25人", "25"),
    ],
)
def test_punctuation_and_scripts_without_blanks_cut_nothing(text, words):
    start, end = find_words(text, words)
    assert text[start:end] == words


def test_a_cut_place_is_no_occurrence():
    text = "13 of 130, then 13"
    assert find_words(text, "13", occurrence=2) == (16, 18)
    assert find_words("130 and 13", "13") == (8, 10)


def test_the_window_does_not_hide_what_a_place_cuts():
    text = "25,000"
    with pytest.raises(WordsCut):
        find_words(text, "000", start=3)
    with pytest.raises(WordsCut):
        find_words(text, "25", end=2)


@pytest.mark.parametrize("occurrence", [0, -1, 3, 10**9])
def test_an_occurrence_that_is_not_there_is_refused(occurrence):
    with pytest.raises(NoSuchOccurrence, match=f"occurrence {occurrence}"):
        find_words(TEXT, "25,000", occurrence=occurrence)


def test_overlapping_places_count_each():
    assert find_words("ha ha ha", "ha ha", occurrence=2) == (3, 8)
    with pytest.raises(WordsRepeated, match="2 times"):
        find_words("ha ha ha", "ha ha")


def test_a_place_after_a_cut_one_that_it_overlaps_is_found():
    assert find_words("xha ha ha", "ha ha") == (4, 9)


@pytest.mark.parametrize("window", [(-1, None), (0, 10**6), (5, 4)])
def test_a_window_outside_the_text_is_refused(window):
    with pytest.raises(AnchorError, match="nowhere to look"):
        find_words(TEXT, "25,000", start=window[0], end=window[1])


def test_no_words_are_refused():
    with pytest.raises(AnchorError, match="no words to find"):
        find_words(TEXT, "")


def test_long_words_are_shortened_in_the_message():
    with pytest.raises(WordsNotFound) as refusal:
        find_words(TEXT, "a\nlong quote " * 1000)
    assert len(str(refusal.value)) < 100
    assert "\n" not in str(refusal.value)


@given(st.text(st.sampled_from("ab 1,.\u0301人"), min_size=1, max_size=60), st.data())
def test_what_is_found_is_what_was_asked_for(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 6)))
    words = text[start:end]
    try:
        found = find_words(text, words, occurrence=1)
    except WordsCut:
        assert start not in list(places(text, words))
        return
    assert check_span(text, *found) == words
    # Every countable place can be named by its occurrence, in order.
    all_found = [find_words(text, words, occurrence=n + 1)[0] for n in range(len(list(places(text, words))))]
    assert all_found == list(places(text, words))


@given(
    st.text("ab", max_size=80), st.text("ab", min_size=1, max_size=12), st.integers(0, 10), st.integers(0, 10)
)
@example("aabaabaaab", "aabaa", 0, 0)
@example("abaababaabaab", "abaab", 0, 0)
def test_no_place_is_missed_however_the_words_overlap(text, words, start, short):
    end = max(start, len(text) - short)
    naive = [at for at in range(start, end - len(words) + 1) if text.startswith(words, at)]
    assert list(_all_places(text, words, start, end)) == naive


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a" * 1_000_000, "a" * 500_000),
        ("a" * 1_000_000, "a"),
        ("ab " * 333_333, "ab " * 100_000 + "a"),
        ("ab " * 333_333, "b " + "ab " * 100_000),
        (("a" * 999 + "b") * 1_000, "a" * 999),
        (("a " * 499 + "bb") * 1_000, "a " * 400 + "a"),
        ("ab" * 500_000, "ab" * 5_000 + "b"),
        ("1,000," * 166_666, "000"),
    ],
)
def test_hostile_repetition_in_a_megabyte_costs_no_more_than_reading_it(text, words):
    started = time.perf_counter()
    with pytest.raises(AnchorError):
        find_words(text, words)
    # Not how fast: that it ends. What is quadratic here would take minutes.
    assert time.perf_counter() - started < 20


def test_a_span_is_its_words():
    assert check_span(TEXT, 24, 30) == "25,000"


@pytest.mark.parametrize(
    "span", [(0, 0), (5, 5), (6, 5), (-1, 3), (0, len(TEXT) + 1), (len(TEXT), len(TEXT))]
)
def test_a_span_that_is_empty_reversed_or_outside_is_refused(span):
    with pytest.raises(AnchorError, match=r"no words from"):
        check_span(TEXT, *span)
