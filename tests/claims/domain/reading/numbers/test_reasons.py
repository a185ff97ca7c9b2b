import pytest

from claims.domain.terms import Prominence
from tests.claims.domain.reading.numbers.marked import numbers_in, read_marked

IGNORED = [
    ("It hit a [[48]]-year-old man.", "age"),
    ("The [[second]] round began.", "ordinal"),
    ("It is the [[21st]] time.", "ordinal"),
    ("He was [[first]] to leave.", "ordinal"),
    ("It is among the top [[ten]].", "ordinal"),
    ("It was a top-[[two]] race.", "ordinal"),
    ("They were the first [[two]] states to vote.", "ordinal"),
    ("They are [[100 per cent]] sure.", "idiom"),
    ("They spoke with [[one]] voice.", "idiom"),
    ("It had [[one]]-size-fits-all rules.", "idiom"),
    ("They put [[one]] foot in front of the other.", "idiom"),
    ("The glass is [[half]] empty.", "idiom"),
    ("He is too clever by [[half]].", "idiom"),
    ("It plans to [[zero]] in on the farms.", "idiom"),
    ("They work [[24/7]].", "idiom"),
    ("He met a [[two]]-term governor.", "idiom"),
    ("It was a [[three]]-way race.", "idiom"),
    ("It became a [[two]]-man race.", "idiom"),
    ("It killed 12 per [[100,000]] people.", "unit"),
    ("It cost 720 million euros ([[$774 million]]).", "unit"),
    ("It was 29 degrees Celsius ([[84]] degrees Fahrenheit).", "unit"),
    ("It is 2,400m ([[7,800]]ft) high.", "unit"),
    ("They lay 14 km ([[9]] miles) from the town.", "unit"),
    ("There is a booth for every [[21,000]] voters.", "unit"),
    ("There is a booth per every [[21,000]] voters.", "unit"),
    ("They fought [[20]]km north of Tarn.", "location"),
    ("They grew in the past [[three]] weeks.", "period"),
    ("He met the [[two]] leaders.", "anaphoric"),
    ("[[One]] of the men left.", "pronoun"),
    ("[[Two]] officials said that it rained.", "source_part"),
    ("He watched Channel [[Four]] there.", "name"),
    ("See https://a.example/[[2024]] for more.", "debris"),
    ("Call [[555]]-0123 for help.", "debris"),
    ("Reach us at +44 20 [[7946]] 0958.", "debris"),
    ("Reach us at (212) [[555]]-0100.", "debris"),
    ("See #Tarn[[15]] for more.", "debris"),
    ("The case is [[17]]-cv-1234.", "debris"),
    ("The host is [[192.168.0.1]] there.", "debris"),
    ("They left at [[nine]] o’clock.", "time"),
    ("They left at half past [[nine]].", "time"),
    ("They have been here since [[four]] in the morning.", "time"),
    ("They split it fifty-[[fifty]].", "idiom"),
    (".a { width:[[100%]]; }", "debris"),
    ("See all comments ([[23]])", "debris"),
    ("[[12]] shares", "debris"),
    ("[[5]] min read", "debris"),
]


@pytest.mark.parametrize(("sentence", "reason"), IGNORED)
def test_a_number_is_no_claim_for_this_reason(sentence, reason):
    number, _ = read_marked(sentence)
    assert number.reason == reason


CLAIMED = [
    "They rose by [[60,600]] jobs or so.",
    "They sold [[12]] shares.",
    "He took [[five]] minutes to read it.",
    "They cut it in [[half]].",
    "They killed [[four]] in the morning raid.",
    "They went from [[0-to-60]] in no time.",
    "They took a [[four]]-lane road.",
    "It has a [[four]]-man crew.",
    "They raised $18,000 and [[$20,000]].",
    "They spent [[100 percent]] of it.",
    "It has a [[10]]-point lead.",
    "It was put to a [[60]]-vote hurdle.",
    "It rose to 5 ([[6]] in the south).",
    "The pledged are: [[781]].",
]


@pytest.mark.parametrize("sentence", CLAIMED)
def test_a_number_that_counts_is_a_claim(sentence):
    number, _ = read_marked(sentence)
    assert number.reason is None


def test_ordinals_and_background_periods_are_minor():
    found = numbers_in("The second round began after a three-day visit of the two leaders.")
    assert [number.prominence for number in found] == [Prominence.MINOR, Prominence.MINOR, Prominence.MAIN]
