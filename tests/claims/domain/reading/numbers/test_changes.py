import pytest

from tests.claims.domain.reading.numbers.marked import read_marked, words

CHANGES = [
    ("The toll is [[40]] now.", "level", None),
    ("The toll rose to [[40]] now.", "level", None),
    ("They sent more than [[40]] men.", "level", None),
    ("They sent an additional [[25,000 to 30,000]] men.", "additional", "additional"),
    ("They sent another [[40]] men.", "additional", "another"),
    ("They sent a further [[40]] men.", "additional", "further"),
    ("They sent [[40]] more men.", "additional", "more"),
    ("[[One]] more person came.", "additional", "more"),
    ("It was up [[9%]] then.", "increase", "up"),
    ("It rose by about [[40]] then.", "increase", "rose"),
    ("It told of a rise of [[18%]] then.", "increase", "rise"),
    ("It told of a [[20%]] increase then.", "increase", "increase"),
    ("It was [[34 percent]] higher then.", "increase", "higher"),
    ("It was down [[49,000]] then.", "decrease", "down"),
    ("It fell by [[40]] then.", "decrease", "fell"),
    ("It told of a decrease of about [[44 pct]] then.", "decrease", "decrease"),
    ("It dropped [[1.61%]] then.", "decrease", "dropped"),
    ("They cut [[40]] trees.", "level", None),
]


@pytest.mark.parametrize(("sentence", "change", "place"), CHANGES)
def test_these_words_tell_a_change(sentence, change, place):
    number, raw = read_marked(sentence)
    assert (number.change.value, words(number.change_words, raw)) == (change, place)


@pytest.mark.parametrize(
    ("sentence", "baseline"),
    [
        ("It was up [[20%]] on 2015 then.", "2015"),
        ("It was down [[49,000]] from the previous year.", "the previous year"),
        ("It told of a [[20%]] increase on 2015.", "2015"),
        ("It was up [[20%]] then.", None),
        ("The toll is [[40]] from today.", None),
    ],
)
def test_a_change_has_a_baseline_where_one_is_told(sentence, baseline):
    number, raw = read_marked(sentence)
    assert words(number.baseline_words, raw) == baseline


def test_a_record_is_marked():
    number, raw = read_marked("They launched a record [[728]] drones.")
    assert (words(number.record, raw), number.amount.comparator.value) == ("record", "exact")
    number, raw = read_marked("They launched [[728]] drones.")
    assert number.record is None
