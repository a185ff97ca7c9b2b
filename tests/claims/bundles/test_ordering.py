import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.bundles.ordering import in_order_of_ties


@pytest.mark.parametrize(
    ("needs", "order"),
    [
        ([], []),
        ([[], [], []], [(0, True), (1, True), (2, True)]),
        ([[1], [2], []], [(2, True), (1, True), (0, True)]),
        ([[0]], [(0, True)]),
        ([[1], [0]], [(0, False), (1, True)]),
        ([[1], [2], [1], []], [(3, True), (0, False), (1, False), (2, True)]),
    ],
)
def test_what_is_named_goes_first_and_a_circle_is_cut_once(needs, order):
    assert list(in_order_of_ties(needs)) == order


@pytest.mark.property
@given(
    st.integers(1, 12).flatmap(
        lambda size: st.lists(st.sets(st.integers(0, size - 1)), min_size=size, max_size=size)
    )
)
def test_everything_comes_once_and_tells_the_truth_about_what_went_before(needs):
    gone = set()
    for index, has_all in in_order_of_ties(needs):
        assert has_all == (needs[index] - {index} <= gone)
        gone.add(index)
    assert gone == set(range(len(needs)))
    assert len(list(in_order_of_ties(needs))) == len(needs)


def test_a_long_chain_costs_no_more_than_its_length():
    needs = [[index + 1] for index in range(50_000)] + [[]]
    assert next(in_order_of_ties(needs)) == (50_000, True)
    assert all(has_all for _, has_all in in_order_of_ties(needs))
