import pytest

from claims.domain.reading.credits.subjects import (
    owner_before,
    subject_before,
    without_openers,
)
from claims.domain.reading.credits.words import words_of
from claims.domain.reading.text import layout
from tests.claims.domain.reading.credits.credited import chain_of, written

SUBJECTS = [
    pytest.param("Li said", "Li", id="name"),
    pytest.param("He said", "He", id="pronoun"),
    pytest.param("On Monday the mayor said", "the mayor", id="behind-time"),
    pytest.param("The mayor on Monday said", "The mayor", id="time-behind"),
    pytest.param("But Li Wei said", "Li Wei", id="opener"),
    pytest.param("In a letter the mayor said", "the mayor", id="behind-a-preposition"),
    pytest.param("Li Wei, who lost two sons, said", "Li Wei", id="relative-clause"),
    pytest.param("Li Wei, the mayor of Tarn, said", "Li Wei", id="apposition"),
    pytest.param("Li Wei (above) said", "Li Wei", id="brackets"),
    pytest.param("Li Wei – a broker – said", "Li Wei", id="dashes"),
    pytest.param("A man who saw the house said", "A man who saw the house", id="open-relative-clause"),
    pytest.param("Witnesses and police said", "Witnesses and police", id="two"),
    pytest.param("They met an aide to the mayor, who said", "aide to the mayor", id="who"),
    pytest.param("The house was cold, the mayor said", "the mayor", id="behind-a-clause"),
]


CREDITED = [
    pytest.param("A man who saw it said [[40]] ships burned.", ["man"], id="object-of-a-relative-clause"),
    pytest.param(
        "All the experts she met said [[40]] ships burned.", ["All the experts"], id="contact-clause"
    ),
    pytest.param(
        "Senior advisers who have run the numbers argue that [[90 percent]] is done.",
        ["Senior advisers"],
        id="auxiliary-in-a-relative-clause",
    ),
    pytest.param(
        "They held a meeting at which organizers claimed [[400]] members left.", ["organizers"], id="at-which"
    ),
    pytest.param(
        "The book was written by Anna Berg, who reported that the firm paid [[$3 million]].",
        ["Anna Berg"],
        id="who-behind-a-name",
    ),
    pytest.param("A film that has run for years says [[40]] died.", ["film"], id="that-has"),
    pytest.param(
        "The National President of the Tarn Forum, Li Wei, said [[40]] died.", ["Li Wei"], id="named-behind"
    ),
    pytest.param("The WHO, which sent a team, said [[40]] died.", ["WHO"], id="acronym-like-a-relative"),
    pytest.param("[[40]] died, according to US officials.", ["US officials"], id="acronym-like-a-pronoun"),
    pytest.param("Li Wei, 60, of Tarn village told reporters [[40]] died.", ["Li Wei"], id="of-a-place"),
    pytest.param("Both vowed to send home the [[12 million]].", ["Both"], id="both"),
    pytest.param("When Berg a month later announced [[6,000]] layoffs, she wept.", ["Berg"], id="time"),
    pytest.param("Li Wei of the Tarn Bank said [[40]] ships burned.", ["Li Wei"], id="name-of-a-body"),
]


@pytest.mark.parametrize(("sentence", "chain"), CREDITED)
def test_the_subject_is_found_whole(sentence, chain):
    assert chain_of(sentence) == chain


@pytest.mark.parametrize(("raw", "subject"), SUBJECTS)
def test_the_subject_stands_left_of_its_verb(raw, subject):
    words = words_of(layout(raw))
    found = subject_before(words, len(words.keys) - 1, 0)
    assert found is not None
    assert subject in (written(words, (found.first, found.last)), written(words, found.name))


@pytest.mark.parametrize("raw", ["said", "; said", "On Monday said", ", said"])
def test_a_verb_may_have_no_subject(raw):
    words = words_of(layout(raw))
    assert subject_before(words, len(words.keys) - 1, 0) is None


def test_an_owner_stands_before_its_ending():
    words = words_of(layout("It fell short of the government’s aim"))
    at = words.keys.index("'s")
    found = owner_before(words, at, 0)
    assert found is not None
    assert written(words, (found.first, found.last)) == "the government"


def test_what_opens_a_sentence_is_passed_over():
    words = words_of(layout("But on Monday the mayor"))
    assert without_openers(words, 0, len(words.keys)) == 3
    assert without_openers(words, 0, 3) is None
