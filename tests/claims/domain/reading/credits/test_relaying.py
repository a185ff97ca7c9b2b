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
    pytest.param("[[40]] men left, as reported by the Herald.", ["Herald"], id="as-reported-by-last"),
    pytest.param("A loss of [[40]] men was reported by the Herald.", ["Herald"], id="was-reported-by"),
]


@pytest.mark.parametrize(("sentence", "chain"), RELAYED)
def test_who_passes_it_on_stands_behind_who_said_it(sentence, chain):
    assert chain_of(sentence) == chain
