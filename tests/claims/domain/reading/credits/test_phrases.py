import pytest

from claims.domain.reading.credits.phrases import (
    Sort,
    described,
    issued_behind,
    issuer,
    names_somebody,
    pronoun,
    reader_of,
)
from claims.domain.reading.credits.words import words_of
from claims.domain.reading.text import layout
from tests.claims.domain.reading.credits.credited import written

NAMED = [
    pytest.param("Li", Sort.BODY, "Li", id="one-name"),
    pytest.param("Li Wei", Sort.PERSON, "Li Wei", id="person"),
    pytest.param("Mayor Li Wei", Sort.PERSON, "Li Wei", id="title"),
    pytest.param("Lt. Col. Li Wei", Sort.PERSON, "Li Wei", id="two-titles"),
    pytest.param("agency chief Li Wei", Sort.PERSON, "Li Wei", id="role"),
    pytest.param("Li Wei of the Tarn Bank", Sort.PERSON, "Li Wei", id="of"),
    pytest.param("one farmer backing Ms. Li", Sort.GENERIC, "one farmer", id="doing"),
    pytest.param(
        "the Council for the Defence of Tarn", Sort.BODY, "Council for the Defence of Tarn", id="the"
    ),
    pytest.param(
        "Department for Transport figures", Sort.DOCUMENT, "Department for Transport figures", id="of-in-it"
    ),
    pytest.param("the Tarn Office for Trade", Sort.BODY, "Tarn Office for Trade", id="body"),
    pytest.param("the Chief Minister", Sort.GENERIC, "Chief Minister", id="titles-only"),
    pytest.param("Tarn Superintendent of Police Li Wei", Sort.PERSON, "Li Wei", id="title-of-an-office"),
    pytest.param(
        "the Director of Tarn Rights Watch", Sort.GENERIC, "Director of Tarn Rights Watch", id="of-a-body"
    ),
    pytest.param("the ministry", Sort.GENERIC, "ministry", id="generic"),
    pytest.param("two officials in Tarn", Sort.GENERIC, "two officials in Tarn", id="unnamed"),
    pytest.param("a report", Sort.DOCUMENT, "report", id="document"),
    pytest.param("the ministry's figures", Sort.DOCUMENT, "ministry", id="owner"),
    pytest.param("figures from the ministry", Sort.DOCUMENT, "ministry", id="issuer"),
    pytest.param("data released by the Tarn Bank", Sort.DOCUMENT, "Tarn Bank", id="released-by"),
    pytest.param(
        "documents of the ministry seen by the Tarn Bank", Sort.DOCUMENT, "ministry", id="of-a-body"
    ),
    pytest.param("a survey of 40 banks", Sort.DOCUMENT, "survey", id="of-those-asked"),
    pytest.param("he", Sort.PRONOUN, "he", id="pronoun"),
]


@pytest.mark.parametrize(("raw", "sort", "name"), NAMED)
def test_what_a_noun_phrase_names(raw, sort, name):
    words = words_of(layout(raw))
    found = described(words, 0, len(words.keys))
    assert found is not None
    assert (found.sort, written(words, found.name)) == (sort, name)


@pytest.mark.parametrize("raw", ["the", "every", "’s"])
def test_what_is_no_noun_phrase(raw):
    words = words_of(layout(raw))
    assert described(words, 0, len(words.keys)) is None


def test_who_read_the_document_passes_it_on():
    words = words_of(layout("documents reviewed by the Tarn Herald"))
    document = described(words, 0, len(words.keys))
    assert document is not None
    found = reader_of(words, document)
    assert found is not None
    assert written(words, found.name) == "Tarn Herald"


def test_who_issued_it_may_stand_behind_a_comma():
    words = words_of(layout("The figures, provided by the Tarn Bank, showed"))
    document = described(words, 0, 2)
    assert document is not None
    assert written(words, issued_behind(words, document, len(words.keys)).name) == "Tarn Bank"


def test_an_issuer_is_told_by_from_by_or_of():
    words = words_of(layout("figures from the bank"))
    found = issuer(words, 1, 4)
    assert found is not None
    assert written(words, found.name) == "bank"


def test_a_capital_at_the_beginning_is_no_name_by_itself():
    words = words_of(layout("Officials Li"))
    assert [names_somebody(words, at) for at in (0, 1)] == [False, True]
    assert pronoun(words, 0).last == 1
