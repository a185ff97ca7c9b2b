import pytest

from sources.domain.countries import plain_words, with_countries


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Russia", "RU"),
        ("Russian", "RU"),
        ("Russian Federation", "RU"),
        ("U.S.", "US"),
        ("American", "US"),
        ("North Korea’s", "KP"),
        ("DPRK", "KP"),
        ("South Korean", "KR"),
        ("Côte d’Ivoire", "CI"),
        ("the Philippines", "PH"),
        ("Papua New Guinea", "PG"),
        ("the People’s Republic of China", "CN"),
        ("Palestinian Territories", "PS"),
        ("Burma", "MM"),
    ],
)
def test_a_country_is_one_word_in_whatever_form(name: str, code: str):
    words = [word for word in with_countries(plain_words(name)) if word != "the"]
    assert words == [f"={code}"]


@pytest.mark.parametrize(
    "name", ["Korean", "Congolese", "South American", "New England", "New Guinea", "Latin American"]
)
def test_what_could_be_two_countries_is_none(name: str):
    assert not any(word.startswith("=") for word in with_countries(plain_words(name)))
