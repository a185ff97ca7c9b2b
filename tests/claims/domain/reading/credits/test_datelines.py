import pytest

from claims.domain.reading.credits.datelines import publishers_in
from claims.domain.reading.credits.words import words_of
from claims.domain.reading.text import layout
from tests.claims.domain.reading.credits.credited import chain_of


@pytest.mark.parametrize(
    ("raw", "publishers"),
    [
        pytest.param("TARN (Wire) – Li left.", {("wire",)}, id="brackets"),
        pytest.param("TARN, May 3 (Wire News) -- Li left.", {("wire", "news")}, id="date-and-two-words"),
        pytest.param("TARN, May 3. /Wire/. Li left.", {("wire",)}, id="slashes"),
        pytest.param("The council (WFC) met.", set(), id="an-acronym"),
        pytest.param("The council – once (wire) – met.", set(), id="no-name"),
        pytest.param("", set(), id="empty"),
        pytest.param("(", set(), id="hostile"),
    ],
)
def test_a_dateline_names_the_publisher(raw, publishers):
    assert publishers_in(words_of(layout(raw))) == publishers


WITHOUT_PUBLISHER = [
    pytest.param(
        "TARN (Wire) – Ada Li told Wire that [[40]] houses had burned.", ["Ada Li"], id="told-publisher"
    ),
]


@pytest.mark.parametrize(("text", "chain"), WITHOUT_PUBLISHER)
def test_the_publisher_is_no_relay(text, chain):
    assert chain_of(text) == chain
