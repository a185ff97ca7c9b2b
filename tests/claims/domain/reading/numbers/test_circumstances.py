import pytest

from tests.claims.domain.reading.numbers.marked import read_marked, words

PLACES = [
    ("They killed [[40]] men.", None),
    ("They killed [[40]] men in Kursk.", "Kursk"),
    ("They killed [[40]] men in the Iraqi city of Mosul.", "the Iraqi city of Mosul"),
    ("In Kursk they killed [[40]] men.", "Kursk"),
    ("They killed [[40]] men in March.", None),
    ("They killed [[40]] men, according to Velpress.", None),
]


@pytest.mark.parametrize(("sentence", "place"), PLACES)
def test_the_place_is_the_nearest_that_is_named(sentence, place):
    number, raw = read_marked(sentence)
    assert words(number.where, raw) == place
