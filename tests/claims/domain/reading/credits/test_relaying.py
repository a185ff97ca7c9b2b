import pytest

from tests.claims.domain.reading.credits.credited import chain_of

RELAYED = [
    pytest.param("The Herald quoted Li as saying [[40]] men left.", ["Li", "Herald"], id="quoted-as-saying"),
    pytest.param(
        "Li was quoted by the Herald as saying [[40]] men left.", ["Li", "Herald"], id="was-quoted-by"
    ),
    pytest.param("[[40]] men left, Li was quoted as saying by the Herald.", ["Li", "Herald"], id="by-last"),
    pytest.param("Li was quoted as saying that [[40]] men left.", ["Li"], id="by-nobody"),
    pytest.param("The Herald cited [[40]] cases.", ["Herald"], id="cited-a-number"),
    pytest.param("[[40]] men left, the Herald said, citing Li.", ["Li", "Herald"], id="citing"),
    pytest.param("As reported by the Herald, [[40]] men left.", ["Herald"], id="as-reported-by"),
    pytest.param("It was announced by the ministry that [[40]] sank.", ["ministry"], id="announced-by"),
    pytest.param("The figure was put at [[40]] by the ministry.", ["ministry"], id="put-at-by"),
    pytest.param("He was told by the bank that it cost [[$40 million]].", ["bank"], id="told-by"),
    pytest.param("The men were ordered by the court to pay [[$40 million]].", ["court"], id="ordered-by"),
    pytest.param("[[40]] died after an attack by gunmen, it was reported.", [], id="by-of-a-noun"),
    pytest.param("The [[40]] men read a note that was sent by Li.", [], id="relative-passive"),
    pytest.param("[[40]] men left, said the Herald, quoting Li.", ["Li", "Herald"], id="quoting"),
    pytest.param(
        "Quoting the mayor, the Herald said [[40]] men left.", ["mayor", "Herald"], id="quoting-first"
    ),
    pytest.param(
        "[[40]] men left, according to the Herald, which cited Li.", ["Li", "Herald"], id="which-cited"
    ),
    pytest.param("The poll was conducted by telephone among [[1,031]] voters.", [], id="means"),
    pytest.param("[[40]] men left, as reported by the Herald.", ["Herald"], id="as-reported-by-last"),
    pytest.param("A loss of [[40]] men was reported by the Herald.", ["Herald"], id="was-reported-by"),
]


@pytest.mark.parametrize(("sentence", "chain"), RELAYED)
def test_who_passes_it_on_stands_behind_who_said_it(sentence, chain):
    assert chain_of(sentence) == chain
