import pytest

from claims.presenters.dates import known_date


@pytest.mark.parametrize(
    ("edtf", "words", "machine"),
    [
        ("2025-07-09", "9 July 2025", "2025-07-09"),
        ("2025-06", "June 2025", "2025-06"),
        ("2024", "2024", "2024"),
        ("2024~", "about 2024", ""),
        ("2024/2025", "2024 to 2025", ""),
        ("2024-21", "spring 2024", ""),
        ("2024-XX", "2024 (month not known)", ""),
        ("202X", "2020s", ""),
    ],
)
def test_a_date_is_said_in_words_and_given_to_machines_where_html_can_say_it(edtf, words, machine):
    day = known_date(edtf)
    assert (day.edtf, day.words, day.machine) == (edtf, words, machine)


def test_an_empty_date_is_none():
    assert known_date("") is None
