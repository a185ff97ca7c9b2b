"""Numbers that come back to who gave them away, are older than their source, or all tell of one."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.chains import Tie
from claims.domain.circles import Circle, TooEarly, circles, is_single_origin, too_early
from claims.domain.statements import Dossier, Relation
from tests.claims.domain.dossiers import (
    DERIVED,
    by,
    dossier_of,
    dossiers,
    exact,
    printed,
    shuffled,
    whole_dossiers,
)

RUSSIA = (Tie("ministry", "part_of", "Russia"), Tie("TASS", "owned_by", "Russia"))


def told(uid, *credits_given, **more):
    return printed(uid, exact(728), *credits_given, **more)


def test_a_number_that_a_state_reads_in_its_own_agency_by_way_of_another_came_back():
    #  ministry -> CNN -> TASS, in one chain and over two claims
    assert circles(dossier_of(told("TASS", by("ministry", "CNN")), ties=RUSSIA)) == (
        Circle("TASS", "ministry", "CNN", "TASS"),
    )
    over_two = [told("CNN", by("ministry")), told("TASS", by("CNN"))]
    assert circles(dossier_of(*over_two, relations=[("TASS", DERIVED, "CNN")], ties=RUSSIA)) == (
        Circle("TASS", "ministry", "CNN", "TASS"),
    )
    assert circles(dossier_of(*over_two, ties=RUSSIA)) == ()
    assert circles(dossier_of(*over_two, relations=[("TASS", DERIVED, "CNN")])) == ()


def test_an_outlet_that_quotes_one_that_quoted_it_came_back_to_itself():
    claims = [told("1", outlet="CNN"), told("2", by("CNN"), outlet="AP"), told("3", by("AP"), outlet="CNN")]
    relations = [("2", DERIVED, "1"), ("3", DERIVED, "2")]
    assert circles(dossier_of(*claims, relations=relations)) == (Circle("3", "CNN", "AP", "CNN"),)


def test_who_follows_the_claim_that_came_back_is_not_told_of_again():
    claims = [told("TASS", by("ministry", "CNN")), told("KBS", by("TASS")), told("blog")]
    relations = [("KBS", DERIVED, "TASS"), ("blog", DERIVED, "KBS")]
    assert [each.claim for each in circles(dossier_of(*claims, relations=relations, ties=RUSSIA))] == ["TASS"]


def test_a_chain_that_is_told_again_in_a_claim_that_derives_from_it_is_no_circle():
    #  officials -> CNN, told again by KBS as officials -> CNN -> Yonhap
    claims = [told("CNN", by("officials")), told("KBS", by("officials", "CNN", "Yonhap"))]
    assert circles(dossier_of(*claims, relations=[("KBS", DERIVED, "CNN")])) == ()


def test_who_credits_the_speaker_himself_need_not_have_it_from_the_paper_that_quoted_him():
    #  a general, quoted by a paper in an agency's words, then by the agency, and repeated by his president
    state = (Tie("general", "part_of", "state"), Tie("president", "speaks_for", "state"))
    paper = told("paper", by("general"), agency="Reuters")
    for later in (
        told("Reuters", by("general")),
        told("palace", by("president"), outlet="president"),
    ):
        assert circles(dossier_of(paper, later, relations=[(later.id, DERIVED, "paper")], ties=state)) == ()
    for way in ("Reuters", "paper"):
        later = told("palace", by(way), outlet="president")
        dossier = dossier_of(paper, later, relations=[("palace", DERIVED, "paper")], ties=state)
        assert circles(dossier) == (Circle("palace", "general", "Reuters", "president"),)
    nobody = told("palace", by(None), outlet="president")
    assert circles(dossier_of(paper, nobody, relations=[("palace", DERIVED, "paper")], ties=state)) != ()


def test_a_body_that_passes_its_own_word_on_never_let_go_of_it():
    assert circles(dossier_of(told("TASS", by("ministry", "Russia", "TASS")), ties=RUSSIA)) == ()
    copy = told("site", by("ministry"), agency="TASS")
    assert (
        circles(dossier_of(told("TASS", by("ministry")), copy, relations=[("site", DERIVED, "TASS")])) == ()
    )


def test_an_agency_whose_text_it_is_stands_between():
    claims = [told("CNN", by("officials")), told("site", by("CNN"), agency="AP", outlet="CNN")]
    assert circles(dossier_of(*claims, relations=[("site", DERIVED, "CNN")])) == (
        Circle("site", "CNN", "AP", "CNN"),
    )


def test_who_cannot_be_told_from_others_is_nobody_that_a_number_goes_to_or_comes_back_to():
    assert circles(dossier_of(told("TASS", by("ministry", None)), ties=RUSSIA)) == ()
    unnamed = ["officials"]
    assert circles(dossier_of(told("KBS", by("officials", "CNN", "officials")), unnamed=unnamed)) == ()
    assert circles(dossier_of(told("KBS", by("officials", "CNN", "officials")))) != ()
    assert circles(dossier_of(told("CNN", by("CNN", "officials")), unnamed=unnamed)) == ()


def test_joint_voices_are_one_step():
    joint = replace(told("TASS"), credits=(by("ministry", "CNN"), by("CNN")))
    assert len(circles(dossier_of(joint, ties=RUSSIA))) == 1
    (credit,) = told("TASS", by("ministry", "CNN")).credits
    both = replace(credit, links=(*credit.links, replace(credit.links[1], speaker="Russia")))
    assert circles(dossier_of(told("TASS", both), ties=RUSSIA)) == ()


def test_a_claim_older_than_what_it_derives_from_is_told():
    early, late = told("CNN", published="2025-07-02"), told("AP", published="2025-07-09")
    assert too_early(dossier_of(early, late, relations=[("CNN", DERIVED, "AP")])) == (TooEarly("CNN", "AP"),)
    assert too_early(dossier_of(early, late, relations=[("AP", DERIVED, "CNN")])) == ()
    month = told("AP", published="2025-07-01/2025-07-31")
    assert too_early(dossier_of(early, month, relations=[("CNN", DERIVED, "AP")])) == ()
    assert too_early(dossier_of(early, told("AP"), relations=[("CNN", DERIVED, "AP")])) == ()


def test_many_outlets_on_one_origin():
    assert is_single_origin(outlets=2, most_origins=1)
    assert not is_single_origin(outlets=1, most_origins=1)
    assert not is_single_origin(outlets=9, most_origins=2)
    assert not is_single_origin(outlets=9, most_origins=0)


def test_derivations_in_a_circle_and_long_chains_come_to_an_end():
    names = [f"n{at}" for at in range(3000)]
    claims = [told(name) for name in names]
    relations = [(one, DERIVED, other) for one, other in zip(names, names[1:] + names[:1], strict=True)]
    assert len(circles(dossier_of(*claims[:50], relations=[*relations[:49], ("n49", DERIVED, "n0")]))) <= 50


@pytest.mark.property
@whole_dossiers
@given(dossiers(), st.data())
def test_the_order_of_entry_does_not_matter(dossier, data):
    other = data.draw(shuffled(dossier))
    assert set(circles(other)) == set(circles(dossier))
    assert set(too_early(other)) == set(too_early(dossier))


@pytest.mark.property
@whole_dossiers
@given(dossiers())
def test_a_circle_leads_from_a_body_through_another_back_to_it(dossier):
    def bodies(party):
        found = {party}
        for _ in dossier.ties:
            found |= {tie.body for tie in dossier.ties if tie.member in found and tie.kind != "member_of"}
        return found

    for circle in circles(dossier):
        assert bodies(circle.left) & bodies(circle.back)
        assert not bodies(circle.left) & bodies(circle.through)


@pytest.mark.property
@whole_dossiers
@given(dossiers())
def test_copying_every_claim_to_an_outlet_of_its_own_adds_no_circle(dossier):
    copies = {
        f"copy {uid}": replace(each, id=f"copy {uid}", outlet=f"copy {uid}", agency=None, credits=())
        for uid, each in dossier.statements.items()
    }
    relations = tuple(Relation(f"copy {uid}", uid, DERIVED) for uid in dossier.statements)
    grown = Dossier(
        {**dossier.statements, **copies}, (*dossier.relations, *relations), dossier.parties, dossier.ties
    )
    assert circles(grown) == circles(dossier)
