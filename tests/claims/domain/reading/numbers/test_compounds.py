from decimal import Decimal
from fractions import Fraction

import pytest

from claims.domain.numerals import Numeral
from claims.domain.reading.numbers.compounds import begins_power, exactly
from claims.domain.reading.tokens import tokens_of
from tests.claims.domain.reading.numbers.marked import read_marked

EXACT = [
    pytest.param("It grew to [[five point five]] acres.", "5.5", id="a point in words"),
    pytest.param("It grew to [[two hundred point zero three]] acres.", "200.03", id="zeros behind the point"),
    pytest.param("They sold [[one point two million]] cars.", "1200000", id="a point before a scale word"),
    pytest.param("It grew to [[naught point five]] acres.", "0.5", id="naught"),
    pytest.param("It fell to [[minus five point five]] degrees.", "-5.5", id="a point below zero"),
    pytest.param("It is [[three and a fifth]] miles long.", "3.2", id="and a fifth"),
    pytest.param("It is [[three and three quarters]] miles long.", "3.75", id="and three quarters"),
    pytest.param("It is [[three-and-a-half]] miles long.", "3.5", id="hyphens in between"),
    pytest.param("It took [[2 and a quarter]] miles of rope.", "2.25", id="figures and a part"),
    pytest.param("They shed [[3 million and a quarter]].", "3250000", id="a part of the scale"),
    pytest.param("They need [[one hundred and three quarters]].", "100.75", id="a part behind hundred"),
    pytest.param("It cost [[a quarter of a million]] dollars.", "250000", id="a part of a million"),
    pytest.param("It cost [[three-quarters of a billion]] dollars.", "750000000", id="parts of a billion"),
    pytest.param("They sent [[five-hundred]] tents.", "500", id="a hyphen before hundred"),
    pytest.param("They sent [[two-million]] tents.", "2000000", id="a hyphen before million"),
    pytest.param("They sent [[half-a-million]] tents.", "500000", id="half-a-million"),
    pytest.param("They sent [[four thousand 3 hundred]] tents.", "4300", id="figures before hundred"),
    pytest.param("They sent [[1 234 567]] tents.", "1234567", id="groups behind blanks"),
    pytest.param("They sent [[40 000]] tents.", "40000", id="one group of zeros"),
    pytest.param("They sent [[12 345]] tents.", "12345", id="one group before a noun"),
    pytest.param("They paid [[7 3/4 percent]] on it.", "7.75", id="whole and fraction in figures"),
    pytest.param("It is [[1-1/2]] miles long.", "1.5", id="whole, hyphen and fraction"),
    pytest.param("It is [[5½]] miles long.", "5.5", id="whole and sign"),
    pytest.param("It weighs [[2.4×10^6]] kg.", "2400000", id="a power of ten"),
    pytest.param("It weighs [[2.4 x 10^6]] kg.", "2400000", id="a power of ten with blanks"),
    pytest.param("It weighs [[10⁶]] kg.", "1000000", id="a raised figure"),
    pytest.param("It weighs [[4×10⁻²]] kg.", "0.04", id="a raised minus"),
    pytest.param("It weighs [[1.3e6]] kg.", "1300000", id="an exponent's letter"),
    pytest.param("It weighs [[12e-1]] kg.", "1.2", id="an exponent's letter and minus"),
    pytest.param("They gave it [[.25]] mg of it.", "0.25", id="no digit before the point"),
    pytest.param("It rose [[.5 percent]] then.", "0.5", id="percent without a digit before the point"),
    pytest.param("It cost [[Rs 1.19 lakh crore]] then.", "1190000000000", id="two scale words"),
    pytest.param("They have [[two million and one half]].", "2500000", id="one half of the scale"),
    pytest.param("They sold [[3 dozens]] of them.", "36", id="dozens"),
    pytest.param("Some [[8 B]] people live there.", "8000000000", id="a capital letter for billions"),
]


@pytest.mark.parametrize(("sentence", "value"), EXACT)
def test_a_numeral_of_several_is_one(sentence, value):
    number, _ = read_marked(sentence)
    assert number.reason is None
    assert number.amount.point == Decimal(value)


SHARES = [
    pytest.param("About [[one twenty-fifth]] of them left.", "1", "25", id="a compound part"),
    pytest.param("Some [[three hundredths]] of it burned.", "3", "100", id="hundredths"),
    pytest.param("They lost [[one eighth]] of it.", "1", "8", id="an eighth"),
    pytest.param("Of it [[two and a third]] miles were closed.", "7", "3", id="more than one"),
    pytest.param("Nearly [[a fifth]] were women.", "1", "5", id="a part that no noun follows"),
    pytest.param("The result is [[one over three]].", "1", "3", id="over"),
    pytest.param("The result is [[1 over 20]].", "1", "20", id="figures over figures"),
]


@pytest.mark.parametrize(("sentence", "point", "out_of"), SHARES)
def test_what_no_decimal_is_exact_for_is_kept_as_a_share(sentence, point, out_of):
    number, _ = read_marked(sentence)
    assert (number.amount.point, number.amount.out_of) == (Decimal(point), Decimal(out_of))


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        pytest.param("It is plus or minus [[3]] points.", "3", id="a margin is not below zero"),
        pytest.param("They hit [[three]] and a third was hurt.", "3", id="the next one"),
        pytest.param("They fired [[20]] and two thirds of them missed.", "20", id="two thirds of those"),
        pytest.param("They won [[3]] over the other team.", "3", id="over somebody"),
        pytest.param("They built [[40]] over 3 years.", "40", id="over a time"),
        pytest.param("They sold [[two]] quarters of beef.", "2", id="quarters that are no half"),
        pytest.param("It grew for the past [[three]] quarters.", "3", id="quarters of a year"),
        pytest.param("In 2016 [[250]] people left.", "250", id="a year before three digits"),
        pytest.param("They saw [[5]] x 10 metres of it.", "5", id="sides of an area"),
    ],
)
def test_what_stands_behind_a_numeral_may_be_something_else(sentence, value):
    assert read_marked(sentence)[0].amount.point == Decimal(value)


def test_what_can_not_be_kept_exactly_is_vague():
    number, _ = read_marked("It weighs [[1.99×10^-30]] kg.")
    assert (number.amount.comparator.value, number.unit) == ("vague", "kilogram")


def test_a_quotient_is_a_decimal_where_one_is_exact():
    assert exactly(Fraction(5, 2)) == Numeral(Decimal("2.5"))
    assert exactly(Fraction(7, 3)) == Numeral(Decimal(7), out_of=Decimal(3))


@pytest.mark.parametrize(
    ("words", "begins"), [("1.3e6", True), ("4e-14", True), ("10⁶", True), ("2e", False)]
)
def test_an_exponent_begins_behind_figures(words, begins):
    tokens = tokens_of(words)
    assert begins_power(tokens, 0, len(tokens)) is begins
