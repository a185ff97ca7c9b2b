import pytest

from claims.domain.reading.numbers.forms import forms_of
from claims.domain.reading.numbers.measured import past_shared_number, with_unit
from claims.domain.reading.text import layout
from claims.domain.reading.tokens import tokens_of
from tests.claims.domain.reading.numbers.marked import read_marked

UNITS = [
    pytest.param("They drove [[20]] km of it.", "km", id="behind"),
    pytest.param("They drove a [[20]]-km loop.", "km", id="past a hyphen"),
    pytest.param("They own [[20-percent]] stakes.", "percent", id="percent past a hyphen"),
    pytest.param("They drove [[5]] or 6 km of it.", "km", id="shared by the next"),
    pytest.param("They built [[four]]-, five- and six-metre walls.", "metre", id="hanging hyphens"),
    pytest.param("It grew [[tenfold]] there.", "times", id="fold"),
    pytest.param("It grew [[3x]] there.", "times", id="x"),
    pytest.param("They poured [[½]] teaspoon of it.", "teaspoon", id="a part of a measure"),
    pytest.param("They poured [[1/2]] mile of it.", "mile", id="a part of a mile"),
    pytest.param("Rates rose [[a quarter]] point.", "point", id="a quarter point"),
    pytest.param("Rates rose [[a half]]-mile there.", "mile", id="a half with a hyphen"),
    pytest.param("Rates rose [[half a percentage point]].", "percentage-point", id="half a point"),
    pytest.param("It costs [[99c]] there.", "c", id="a sign against the figures"),
    pytest.param("They lost [[½]] of it.", "fraction", id="a share"),
]


@pytest.mark.parametrize(("sentence", "unit"), UNITS)
def test_a_number_has_the_unit_behind_it(sentence, unit):
    assert read_marked(sentence)[0].unit == unit


def test_what_is_half_something_is_a_name():
    assert read_marked("His [[half]]-brother left.")[0].reason == "name"


def test_a_number_without_a_unit_stays_as_it_is():
    (form,) = forms_of(layout("They sent 40 men."))
    assert with_unit(layout("They sent 40 men.").tokens, form, 5) == form


def test_only_so_many_numbers_share_a_noun():
    tokens = tokens_of("1 or 2 or 3 men")
    assert past_shared_number(tokens, 1, len(tokens)) == 5
    many = tokens_of("1 or " * 500 + "1 men")
    assert past_shared_number(many, 1, len(many)) < 20
