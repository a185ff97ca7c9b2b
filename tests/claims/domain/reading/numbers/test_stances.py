import pytest

from tests.claims.domain.reading.numbers.marked import read_marked

HEDGED = [
    ("[[Forty]] men left.", []),
    ("An estimated [[40]] men left.", ["estimated"]),
    ("The toll was estimated to be [[40]] men.", ["estimated"]),
    ("The board estimated it would cost [[$40]].", ["estimated"]),
    ("The board estimated it would cost $40 and take [[three]] years.", ["estimated"]),
    ("The board estimates that [[40]] men left.", ["estimated"]),
    ("A study that estimates the losses at [[40]] tonnes is out.", ["estimated"]),
    ("It was comfortable with estimates of [[$1.30]] a share.", ["estimated"]),
    ("[[Forty]] men left, the board estimates.", ["estimated"]),
    ("Each man pays [[£40]], the agency believes – a lot.", ["believed"]),
    ("Officials believe [[40]] men left.", ["believed"]),
    ("[[Forty]] men are thought to have left.", ["believed"]),
    ("Reportedly [[40]] men left.", ["reported"]),
    ("[[Forty]] men allegedly left.", ["alleged"]),
    ("It was estimated to be 596 – comprising [[268]] men.", ["estimated"]),
    ("An estimated 40 men left, and [[50]] men stayed.", []),
    ("An estimated 700 men marched against [[40]] others.", []),
    ("It was estimated at 62 tonnes, compared with [[54]] in May.", []),
    ("[[Forty]] men left, but it was estimated that more would.", []),
    ("He cut his estimate by [[20]] cents.", []),
    ("The estimates reflect a fall of [[44 percent]].", []),
    ("They took in [[40]] men with suspected cholera.", []),
    ("They took in the suspects and [[40]] men.", []),
    ("Among likely voters, [[40]] back her.", []),
    ("A think tank said that [[40]] men left.", []),
    ("It has picked two projects of [[40]] tonnes.", []),
]


@pytest.mark.parametrize(("sentence", "hedges"), HEDGED)
def test_these_words_weaken_a_number(sentence, hedges):
    number, _ = read_marked(sentence)
    assert [hedge.value for hedge in number.hedges] == hedges
