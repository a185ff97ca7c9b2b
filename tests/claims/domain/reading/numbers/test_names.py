import pytest

from tests.claims.domain.reading.numbers.marked import read_marked

NAMES = [
    "She lives at [[100]] Elm Street.",
    "She lives at [[100]] Old Mill Road in Tarn.",
    "They leased [[86]] Gander St. in May.",
    "They mean to reach [[1600]] Pine Avenue.",
    "The Group of [[20]] met.",
    "The Group of [[Seven]] met.",
    "The Gang of [[Eight]] has a bill.",
    "The Grain and Oil [[500]]-stock index rose.",
    "He watched Channel [[Four]] there.",
    "He met Ada of [[One]] Ohio Now.",
    "She rang [[999]] six times.",
    "Call [[911]] or come.",
    "He has type [[2]] diabetes.",
    "It was a category [[two]] call.",
    "They flew on Air Force [[Two]] there.",
    "It is the number [[one]] issue.",
    "He took the Number [[two]] there.",
    "[[3]] Ada Kern.",
    "They want: ([[1]]) rice and (2) oil.",
    "They want (1) rice and ([[2]]) oil.",
    "Photo 2 of [[12]].",
    "He backs the Fight for [[Fifteen]] campaign.",
    "They met [[First]] Nations leaders.",
    "The [[8th]] Brigade left.",
    "He saw Kern’s [[Eleven]] there.",
    "His [[half]]-brother left.",
]
NO_NAMES = [
    "They called [[911]] witnesses.",
    "They built at stage [[2]] boats.",
    "[[100]] Israeli soldiers left.",
    "Of 12 men, 4 ([[5]] later) left.",
    "They saw 2 of [[12]] men.",
    "[[12]] Palestinians left.",
    "They saw [[100]] men in Elm Street.",
    "A group of [[20]] men left.",
    "A team of [[eight]] left.",
    "Storm Kills [[Four]] Children Near Southern Town.",
    "They sent [[500]] stocks of rice.",
    "He said: “[[Two]] men left.”",
]


@pytest.mark.parametrize("sentence", NAMES)
def test_a_number_in_a_name_counts_nothing(sentence):
    number, _ = read_marked(sentence)
    assert number.reason == "name"


@pytest.mark.parametrize("sentence", ["His [[second]] term began.", "It was his [[3rd]] French trip."])
def test_an_ordinal_beside_a_name_is_an_ordinal(sentence):
    number, _ = read_marked(sentence)
    assert number.reason == "ordinal"


@pytest.mark.parametrize("sentence", NO_NAMES)
def test_a_number_beside_a_name_counts(sentence):
    number, _ = read_marked(sentence)
    assert number.reason is None
