import pytest

from claims.domain.reading.numbers.around import governor_of, key_at, keys_at
from claims.domain.reading.numbers.forms import forms_of
from claims.domain.reading.text import layout


@pytest.mark.parametrize(
    ("sentence", "governor"),
    [
        ("They left in 4 days.", "in"),
        ("They left in just 4 days.", "in"),
        ("They left in at least about 4 days.", "in"),
        ("They left after more than 4 days.", "after"),
        ("They stayed for well over 4 days.", "for"),
        ("They stayed up to 4 days.", "stayed"),
        ("They stayed for as long as 4 days.", "for"),
        ("They passed over 4 days.", "over"),
        ("4 days passed.", ""),
    ],
)
def test_what_governs_a_number_stands_before_the_words_that_bind_it(sentence, governor):
    text = layout(sentence)
    (form,) = forms_of(text)
    assert key_at(text.tokens, governor_of(text.tokens, form), form) == governor


def test_nothing_stands_outside_of_the_sentence():
    text = layout("They left. 4 days passed. They came.")
    (form,) = forms_of(text)
    assert keys_at(text.tokens, form.first - 1, form, 5) == ("", "4", "days", "passed", ".")
