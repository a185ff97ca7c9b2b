import pytest

from tests.claims.domain.reading.credits.credited import PARAGRAPH, chain_of

NAMED = [
    pytest.param("Ada Li spoke on Monday. Li said [[40]] men left.", "Ada Li", id="surname"),
    pytest.param("Ada Li spoke. Mrs. Li said [[40]] men left.", "Ada Li", id="courtesy"),
    pytest.param("Minister Ada Li said it rained. She said [[40]] men left.", "Ada Li", id="she"),
    pytest.param("The Food Office said it rained. It said [[40]] men left.", "Food Office", id="it"),
    pytest.param(
        "They met the Tarn Food Office (TFO). The TFO said [[40]] men left.",
        "Tarn Food Office",
        id="acronym",
    ),
    pytest.param("The Tarn Food Office met. TFO said [[40]] men left.", "Tarn Food Office", id="initials"),
    pytest.param(
        "The foreign ministry said it rained. The ministry said [[40]] men left.",
        "foreign ministry",
        id="kind",
    ),
    pytest.param(
        "A report by the Food Office is out." + PARAGRAPH + "The report said [[40]] men left.",
        "report",
        id="a-report-that-credited-nothing",
    ),
    pytest.param(
        "A report by the Food Office said it rained. The report said [[40]] men left.",
        "Food Office",
        id="report",
    ),
]


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_a_voice_has_the_fullest_name(text, name):
    assert chain_of(text) == [name]


def test_names_that_the_ledger_knows_bound_the_name():
    sentence = "The food office in Alt said [[40]] men left."
    assert chain_of(sentence, names=("Food Office",)) == ["food office"]
    assert chain_of(sentence, names=("Alt Bank",)) == ["food office in Alt"]
