import pytest

from claims.domain.reading.credits.transcripts import turns_of
from claims.domain.reading.credits.words import words_of
from claims.domain.reading.text import layout
from tests.claims.domain.reading.credits.credited import written

INTERVIEW = (
    "The Herald met Ada Li.\n\n"
    "Herald: How bad was it?\n\n"
    "Ada Li: It was bad. We lost 40 houses.\n\n"
    "And it rained.\n\n"
    "Herald: And what now?\n\n"
    "Ada Li: Now we build."
)


def speakers(raw: str) -> list[str]:
    """Whose turn each sentence is, empty for nobody's."""
    words = words_of(layout(raw))
    turns = turns_of(words)
    return [
        written(words, turns[at].source.name) if at in turns else ""
        for at in range(len(words.text.sentences))
    ]


def test_a_turn_goes_on_until_the_next():
    assert speakers(INTERVIEW) == ["", "Herald", "Ada Li", "Ada Li", "Ada Li", "Herald", "Ada Li"]


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param("Ada Li: We lost it all.\n\nBo Ng: So did we all.", id="too-few-turns"),
        pytest.param("Votes: 40\n\nSeats: 12\n\nVotes: 50\n\nSeats: 13", id="a-table"),
        pytest.param("One: It is late.\n\nTwo: It is far.\n\nThree: It is dear.", id="each-once"),
        pytest.param("", id="empty"),
        pytest.param(":" * 50, id="colons"),
    ],
)
def test_what_is_no_transcript(raw):
    assert not any(speakers(raw))
