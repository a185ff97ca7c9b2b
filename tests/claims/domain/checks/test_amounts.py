import pytest

from tests.claims.domain.checks.marked import PERCENT, PERSON, UnitFacts, counted, subject, told

FRACTION = UnitFacts("fraction", "fraction", "ratio")
SHARE = counted("homes with power", PERCENT, "share")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("They launched [[728]] drones.", "782"),
        ("They launched [[728]] drones.", "at least 700"),
        ("They sent [[two]] boats.", "12"),
        ("It cost [[$5 million]].", "7000000"),
        ("[[Dozens]] of boats sank.", "at least 24"),
        ("[[Two-thirds]] of the boats sank.", "3 out of 4"),
        ("They sent [[25,000 to 30,000]] men.", "20,000 to 30,000"),
    ],
)
def test_an_amount_that_its_words_don_t_say_is_told(text: str, says: str):
    assert told("amount-not-in-words", subject(text, says=says))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("They launched [[728]] drones.", "728"),
        ("At least [[728]] drones were launched.", "at least 728"),
        ("They sent [[5]] to 10 million shells.", "5 million to 10 million"),
        ("It cost $[[5]] million.", "5 million"),
        ("[[Two-thirds]] of the boats sank.", "0.667"),
        ("[[Two-thirds]] of the boats sank.", "66.7"),
        ("[[Half]] of the boats sank.", "1 out of 2"),
        ("[[Dozens]] of boats sank.", "dozens"),
        ("They voted [[52-48]] for it.", "52"),
        ("They sent [[25,000 to 30,000]] men.", "25,000 to 30,000"),
        ("They sent [[25,000 to 30,000]] men.", "at least 25,000"),
        ("It took [[an hour and a half]].", "1.5"),
        ("In thousands of tonnes: [[728]].", "728,000"),
        ("It was minus [[12]] degrees.", "-12"),
    ],
)
def test_what_its_words_say_however_it_is_written_is_not(text: str, says: str):
    assert not told("amount-not-in-words", subject(text, says=says))


@pytest.mark.parametrize(
    ("text", "says", "fires"),
    [
        ("They sent [[728]] shells.", "728,000", True),
        ("They sent [[9 million]] shells.", "9,000", True),
        ("They sent [[25 to 30]] men.", "25,000 to 30,000", True),
        ("The balance was [[12]] points.", "-12", True),
        ("They sent [[728]] shells.", "728", False),
        ("They sent [[728]] shells.", "782", False),
        ("They sent [[9]] million shells.", "9 million", False),
    ],
)
def test_zeros_too_many_or_too_few_are_told(text: str, says: str, fires: bool):
    assert bool(told("amount-scaled", subject(text, says=says))) == fires


@pytest.mark.parametrize(
    ("text", "says", "fires"),
    [
        ("They sent [[25,000 to 30,000]] men.", "30,000", True),
        ("They sent [[25,000–30,000]] men.", "about 25,000", True),
        ("They sent [[25,000 to 30,000]] men.", "25,000 to 30,000", False),
        ("They sent [[50 to more than 100]] men.", "at least 50", False),
        ("They sent [[30,000]] men.", "30,000", False),
        ("They voted [[52-48]].", "52", False),
    ],
)
def test_a_range_kept_as_one_number_is_told(text: str, says: str, fires: bool):
    assert bool(told("range-collapsed", subject(text, says=says))) == fires


@pytest.mark.parametrize(
    ("says", "fields", "fires"),
    [
        ("140", {"quantity": SHARE}, True),
        ("more than 100", {"quantity": SHARE}, False),
        ("at least 120", {"quantity": SHARE}, True),
        ("1.2", {"quantity": counted("odds", FRACTION, "probability")}, True),
        ("100", {"quantity": SHARE}, False),
        ("40", {"quantity": SHARE}, False),
        ("140", {"quantity": SHARE, "change": "increase"}, False),
        ("140", {"quantity": counted("use against plan", PERCENT, "ratio")}, False),
        ("140", {"quantity": counted("seats won", PERSON, "share")}, False),
        ("140", {}, False),
    ],
)
def test_no_share_is_above_the_whole(says: str, fields: dict, fires: bool):
    assert bool(told("share-above-whole", subject("It was [[140]].", says=says, **fields))) == fires


@pytest.mark.parametrize(
    ("says", "statistic", "fires"),
    [
        ("17 out of 12", "count", True),
        ("17 out of 12", "share", True),
        ("12 out of 17", "count", False),
        ("12 out of 12", "share", False),
        ("17 out of 12", "rate", False),
        ("17", "count", False),
    ],
)
def test_no_part_is_larger_than_its_whole(says: str, statistic: str, fires: bool):
    on = subject("It was [[17]].", says=says, quantity=counted(statistic=statistic))
    assert bool(told("part-above-whole", on)) == fires


@pytest.mark.parametrize(
    ("point", "margin", "change", "fires"),
    [
        ("3", "4", "level", True),
        ("-3", "4", "level", True),
        ("45", "3", "level", False),
        ("3", "3", "level", False),
        ("1", "3", "increase", False),
        ("3", None, "level", False),
    ],
)
def test_a_margin_larger_than_its_number_is_told(point: str, margin: str | None, change: str, fires: bool):
    on = subject("It was [[3]].", point=point, margin=margin, change=change)
    assert bool(told("margin-above-number", on)) == fires
