import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.presenters.quotes import REACH, Mark, excerpt, marked, passage

TEXT = "An estimated 4,000 North Korean soldiers have been killed or wounded, according to Western officials."


def mark(words, role, text=TEXT):
    start = text.index(words)
    return Mark(start, start + len(words), role, role)


def joined(pieces):
    return "".join(piece.words for piece in pieces)


def test_words_are_cut_where_a_mark_begins_or_ends():
    found = passage(TEXT, 0, len(TEXT), [mark("estimated", "hedge"), mark("4,000", "number")])
    assert [(piece.words, piece.roles) for piece in found.pieces[:4]] == [
        ("An ", ()),
        ("estimated", ("hedge",)),
        (" ", ()),
        ("4,000", ("number",)),
    ]
    assert joined(found.pieces) == TEXT


def test_a_mark_inside_another_keeps_both_and_each_is_named_where_it_ends():
    found = passage(
        TEXT, 0, len(TEXT), [mark("4,000 North Korean soldiers", "counted"), mark("4,000", "number")]
    )
    of_marks = [(piece.words, piece.roles, piece.ending) for piece in found.pieces if piece.roles]
    assert of_marks == [
        ("4,000", ("number", "counted"), "number"),
        (" North Korean soldiers", ("counted",), "counted"),
    ]


def test_marks_that_overlap_are_named_once_each():
    found = passage("one two three", 0, 13, [Mark(0, 7, "a", "a"), Mark(4, 13, "b", "b")])
    assert [(piece.words, piece.roles, piece.ending) for piece in found.pieces] == [
        ("one ", ("a",), ""),
        ("two", ("a", "b"), "a"),
        (" three", ("b",), "b"),
    ]


def test_the_context_is_told_from_the_quote_and_from_the_rest():
    text = f"{'before ' * 50}Forty died.{' after' * 50}"
    start = text.index("Forty")
    found = passage(text, start, start + 11, [])
    assert found.is_begun
    assert found.is_broken_off
    quoted = "".join(piece.words for piece in found.pieces if piece.is_quoted)
    assert quoted == "Forty died."
    assert len(joined(found.pieces)) <= len(quoted) + 2 * REACH


def test_a_mark_that_reaches_out_of_the_context_is_left_out():
    text = f"{'far ' * 100}Forty died."
    start = text.index("Forty")
    assert passage(text, start, len(text), [Mark(0, 3, "source", "source")]).legend == ()


def test_the_legend_says_each_thing_once():
    found = passage("told, told", 0, 10, [Mark(0, 4, "cue", "cue"), Mark(6, 10, "cue", "cue")])
    assert [(entry.label, entry.words) for entry in found.legend] == [("cue", "told")]


def test_an_excerpt_is_short_and_keeps_its_number():
    quote = "word " * 200 + "4,000" + " word" * 200
    start = quote.index("4,000")
    found = excerpt(quote, start, start + 5)
    assert [piece.words for piece in found.pieces if piece.roles] == ["4,000"]
    assert len(joined(found.pieces)) < 320
    assert all(piece.is_quoted for piece in found.pieces)


@pytest.mark.property
@given(
    st.text(min_size=1, max_size=60),
    st.lists(st.tuples(st.integers(0, 59), st.integers(1, 60), st.sampled_from("abc")), max_size=6),
)
def test_the_pieces_are_the_text_and_carry_every_mark(text, places):
    marks = [Mark(start, end, role, role) for start, end, role in places if start < end <= len(text)]
    pieces = marked(text, marks)
    assert joined(pieces) == text
    at = 0
    for piece in pieces:
        for place in range(at, at + len(piece.words)):
            assert set(piece.roles) == {mark.role for mark in marks if mark.start <= place < mark.end}
        at += len(piece.words)
