from decimal import Decimal

import pytest

from claims.domain.numerals import Numeral
from claims.domain.reading.numbers.form import Form
from claims.domain.reading.numbers.measures import Measure, Unit
from claims.domain.reading.text import layout

SENTENCE = layout("One of two.").sentences[0]


@pytest.mark.parametrize(
    ("numerals", "is_fraction"),
    [
        ((Numeral(Decimal(2), out_of=Decimal(3)),), True),
        ((Numeral(Decimal(8), out_of=Decimal(3)),), False),
        ((Numeral(Decimal(-5)),), False),
        ((), False),
    ],
)
def test_a_share_is_less_than_its_whole(numerals, is_fraction):
    assert Form(0, 1, 1, SENTENCE, numerals).is_fraction is is_fraction


def test_a_form_knows_what_it_measures():
    form = Form(0, 1, 2, SENTENCE, (Numeral(Decimal(2), is_ordinal=True),), Unit("km", Measure.LENGTH))
    assert form.is_ordinal
    assert form.measures(Measure.LENGTH)
    assert not form.measures(Measure.TIME)
