import pytest

from claims.domain.reading.numbers.lexicon import is_plural


@pytest.mark.parametrize("word", ["soldiers", "people", "children", "cities", "aircraft"])
def test_a_plural_looks_like_one(word):
    assert is_plural(word)


@pytest.mark.parametrize("word", ["soldier", "was", "bus", "crisis", "class", "'s", "as"])
def test_other_words_that_end_alike_are_none(word):
    assert not is_plural(word)
