from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.chains import (
    Link,
    Tie,
    Window,
    bodies_of,
    chain_of,
    origins,
    rolled_up,
)

ALWAYS = (Window(),)
edges = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=20)


def year(number):
    return {"since": date(number, 1, 1), "until": date(number, 12, 31)}


# --- a chain's steps ---


def test_a_chain_runs_from_the_origin_to_the_reader():
    links = [Link(2, "CNN"), Link(0, "Zakharova", cue="said"), Link(1, "TASS", cue="according to")]
    steps = chain_of(links)
    assert [step.speakers for step in steps] == [("Zakharova",), ("TASS",), ("CNN",)]
    assert [step.cues for step in steps] == [("said",), ("according to",), ()]


def test_two_voices_at_one_position_make_a_joint_statement():
    (joint, relay) = chain_of(
        [Link(0, "Spain", stance="asserts"), Link(1, "Reuters"), Link(0, "Italy", stance="confirms")]
    )
    assert (joint.position, joint.speakers, joint.stances) == (0, ("Spain", "Italy"), ("asserts", "confirms"))
    assert joint.is_joint
    assert not relay.is_joint


def test_an_origin_that_nobody_names_is_still_a_step():
    (step,) = chain_of([Link(0, None, words="reports")])
    assert step.speakers == (None,)
    assert step.links[0].words == "reports"


def test_no_links_make_no_chain():
    assert chain_of([]) == ()


@given(st.lists(st.builds(Link, st.integers(0, 5), st.sampled_from("abcd")), max_size=12))
def test_grouping_loses_and_invents_no_voice(links):
    steps = chain_of(links)
    assert sorted((link for step in steps for link in step.links), key=repr) == sorted(links, key=repr)
    assert all(one.position < other.position for one, other in pairwise(steps))
    assert all(link.position == step.position for step in steps for link in step.links)


# --- origins ---


def test_two_routes_from_one_speaker_are_one_origin():
    #             ┌─> TASS ────┐
    #  Zakharova ─┤            ├─> CNN
    #             └─> Reuters ─┘
    links = [("Zakharova", "TASS"), ("Zakharova", "Reuters"), ("TASS", "CNN"), ("Reuters", "CNN")]
    assert origins(links) == {"Zakharova"}


@pytest.mark.parametrize(
    ("links", "feeding"),
    [
        ([], set()),
        ([("a", "c"), ("b", "c")], {"a", "b"}),
        ([("a", "b"), ("b", "a")], set()),
        ([("a", "b"), ("b", "c"), ("c", "b")], {"a"}),
    ],
)
def test_origins_are_those_whom_nobody_feeds(links, feeding):
    assert origins(iter(links)) == feeding


# --- roll-up ---


def test_ties_of_ten_thousand_are_followed():
    ties = [Tie(number, "part_of", number + 1, **year(2024)) for number in range(10_000)]
    assert rolled_up(ties, 10_000)[0] == (Window(**year(2024)),)
    assert len(bodies_of(ties, 0)) == 10_000


TIES = [
    Tie("Zakharova", "speaks_for", "MFA"),
    Tie("MFA", "part_of", "Russia"),
    Tie("TASS", "owned_by", "Russia"),
    Tie("note", "issued_by", "MFA"),
    Tie("Russia", "member_of", "UN"),
]


def test_roll_up_follows_every_kind_of_tie_but_membership():
    assert rolled_up(TIES, "Russia") == dict.fromkeys(["MFA", "Zakharova", "note", "TASS"], ALWAYS)
    assert rolled_up(TIES, "MFA") == dict.fromkeys(["Zakharova", "note"], ALWAYS)
    assert rolled_up(TIES, "UN") == {}
    assert bodies_of(TIES, "Zakharova") == {"MFA", "Russia"}
    assert bodies_of(TIES, "Russia") == set()


def test_only_days_on_which_every_tie_of_a_path_holds_count():
    ties = [
        Tie("spokesman", "speaks_for", "ministry", since=date(2020, 1, 1), until=date(2024, 6, 30)),
        Tie("ministry", "part_of", "state", since=date(2023, 1, 1)),
    ]
    assert rolled_up(ties, "state")["spokesman"] == (Window(date(2023, 1, 1), date(2024, 6, 30)),)
    assert bodies_of(ties, "spokesman", date(2022, 5, 1)) == {"ministry"}
    assert bodies_of(ties, "spokesman", date(2024, 6, 30)) == {"ministry", "state"}
    assert bodies_of(ties, "spokesman", date(2024, 7, 1)) == set()
    assert bodies_of(ties, "spokesman") == {"ministry", "state"}


def test_a_path_without_a_common_day_makes_no_member():
    ties = [Tie("a", "part_of", "b", **year(2020)), Tie("b", "part_of", "c", **year(2022))]
    assert set(rolled_up(ties, "c")) == {"b"}
    assert bodies_of(ties, "a") == {"b"}


def test_days_of_several_paths_are_joined():
    ties = [
        Tie("a", "speaks_for", "b", **year(2020)),
        Tie("a", "speaks_for", "b", **year(2021)),
        Tie("a", "speaks_for", "c", **year(2024)),
        Tie("c", "part_of", "b"),
    ]
    assert rolled_up(ties, "b")["a"] == (Window(date(2020, 1, 1), date(2021, 12, 31)), Window(**year(2024)))


def test_ends_may_be_open_on_either_side():
    until, since = date(2020, 1, 1), date(2020, 1, 2)
    assert rolled_up([Tie("a", "part_of", "b", until=until)], "b")["a"] == (Window(until=until),)
    assert rolled_up([Tie("a", "part_of", "b", since=since)], "b")["a"] == (Window(since=since),)
    both = [Tie("a", "part_of", "b", until=until), Tie("a", "part_of", "b", since=since)]
    assert rolled_up(both, "b")["a"] == ALWAYS


def test_ties_in_a_circle_come_to_rest():
    ties = [Tie("a", "part_of", "b"), Tie("b", "part_of", "a"), Tie("c", "part_of", "a", **year(2024))]
    assert rolled_up(ties, "b") == {"a": ALWAYS, "c": (Window(**year(2024)),)}


def test_a_tie_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="is before"):
        Window(date(2024, 1, 2), date(2024, 1, 1))


days = st.none() | st.dates(date(2020, 1, 1), date(2020, 1, 20))


@st.composite
def ties(draw):
    since, until = draw(days), draw(days)
    if since and until and until < since:
        since, until = until, since
    kind = draw(st.sampled_from(["speaks_for", "part_of", "owned_by", "issued_by", "member_of"]))
    return Tie(draw(st.integers(0, 5)), kind, draw(st.integers(0, 5)), since, until)


@given(st.lists(ties(), max_size=12), st.integers(0, 5), st.dates(date(2020, 1, 1), date(2020, 1, 20)))
def test_both_directions_and_a_plain_walk_on_the_day_agree(known, body, day):
    on_the_day = [tie for tie in known if tie.kind != "member_of" and day in Window(tie.since, tie.until)]
    walked = {body}
    while more := {tie.member for tie in on_the_day if tie.body in walked} - walked:
        walked |= more
    windows = rolled_up(known, body)
    assert {member for member, when in windows.items() if any(day in window for window in when)} == walked - {
        body
    }
    assert {member for member in range(6) if body in bodies_of(known, member, day)} == walked - {body}
    for when in windows.values():
        assert all(
            one.until is not None and other.since is not None and (other.since - one.until).days > 1
            for one, other in pairwise(when)
        )
