import pytest

from claims.domain.reading.credits.antecedents import Cast
from claims.domain.reading.credits.full_names import FullNames
from claims.domain.reading.credits.words import words_of
from claims.domain.reading.text import layout
from tests.claims.domain.reading.credits.credited import written


def meant(raw: str) -> str:
    """Who the phrase means that begins at the bracket."""
    start = raw.index("[")
    words = words_of(layout(raw.replace("[", "")))
    figure = Cast(words, FullNames(words), ()).at(words.text.token_index(start))
    return written(words, figure.name) if figure else ""


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        pytest.param("Ada Li met Bo Ng. [She left.", "Ada Li", id="subject-first"),
        pytest.param("Ada Li came. Bo Ng left. [He slept.", "Bo Ng", id="nearest-sentence"),
        pytest.param("Mr. Ng met Ms. Li. [She left.", "Li", id="courtesy-tells"),
        pytest.param("The king met Ada Li. [She left.", "Ada Li", id="noun-tells"),
        pytest.param("Ada Li, a spokeswoman, met Bo Ng. [He left.", "Bo Ng", id="description-tells"),
        pytest.param(
            "Li lost her hat. Li likes her dog. Li met Bo Ng. [He left.",
            "Bo Ng",
            id="pronouns-elsewhere-tell",
        ),
        pytest.param("It rained in Tarn. [He left.", "", id="a-place-is-nobody"),
        pytest.param("Ada Li met the Fire Office. [It closed.", "Fire Office", id="body"),
        pytest.param("The ministry met Ada Li. [It closed.", "ministry", id="kind-of-body"),
        pytest.param("Fire officials met Ada Li. [They left.", "Fire officials", id="plural"),
        pytest.param("Ada Li and Bo Ng came. [They left.", "Ada Li and Bo Ng", id="two"),
        pytest.param("The mayor, Bo Ng, came. [The mayor left.", "Bo Ng", id="role-before"),
        pytest.param("Bo Ng, the mayor, came. [The mayor left.", "Bo Ng", id="role-behind"),
        pytest.param("Mayor Bo Ng came. [The mayor left.", "Bo Ng", id="title"),
        pytest.param(
            "Health minister Bo Ng came. [The fire minister left.", "fire minister", id="other-role"
        ),
        pytest.param("The Aid League met. [The group left.", "Aid League", id="any-body"),
        pytest.param("A report by the bank is out. [The report is long.", "bank", id="report"),
        pytest.param("The bank issued a report. [The report is long.", "bank", id="report-issued"),
        pytest.param("The bank met. [Its report is out.", "bank", id="its-report"),
        pytest.param("[He left.", "", id="nobody-before"),
    ],
)
def test_whom_the_words_mean(raw, name):
    assert meant(raw) == name
