import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.pictures.lettering import class_word, printable, safe_prefix, width_of, wrapped

from .drawing import HOSTILE


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_is_left_that_xml_refuses(text):
    assert not set(printable(text)) & set("\x00\x1b\ufffe\uffff\ud800\n\t")


@given(st.text(max_size=80), st.integers(20, 200), st.integers(1, 4), st.booleans())
def test_every_line_fits_and_no_letter_is_lost_but_behind_an_ellipsis(text, room, most, is_bold):
    lines = wrapped(text, room=room, size=14, most=most, is_bold=is_bold)
    assert len(lines) <= most
    assert all(width_of(line, 14, is_bold=is_bold) <= room + 0.001 for line in lines)
    shown = "".join(lines).replace(" ", "")
    whole = printable(text).replace(" ", "")
    assert shown == whole or (shown.endswith("…") and whole.startswith(shown.removesuffix("…")))


def test_a_mark_stays_on_its_letter():
    assert all(not line.startswith("\u0301") for line in wrapped("e\u0301" * 40, room=50, size=14, most=9))


def test_scripts_of_broad_characters_take_twice_the_room():
    assert width_of("平壤", 10) > 1.7 * width_of("ab", 10)


@pytest.mark.parametrize(
    ("kind", "word"),
    [("drift", "drift"), ('"><x y', "x-y"), ("Attribution lost", "attribution-lost"), ("", "")],
)
def test_a_kind_is_one_word_of_a_class(kind, word):
    assert class_word(kind) == word


@pytest.mark.parametrize("prefix", ["", "1a", "a b", 'a"', "a\n"])
def test_what_cannot_begin_an_id_is_refused(prefix):
    with pytest.raises(ValueError, match="can't begin an id"):
        safe_prefix(prefix)
