from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.domain.ties import closes_circle

EDGES = st.lists(st.tuples(st.integers(1, 8), st.integers(1, 8)), max_size=20)


def reachable(edges, start):
    found, new = set(), {start}
    while new:
        found |= new
        new = {body for source, body in edges if source in found} - found
    return found


@pytest.mark.parametrize(
    ("edges", "start", "target", "circle"),
    [
        ([], 1, 2, None),
        ([], 1, 1, [1, 1]),
        ([(2, 1)], 1, 2, [1, 2, 1]),
        ([(2, 3), (3, 4)], 1, 2, None),
        ([(2, 3), (3, 4), (4, 1)], 1, 2, [1, 2, 3, 4, 1]),
        #  1 ─> 2 ─> 3 ─> 1, and a shorter way back over 4
        ([(2, 3), (3, 5), (5, 1), (2, 4), (4, 1)], 1, 2, [1, 2, 4, 1]),
        # A circle elsewhere is none of this one's, and doesn't hang the search.
        ([(2, 3), (3, 2)], 1, 2, None),
        ([(7, 1), (1, 8)], 1, 2, None),
    ],
)
def test_a_circle_is_told_from_start_to_start(edges, start, target, circle):
    assert closes_circle(edges, start=start, target=target) == circle


@given(EDGES, st.integers(1, 8), st.integers(1, 8))
def test_a_tie_closes_a_circle_where_its_end_leads_back_to_its_start(edges, start, target):
    circle = closes_circle(edges, start=start, target=target)
    assert (circle is not None) == (start in reachable(edges, target))
    if circle:
        assert (circle[0], circle[1], circle[-1]) == (start, target, start)
        assert all(step in edges for step in pairwise(circle[1:]))
        assert len(set(circle)) == len(circle) - 1
