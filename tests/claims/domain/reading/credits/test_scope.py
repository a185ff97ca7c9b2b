import pytest

from tests.claims.domain.reading.credits.credited import PARAGRAPH, chain_of, credit_of, credits_of

EXPLICIT = [
    pytest.param("Li said [[40]] men left.", ["Li"], id="bare"),
    pytest.param("[[40]] men left and 12 stayed, Li said.", ["Li"], id="coordinated"),
]
CARRIED = [
    pytest.param("Li said 40 men left. Of these, [[12]] were old.", id="of-these"),
    pytest.param("The ministry’s figures show that 40 men left. The rest, [[12]], stayed.", id="the-rest"),
    pytest.param("“We saw it,” Li said. “There were [[40]] men.”", id="run-of-quotations"),
]
OWN = [
    pytest.param("Li said 40 men left. [[12]] houses burned on Monday.", id="next-sentence"),
    pytest.param("Li said 40 men left." + PARAGRAPH + "The town has [[12]] schools.", id="next-paragraph"),
    pytest.param("The council met on Monday and [[12]] members left.", id="no-cue"),
]


@pytest.mark.parametrize(("text", "chain"), EXPLICIT)
def test_a_frame_credits_what_it_covers(text, chain):
    assert chain_of(text) == chain
    assert credit_of(text)[0].scope == "explicit"


@pytest.mark.parametrize("text", CARRIED)
def test_a_credit_is_carried_over(text):
    assert credit_of(text)[0].scope == "carried"


@pytest.mark.parametrize("text", OWN)
def test_without_a_credit_the_outlet_speaks(text):
    assert credits_of(text)[0] == ()


def test_what_hangs_behind_a_credit_is_unclear():
    text = "The north will send 30 ships, according to the bank – adding to the [[12]] sent last year."
    credit, raw = credit_of(text)
    assert credit.scope == "ambiguous"
    assert [voice.named.of(raw) for voice in credit.voices] == ["bank"]
