"""Two texts beside each other."""

from hypothesis import given
from hypothesis import strategies as st

from sources.domain.comparing import Kind, Piece, compare, differing_words
from tests.world import DRONES, ROUND, SOLDIERS


def told(theirs: str, ours: str) -> list[Kind]:
    return [row.kind for row in compare(theirs, ours)]


def differing(pieces: tuple[Piece, ...]) -> list[str]:
    return [piece.words for piece in pieces if piece.differs]


def test_a_changed_number_is_marked_and_nothing_else():
    (row,) = compare(SOLDIERS, SOLDIERS.replace("25,000", "27,000"))
    assert (row.kind, differing(row.theirs), differing(row.ours)) == (Kind.CHANGED, ["25,000"], ["27,000"])
    assert "".join(piece.words for piece in row.theirs) == SOLDIERS


def test_paragraphs_that_moved_stand_beside_their_counterparts():
    rows = compare("\n".join((ROUND, SOLDIERS, DRONES)), "\n\n".join((DRONES, ROUND, SOLDIERS)))
    assert [row.ours[0].words for row in rows] == [DRONES, ROUND, SOLDIERS]
    assert {row.kind for row in rows} == {Kind.SAME}


def test_what_stands_in_one_alone_keeps_its_place():
    assert told("\n".join((ROUND, SOLDIERS)), "\n".join((ROUND, DRONES))) == [
        Kind.SAME,
        Kind.ONLY_THERE,
        Kind.ONLY_HERE,
    ]
    assert told(SOLDIERS, ROUND) == [Kind.ONLY_THERE, Kind.ONLY_HERE]
    assert told("", ROUND) == [Kind.ONLY_HERE]


def test_every_paragraph_of_both_is_shown_once():
    theirs, ours = (
        [ROUND, "One.", SOLDIERS, "Two.", "One."],
        ["One.", DRONES, "One.", ROUND + " More.", "Three."],
    )
    rows = compare("\n".join(theirs), "\n".join(ours))
    assert sorted("".join(p.words for p in row.theirs) for row in rows if row.theirs) == sorted(theirs)
    assert ["".join(p.words for p in row.ours) for row in rows if row.ours] == ours


# --- two passages ---


def marked(pieces: tuple[Piece, ...]) -> str:
    return "".join(f"[{piece.words}]" if piece.differs else piece.words for piece in pieces)


def test_words_that_differ_in_a_row_have_one_mark():
    theirs, ours = differing_words(
        "to send up to 30,000 soldiers to Russia", "to send almost 30,000 men to Russia"
    )
    assert marked(theirs) == "to send [up to] 30,000 [soldiers] to Russia"
    assert marked(ours) == "to send [almost] 30,000 [men] to Russia"


def test_a_number_is_marked_whole():
    theirs, ours = differing_words("more than 25,000 rounds", "more than 26,000 rounds")
    assert (marked(theirs), marked(ours)) == ("more than [25,000] rounds", "more than [26,000] rounds")


def test_a_passage_that_would_take_too_long_is_marked_whole():
    theirs, ours = differing_words("one " * 500, "two")
    assert (differing(theirs), differing(ours)) == (["one " * 500], ["two"])


passages = st.lists(st.sampled_from(["at least", "50", "54", "attacks", ",", "–", "\n"]), max_size=9).map(
    " ".join
)


@given(passages, passages)
def test_marking_loses_no_word_and_marks_nothing_in_the_same_words(theirs, ours):
    left, right = differing_words(theirs, ours)
    assert "".join(piece.words for piece in left) == theirs
    assert "".join(piece.words for piece in right) == ours
    same_left, same_right = (
        "".join(p.words for p in side if not p.differs).split() for side in (left, right)
    )
    assert same_left == same_right
    assert any(piece.differs for piece in left + right) == (theirs != ours)
