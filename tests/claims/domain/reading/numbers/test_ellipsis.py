import pytest

from claims.domain.reading.numbers.ellipsis import with_shared_units
from claims.domain.reading.text import layout
from tests.claims.domain.reading.numbers.marked import read_marked, words

SHARED = [
    pytest.param(
        "The index fell 162.31 points, or 2%, to [[7,425]].", "points", id="a level behind its change"
    ),
    pytest.param("The index rose 3 points to end at [[7,425]].", "points", id="where it ended"),
    pytest.param("Lift grew from [[13.5]] to 14 mm.", "mm", id="the start of a change"),
    pytest.param("The toll fell from [[5]] to 4 to 3 per cent.", "percent", id="handed on"),
    pytest.param("Inflation eased to [[3.1]] from 3.4 percent.", "percent", id="the end of a change"),
    pytest.param("They stole 460 cars compared with [[63]] last year.", "cars", id="compared with"),
    pytest.param("They sold 3 million tents, up from [[2.4 million]].", "tents", id="up from"),
    pytest.param("It made 63 cars, short of estimates of [[64]].", "cars", id="estimates of"),
    pytest.param(
        "It had 22 fires, against an average of [[20]] per week.", "fires per week", id="a rate of its own"
    ),
]


@pytest.mark.parametrize(("sentence", "unit"), SHARED)
def test_a_bare_number_has_the_unit_of_the_one_it_is_linked_to(sentence, unit):
    assert read_marked(sentence)[0].unit == unit


def test_it_counts_what_the_other_counts():
    number, raw = read_marked("They stole 460 cars compared with [[63]] last year.")
    assert words(number.counted, raw) == "cars"


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("He paid $5. They went from there to [[3]].", id="another sentence"),
        pytest.param("He paid $5 when he won [[3]].", id="nothing links them"),
        pytest.param("Approval rose 3 percent to [[40]].", id="a ratio"),
        pytest.param("It rose after 3 years to [[40]].", id="a time"),
    ],
)
def test_other_numbers_stay_bare(sentence):
    assert read_marked(sentence)[0].unit == ""


def test_no_numbers_share_nothing():
    assert with_shared_units(layout(""), (), ()) == ()
