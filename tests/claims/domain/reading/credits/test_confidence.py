import pytest

from tests.claims.domain.reading.credits.credited import PARAGRAPH, credit_of

STEPS = [
    pytest.param("[[40]] men left, Li said.", "sure", id="final"),
    pytest.param("[[40]] men left, officials said.", "sure", id="final-nobody-named"),
    pytest.param("[[40]] men left, according to the bank.", "sure", id="according"),
    pytest.param("[[40]] men left, according to figures from the bank.", "sure", id="according-document"),
    pytest.param("According to the bank, [[40]] men left.", "sure", id="according-first"),
    pytest.param("The bank said that [[40]] men left.", "sure", id="that"),
    pytest.param("He said that [[40]] men left.", "likely", id="that-pronoun"),
    pytest.param("Li said [[40]] men left.", "sure", id="bare"),
    pytest.param("The men said [[40]] men left.", "likely", id="bare-somebody"),
    pytest.param("The study found [[40]] men left.", "sure", id="study"),
    pytest.param("[[40]] men, Ada Li said, had left.", "likely", id="middle"),
    pytest.param("The Herald said [[40]] men left, citing police.", "sure", id="citing"),
    pytest.param("“We saw [[40]] men,” Li said.", "sure", id="quoted"),
    pytest.param("“It rained,” Li said." + PARAGRAPH + "“We saw [[40]] men.”", "sure", id="run"),
    pytest.param("“It rained,” one of them said. “We saw [[40]] men.”", "likely", id="run-of-somebody"),
    pytest.param("Ada Li shook her head. “We saw [[40]] men.”", "check", id="no-cue"),
    pytest.param("“The army says [[40]] men left,” Li said.", "check", id="source-in-a-quotation"),
    pytest.param("Li pledged [[40]] men.", "likely", id="wants"),
    pytest.param("The town pledged [[40]] men.", "check", id="wants-somebody"),
    pytest.param("Li’s claim that [[40]] men left was heard.", "check", id="noun"),
    pytest.param("Reportedly [[40]] men left.", "check", id="hearsay"),
    pytest.param("Li said 40 men left. Of these, [[12]] were old.", "check", id="carried"),
    pytest.param(
        "The north will send 30 ships, according to Li – adding to the [[12]] sent last year.",
        "check",
        id="unclear",
    ),
]


@pytest.mark.parametrize(("text", "step"), STEPS)
def test_the_frame_tells_how_sure_the_credit_is(text, step):
    credit, _ = credit_of(text)
    assert credit.confidence == step
    assert credit.why
