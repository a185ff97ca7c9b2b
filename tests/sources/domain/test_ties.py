from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.domain.ties import closes_circle, find_cycle

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


@pytest.mark.parametrize(
    ("links", "path"),
    [
        ([], None),
        ([("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")], None),
        ([("a", "a")], ["a", "a"]),
        ([("a", "b"), ("b", "a")], ["a", "b", "a"]),
        ([("x", "y"), ("a", "b"), ("b", "c"), ("c", "b")], ["b", "c", "b"]),
        ([(None, "a"), ("a", None)], [None, "a", None]),
    ],
)
def test_a_circle_is_named_from_a_node_back_to_it(links, path):
    assert find_cycle(links) == path


@given(EDGES)
def test_a_circle_is_found_exactly_when_no_order_of_the_nodes_exists(links):
    remaining = set(links)
    while ends := {node for edge in remaining for node in edge} - {feeder for feeder, _ in remaining}:
        remaining = {(feeder, fed) for feeder, fed in remaining if fed not in ends}
    path = find_cycle(links)
    assert (path is None) == (not remaining)
    if path is not None:
        assert path[0] == path[-1]
        assert set(pairwise(path)) <= set(links)
        assert len(set(path)) == len(path) - 1


def test_a_circle_of_ten_thousand_is_found():
    line = [(number, number + 1) for number in range(10_000)]
    assert find_cycle(line) is None
    assert len(find_cycle([*line, (10_000, 0)])) == 10_002
