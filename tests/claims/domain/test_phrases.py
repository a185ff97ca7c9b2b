import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.hedges import COMPARATOR_WORDS, ComparatorWord
from claims.domain.numerals import NotANumeral, Token
from claims.domain.phrases import Mark, Number, phrase_parts, text_of


def shown(part):
    if isinstance(part, Number):
        return (str(part.numeral.value), part.unit)
    return (
        part.words.upper()
        if isinstance(part, ComparatorWord)
        else part.name
        if isinstance(part, Mark)
        else part.text
    )


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("at least 100 missiles", ["AT LEAST", ("100", None), "missiles"]),
        ("an estimated 4,000", ["HEDGE", ("4000", None)]),
        ("45% ± 3", [("45", "percent"), "MARGIN", ("3", None)]),
        ("45 plus or minus 3", [("45", None), "MARGIN", ("3", None)]),
        ("100 or more", [("100", None), "OR MORE"]),
        ("a hundred or more", [("100", None), "OR MORE"]),
        ("hundreds of thousands", ["HUNDREDS OF THOUSANDS"]),
        ("5-10", [("5", None), "-", ("10", None)]),
        ("5 - 10", [("5", None), "-", ("10", None)]),
        ("-5", [("-5", None)]),
        ("5 -10", [("5", None), ("-10", None)]),
        ("minus 5", [("-5", None)]),
        ("-$5 million", [("-5000000", "usd")]),
        ("~100", ["~", ("100", None)]),
    ],
)
def test_words_fall_into_parts(words, parts):
    assert [shown(part) for part in phrase_parts(words)] == parts


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("45%", "percent"),
        ("45 %", "percent"),
        ("45 per cent", "percent"),
        ("45 percent", "percent"),
        ("4.5 percentage points", "percentage-point"),
        ("4.5 pp", "percentage-point"),
        ("$5", "usd"),
        ("US$5", "usd"),
        ("USD 5", "usd"),
        ("5 dollars", "usd"),
        ("€5", "eur"),
        ("5 €", "eur"),
        ("5 million euros", "eur"),
        ("£5", "gbp"),
        ("C$5", "c$"),
        ("¥500", "¥"),
        ("20mm", "mm"),
        ("5 pounds", None),
        ("5 soldiers", None),
    ],
)
def test_a_unit_is_read_where_it_stands_at_the_number(words, unit):
    assert phrase_parts(words)[0].unit == unit


NAMES_AND_DATES = [
    "G7",
    "Tu-22M3",
    "COVID-19",
    "5G",
    "1990s",
    "24/7",
    "12/07/2024",
    "10:30",
    "3/4",
    "#5",
    "@5",
    "1e5",
]


@pytest.mark.parametrize("words", [*NAMES_AND_DATES, "–12", "$-5", "9 Millionen", "9 млн"])
def test_figures_of_names_dates_and_foreign_scales_are_refused(words):
    with pytest.raises(NotANumeral):
        phrase_parts(words)


@pytest.mark.parametrize("entry", COMPARATOR_WORDS, ids=lambda entry: entry.words)
def test_every_comparator_is_known_beside_a_number(entry):
    words = f"100 {entry.words}" if entry.follows else f"{entry.words} 100"
    parts = phrase_parts(words)
    if entry.words == "give or take":
        assert Mark.MARGIN in parts
    else:
        assert entry in parts


def test_only_plain_words_and_signs_have_a_text():
    assert [text_of(part) for part in phrase_parts("Over 5 (men)")] == ["", "", "(", "men", ")"]


@given(st.text(max_size=80) | st.text("0123456789,.-–$%±~ aeilnoprst", max_size=80))
def test_any_text_falls_into_parts_or_is_refused(text):
    try:
        parts = phrase_parts(text)
    except NotANumeral:
        return
    assert all(isinstance(part, Number | ComparatorWord | Mark | Token) for part in parts)
