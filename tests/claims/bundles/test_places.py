import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.bundles.format import Place, WordsAt
from claims.bundles.places import Window, locate, locate_number, shortest_anchor, whole
from claims.domain.anchors import AnchorError, NoSuchOccurrence, WordsCut, WordsNotFound, WordsRepeated

TEXT = "Police counted 40 arrests. The police spoke of 40 fires, and of 7,040 calls."
FIRST, SECOND = Window(0, 26, "In the quote"), Window(27, 76, "In the first claim’s quote")


def test_the_first_window_that_has_the_words_settles_it():
    assert locate(TEXT, "40", [FIRST, whole(TEXT)]) == (15, 17)
    assert locate(TEXT, "fires", [FIRST, whole(TEXT)]) == (50, 55)
    assert locate(TEXT, "40", [SECOND, whole(TEXT)]) == (47, 49)


def test_words_repeated_in_the_window_that_has_them_are_not_looked_for_elsewhere():
    with pytest.raises(WordsRepeated, match="In the text: “of”"):
        locate(TEXT, "of", [FIRST, whole(TEXT)])
    with pytest.raises(NoSuchOccurrence, match="In the quote"):
        locate(TEXT, "40", [FIRST, whole(TEXT)], 2)


def test_an_occurrence_counts_within_its_window():
    assert locate(TEXT, WordsAt(words="of", occurrence=2), [SECOND]) == (61, 63)
    assert locate(TEXT, "40", [whole(TEXT)], 2) == (47, 49)


def test_words_that_stand_nowhere_say_where_they_were_missed():
    with pytest.raises(WordsNotFound, match="In the quote: “calls”"):
        locate(TEXT, "calls", [FIRST])
    with pytest.raises(WordsCut, match="“all”"):
        locate(TEXT, "all", [FIRST, whole(TEXT)])


def test_a_place_is_taken_as_it_is():
    assert locate(TEXT, Place(start=64, end=66), [FIRST]) == (64, 66)
    with pytest.raises(AnchorError):
        locate(TEXT, Place(start=70, end=7000), [FIRST])


def test_words_are_read_in_the_form_texts_are_kept_in():
    assert locate("Zürich\nzählt", "Zu\u0308rich\r\nzählt", [whole("Zürich\nzählt")]) == (0, 12)


@pytest.mark.parametrize(
    ("number", "start", "end", "error"),
    [
        ("7,040", 64, 69, None),
        ("040", 66, 69, WordsCut),
        ("7", 64, 65, WordsCut),
        ("7,040", 47, 49, WordsNotFound),
        ("40", 15, 17, AnchorError),
    ],
)
def test_a_numbers_place_holds_it_whole_and_inside_the_quote(number, start, end, error):
    def found():
        return locate_number(TEXT, number, SECOND, start=start, end=end, occurrence=None)

    if error is None:
        assert found() == (start, end)
    else:
        with pytest.raises(error):
            found()


@pytest.mark.parametrize(
    ("start", "end", "windows", "anchor"),
    [
        (18, 25, [whole(TEXT)], "arrests"),
        (47, 49, [SECOND], "40"),
        (47, 49, [whole(TEXT)], WordsAt(words="40", occurrence=2)),
        # The quote has the words too, and would settle it there.
        (47, 49, [FIRST, whole(TEXT)], Place(start=47, end=49)),
        (66, 69, [whole(TEXT)], Place(start=66, end=69)),
        (1, 4, [whole(TEXT)], Place(start=1, end=4)),
    ],
)
def test_the_plainest_anchor_is_the_one_that_leads_back(start, end, windows, anchor):
    assert shortest_anchor(TEXT, start, end, windows) == anchor


@pytest.mark.property
@given(
    text=st.text(alphabet="aü ́1,.\n", min_size=1, max_size=25),
    data=st.data(),
)
def test_every_place_is_found_again_from_its_anchor(text, data):
    def window():
        start = data.draw(st.integers(0, len(text) - 1))
        return start, data.draw(st.integers(start + 1, len(text)))

    start, end = window()
    windows = [Window(*window(), "In the quote"), whole(text)][data.draw(st.integers(0, 1)) :]
    assert locate(text, shortest_anchor(text, start, end, windows), windows) == (start, end)
