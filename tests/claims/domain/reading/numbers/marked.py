"""Sentences with the number in question between double brackets: "He saw [[40 to 50]] men"."""

from claims.domain.reading.numbers import read_numbers
from claims.domain.reading.proposals import NumberRead
from claims.domain.reading.text import layout
from sources.domain.edtf import parse_edtf

PUBLISHED = parse_edtf("2025-07-12")


def numbers_in(raw: str) -> tuple[NumberRead, ...]:
    """Every number of the text, published on 12 July 2025."""
    return read_numbers(layout(raw), PUBLISHED)


def read_marked(sentence: str) -> tuple[NumberRead, str]:
    """The number read at the brackets, and the sentence without them; they must stand exactly around one."""
    start = sentence.index("[[")
    end = sentence.index("]]") - 2
    raw = sentence.replace("[[", "").replace("]]", "")
    found = [number for number in numbers_in(raw) if number.place.start < end and start < number.place.end]
    assert [number.place.of(raw) for number in found] == [raw[start:end]]
    return found[0], raw


def words(place, raw: str) -> str | None:
    """The words at a place, None where there is none."""
    return None if place is None else place.of(raw)
