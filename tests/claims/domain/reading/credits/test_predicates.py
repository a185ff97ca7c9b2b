import pytest

from tests.claims.domain.reading.credits.credited import chain_of

CREDITED = [
    pytest.param("Li came home and said that [[40]] men left.", ["Li"], id="second-predicate"),
    pytest.param("Li said it rained and claimed [[40]] men left.", ["Li"], id="second-frame"),
    pytest.param("The bank said it expects [[40]] losses.", ["bank"], id="it-says-and-expects"),
    pytest.param(
        "TARN (Wire) — Li Wei is cutting costs, with plans to close [[40]] branches.",
        ["Li Wei"],
        id="dateline",
    ),
    pytest.param(
        "Tarn’s big firm CIT runs a mine and says that [[40]] men work.", ["CIT"], id="behind-an-owner"
    ),
    pytest.param(
        "In a poll, 31% of Ng’s men and Li’s voters said they felt [[40]] pains.", ["poll"], id="share-of-two"
    ),
    pytest.param("Nine in 10 voters say they think she leads by [[16]] points.", [], id="those-asked"),
    pytest.param("Nine in 10 voters say they think they want [[16]] ships.", [], id="those-asked-twice"),
    pytest.param("The men said they want [[16]] ships.", ["men"], id="they"),
]


@pytest.mark.parametrize(("sentence", "chain"), CREDITED)
def test_a_verb_speaks_for_its_subject(sentence, chain):
    assert chain_of(sentence) == chain
