import pytest

from claims.domain.reading.credits.agents import audience, passes_on, phrase_from
from claims.domain.reading.credits.words import words_of
from claims.domain.reading.text import layout
from tests.claims.domain.reading.credits.credited import written

AGENTS = [
    pytest.param("by Li.", "Li", id="name"),
    pytest.param("by the mayor on Monday.", "the mayor", id="time-ends-it"),
    pytest.param("by him.", "him", id="pronoun"),
    pytest.param("by her aunt.", "her aunt", id="possessive"),
    pytest.param("by the Tarn office for trade.", "the Tarn office for trade", id="of"),
    pytest.param("by the army and the police,", "the army and the police", id="two"),
    pytest.param("by Li in a statement.", "Li", id="manner"),
    pytest.param("by Li who came.", "Li", id="relative"),
    pytest.param("by Li 40 men left.", "Li", id="number-behind"),
    pytest.param("by an early-June poll.", "an early-June poll", id="time-within-a-compound"),
    pytest.param("by a 2014 study.", "a 2014 study", id="number-within"),
    pytest.param("by data released Friday by the bank.", "data released Friday by the bank", id="released"),
]


@pytest.mark.parametrize(("raw", "agent"), AGENTS)
def test_the_agent_stands_right_of_its_cue(raw, agent):
    words = words_of(layout(raw))
    found = phrase_from(words, 1, len(words.keys))
    assert found is not None
    assert written(words, (found.first, found.last)) == agent


def test_a_description_gives_way_to_the_name_behind_it():
    words = words_of(layout("by the agency’s chief, Li Wei."))
    found = phrase_from(words, 1, len(words.keys))
    assert found is not None
    assert written(words, found.name) == "Li Wei"


@pytest.mark.parametrize("raw", ["by", "by “Li”.", "by ,"])
def test_there_may_be_no_agent(raw):
    words = words_of(layout(raw))
    assert phrase_from(words, 1, len(words.keys)) is None


@pytest.mark.parametrize(
    ("raw", "told", "rest", "is_relay"),
    [
        pytest.param("told reporters that", None, "that", False, id="reporters"),
        pytest.param("told him that", None, "that", False, id="pronoun"),
        pytest.param("told the Tarn Herald that", "the Tarn Herald", "that", True, id="outlet"),
        pytest.param("told lawmakers the", "lawmakers", "the", True, id="assembly"),
        pytest.param("told voters that", "voters", "that", False, id="no-relay"),
    ],
)
def test_to_whom_it_is_told(raw, told, rest, is_relay):
    words = words_of(layout(raw))
    phrase, end = audience(words, 1, len(words.keys))
    assert (written(words, (phrase.first, phrase.last)) if phrase else None) == told
    assert written(words, (end, len(words.keys))) == rest
    assert passes_on(phrase) is is_relay
