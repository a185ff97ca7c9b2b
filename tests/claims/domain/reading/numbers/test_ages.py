import pytest

from tests.claims.domain.reading.numbers.marked import numbers_in, read_marked

AGES = [
    "People older than [[65]] were hit.",
    "It hit a [[48]]-year-old man.",
    "It hit a [[48]] year old man.",
    "A man aged [[38]] left.",
    "A man, [[38]] years old, left.",
    "Ada Kern, [[38]], left.",
    "Ada Kern, then [[38]], left.",
    "The driver, [[38]], was held.",
    "Her husband, [[61]], was held.",
    "A cloth seller, [[44]], clung to a can.",
    "The visitors’ captain, [[23]], has signed.",
    "Children under the age of [[six]] left.",
    "Children under [[five]] are at risk.",
    "Most of them are children under [[ten]], she said.",
    "Women over [[40]] were tested first.",
    "Those over [[65]] pay nothing.",
    "Nobody under [[21]] may enter.",
    "Voters [[45]] and older stayed home.",
    "Men [[18]] or over were drafted.",
    "It covers adults [[65]] and over.",
    "She was [[92]].",
    "He is [[41]] and lives in Tarn.",
    "Kern is [[63]], which makes him the oldest.",
    "He was around [[10]] when they left.",
    "She turned [[30]] in May.",
    "He died at [[92]].",
    "She retired at [[65]].",
    "He left school at the age of [[14]].",
    "He is seeking office at age [[78]].",
    "They asked people between the ages of [[18]] and 29.",
    "They asked people between the ages of 18 and [[29]].",
    "They asked people aged [[16 to 24]].",
    "They asked [[16]]- and 17-year-olds.",
    "The retirement age will rise to [[64]].",
    "They raised the drinking age from [[18]] to 21.",
    "At least 38 babies between [[one]] week and three months old died.",
    "It was a building [[100]] years old.",
    "It was a man of [[45]].",
    "It held a woman of [[31]] - a nurse.",
    "They held two brothers, [[19]] and 22, there.",
    "They held two brothers, 19 and [[22]], there.",
    "A boy of [[six]] was found.",
    "A baby of [[nine]] months was found.",
    "A mother in her early [[40s]] left.",
    "His daughter, Ida, [[6]], was not hurt.",
    "The victims were Ida, [[34]]; Tom, 32; and Ann, 22.",
    "The average age was [[71]].",
]
NO_AGES = [
    "It was [[40]], and no more.",
    "They put the number of the dead at [[13]].",
    "They lost 3 men, [[19]] and 22 tanks.",
    "It scored 5, [[19]] and 22.",
    "It is older than [[12]] members.",
    "They turned [[one]] of the mills into a school.",
    "She turned [[40]] acres into a park.",
    "They hid under [[five]] tables.",
    "Prices rose over [[40 percent]].",
    "The fee is under [[30]] dollars.",
    "The rate is [[63 percent]].",
    "He was [[one]] among millions.",
    "She is [[20]] points ahead.",
    "He was [[two]] metres tall.",
    "The toll, [[38]] so far, may rise.",
    "It closed at [[92]].",
    "Men killed [[18]] or more goats.",
    "It is a crew of [[45]].",
    "A group of [[six]] was found.",
    "Kern, a father of [[three]], left.",
    "The old mill had [[100]] years of use left.",
]


@pytest.mark.parametrize("sentence", AGES)
def test_how_old_one_is_is_an_age(sentence):
    number, _ = read_marked(sentence)
    assert number.reason == "age"


@pytest.mark.parametrize("sentence", NO_AGES)
def test_other_numbers_are_none(sentence):
    number, _ = read_marked(sentence)
    assert number.reason != "age"


def test_a_pair_that_its_sentence_breaks_off_is_no_trouble():
    assert [number.reason for number in numbers_in("They paid 5,000tents , 2 and ")][1:] == [None]
