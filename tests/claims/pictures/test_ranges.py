from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.pictures.picture import TooLarge
from claims.pictures.ranges import MOST_ROWS, WIDTH, Row, draw_ranges

from .drawing import HOSTILE, SVG, served, sizes_in, words_in

NARROWEST_PAGE = 358
"""Pixels for a picture on a phone of 390."""


def row(words, low=None, point=None, high=None, **others):
    """Return a row with this amount."""
    ends = [None if value is None else Decimal(value) for value in (low, high, point)]
    fields = {"id": words, "label": "CNN", "day_words": "2 July 2025"} | others
    return Row(low=ends[0], high=ends[1], point=ends[2], words=words, **fields)


#   4,000    ─●──────────────────
#   about    ─○──────────────────
#   over     ───├───────────────▶
#   range    ───────────────├───┤
#   up to    ◀──────────────────┤
THREAD = [
    row("4,000", point=4000, label="Zelensky", group="A", is_first=True, marks=("contradicted",)),
    row("about 4,000", point=4000, is_about=True, group="B"),
    row("more than 6,000", low=6000, group="C"),
    row("25,000 to 30,000", low=25000, high=30000, group="A"),
    row("up to 30,000", high=30000, group="A"),
    row("thousands", group="A"),
]


def drawn(rows=THREAD):
    """Return the rows in their places."""
    return draw_ranges(rows, title="Soldiers", desc="Five amounts", prefix="ranges")


def test_a_point_is_a_dot_a_range_a_bar_and_an_open_end_an_arrow():
    exact, about, over, between, up_to, vague = drawn().rows
    assert (exact.bar, about.bar) == (None, None)
    assert exact.dot == about.dot
    assert (bool(over.bar.low_head), bool(over.bar.high_head)) == (False, True)
    assert (bool(up_to.bar.low_head), bool(up_to.bar.high_head)) == (True, False)
    assert (between.bar.low_head, between.bar.high_head, between.dot) == ("", "", None)
    assert (vague.bar, vague.dot) == (None, None)


def test_what_stands_further_right_is_more():
    exact, _, over, between, up_to, _ = drawn().rows
    assert exact.dot < over.bar.x < between.bar.x < between.bar.end == up_to.bar.end < over.bar.end


def test_an_open_end_reaches_beyond_the_scale_but_not_below_zero():
    picture = drawn()
    assert picture.rows[2].bar.end > picture.right
    assert picture.rows[4].bar.x == picture.left
    beyond = drawn([row("up to 741", high=741), row("728", point=728)])
    assert beyond.rows[0].bar.x < beyond.left


def test_only_a_hedged_point_is_hollow():
    dots = served("ranges.svg", drawn()).iter(f"{SVG}circle")
    assert ["about" in dot.get("class") for dot in dots] == [False, True]


def test_who_said_it_first_is_told_in_words_once():
    words = words_in(served("ranges.svg", drawn()))
    assert [line for line in words if "said it first" in line] == ["said it first · contradicted"]


def test_every_amount_speaker_and_origin_is_there():
    words = words_in(served("ranges.svg", drawn()))
    for each in THREAD:
        assert each.words in words
        assert f"2 July 2025 · {each.label}" in words
    assert [word for word in words if word in "ABC"] == ["A", "B", "C", "A", "A", "A"]


def test_no_letter_is_too_small_on_a_phone():
    assert min(sizes_in(served("ranges.svg", drawn()))) * NARROWEST_PAGE / WIDTH > 11


def test_rows_stand_below_each_other_and_words_above_their_band():
    picture = drawn([*THREAD, row("x" * 300, point=1, label="y" * 300, marks=("z" * 300,))])
    bottom = 0
    for placed in picture.rows:
        assert placed.top >= bottom
        lines = [text.y for text in (*placed.who, *placed.words, *placed.marks)]
        assert all(placed.top < line < placed.band for line in lines)
        assert placed.band < placed.bottom
        bottom = placed.bottom
    assert bottom < picture.height


def test_vague_rows_alone_have_words_and_no_scale():
    root = served("ranges.svg", drawn([row("thousands"), row("dozens")]))
    assert {"thousands", "dozens"} <= set(words_in(root))
    assert not [line for line in root.iter(f"{SVG}line") if line.get("class") != "picture-rule"]


def test_no_rows_are_an_empty_picture():
    served("ranges.svg", drawn([]))


@pytest.mark.parametrize("label", HOSTILE)
def test_hostile_words_are_words(label):
    rows = [Row(label, label, label, None, None, Decimal(1), label, label, marks=(label, label))]
    served("ranges.svg", draw_ranges(rows, title=label, desc=label, prefix="ranges"))


def test_more_rows_than_one_can_read_are_refused_by_name():
    with pytest.raises(TooLarge, match="101 rows"):
        drawn([row("1", point=1)] * (MOST_ROWS + 1))


ends = st.none() | st.decimals(
    allow_nan=False, allow_infinity=False, places=3, min_value=-(10**30), max_value=10**40
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(ends, ends, ends), max_size=5))
def test_any_numbers_are_drawn_inside_the_picture(amounts):
    rows = []
    for low, point, high in amounts:
        if low is not None and high is not None:
            low, high = min(low, high), max(low, high)
        rows.append(row("so many", low, point, high))
    picture = drawn(rows)
    served("ranges.svg", picture)
    for placed in picture.rows:
        places = [placed.dot] if placed.dot is not None else []
        places += [placed.bar.x, placed.bar.end] if placed.bar else []
        assert all(0 <= place <= WIDTH for place in places)
        assert placed.bar is None or placed.bar.width > 0
