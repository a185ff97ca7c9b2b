import pytest

from claims.domain.reading.credits.complements import (
    complement,
    goes_on,
    has_clause,
    is_adjunct,
    without_background,
)
from claims.domain.reading.credits.words import words_of
from claims.domain.reading.text import layout
from tests.claims.domain.reading.credits.credited import written


def behind(raw: str, verb: str = "said"):
    """The words of a text, the token behind the verb, and how many there are."""
    words = words_of(layout(raw))
    return words, words.keys.index(verb) + 1, len(words.keys)


@pytest.mark.parametrize(
    ("raw", "shape", "rest"),
    [
        pytest.param("Li said.", "FINAL", ".", id="nothing"),
        pytest.param("Li said on Monday.", "FINAL", ".", id="only-time"),
        pytest.param("Li said in a long letter to his aunt.", "FINAL", ".", id="only-manner"),
        pytest.param("Li said, and left.", "MIDDLE", "and left.", id="comma"),
        pytest.param("Li said again that he left.", "THAT", "he left.", id="that"),
        pytest.param("Li said “he left”.", "QUOTE", "“he left”.", id="quotation"),
        pytest.param("Li said: he left.", "COLON", "he left.", id="colon"),
        pytest.param("Li said he left.", "BARE", "he left.", id="bare"),
        pytest.param("Li said about 40 left.", "BARE", "about 40 left.", id="measuring"),
        pytest.param("Li said to reporters he left.", "BARE", "to reporters he left.", id="addressed"),
    ],
)
def test_what_follows_a_verb(raw, shape, rest):
    words, first, last = behind(raw)
    found = complement(words, first, last)
    assert (found.shape.name, written(words, (found.first, last))) == (shape, rest)


@pytest.mark.parametrize(
    ("raw", "is_clause"),
    [
        ("Li said he would leave.", True),
        ("Li said he’d leave.", True),
        ("Li said the losses amounted to 40.", True),
        ("Li said 40 jobs.", False),
        ("Li said jobs, which were lost.", False),
    ],
)
def test_a_clause_has_a_finite_verb(raw, is_clause):
    assert has_clause(*behind(raw)) is is_clause


@pytest.mark.parametrize(
    ("raw", "is_so"),
    [
        ("On Monday", True),
        ("In a letter to his aunt", True),
        ("Seeing the house", True),
        ("Meanwhile", True),
        ("Forty men left", False),
        ("About 40", False),
        ("At least 40 men left", False),
        ("As many as 40 men left", False),
        ("At most 40", False),
    ],
)
def test_an_adjunct_only_says_when_where_or_how(raw, is_so):
    words = words_of(layout(raw))
    assert is_adjunct(words, 0, len(words.keys)) is is_so


@pytest.mark.parametrize(
    ("raw", "is_so"),
    [
        ("It was 40, Li said, compared with 30.", True),
        ("The 40 men, Li said, left.", True),
        ("It was cold, Li said, which killed 40.", False),
    ],
)
def test_a_sentence_goes_on_behind_its_credit(raw, is_so):
    words, first, _ = behind(raw)
    assert goes_on(words, (0, first - 3), first + 1) is is_so


def test_what_a_comma_hangs_on_is_background():
    words, first, last = behind("Li said he left the firm, which has 40 men.")
    content, background = without_background(words, (first, last))
    assert written(words, content) == "he left the firm"
    assert written(words, background) == ", which has 40 men."


def test_a_clause_between_subject_and_verb_is_no_background():
    words, first, last = behind("Li said the canal, which few use, would cost $4 million.")
    assert without_background(words, (first, last)) == ((first, last), None)
