import pytest

from claims.domain.reading.credits.agreement import Figure, unfit
from claims.domain.reading.credits.phrases import Sort
from claims.domain.reading.credits.words import words_of
from claims.domain.reading.text import layout

WORDS = words_of(layout("Tarn Food Office"))


def figure(sort: Sort, head: str, **told) -> Figure:
    """Somebody of whom only this is known."""
    return Figure((0, 2), sort, head, **told)


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        pytest.param("she", figure(Sort.PERSON, "li", is_male=True), id="a-man"),
        pytest.param("he", figure(Sort.PERSON, "li", is_male=False), id="a-woman"),
        pytest.param("he", figure(Sort.PERSON, "tarn", is_place=True), id="a-place"),
        pytest.param("she", figure(Sort.GENERIC, "officials"), id="several"),
        pytest.param("she", figure(Sort.DOCUMENT, "report"), id="a-report"),
        pytest.param("it", figure(Sort.PERSON, "li", is_male=False), id="a-person"),
        pytest.param("it", figure(Sort.DOCUMENT, "figure"), id="a-figure"),
        pytest.param("they", figure(Sort.PERSON, "li"), id="one"),
        pytest.param("we", figure(Sort.GENERIC, "officials"), id="the-speaker"),
    ],
)
def test_a_pronoun_cannot_mean(key, meant):
    assert unfit(key, meant, WORDS) is None


@pytest.mark.parametrize(
    ("key", "better", "worse"),
    [
        pytest.param(
            "he", figure(Sort.PERSON, "li", is_male=True), figure(Sort.PERSON, "li"), id="known-to-be-male"
        ),
        pytest.param(
            "he", figure(Sort.PERSON, "li", is_source=True), figure(Sort.PERSON, "li"), id="who-spoke-before"
        ),
        pytest.param("she", figure(Sort.PERSON, "li"), figure(Sort.BODY, "li"), id="two-names"),
        pytest.param("it", figure(Sort.BODY, "office"), figure(Sort.PERSON, "tarn"), id="a-body"),
        pytest.param(
            "they", figure(Sort.GENERIC, "officials"), figure(Sort.GENERIC, "company"), id="a-plural"
        ),
    ],
)
def test_a_pronoun_rather_means(key, better, worse):
    assert unfit(key, better, WORDS) < (unfit(key, worse, WORDS) or 99)
