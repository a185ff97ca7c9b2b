import pytest

from tests.claims.domain.reading.numbers.marked import numbers_in, read_marked


@pytest.mark.parametrize(
    ("sentence", "hedges"),
    [
        ("[[Forty]] men left.", []),
        ("An estimated [[40]] men left.", ["estimated"]),
        ("The toll was estimated to be [[40]] men.", ["estimated"]),
        ("Officials believe [[40]] men left.", ["believed"]),
        ("[[Forty]] men are thought to have left.", ["believed"]),
        ("Reportedly [[40]] men left.", ["reported"]),
        ("[[Forty]] men allegedly left.", ["alleged"]),
        ("An estimated 40 men left, and [[50]] men stayed.", []),
        ("[[Forty]] men left, but it was estimated that more would.", []),
    ],
)
def test_these_words_weaken_a_number(sentence, hedges):
    number, _ = read_marked(sentence)
    assert [hedge.value for hedge in number.hedges] == hedges


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("They sent [[40]] men.", "asserted"),
        ("They plan to send [[40]] men.", "planned"),
        ("They pledged [[$40 million]] in aid.", "planned"),
        ("They are set to send [[40]] men.", "planned"),
        ("They will send [[40]] men.", "planned"),
        ("They had set [[40]] traps.", "asserted"),
        ("It is short of the aim of [[40]] men.", "target"),
        ("The quota is [[40]] tonnes.", "target"),
        ("They expect [[40]] men.", "projected"),
        ("The forecast is [[40]] tonnes.", "projected"),
        ("[[Forty]] men may follow.", "hypothetical"),
        ("It is feared that [[40]] men died.", "hypothetical"),
        ("It would cost [[$12 billion]].", "hypothetical"),
        ("[[Forty]] men would leave if the bill became law.", "conditional"),
        ("In May [[40]] men left.", "asserted"),
        ("In order they came, [[40]] men.", "asserted"),
    ],
)
def test_these_words_tell_how_a_number_is_meant(sentence, modality):
    number, _ = read_marked(sentence)
    assert number.modality.value == modality


def test_a_plan_in_another_sentence_is_no_plan_here():
    first, second = numbers_in("They plan to send 40 men. They sent 50 men.")
    assert (first.modality.value, second.modality.value) == ("planned", "asserted")
