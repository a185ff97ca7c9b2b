"""Acts by themselves; what becomes of them in a count is tested with it, in test_origins.py."""

from claims.domain.acts import Acts
from tests.claims.domain.test_origins import N, by, claim, derived, dossier, same


def test_a_credit_that_claims_share_is_one_act_and_a_denial_is_none():
    shared = by("police", uid="a1")
    acts = Acts(
        dossier(claim("b", N, shared), claim("c", N, shared), claim("d", N, by("Lee", stance="denies")))
    )
    assert acts.own == {"b": ("a1",), "c": ("a1",), "d": ()}
    assert [each.id for each in acts["a1"].home] == ["b", "c"]


def test_a_chain_hands_its_acts_on_whoever_stands_between():
    links = [derived("c", "b"), derived("d", "c")]
    known = dossier(
        claim("b", N, by("police", uid="a1")), claim("c", N, by("CNN")), claim("d", N), relations=links
    )
    acts = Acts(known)
    assert acts.behind == {"b": ("a1",), "c": ("a1",), "d": ("a1",)}
    assert acts.inside.keys() == {"c"}, "the outlet it has the number from is no other voice"


def test_options_are_the_bodies_on_top_and_an_unnamed_voice_is_its_articles():
    acts = Acts(
        dossier(claim("b", N, by("air force", uid="a1"), by("officials", uid="a2"), by(None, uid="a3")))
    )
    assert acts["a1"].options == {("party", "Ukraine")}
    assert acts["a2"].options == {("act", ("b", "officials"))}
    assert acts["a3"].options == {("act", "a3")}


def test_a_statement_is_what_is_asserted_and_same_ones_in_a_line_say_nothing_new():
    first = claim("b", N, by("police", uid="a1"), by("Lee", uid="a2", stance="confirms"))
    known = dossier(
        first, claim("c", N), claim("d", N), relations=[derived("c", "b"), same("c", "b"), same("d", "b")]
    )
    acts = Acts(known)
    assert acts.stated("b") == ["a1"]
    assert acts.same_statements == (same("d", "b"),)


def test_signs_are_shared_by_copies_and_versions_alone():
    words = "Russia launched 728 drones."
    copies = [
        claim(uid, N, by("officials"), quote=words, agency="AP", outlet=outlet)
        for uid, outlet in [("b", "CNN"), ("c", "BBC")]
    ]
    alone = claim("d", N, by("officials"), quote=words)
    acts = Acts(dossier(*copies, alone))
    (one,), (other,), (third,) = (acts.own[uid] for uid in "bcd")
    assert acts[one].signs & acts[other].signs
    assert not acts[third].signs
