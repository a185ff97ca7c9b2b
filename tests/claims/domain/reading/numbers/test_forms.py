from decimal import Decimal

import pytest

from tests.claims.domain.reading.numbers.marked import numbers_in, read_marked

# The number between brackets, the amount it states, and its unit where its form tells.
ONE_NUMBER = [
    ("They sent [[100]] men.", "100", ""),
    ("They sent [[25,000]] men.", "25000", ""),
    ("They sent [[1,234,567]] men.", "1234567", ""),
    ("They sent [[12,34,567]] men.", "1234567", ""),
    ("They sent [[12\u202f300]] men.", "12300", ""),
    ("It is [[4.5]] metres long.", "4.5", "metre"),
    ("They sent [[9 million]] shells.", "9000000", ""),
    ("They sent [[1.5bn]] shells.", "1500000000", ""),
    ("They sent [[1.2m]] parcels.", "1200000", ""),
    ("They sent [[30k]] parcels.", "30000", ""),
    ("They sent [[3 lakh]] parcels.", "300000", ""),
    ("They sent [[2 crore]] parcels.", "20000000", ""),
    ("They sent [[two dozen]] parcels.", "24", ""),
    ("They sent [[a dozen]] parcels.", "12", ""),
    ("They sent [[a million]] parcels.", "1000000", ""),
    ("They sent another [[million]] parcels.", "1000000", ""),
    ("They sent [[half a million]] parcels.", "500000", ""),
    ("They sent [[a hundred and four]] parcels.", "104", ""),
    ("They sent [[twenty-one]] parcels.", "21", ""),
    ("They sent [[three and a half million]] parcels.", "3500000", ""),
    ("It cost [[$84]].", "84", "usd"),
    ("It cost [[$4.1 billion]].", "4100000000", "usd"),
    ("It cost [[US$40m]].", "40000000", "usd"),
    ("It cost [[£9m]].", "9000000", "gbp"),
    ("It cost [[€2bn]].", "2000000000", "eur"),
    ("It cost [[USD50]].", "50", "usd"),
    ("It cost [[A$12]].", "12", "aud"),
    ("It cost [[₹500]] then.", "500", "inr"),
    ("It cost [[720 million]] euros.", "720000000", "eur"),
    ("It cost [[18]] dlrs.", "18", "usd"),
    ("It cost [[30]] Swiss francs.", "30", "chf"),
    ("It cost [[12]] Australian dollars.", "12", "aud"),
    ("It rose [[20%]] then.", "20", "percent"),
    ("It rose [[20 percent]] then.", "20", "percent"),
    ("It rose [[20 per cent]] then.", "20", "percent"),
    ("It rose [[44 pct]] then.", "44", "percent"),
    ("It rose [[2 percentage points]] then.", "2", "percentage-point"),
    ("It rose [[25 basis points]] then.", "25", "basis-point"),
    ("They own a [[20-percent]] stake.", "20", "percent"),
    ("It is [[12 times]] the size.", "12", "times"),
    ("It grew [[five-fold]] there.", "5", "times"),
    ("It grew [[tenfold]] there.", "10", "times"),
    ("They burned [[100]] square metres.", "100", "square-metre"),
    ("It was [[29]] degrees Celsius.", "29", "degree-celsius"),
    ("They drove at [[90]] km/h.", "90", "km-per-hour"),
    ("It fell to [[-5]] degrees.", "-5", "degree"),
    ("It fell to [[minus five]] degrees.", "-5", "degree"),
    ("They pump [[40]] barrels a day.", "40", "barrel per day"),
    ("It costs [[$52]] a barrel.", "52", "usd per barrel"),
]


@pytest.mark.parametrize(("sentence", "point", "unit"), ONE_NUMBER)
def test_a_number_is_read_in_this_form(sentence, point, unit):
    number, _ = read_marked(sentence)
    assert (number.reason, number.amount.comparator.value) == (None, "exact")
    assert number.amount.point == Decimal(point)
    if unit:
        assert number.unit == unit


@pytest.mark.parametrize(
    ("sentence", "point", "out_of"),
    [
        ("[[Two-thirds]] of them left.", "2", "3"),
        ("Nearly [[half]] of them left.", "1", "2"),
        ("[[A third]] of them left.", "1", "3"),
        ("[[Three quarters]] of them left.", "3", "4"),
        ("[[One in five]] of them left.", "1", "5"),
        ("[[Nine out of ten]] of them left.", "9", "10"),
        ("[[3/4]] of them left.", "3", "4"),
    ],
)
def test_a_share_is_told_by_its_whole(sentence, point, out_of):
    number, _ = read_marked(sentence)
    assert (number.amount.point, number.amount.out_of) == (Decimal(point), Decimal(out_of))
    assert number.unit == "fraction"


@pytest.mark.parametrize(
    ("sentence", "lower", "upper", "unit"),
    [
        ("They will send [[25,000 to 30,000]] soldiers.", "25000", "30000", "soldier"),
        ("It cost [[$89 to $93 billion]].", "89000000000", "93000000000", "usd"),
        ("It cost [[$89-93 billion]].", "89000000000", "93000000000", "usd"),
        ("They sent [[5 to 10 million]] shells.", "5000000", "10000000", "shell"),
        ("It warmed by [[five to six]] degrees.", "5", "6", "degree"),
        ("They work [[40 to 50]] hours.", "40", "50", "hour"),
        ("They pay between [[44 and 50]] euros.", "44", "50", "eur"),
        ("They own [[5 to 10 percent]] of it.", "5", "10", "percent"),
        ("They own [[5 percent to 10 percent]] of it.", "5", "10", "percent"),
        ("They saw [[20–30]] people.", "20", "30", "person"),
        ("It takes from [[200 to 300]] people.", "200", "300", "person"),
        ("They saw [[one to two thousand]] people.", "1000", "2000", "person"),
    ],
)
def test_a_range_shares_its_scale_and_its_unit(sentence, lower, upper, unit):
    number, _ = read_marked(sentence)
    assert number.amount.comparator.value == "range"
    assert (number.amount.lower, number.amount.upper) == (Decimal(lower), Decimal(upper))
    assert number.unit == unit


@pytest.mark.parametrize(
    ("raw", "numbers"),
    [
        ("Shares were up 9 % to $84.", ["9 %", "$84"]),
        ("It rose from 50 to 60 percent.", ["50", "60 percent"]),
        ("It fell 3 percent to 5 percent.", ["3 percent", "5 percent"]),
        ("They won by 52 to 48 votes.", ["52", "48"]),
        ("At least 31 were killed and 102 wounded.", ["31", "102"]),
        ("They sent 17 of the 24 men.", ["17", "24"]),
        ("They counted 596,000 - 268,000 of them new.", ["596,000", "268,000"]),
        ("Two men and 9 million shells.", ["Two", "9 million"]),
    ],
)
def test_two_numbers_that_are_no_range_stay_two(raw, numbers):
    assert [number.place.of(raw) for number in numbers_in(raw)] == numbers


@pytest.mark.parametrize(
    "sentence",
    [
        "[[Dozens]] of people left.",
        "[[Scores]] of people left.",
        "It killed 31 and left [[scores]] missing.",
        "[[Tens of thousands]] of people left.",
        "[[Hundreds of millions]] of people left.",
        "[[Several hundred]] people left.",
        "They lost [[millions]] of euros.",
    ],
)
def test_an_amount_without_a_number_is_vague(sentence):
    number, _ = read_marked(sentence)
    assert (number.reason, number.amount.comparator.value) == (None, "vague")
