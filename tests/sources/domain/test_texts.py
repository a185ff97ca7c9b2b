"""A text is kept in one form; it is shown without cutting a word or a number."""

import hashlib
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.domain.texts import (
    HIDDEN_MARKS,
    MOST_BYTES,
    UnusableText,
    around,
    is_inside_number,
    is_inside_word,
    is_normal,
    normalise_text,
    sha256_of,
)

crowded = st.text(st.sampled_from("ae \n\r\t\u0301\u0323\u0344\u0f73\u0958ế가\u1100\u1161🚀5,"), max_size=60)


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        ("one\r\r\ntwo", "one\n\ntwo"),
        ("  blanks \t stay \n\n", "  blanks \t stay \n\n"),
        ("Zu\u0308rich", "Zürich"),
        ("﻿marks at the front stay", "﻿marks at the front stay"),
        ("２５", "２５"),
        ("a\u2028b\u0085c\x1f", "a\u2028b\u0085c\x1f"),
    ],
)
def test_a_text_keeps_everything_but_its_line_ends_and_composition(raw, kept):
    assert normalise_text(raw) == kept
    assert is_normal(kept)
    assert is_normal(raw) == (raw == kept)


@given(st.one_of(st.text(min_size=1), crowded))
def test_a_kept_text_is_kept_as_it_is(raw):
    try:
        kept = normalise_text(raw)
    except UnusableText:
        assert not is_normal(raw)
        return
    assert normalise_text(kept) == kept
    assert is_normal(kept)
    assert "\r" not in kept


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        ("one\r\ntw\0o", "NUL character at character 7, line 2"),
        ("one\n\ud83d", r"lone surrogate \(U\+D83D\) at character 5, line 2"),
        ("", "empty"),
        (" \n\t\u00a0", "empty"),
        ("x" * (MOST_BYTES + 1), "1,000,001 bytes"),
        ("🚀" * (MOST_BYTES // 4 + 1), "1,000,004 bytes"),
        ("one\na" + "\u0301" * 31, "more than 30 combining marks in a row at character 6, line 2"),
    ],
)
def test_a_text_that_cannot_be_kept_is_refused_with_its_fault_and_place(raw, fault):
    with pytest.raises(UnusableText, match=fault):
        normalise_text(raw)
    assert not is_normal(raw)


def test_a_text_of_a_megabyte_is_kept():
    assert len(normalise_text("x" * MOST_BYTES)) == MOST_BYTES
    # It is the kept text that has to fit.
    assert len(normalise_text("x\r\n" * 400_000)) == 800_000


@pytest.mark.parametrize("marks", ["\u0301\u0323", "\u0f73\u0f72", "\u0344\u0316"])
def test_marks_made_to_keep_the_normaliser_busy_are_refused_at_once(marks):
    started = time.perf_counter()
    with pytest.raises(UnusableText, match="combining marks"):
        normalise_text("a" + marks * 200_000)
    # Not how fast: that it ends. What is quadratic here would take minutes.
    assert time.perf_counter() - started < 20


def test_no_other_character_hides_combining_marks():
    hidden = [
        char
        for char in map(chr, range(0x110000))
        if not unicodedata.combining(char) and unicodedata.combining(unicodedata.normalize("NFD", char)[0])
    ]
    assert "".join(hidden) == HIDDEN_MARKS


def test_the_hash_is_of_the_utf_8():
    assert sha256_of("Wönsan") == hashlib.sha256("Wönsan".encode()).hexdigest()


TEXT = "An estimated 4,000 North Korean soldiers have been killed or wounded in Russia."


@pytest.mark.parametrize(
    ("quote", "reach", "shown"),
    [
        ("soldiers", 0, "soldiers"),
        ("soldiers", 10, "Korean soldiers have been"),
        ("soldiers", 11, "Korean soldiers have been"),
        ("soldiers", 200, TEXT),
        ("An", 5, "An"),
        ("Russia.", 3, "in Russia."),
    ],
)
def test_a_quote_is_shown_among_whole_words(quote, reach, shown):
    start = TEXT.index(quote)
    left, right = around(TEXT, start, start + len(quote), reach)
    assert TEXT[left:right] == shown


def test_where_there_are_no_blanks_the_reach_cuts_but_no_number():
    text = "据" * 50 + "25,000" + "人" * 50 + "引文" + "字" * 300
    start = text.index("引文")
    left, right = around(text, start, start + 2, reach=53)
    assert text[left:right] == "人" * 50 + "引文" + "字" * 53


def test_a_long_address_beside_the_quote_is_cut_at_its_punctuation():
    text = "https://example.org/" + "/".join(["segment"] * 40) + " quote"
    start = text.index("quote")
    left, _ = around(text, start, start + 5, reach=100)
    assert text[left:].startswith(("segment/", "/segment"))


@given(st.text(st.sampled_from("ab 5,.人\u0301\n"), min_size=1, max_size=120), st.data(), st.integers(0, 60))
def test_the_context_holds_the_quote_and_no_more_than_the_reach(text, data, reach):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    left, right = around(text, start, end, reach)
    assert max(0, start - reach) <= left <= start
    assert end <= right <= min(len(text), end + reach)
    assert left == start or not text[left].isspace()
    assert right == end or not text[right - 1].isspace()
    assert left == start or not is_inside_number(text, left)
    assert right == end or not is_inside_number(text, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("2", "5"),
        ("25", ",000"),
        ("25,", "000"),
        ("2", ".25"),
        ("2.", "25"),
        ("٢", "٥"),
        ("三", "千"),
        ("25", "万"),
        ("2", "½"),
    ],
)
def test_a_number_is_not_parted(left, right):
    assert is_inside_number(left + right, len(left))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("2024", ", 728"),
        ("2024,", " 728"),
        ("2024", "."),
        ("2024", ".No"),
        ("52", "-48"),
        ("52-", "48"),
        ("", "5"),
        ("5", ""),
    ],
)
def test_two_numbers_are_parted_where_they_meet(left, right):
    assert not is_inside_number(left + right, len(left))


@pytest.mark.parametrize(
    ("left", "right"),
    [("sold", "iers"), ("25", "km"), ("x", "25"), ("e", "\u0301"), ("e\u0301", "t"), ("हि", "न")],
)
def test_a_word_is_not_parted(left, right):
    assert is_inside_word(left + right, len(left))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("three", "-day"),
        ("$", "25"),
        ("据", "朝鲜"),
        ("25", "人"),
        ("25", "명"),
        ("ไทย", "รัฐ"),
        ("Russia", "’s"),
        ("", "a"),
    ],
)
def test_words_are_parted_where_they_meet(left, right):
    assert not is_inside_word(left + right, len(left))
