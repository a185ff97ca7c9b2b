"""What changed of a number on its way, first on real stories, then on any claims at all."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.chains import Tie
from claims.domain.drift import Drift, DriftKind, Passing, drift_between, drifts_of
from claims.domain.statements import Relation
from claims.domain.terms import Change, Modality
from tests.claims.domain.dossiers import (
    DERIVED,
    PARTIES,
    SAME,
    VAGUE,
    about,
    amounts,
    at_least,
    at_most,
    between,
    by,
    dossier_of,
    dossiers,
    exact,
    less_than,
    merged,
    more_than,
    printed,
    shuffled,
    statements,
    whole_dossiers,
)

K = DriftKind


def drifts(earlier, later, kind=DERIVED, **more) -> list[Drift]:
    """Return the drifts from the first claim to the second, which has its number from it."""
    dossier = dossier_of(earlier, later, relations=[(later.id, kind, earlier.id)], **more)
    return list(drift_between(dossier, earlier.id, later.id, kind))


def kinds(earlier, later, kind=DERIVED, **more) -> list[DriftKind]:
    return [drift.kind for drift in drifts(earlier, later, kind, **more)]


def of_amounts(one, other) -> list[DriftKind]:
    return kinds(printed("AP", one, by("air force")), printed("CNN", other, by("air force")))


# --- as it happened ---


@pytest.mark.parametrize("later", [at_most(30000), about(30000), exact(30000)])
def test_troops_a_range_told_by_its_upper_end_is_that_and_nothing_else(later):
    cnn = printed("CNN", between(25000, 30000), by("Ukrainian officials"))
    assert drifts(cnn, printed("UNN", later, by("Ukrainian officials", "CNN"))) == [
        Drift(K.RANGE_COLLAPSED, "upper end")
    ]


def test_shells_lost_their_bound_and_became_narrower():
    told = printed("CNN, May", at_most(9_000_000), by("monitors"), quantity="rounds and ammunition")
    bare = printed("CNN, July", exact(9_000_000), by("monitors"), quantity="shells")
    assert drifts(told, bare, broader={"shells": "rounds and ammunition"}) == [
        Drift(K.BOUND_LOST, "at most → exact"),
        Drift(K.CATEGORY, "narrower"),
    ]


def test_drones_lost_who_counted_them_and_became_broader():
    told = printed("AP", exact(728), by("Ukraine’s air force"), quantity="Shahed and decoy drones")
    bare = printed("CNN", exact(728), quantity="drones")
    assert drifts(told, bare, broader={"Shahed and decoy drones": "drones"}) == [
        Drift(K.CATEGORY, "broader"),
        Drift(K.ATTRIBUTION_LOST, "Ukraine’s air force"),
    ]


def test_the_dead_were_once_wounded_missing_or_captured_and_said_by_others():
    told = printed("BBC", exact(4000), by("Western officials"), quantity="killed, wounded, missing, captured")
    later = printed("112.ua", about(4000), by("UK ministry"), quantity="killed")
    steps = {"killed": "killed or wounded", "killed or wounded": "killed, wounded, missing, captured"}
    assert drifts(told, later, broader=steps, unnamed=["Western officials"]) == [
        Drift(K.BOUND_ADDED, "exact → about"),
        Drift(K.CATEGORY, "narrower"),
        Drift(K.ATTRIBUTION_CHANGED, "Western officials → UK ministry"),
    ]


def test_attacks_thwarted_hardened_speaker_by_speaker():
    assert of_amounts(at_least(50), more_than(50)) == []
    assert of_amounts(more_than(50), exact(54)) == [K.BOUND_LOST]


# --- amounts ---


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (exact(9_000_000), about(9_000_000), [K.BOUND_ADDED]),
        (exact(11213), about(11000), [K.BOUND_ADDED]),
        (exact(11213), exact(11000), []),
        (exact(4000), exact(6000), [K.VALUE]),
        (about(4000), at_least(4000), [K.BOUND_ADDED]),
        (at_least(4000), about(4000), [K.BOUND_LOST]),
        (at_least(50), at_most(50), [K.BOUND_REVERSED]),
        (at_least(50), less_than(50), [K.VALUE, K.BOUND_REVERSED]),
        (between(25000, 30000), at_least(25000), [K.RANGE_COLLAPSED]),
        (between(25000, 30000), exact(27000), [K.BOUND_LOST]),
        (between(25000, 30000), at_least(20000), [K.BOUND_LOST]),
        (between(25000, 30000), exact(40000), [K.VALUE, K.BOUND_LOST]),
        (between(25000, 30000), between(25000, 29000), []),
        (exact(27000), between(25000, 30000), [K.BOUND_ADDED]),
        (exact(40, out_of=100), exact(40), []),
        (VAGUE, exact(4000), [K.BOUND_LOST]),
        (VAGUE, about(4000), []),
        (exact(52, margin=3), exact(52), [K.MARGIN_LOST]),
        (exact(52, margin=3), between(49, 55), [K.BOUND_ADDED]),
    ],
)
def test_what_became_of_the_amount(one, other, expected):
    assert of_amounts(one, other) == expected


def test_in_another_unit_no_values_are_compared():
    miles = printed("AP", between(100, 200), unit="mile")
    assert kinds(miles, printed("CNN", exact(320), unit="km")) == [K.BOUND_LOST, K.UNIT]
    assert kinds(miles, printed("CNN", exact(320), unit=None)) == [K.BOUND_LOST]


# --- the words around it ---


def test_hedges_change_period_and_modality_are_told_apart():
    earlier = printed(
        "AP", exact(50), hedges=frozenset({"estimated", "likely"}), period="2024-01-01/2024-12-31"
    )
    later = printed(
        "CNN",
        exact(50),
        hedges=frozenset({"reported"}),
        period="2024-11-01/2024-11-30",
        change=Change.ADDITIONAL,
        modality=Modality.PLANNED,
    )
    assert drifts(earlier, later) == [
        Drift(K.HEDGE_LOST, "estimated, likely"),
        Drift(K.HEDGE_ADDED, "reported"),
        Drift(K.CHANGE, "level → additional"),
        Drift(K.PERIOD, "narrower"),
        Drift(K.MODALITY, "asserted → planned"),
    ]
    assert kinds(earlier, replace(earlier, id="CNN", period=None)) == []


def test_quantities_that_go_in_a_circle_are_not_followed_forever():
    circle = {"a": "b", "b": "a"}
    one, other = printed("AP", exact(5), quantity="a"), printed("CNN", exact(5), quantity="c")
    assert drifts(one, other, broader=circle) == [Drift(K.CATEGORY, "other")]


# --- who is credited ---


def test_crediting_only_who_passed_it_on_loses_the_origin():
    cnn = printed("CNN", exact(50), by("Ukrainian officials", "Reuters"))
    assert drifts(cnn, printed("KBS", exact(50), by("CNN"))) == [
        Drift(K.ATTRIBUTION_LOST, "Ukrainian officials → CNN")
    ]
    assert kinds(cnn, printed("KBS", exact(50), by("Reuters"))) == [K.ATTRIBUTION_LOST]
    assert kinds(cnn, printed("KBS", exact(50), by(None, "CNN"))) == [K.ATTRIBUTION_LOST]
    assert kinds(cnn, printed("KBS", exact(50), by("Ukrainian officials", "CNN"))) == []
    assert kinds(cnn, printed("KBS", exact(50), by(None))) == [K.ATTRIBUTION_LOST]


def test_the_agency_whose_text_it_is_passed_it_on_too():
    site = printed("site", exact(50), by("air force"), agency="AP")
    assert kinds(site, printed("CNN", exact(50), by("AP"))) == [K.ATTRIBUTION_LOST]


def test_who_passed_it_on_before_and_whom_an_earlier_claim_credits_count_too():
    #  AP (air force, Reuters) -> CNN (air force) -> KBS (CNN)
    claims = [
        printed("AP", exact(728), by("air force", "Reuters")),
        printed("CNN", exact(728), by("air force")),
        printed("KBS", exact(728), by("CNN")),
    ]
    relations = [("CNN", DERIVED, "AP"), ("KBS", DERIVED, "CNN")]

    def to_a_blog(source, *credits_given):
        blog = printed("blog", exact(728), *credits_given)
        dossier = dossier_of(*claims, blog, relations=[*relations, ("blog", DERIVED, source)])
        return [drift.kind for drift in drift_between(dossier, source, "blog")]

    assert to_a_blog("CNN", by("AP")) == [K.ATTRIBUTION_LOST]
    assert to_a_blog("KBS", by("Reuters")) == [K.ATTRIBUTION_LOST]
    assert to_a_blog("KBS", by("Reuters"), by("air force")) == []


def test_a_voice_of_the_same_body_is_no_other_voice():
    told, later = printed("AP", exact(728), by("air force")), printed("CNN", exact(728), by("president"))
    assert kinds(told, later) == [K.ATTRIBUTION_CHANGED]
    state = [Tie("air force", "part_of", "Ukraine"), Tie("president", "speaks_for", "Ukraine")]
    assert kinds(told, later, ties=tuple(state)) == []
    assert kinds(told, later, ties=tuple(replace(tie, kind="member_of") for tie in state)) == [
        K.ATTRIBUTION_CHANGED
    ]


def test_a_second_voice_beside_the_first_is_no_change():
    cnn = printed("CNN", between(25000, 30000), by("Ukrainian officials"))
    kbs = printed("KBS", between(25000, 30000), by("Ukrainian officials", "CNN"), by("a Western official"))
    assert kinds(cnn, kbs) == []


def test_the_same_statement_is_never_credited_to_somebody_else():
    one, other = printed("AP", exact(50), by("officials")), printed("CNN", exact(50), by("an official"))
    assert kinds(one, other) == [K.ATTRIBUTION_CHANGED]
    assert kinds(one, other, SAME) == []
    assert kinds(one, printed("CNN", exact(50)), SAME) == [K.ATTRIBUTION_LOST]


def test_a_loss_is_told_once_and_who_finds_the_origin_again_changes_nothing():
    #  AP (air force) -> CNN (nobody) -> blog (nobody), paper (air force)
    claims = [
        printed("AP", exact(728), by("air force")),
        printed("CNN", exact(728)),
        printed("blog", exact(728)),
        printed("paper", exact(728), by("air force")),
    ]
    relations = [("CNN", DERIVED, "AP"), ("blog", DERIVED, "CNN"), ("paper", DERIVED, "CNN")]
    told = {
        (each.earlier, each.later): each.drifts
        for each in drifts_of(dossier_of(*claims, relations=relations))
    }
    assert told == {
        ("AP", "CNN"): (Drift(K.ATTRIBUTION_LOST, "air force"),),
        ("CNN", "blog"): (),
        ("CNN", "paper"): (),
    }


def test_a_voice_that_takes_back_what_it_said_has_another_stance():
    told, denied = (
        printed("AP", exact(50), by("Moscow")),
        printed("CNN", exact(50), by("Moscow", stance="denies")),
    )
    assert drifts(told, denied) == [Drift(K.STANCE, "asserts → denies")]
    both = printed("AP", exact(50), by("air force"), by("president", stance="confirms"))
    state = (Tie("air force", "part_of", "Ukraine"), Tie("president", "speaks_for", "Ukraine"))
    assert kinds(both, replace(both, id="CNN"), ties=state) == []
    minister = printed("CNN", exact(50), by("Ukraine", stance="confirms"))
    assert kinds(both, minister, ties=state) == []


# --- which of two is the later one ---


def test_of_one_statement_told_twice_the_one_printed_later_is_the_later_one():
    early, late = (
        printed("z", exact(54), published="2013-06-18"),
        printed("a", exact(54), published="2013-06-27"),
    )
    for start, end in (("z", "a"), ("a", "z")):
        dossier = dossier_of(early, late, relations=[(start, SAME, end)])
        assert drifts_of(dossier) == (Passing("z", "a", SAME, ()),)
    undated = dossier_of(printed("z", exact(54)), late, relations=[("z", SAME, "a")])
    assert drifts_of(undated) == (Passing("a", "z", SAME, ()),)


def test_said_decides_where_both_were_printed_on_one_day():
    first = printed("a", exact(54), by("Alexander", said="2013-06-18"), published="2013-06-27")
    second = printed("z", exact(54), by("Alexander", said="2013-06-27"), published="2013-06-27")
    assert drifts_of(dossier_of(first, second, relations=[("a", SAME, "z")]))[0].later == "z"


# --- whatever the claims ---

ATTRIBUTION = {K.ATTRIBUTION_LOST, K.ATTRIBUTION_CHANGED}


def by_pair(dossier):
    return {(each.earlier, each.later, each.kind): each.drifts for each in drifts_of(dossier)}


@pytest.mark.property
@whole_dossiers
@given(dossiers(), st.data(), st.sampled_from(PARTIES))
def test_a_copy_printed_elsewhere_has_no_drift(dossier, data, outlet):
    source = dossier.statements[data.draw(st.sampled_from(sorted(dossier.statements)))]
    copy = replace(source, id="copy", article="copy", outlet=outlet)
    grown = replace(
        dossier,
        statements={**dossier.statements, "copy": copy},
        relations=(*dossier.relations, Relation("copy", source.id, DERIVED)),
    )
    assert drift_between(grown, source.id, "copy") == ()


@pytest.mark.property
@whole_dossiers
@given(dossiers(), st.data())
def test_the_order_of_entry_does_not_matter(dossier, data):
    assert by_pair(data.draw(shuffled(dossier))) == by_pair(dossier)


@pytest.mark.property
@whole_dossiers
@given(dossiers(), st.sampled_from(PARTIES), st.sampled_from(PARTIES))
def test_merging_parties_never_invents_a_drift_of_attribution(dossier, one, other):
    before, after = by_pair(dossier), by_pair(merged(dossier, one, other))
    for pair, drifted in after.items():
        if pair[2] == DERIVED and ATTRIBUTION & {drift.kind for drift in drifted}:
            assert ATTRIBUTION & {drift.kind for drift in before[pair]}


@pytest.mark.property
@given(amounts, amounts)
def test_a_bound_lost_one_way_is_added_the_other_way_unless_a_range_collapsed(one, other):
    there, back = of_amounts(one, other), of_amounts(other, one)
    assert (K.VALUE in there) == (K.VALUE in back)
    assert (K.BOUND_REVERSED in there) == (K.BOUND_REVERSED in back)
    if K.RANGE_COLLAPSED not in there + back:
        assert (K.BOUND_LOST in there) == (K.BOUND_ADDED in back)


@pytest.mark.property
@whole_dossiers
@given(statements("AP"), statements("CNN"))
def test_each_kind_is_told_once_and_only_collapsing_or_a_bound(earlier, later):
    found = kinds(earlier, later)
    assert len(found) == len(set(found))
    assert len({K.RANGE_COLLAPSED, K.BOUND_LOST, K.BOUND_ADDED, K.BOUND_REVERSED} & set(found)) <= 1
    assert not set(found) >= ATTRIBUTION
