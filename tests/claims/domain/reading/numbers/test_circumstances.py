import pytest

from tests.claims.domain.reading.numbers.marked import read_marked, words

PERIODS = [
    ("They sent [[40]] men.", None, ""),
    ("They sent [[40]] men last year.", "last year", "2024"),
    ("They sent [[40]] men in 2024.", "in 2024", "2024"),
    ("They sent [[40]] men on Wednesday.", "on Wednesday", "2025-07-09"),
    ("They launched [[40]] drones Wednesday.", "Wednesday", "2025-07-09"),
    ("In 2016, they sent [[40]] men.", "In 2016", "2016"),
    ("They have sent [[40]] men since 2022.", "since 2022", "2022/.."),
    (
        "They have sent [[40]] men in the past three weeks.",
        "in the past three weeks",
        "2025-06-21/2025-07-12",
    ),
    ("They sent [[40]] men in June 2024.", "in June 2024", "2024-06"),
    ("They sent [[40]] men on 9 July 2025.", "on 9 July 2025", "2025-07-09"),
    ("He said on Monday that they sent [[40]] men in 2024.", "in 2024", "2024"),
    ("Last month they sent [[40]] men.", "Last month", "2025-06"),
    ("They will send [[40]] men – adding to the 11 they sent last year.", None, ""),
    ("The office, which moved here in 2019, lost [[40]] men.", None, ""),
    ("On Wednesday, the office said [[40]] men left.", None, ""),
    ("On Wednesday, [[40]] men left, the office said.", "On Wednesday", "2025-07-09"),
]
PLACES = [
    ("They killed [[40]] men.", None),
    ("They killed [[40]] men in Kursk.", "Kursk"),
    ("They killed [[40]] men in the Iraqi city of Mosul.", "the Iraqi city of Mosul"),
    ("In Kursk they killed [[40]] men.", "Kursk"),
    ("They killed [[40]] men in March.", None),
    ("They killed [[40]] men, according to Velpress.", None),
]


@pytest.mark.parametrize(("sentence", "place", "period"), PERIODS)
def test_the_period_is_told_by_words_and_resolved(sentence, place, period):
    number, raw = read_marked(sentence)
    assert (words(number.period_words, raw), number.period) == (place, period)


@pytest.mark.parametrize(("sentence", "place"), PLACES)
def test_the_place_is_the_nearest_that_is_named(sentence, place):
    number, raw = read_marked(sentence)
    assert words(number.where, raw) == place
