import pytest

from tests.claims.domain.reading.credits.credited import chain_of, credit_of

OWNED = [
    pytest.param("Li’s claim that [[40]] men left was heard.", ["Li"], id="claim-that"),
    pytest.param("His plan to send [[40]] men failed.", ["His"], id="plan-to"),
    pytest.param("The plan to send [[40]] men failed.", [], id="plan-of-nobody"),
    pytest.param("Berg’s recent assertion that [[40]] ships sank was false.", ["Berg"], id="assertion"),
    pytest.param(
        "Berg’s repeated emphasis that only [[1 percent]] were hurt failed.", ["Berg"], id="emphasis"
    ),
    pytest.param("Berg’s plan would cap the tax at [[28 percent]].", ["Berg"], id="plan-would"),
    pytest.param("The mayor’s proposal would also raise [[$4 billion]].", ["mayor"], id="proposal-would"),
    pytest.param("Tarn’s pledge last month to send [[40]] men failed.", ["Tarn"], id="pledge-and-time"),
    pytest.param(
        "Berg’s evidence-free claim that [[40]] sank failed.", ["Berg"], id="claim-behind-a-compound"
    ),
    pytest.param("The firm attacked the bank’s proposed [[$104 billion]] sale.", ["bank"], id="proposed"),
    pytest.param("They miss the union’s recommended [[2 percent]] of output.", ["union"], id="recommended"),
    pytest.param("The proposed [[$104 billion]] sale failed.", [], id="proposed-by-nobody"),
    pytest.param("Berg’s men of [[40]] ships left.", [], id="no-speech"),
]
UTTERED = [
    pytest.param("Berg made the case that [[1 percent]] were to blame.", ["Berg"], id="made-the-case"),
    pytest.param("Berg expressed doubt that [[40]] ships would sail.", ["Berg"], id="expressed-doubt"),
    pytest.param("Berg has expressed support for a [[$15]] wage.", ["Berg"], id="expressed-support"),
    pytest.param("The union issued a call for [[40]] more ships.", ["union"], id="issued-a-call"),
    pytest.param("The mayor made a plea for [[$4 million]] in aid.", ["mayor"], id="made-a-plea"),
    pytest.param("The bank raised the possibility of closing [[40]] branches.", ["bank"], id="possibility"),
    pytest.param("The bank announced plans to close [[40]] branches.", ["bank"], id="announced-plans"),
    pytest.param("The bank is cutting, with plans to close [[40]] branches.", ["bank"], id="with-plans"),
    pytest.param("The bank unveiled a plan to close [[40]] branches.", ["bank"], id="unveiled-a-plan"),
    pytest.param("The firm gave an assurance that [[40]] ships were safe.", ["firm"], id="gave-an-assurance"),
    pytest.param("The bank released a list of [[40]] branches.", ["bank"], id="released-a-list"),
    pytest.param("Berg made the case to [[12]] leaders.", [], id="addressed"),
    pytest.param("A case of [[12]] bottles was found.", [], id="no-light-verb"),
]


@pytest.mark.parametrize(("sentence", "chain"), OWNED)
def test_a_noun_speaks_for_its_owner(sentence, chain):
    assert chain_of(sentence) == chain


@pytest.mark.parametrize(("sentence", "chain"), UTTERED)
def test_a_noun_speaks_for_who_utters_it(sentence, chain):
    assert chain_of(sentence) == chain


def test_a_denial_denies():
    credit, _ = credit_of("Li’s denial that [[40]] men left was heard.")
    assert credit.voices[0].stance == "denies"
