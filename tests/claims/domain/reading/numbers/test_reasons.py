import pytest

from claims.domain.terms import Prominence
from tests.claims.domain.reading.numbers.marked import numbers_in, read_marked

IGNORED = [
    ("It hit a [[48]]-year-old man.", "age"),
    ("A man aged [[38]] left.", "age"),
    ("A man, [[38]] years old, left.", "age"),
    ("Ada Kern, [[38]], left.", "age"),
    ("Children under the age of [[six]] left.", "age"),
    ("The [[second]] round began.", "ordinal"),
    ("It is the [[21st]] time.", "ordinal"),
    ("He was [[first]] to leave.", "ordinal"),
    ("It began a [[three]]-day visit.", "period"),
    ("They left [[two]] hours after the blast.", "period"),
    ("They left [[three]] years ago.", "period"),
    ("They grew in the past [[three]] weeks.", "period"),
    ("It is the first time in [[two]] years.", "period"),
    ("It rose on the [[12]] months to June.", "period"),
    ("They fought [[20]]km north of Tarn.", "location"),
    ("They fought [[three]] miles from Tarn.", "location"),
    ("He met the [[two]] leaders.", "anaphoric"),
    ("Those [[four]] had left.", "anaphoric"),
    ("He met all [[three]] of them.", "anaphoric"),
    ("It ends the levy and the fee, [[two]] of the marks of the law.", "anaphoric"),
    ("[[One]] of the men left.", "pronoun"),
    ("No [[one]] left.", "pronoun"),
    ("[[One]] witness said so.", "pronoun"),
    ("They are [[100 per cent]] sure.", "idiom"),
    ("They spoke with [[one]] voice.", "idiom"),
    ("It had [[one]]-size-fits-all rules.", "idiom"),
    ("It killed 12 per [[100,000]] people.", "unit"),
    ("It cost 720 million euros ([[$774 million]]).", "unit"),
    ("It was 29 degrees Celsius ([[84]] degrees Fahrenheit).", "unit"),
    ("It is 2,400m ([[7,800]]ft) high.", "unit"),
    ("They sent 17 of the [[24]] men.", "unit"),
    ("A report from [[11]] member states said that it rained.", "source_part"),
    ("[[Two]] officials said that it rained.", "source_part"),
    ("It rained, according to [[five]] residents.", "source_part"),
    ("He watched Channel [[Four]] there.", "name"),
    ("His [[half]]-brother left.", "name"),
    ("See https://a.example/[[2024]] for more.", "debris"),
]


@pytest.mark.parametrize(("sentence", "reason"), IGNORED)
def test_a_number_is_no_claim_for_this_reason(sentence, reason):
    number, _ = read_marked(sentence)
    assert number.reason == reason


CLAIMED = [
    "They won in [[811]] towns.",
    "He told of the [[811]] towns that had flooded.",
    "All [[11]] victims were named.",
    "[[Four]] of the suspects left.",
    "The blast left [[one]] dead.",
    "[[One]] more person came.",
    "It left at least [[one]] person dead.",
    "It takes [[three]] years to build.",
    "The troops are [[1.5]] km south of the town.",
    "They found [[two]] other men.",
    "It will end within [[six to eight]] weeks.",
    "He faces [[three]] years in prison.",
    "They met, and [[two]] are in hospital.",
    "They rose by [[60,600]] jobs or so.",
]


@pytest.mark.parametrize("sentence", CLAIMED)
def test_a_number_that_counts_is_a_claim(sentence):
    number, _ = read_marked(sentence)
    assert number.reason is None


def test_ordinals_and_background_periods_are_minor():
    found = numbers_in("The second round began after a three-day visit of the two leaders.")
    assert [number.prominence for number in found] == [Prominence.MINOR, Prominence.MINOR, Prominence.MAIN]
