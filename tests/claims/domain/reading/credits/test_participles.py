import pytest

from tests.claims.domain.reading.credits.credited import chain_of

CREDITED = [
    pytest.param("The men left, Li said, adding that [[40]] had stayed.", ["Li"], id="adding"),
    pytest.param("A report saying [[40]] men left was burnt.", ["report"], id="on-a-noun"),
    pytest.param("Li called again, demanding [[40]] ships.", ["Li"], id="demanding"),
    pytest.param(
        "Expecting [[thousands]] of guests, Berg said he would rent a hall.", ["Berg"], id="fronted"
    ),
    pytest.param("Fearing a loss of [[$4 million]], the bank said it would sell.", ["bank"], id="fearing"),
    pytest.param("Claiming that [[40]] men had left, Berg called for help.", ["Berg"], id="fronted-that"),
    pytest.param("The party’s ruling council has [[40]] seats.", [], id="adjective"),
    pytest.param("Adding [[40]] seats, Berg left.", [], id="weak-verb-with-an-object"),
]


@pytest.mark.parametrize(("sentence", "chain"), CREDITED)
def test_a_participle_speaks_for_the_subject_of_its_clause(sentence, chain):
    assert chain_of(sentence) == chain


@pytest.mark.parametrize(
    ("sentence", "chain"),
    [
        pytest.param("Berg went on to say that [[40]] ships sank.", ["Berg"], id="went-on"),
        pytest.param("Berg used the speech to announce that [[40]] ships sank.", ["Berg"], id="used"),
        pytest.param("Berg is likely to say that [[40]] ships sank.", [], id="likely"),
        pytest.param("It is hard to say that [[40]] ships sank.", [], id="it"),
        pytest.param("Berg came to say goodbye to [[40]] men.", [], id="no-clause"),
    ],
)
def test_an_infinitive_speaks_where_a_clause_follows(sentence, chain):
    assert chain_of(sentence) == chain
