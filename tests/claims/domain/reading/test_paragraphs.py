import pytest

from claims.domain.reading.paragraphs import paragraphs_of

BROKEN_BY_HAND = """A LONG HEADING WITHOUT A STOP
The ministry said that the harvest of the northern provinces
had been better than that of any year since records began in
the country.
It gave no figures.

Farmers said that prices had fallen all the same, because the
railway could not carry what the stores could not hold.
"""


@pytest.mark.parametrize(
    ("raw", "paragraphs"),
    [
        ("", []),
        (" \n\t\n", []),
        ("One.", ["One."]),
        ("  One.  \n\n\n Two. \r\nThree.\u2028Four.", ["One.", "Two.", "Three.", "Four."]),
        ("CNN\n—\nHe said so.", ["CNN", "—", "He said so."]),
    ],
)
def test_each_line_is_a_paragraph(raw, paragraphs):
    assert [place.of(raw) for place in paragraphs_of(raw)] == paragraphs


def test_lines_broken_by_hand_are_one_paragraph():
    found = [place.of(BROKEN_BY_HAND).split("\n") for place in paragraphs_of(BROKEN_BY_HAND)]
    assert [len(lines) for lines in found] == [1, 3, 1, 2]


def test_headlines_and_long_lines_are_not_taken_for_lines_broken_by_hand():
    raw = "A heading\nAnother heading\n" + "He said that it was so. " * 20 + "\nA last line"
    assert len(paragraphs_of(raw)) == 4
