"""Two texts beside each other."""

from sources.domain.comparing import Kind, Piece, compare
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
