from itertools import combinations
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.fewest import MOST_TOGETHER, fewest


@pytest.mark.property
@given(st.lists(st.frozensets(st.sampled_from("abcdef"), min_size=1, max_size=3), max_size=8))
def test_no_smaller_set_meets_every_one(wanted):
    found = fewest(wanted)
    assert all(each & found for each in wanted)
    for size in range(len(found)):
        for some in combinations("abcdef", size):
            assert not all(each & set(some) for each in wanted)


def test_where_there_is_a_choice_the_preferred_is_taken():
    assert fewest([frozenset("ab")]) == {"a"}
    assert fewest([frozenset("ab")], prefer="b") == {"b"}


def test_too_many_that_hang_together_are_met_by_one_and_parts_are_searched_apart():
    chain = [frozenset((number, number + 1)) for number in range(MOST_TOGETHER + 1)]
    assert len(fewest(chain)) == 1
    assert len(fewest(frozenset((number, number + 1)) for number in range(0, 4000, 2))) == 2000


def test_the_hardest_it_searches_takes_no_second():
    started = process_time()
    fewest(
        frozenset((number, (number * 7 + 3) % 31, (number * 11 + 5) % 31)) for number in range(MOST_TOGETHER)
    )
    assert process_time() - started < 1
