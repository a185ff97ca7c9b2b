import pytest

from tests.claims.domain.reading.numbers.marked import read_marked


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [
        ("They sent [[40]] soldiers.", "soldier"),
        ("They sent [[40]] North Korean soldiers.", "soldier"),
        ("They sent [[40]] people.", "person"),
        ("They sent [[40]] ballistic missiles.", "missile"),
        ("They sent [[40]] tents.", "tents"),
        ("They sent [[40]] heads of state.", "heads of state"),
        ("They have [[40]] km of road.", "km"),
        ("They pump [[40]] barrels per day.", "barrel per day"),
        ("It costs [[$3,500]] a month.", "usd per month"),
        ("The toll rose to [[40]].", ""),
        pytest.param("They sold [[200]] tents a week earlier.", "tents", id="a time that is no rate"),
        pytest.param("He earns [[$25]]-an-hour.", "usd per hour", id="hyphens in a rate"),
        pytest.param("It costs [[£24]] a-year.", "gbp per year", id="a hyphen in a rate"),
        pytest.param("They bet [[$7]]/$9 on it.", "usd", id="two sums are no rate"),
        pytest.param("There were [[12]] deaths per 100,000 people.", "death", id="a slug has no rate"),
        pytest.param(
            "There were [[12]] fires per 100,000 people.", "fires per 100,000", id="so many of so many"
        ),
        pytest.param("It holds [[10]] kV/cm there.", "kilovolt per cm", id="a slash"),
    ],
)
def test_a_unit_is_a_slug_where_there_is_one_else_the_words(sentence, unit):
    number, _ = read_marked(sentence)
    assert number.unit == unit
