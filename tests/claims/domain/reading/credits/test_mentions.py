import pytest

from claims.domain.reading.credits.mentions import mentions_in
from claims.domain.reading.credits.words import words_of
from claims.domain.reading.text import layout
from tests.claims.domain.reading.credits.credited import written


def mentioned(raw: str) -> list[tuple[str, bool]]:
    """The mentions, each with whether its sentence is about it."""
    words = words_of(layout(raw))
    return [
        (written(words, (each.phrase.first, each.phrase.last)), each.is_subject)
        for each in mentions_in(words, {})
    ]


@pytest.mark.parametrize(
    ("raw", "mentions"),
    [
        pytest.param("Ada Li met Bo Ng.", [("Ada Li", True), ("Bo Ng", False)], id="names"),
        pytest.param(
            "In Tarn, Ada Li met Ng.", [("Tarn", False), ("Ada Li", True), ("Ng", False)], id="place"
        ),
        pytest.param("Ada Li and Bo Ng came.", [("Ada Li", True), ("Bo Ng", True)], id="both"),
        pytest.param("Ada Li’s house burned.", [("Ada Li", False)], id="owner"),
        pytest.param("The mayor met an official.", [("The mayor", True), ("an official", False)], id="kinds"),
        pytest.param("Fire officials came.", [("Fire officials", True)], id="officials"),
        pytest.param("She saw him.", [("She", True), ("him", False)], id="pronouns"),
        pytest.param(
            "The bank issued a report by Li.", [("The bank", True), ("a report by Li", False)], id="report"
        ),
        pytest.param("Walking was hard.", [], id="a-sentences-first-word"),
        pytest.param("Mr. Li came.", [("Mr. Li", True)], id="courtesy"),
        pytest.param(
            "Fire Office spokesman Bo Ng came.", [("Fire Office spokesman Bo Ng", True)], id="titles"
        ),
        pytest.param("The Office of Fire Safety met.", [("The Office of Fire Safety", True)], id="body"),
    ],
)
def test_the_mentions_of_a_sentence(raw, mentions):
    assert mentioned(raw) == mentions
