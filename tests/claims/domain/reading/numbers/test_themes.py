import pytest

from tests.claims.domain.reading.numbers.marked import numbers_in, read_marked, words

THEMES = [
    ("The toll rose to [[40]].", "toll"),
    ("The toll rose to [[40]], he said.", "toll"),
    ("Officials said inflation slowed to [[3.1%]].", "inflation"),
    ("In May, inflation was [[3.1%]].", "inflation"),
    ("Net migration to Tarn has dropped to [[273,000]].", "Net migration"),
    ("The average price of petrol fell by [[$3]].", "average price of petrol"),
    ("The average wage is [[$30]].", "average wage"),
    ("The firm had a loss of [[$6 million]].", "loss"),
    ("They charge a levy of [[$10,000]] each.", "levy"),
    ("It has a margin of error of [[$3]].", "margin of error"),
    ("There were winds of [[165]] mph.", "winds"),
    ("It rose to [[40]].", None),
    ("They believe it rose to [[40]].", None),
    ("They have a total of [[40]].", None),
    ("They lost [[40]].", None),
]


@pytest.mark.parametrize(("sentence", "theme"), THEMES)
def test_what_stands_before_a_number_tells_what_it_measures(sentence, theme):
    number, raw = read_marked(sentence)
    assert words(number.counted, raw) == theme


@pytest.mark.parametrize(
    ("raw", "units"),
    [
        ("They lost 53 drones, 12 of them in Tarn.", ["drone", "drone"]),
        ("They lost 53 drones. 12 of them fell.", ["drone", ""]),
        ("They sold 3 sets and 2 left.", ["sets", ""]),
    ],
)
def test_a_part_shares_the_noun_of_its_whole(raw, units):
    assert [number.unit for number in numbers_in(raw)] == units
