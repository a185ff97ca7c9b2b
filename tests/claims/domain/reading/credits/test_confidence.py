import pytest

from tests.claims.domain.reading.credits.credited import PARAGRAPH, credit_of

STEPS = [
    pytest.param("[[40]] men left, Li said.", "sure", id="final"),
    pytest.param("[[40]] men left, according to Li.", "sure", id="according"),
    pytest.param("Li said that [[40]] men left.", "sure", id="that"),
    pytest.param("“We saw [[40]] men,” Li said.", "sure", id="quoted"),
    pytest.param("Li said [[40]] men left.", "likely", id="bare"),
    pytest.param("Li’s claim that [[40]] men left was heard.", "check", id="noun"),
    pytest.param("Reportedly [[40]] men left.", "check", id="hearsay"),
    pytest.param("Li said 40 men left. Of these, [[12]] were old.", "check", id="carried"),
    pytest.param(
        "The north will send 30 ships, according to Li – adding to the [[12]] sent last year.",
        "check",
        id="unclear",
    ),
    pytest.param("“It rained,” Li said." + PARAGRAPH + "“We saw [[40]] men.”", "sure", id="run"),
]


@pytest.mark.parametrize(("text", "step"), STEPS)
def test_the_frame_tells_how_sure_the_credit_is(text, step):
    credit, _ = credit_of(text)
    assert credit.confidence == step
    assert credit.why
