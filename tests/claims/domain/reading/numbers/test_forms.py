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
    pytest.param("It earned [[$-99.99]] then.", "-99.99", "usd", id="a minus behind the sign"),
    pytest.param("They gave away 3 [[USD50]] cards.", "50", "usd", id="a code that belongs to what follows"),
    pytest.param("They used [[20]] kWh of it.", "20", "kilowatt-hour", id="kWh"),
    pytest.param("They used [[20]] kwh of it.", "20", "kilowatt-hour", id="kwh"),
    pytest.param(
        "They built a [[3MW]] plant.".replace("3MW]]", "3]]MW"), "3", "megawatt", id="MW against it"
    ),
    pytest.param("He took [[14]] mGy there.", "14", "milligray", id="a prefix and a name's symbol"),
    pytest.param("It reached [[5]] TeV there.", "5", "teraelectronvolt", id="TeV"),
    pytest.param("It held [[61.4]] MPa then.", "61.4", "megapascal", id="MPa"),
    pytest.param("It is [[352]] μm wide.", "352", "micrometre", id="micrometres"),
    pytest.param("It holds [[100]] cl of it.", "100", "centilitre", id="centilitres"),
    pytest.param("It holds [[4]] L of it.", "4", "litre", id="a capital for litres"),
    pytest.param("It covers [[30]] km² there.", "30", "square-kilometre", id="a raised two"),
    pytest.param("It covers [[30]] m2 there.", "30", "square-metre", id="a two against it"),
    pytest.param("It holds [[4]] km^3 there.", "4", "cubic kilometre", id="a caret"),
    pytest.param("It holds [[4]] km cubed there.", "4", "cubic kilometre", id="cubed"),
    pytest.param("It covers [[5]] sq. ft of land.", "5", "square foot", id="sq. ft"),
    pytest.param("It was [[35]]C there.", "35", "degree-celsius", id="C against it"),
    pytest.param("It has a [[12]] C melting point.", "12", "degree-celsius", id="C apart"),
    pytest.param("It fell to [[-5]]C there.", "-5", "degree-celsius", id="C below zero"),
    pytest.param("It made [[30 MEUR]] there.", "30000000", "eur", id="millions of euros behind"),
    pytest.param("It made [[MSEK 60]] there.", "60000000", "sek", id="millions of kronor before"),
    pytest.param("It cost [[PS8.1bn]] then.", "8100000000", "gbp", id="a pound sign turned to letters"),
    pytest.param("It cost [[$A50]] then.", "50", "aud", id="a country's letter behind the sign"),
    pytest.param("It cost [[₭5,000]] then.", "5000", "Lao kip", id="a sign without a slug"),
    pytest.param("It cost [[300]] Kenyan shillings.", "300", "Kenyan shillings", id="a country's money"),
]


@pytest.mark.parametrize(("sentence", "point", "unit"), ONE_NUMBER)
def test_a_number_is_read_in_this_form(sentence, point, unit):
    number, _ = read_marked(sentence)
    assert (number.reason, number.amount.comparator.value) == (None, "exact")
    assert number.amount.point == Decimal(point)
    if unit:
        assert number.unit == unit


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("They sold [[20]] EV models.", id="eV"),
        pytest.param("They sold [[5]] L shirts.", id="L"),
        pytest.param("They rent [[30]] PA systems.", id="Pa"),
        pytest.param("They have [[12]] in total.", id="in"),
        pytest.param("They saw [[5]] m of it.", id="m apart"),
        pytest.param("They lost [[9]] HA men.", id="ha"),
    ],
)
def test_letters_behind_a_number_may_be_no_unit(sentence):
    assert read_marked(sentence)[0].unit not in {
        "electronvolt",
        "litre",
        "pascal",
        "inch",
        "metre",
        "hectare",
    }


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
