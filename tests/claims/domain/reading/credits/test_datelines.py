import pytest

from claims.domain.reading.credits.datelines import publishers_in
from claims.domain.reading.credits.words import words_of
from claims.domain.reading.text import layout


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
