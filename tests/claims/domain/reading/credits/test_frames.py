from claims.domain.reading.credits.cues import Act
from claims.domain.reading.credits.frames import Frame, Shape, rest


def test_a_frame_covers_what_stands_before_and_behind_its_cue():
    frame = Frame((4, 5), Shape.MIDDLE, Act.SAYS, None, (3, 5), before=(0, 2), after=(6, 8))
    assert [at for at in range(10) if frame.covers(at)] == [0, 1, 6, 7]


def test_a_frame_may_cover_nothing():
    frame = Frame((4, 5), Shape.FINAL, Act.SAYS, None, (3, 5))
    assert not any(frame.covers(at) for at in range(10))


def test_nothing_is_left_at_the_ceiling():
    assert rest(3, 5) == (3, 5)
    assert rest(5, 5) is None
