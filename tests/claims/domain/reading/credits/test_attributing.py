import pytest

from tests.claims.domain.reading.credits.credited import chain_of, credit_of

CREDITED = [
    pytest.param("[[40]] men left, according to the mayor.", ["mayor"], id="according-to"),
    pytest.param("According to Li, [[40]] men left.", ["Li"], id="according-to-first"),
    pytest.param("The men left, according to Li, [[40]] of them by boat.", [], id="according-to-inside"),
    pytest.param("In the words of Li, [[40]] men left.", ["Li"], id="in-the-words-of"),
    pytest.param("In a poll by Tarn University, [[40]] percent agreed.", ["Tarn University"], id="poll"),
    pytest.param("She is ahead in the polls with [[40]] percent.", [], id="in-the-polls"),
    pytest.param("Li’s claim that [[40]] men left was heard.", ["Li"], id="claim-that"),
    pytest.param("His plan to send [[40]] men failed.", ["His"], id="plan-to"),
    pytest.param("The plan to send [[40]] men failed.", [], id="plan-of-nobody"),
    pytest.param("Police: [[40]] men hurt in blast", ["Police"], id="label"),
    pytest.param("[[40]] men hurt in blast: police", ["police"], id="trailing-label"),
    pytest.param("Recipe: [[40]] eggs", [], id="no-speaker-before-a-colon"),
]


@pytest.mark.parametrize(("sentence", "chain"), CREDITED)
def test_these_words_credit_without_a_reporting_verb(sentence, chain):
    assert chain_of(sentence) == chain


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Reportedly [[40]] men left.", id="adverb"),
        pytest.param("[[40]] men are believed to have left.", id="passive"),
        pytest.param("The men left amid claims that [[40]] had died.", id="noun"),
        pytest.param("Unconfirmed reports of [[40]] dead were heard.", id="unconfirmed"),
    ],
)
def test_hearsay_names_nobody(sentence):
    credit, _ = credit_of(sentence)
    assert [voice.is_identified for voice in credit.voices] == [False]


def test_a_denial_denies():
    credit, _ = credit_of("Li’s denial that [[40]] men left was heard.")
    assert credit.voices[0].stance == "denies"
