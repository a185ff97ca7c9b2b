import pytest

from claims.domain.reading.credits.openings import first_subject, first_word
from claims.domain.reading.credits.words import words_of
from claims.domain.reading.text import layout
from tests.claims.domain.reading.credits.credited import written


@pytest.mark.parametrize(
    ("raw", "subject"),
    [
        pytest.param("Meanwhile Li Wei came home and", "Li Wei", id="opener"),
        pytest.param("The bank is cutting costs, with", "bank", id="description"),
        pytest.param("TARN (Wire) — Li Wei is cutting costs, with", "Li Wei", id="dateline"),
        pytest.param("In May, the bank is cutting costs, with", "bank", id="behind-a-preposition"),
        pytest.param("Tarn’s state-owned giant CIT runs a mine and", "CIT", id="behind-an-owner"),
        pytest.param("He came home and", "He", id="pronoun"),
    ],
)
def test_a_clause_begins_with_its_subject(raw, subject):
    words = words_of(layout(raw))
    found = first_subject(words, 0, len(words.keys) - 1)
    assert found is not None
    assert written(words, found.name).endswith(subject)


def test_what_opens_a_clause_is_no_part_of_it():
    words = words_of(layout("But meanwhile Li came"))
    assert first_word(words, 0) == 2
