import pytest

from claims.domain.checks.passages import passage_of, stretch_of

TEXT = (
    "Storm kills 40\nDozens missing\nA storm killed 40 people. It was dark.\nThe mayor said “12 are missing.”"
)


@pytest.mark.parametrize(
    ("quote", "passage", "is_heading"),
    [
        ("Storm kills 40", "Storm kills 40", True),
        ("Dozens missing", "Dozens missing", True),
        ("A storm killed 40 people.", "A storm killed 40 people. It was dark.", False),
        ("missing\nA storm", "Dozens missing\nA storm killed 40 people. It was dark.", False),
        ("12 are missing.", "The mayor said “12 are missing.”", False),
    ],
)
def test_a_passage_is_the_paragraphs_around_its_quote(quote: str, passage: str, is_heading: bool):
    start = TEXT.index(quote)
    found = passage_of(TEXT, start, start + len(quote))
    assert (found.text.raw, found.is_heading) == (passage, is_heading)
    assert found.place(start, start + len(quote)).of(found.text.raw) == quote


def test_a_text_of_one_line_has_no_heading():
    assert stretch_of("Storm kills 40", 0, 14) == (0, 14, False)


def test_of_a_huge_text_only_what_is_near_is_looked_at():
    text = f"{'x' * 300_000}\nA storm killed 40 people.\n{'y' * 300_000}"
    start = text.index("A storm")
    assert passage_of(text, start, start + 25).text.raw == "A storm killed 40 people."
    assert len(passage_of(text, 5, 10).text.raw) < 50_000


def test_the_number_is_read_where_it_stands():
    start = TEXT.index("A storm")
    passage = passage_of(TEXT, start, start + 25)
    read = passage.read_at(start + 15, start + 17)
    assert read is not None
    assert read.place.of(passage.text.raw) == "40"
    assert passage.read_at(start, start + 7) is None


def test_a_quote_between_paragraphs_is_a_passage_by_itself():
    assert stretch_of("  \n  ", 0, 2) == (0, 2, False)
