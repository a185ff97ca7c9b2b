import pytest

from claims.domain.reading.credits.parentheses import before_brackets, before_parenthesis
from claims.domain.reading.credits.words import words_of
from claims.domain.reading.text import layout
from tests.claims.domain.reading.credits.credited import chain_of

SUBJECTS = [
    pytest.param(
        "“Prices fell in [[two]] places,” the mayor’s chief of staff, Anna Berg, told the Alt Herald today.",
        ["Anna Berg", "Alt Herald"],
        id="named-behind-a-role",
    ),
    pytest.param("A friend, Li Wei, said [[40]] ships burned.", ["Li Wei"], id="named-behind-a-description"),
    pytest.param(
        "Tom Vale, 24, who was visiting from Kent, told me this week that he lost [[six]] bags.",
        ["Tom Vale"],
        id="age-and-clause",
    ),
    pytest.param(
        "Anna Berg, the head of the port, who resigned in May, said [[40]] ships were late.",
        ["Anna Berg"],
        id="title-and-clause",
    ),
    pytest.param(
        "One farmer backing Ms. Berg, Tom Vale of Hill Farm in Kent, said he made [[150]] calls.",
        ["Tom Vale"],
        id="name-with-a-place",
    ),
    pytest.param(
        "The mayor, along with the port’s Tom Vale, says [[40]] ships were late.", ["mayor"], id="along-with"
    ),
    pytest.param("Ms. Berg, D-Kent, said [[40]] ships were late.", ["Berg"], id="party-and-place"),
    pytest.param("Sen. Anna Berg (D-Kent) said [[40]] ships were late.", ["Anna Berg"], id="brackets"),
    pytest.param(
        "In Berlin, the mayor, who resigned, said [[40]] ships were late.", ["mayor"], id="behind-a-place"
    ),
]


@pytest.mark.parametrize(("sentence", "chain"), SUBJECTS)
def test_a_parenthesis_parts_no_subject_from_its_verb(sentence, chain):
    assert chain_of(sentence) == chain


def test_a_parenthesis_ends_with_the_mark_that_it_opens_with():
    words = words_of(layout("Li – a broker – said"))
    assert before_parenthesis(words, 4, 0) == 0
    assert before_parenthesis(words, 1, 0) is None


def test_brackets_are_passed_over():
    words = words_of(layout("Li (D)"))
    assert before_brackets(words, 3, 0) == 0
    assert before_brackets(words, 0, 0) == 0
