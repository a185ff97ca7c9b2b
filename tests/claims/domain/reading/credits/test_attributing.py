import pytest

from tests.claims.domain.reading.credits.credited import chain_of, credit_of

CREDITED = [
    pytest.param(
        "[[40]] men left, according to “The Long Day” by Li Wei.", ["Li Wei"], id="title-and-author"
    ),
    pytest.param("[[40]] men left, according to “The Long Day.”", ["The Long Day."], id="title"),
    pytest.param("[[40]] men left, according to the mayor.", ["mayor"], id="according-to"),
    pytest.param("According to Li, [[40]] men left.", ["Li"], id="according-to-first"),
    pytest.param("The men left, according to Li, [[40]] of them by boat.", [], id="according-to-inside"),
    pytest.param("In the words of Li, [[40]] men left.", ["Li"], id="in-the-words-of"),
    pytest.param("According to Li [[40]] men left.", ["Li"], id="according-to-first-without-comma"),
    pytest.param("Some [[300]] men, by one estimate, have left.", ["one estimate"], id="by-one-estimate"),
    pytest.param("By some estimates, [[300]] men have left.", ["some estimates"], id="by-some-estimates"),
    pytest.param("By the mayor’s count, [[300]] men have left.", ["mayor"], id="by-a-count"),
    pytest.param("By his own count, Berg won [[40]] races.", ["his"], id="by-his-count"),
    pytest.param("By law [[300]] men may vote.", [], id="by-law"),
    pytest.param("In Berg’s view, [[300]] men is too few.", ["Berg"], id="in-a-view"),
    pytest.param("Under Berg’s plan, the tax would be [[28 percent]].", ["Berg"], id="under-a-plan"),
    pytest.param(
        "The mayor’s rating in the latest Tarn Times Poll stands at [[53%]].",
        ["Tarn Times Poll"],
        id="poll-before-a-verb",
    ),
    pytest.param(
        "In a Tarn National Poll the same month, [[38 percent]] of voters agreed.",
        ["Tarn National Poll"],
        id="poll-and-time",
    ),
    pytest.param("In a poll by Tarn University, [[40]] percent agreed.", ["Tarn University"], id="poll"),
    pytest.param("She is ahead in the polls with [[40]] percent.", [], id="in-the-polls"),
    pytest.param("Police: [[40]] men hurt in blast", ["Police"], id="label"),
    pytest.param("[[40]] men hurt in blast: police", ["police"], id="trailing-label"),
    pytest.param("Anna Berg: We have seen [[40]] ships.", ["Anna Berg"], id="label-with-a-full-name"),
    pytest.param("Anna Berg: [[1,501]].", [], id="result-of-a-vote"),
    pytest.param("On social media, Li wrote: “[[40]] drones!”", ["Li"], id="no-label-behind-a-preposition"),
    pytest.param("Sentencing, Judge Li Wei said: “You took [[410]].”", ["Li Wei"], id="no-label-with-a-verb"),
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
