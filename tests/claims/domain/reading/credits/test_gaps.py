import pytest

from tests.claims.domain.reading.credits.credited import chain_of

CREDITED = [
    pytest.param("It was below the [[3.2%]] that economists had forecast.", ["economists"], id="that"),
    pytest.param("It lost more than the [[$40 million]] the bank had predicted.", ["bank"], id="contact"),
    pytest.param("It lost $3 million more than the [[$12 million]] that Berg promised.", ["Berg"], id="name"),
    pytest.param("The tax of [[33 percent]] that she wants would hurt.", ["she"], id="clause-goes-on"),
    pytest.param("It fell to [[40]], as analysts had expected.", ["analysts"], id="as"),
    pytest.param("It grew by [[40 percent]], less than the bank had forecast.", ["bank"], id="than"),
    pytest.param("The [[40]] men that she met left.", [], id="no-such-verb"),
    pytest.param("It spent [[$40]] on a campaign aimed at the young.", [], id="participle"),
    pytest.param("He said [[40]] men left, and she agreed.", ["He"], id="no-object"),
]


@pytest.mark.parametrize(("sentence", "chain"), CREDITED)
def test_a_number_may_stand_before_who_expected_it(sentence, chain):
    assert chain_of(sentence) == chain
