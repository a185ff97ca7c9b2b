import pytest

from claims.domain.reading.credits.full_names import FullNames
from claims.domain.reading.credits.words import words_of
from claims.domain.reading.text import layout
from tests.claims.domain.reading.credits.credited import written


@pytest.mark.parametrize(
    ("raw", "full"),
    [
        pytest.param("Ada Li came. Li", "Ada Li", id="surname"),
        pytest.param("Ada B. Li came. Li", "Ada B. Li", id="initial"),
        pytest.param("Mayor Ada Li came. Li", "Ada Li", id="behind-a-title"),
        pytest.param("Ada van der Berg came. Berg", "Ada van der Berg", id="particles"),
        pytest.param("Karl Li came, then Ada Li. Li", "Ada Li", id="the-last-before"),
        pytest.param("Li came\n\nAda Li said so.\n\nLi", "Ada Li", id="not-over-a-paragraph"),
        pytest.param("On Monday Li came. Li", "", id="no-day"),
        pytest.param("The Fire Safety Office (FSO) met. FSO", "Fire Safety Office", id="in-brackets"),
        pytest.param("The Office of Fire Safety met. OFS", "Office of Fire Safety", id="initials"),
        pytest.param("The Fire Office met. OFS", "", id="other-initials"),
        pytest.param("Li", "", id="alone"),
    ],
)
def test_the_last_name_is_short_for(raw, full):
    words = words_of(layout(raw))
    end = len(words.keys)
    assert written(words, FullNames(words).of((end - 1, end))) == full


def test_a_long_name_may_be_longer_elsewhere():
    words = words_of(layout("Ada B. Li came. Karl Li left. Ada Li"))
    end = len(words.keys)
    assert written(words, FullNames(words).fullest((end - 2, end))) == "Ada B. Li"
