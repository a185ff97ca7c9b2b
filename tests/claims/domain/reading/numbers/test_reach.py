import pytest

from claims.domain.reading.numbers.reach import is_another_clause
from claims.domain.reading.text import layout


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("They left and 40 men", False),
        ("They left and they took 40", True),
        ("They left, killing 40", True),
        ("They left, including 40", False),
        ("They left; 40 came", True),
        ("They left, but 40 came", True),
        ("They, who left 40", True),
        ("They left – comprising 40", False),
        ("They left - 40", True),
        ("A well-known 40", False),
        ("They rose to 5, compared with 40", True),
        ("They rose 5, up from 40", True),
    ],
)
def test_another_clause_begins_with_these_words(words, is_one):
    tokens = layout(words).tokens
    assert is_another_clause(tokens, 0, len(tokens), len(tokens)) is is_one
