"""What the tables hold, as the rules see it: the stories' origins and drift, and what `gather` leaves out."""

from datetime import date
from pathlib import Path

import pytest

from claims.actions import link_claim, move_claim
from claims.domain.disagreement import Stale, contradictions_of, stale
from claims.domain.drift import DriftKind, drifts_of
from claims.domain.origins import MergeKind, Origins, Reference
from claims.domain.records import ClaimLinkRecord
from claims.domain.review import Move
from claims.models import NumericClaim, Quantity
from claims.presenters.origins import number_of
from claims.provenance import gather
from sources.actions import merge_source, unmerge_source
from sources.models import Affiliation, Source
from tests.claims.bundles.small import run

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures" / "bundles"

TO_COME = "north-korean-soldiers-to-be-deployed-to-russia"
HIT = "north-korean-soldiers-killed-or-wounded-in-russia"
KILLED = "north-korean-soldiers-killed-in-russia"
SHELLS = "artillery-shells-sent-by-north-korea-to-russia"
ROUNDS = "rounds-of-artillery-and-ammunition-sent-by-north-korea-to-russia"
DRONES = "drones-launched-at-ukraine-by-russia"


@pytest.fixture(scope="module")
def stored_story(shared_rows) -> None:
    outcome = run("load_bundle", FIXTURES / "dprk-russia")
    assert outcome.status == 0, outcome.err


@pytest.fixture
def story(stored_story, db) -> None:
    """The numbers about North Korea and Russia, loaded."""


@pytest.fixture
def editor(db, django_user_model):
    return django_user_model.objects.create_user("ed", password="x")


def claim_in(article: str, number: str, quantity: str) -> NumericClaim:
    return NumericClaim.objects.with_parts().get(
        mention__version__article__slug=article, mention__exact=number, quantity__slug=quantity
    )


def gathered_around(claim: NumericClaim, **more):
    return gather([claim.quantity_id], **more)


def origins_of(claim: NumericClaim, **more) -> Origins:
    gathered = gathered_around(claim, **more)
    return gathered.counting.origins(Reference.of(gathered.dossier.statements[claim.uid]))


def counted(claim: NumericClaim, **more) -> tuple[int, int]:
    found = origins_of(claim, **more)
    return found.min, found.max


def set_links(claim: NumericClaim, links, by) -> None:
    claim = NumericClaim.objects.with_parts().get(pk=claim.pk)
    link_claim(claim=claim, revision=claim.revision, links=tuple(links), by=by)


# --- origins ---


def test_the_troops_to_come_go_back_to_one_or_two(story):
    found = origins_of(claim_in("cnn-troops", "25,000 to 30,000", TO_COME))
    assert (found.min, found.max) == (1, 2)
    assert {merge.kind for merge in found.merges} == {MergeKind.ONE_BODY, MergeKind.DERIVED}


def test_the_drones_go_back_to_one_state_and_the_seed_is_a_second_without_its_link(story, editor):
    seed = claim_in("lavrov-wonsan", "728", DRONES)
    assert counted(seed) == (1, 1)
    set_links(seed, [], editor)
    assert counted(seed) == (1, 2)


def test_the_casualties_go_back_to_two_to_five_and_linking_the_officials_takes_one(story, editor):
    seed, bbc = (
        claim_in("lavrov-wonsan", "4,000", HIT),
        NumericClaim.objects.get(mention__version__article__slug="bbc-casualties", point="4000"),
    )
    assert counted(seed) == (2, 5)
    before = seed.as_record().links
    set_links(seed, [*before, ClaimLinkRecord(bbc.uid, "same_statement", "editor", "")], editor)
    found = origins_of(seed)
    assert (found.min, found.max) == (2, 4)
    (merge,) = (each for each in found.merges if each.kind == MergeKind.SAME_STATEMENT)
    assert {merge.claim, merge.into} == {seed.uid, bbc.uid}
    assert DriftKind.CATEGORY in drifts_on(seed)[bbc.uid, seed.uid], "the seed's is the narrower quantity"
    set_links(seed, before, editor)
    assert counted(seed) == (2, 5)


def test_a_merger_joins_voices_and_undoing_it_parts_them(story, editor):
    seed = claim_in("lavrov-wonsan", "4,000", HIT)
    ukraine, korea = Source.objects.get(name="Ukraine"), Source.objects.get(name="South Korea")
    merge_source(source=korea, revision=korea.revision, into=ukraine, by=editor, reason="A try.")
    assert counted(seed) == (1, 4)
    korea.refresh_from_db()
    unmerge_source(source=korea, revision=korea.revision, by=editor, reason="Tried.")
    assert counted(seed) == (2, 5)


def test_on_a_day_counts_what_was_published_by_then(story):
    seed = claim_in("lavrov-wonsan", "4,000", HIT)
    zelensky = claim_in("ukrainska-pravda-zelensky", "4,000", HIT)
    assert seed.uid not in gathered_around(zelensky, on=date(2025, 1, 31)).dossier.statements
    assert counted(zelensky, on=date(2025, 1, 10)) == (1, 2), "112.ua’s is of an unknown day of January"
    assert counted(zelensky, on=date(2025, 3, 31)) == (2, 4)
    assert gathered_around(zelensky, on=date(1999, 1, 1)).dossier.statements == {}


def test_what_isnt_public_stays_out_and_what_derives_from_it_says_so(story, editor):
    seed = claim_in("lavrov-wonsan", "728", DRONES)
    (link,) = seed.as_record().links
    parent = NumericClaim.objects.get(uid=link.to)
    move_claim(claim=parent, revision=parent.revision, move=Move.REOPEN, by=editor, reason="To be mended.")
    gathered = gathered_around(seed)
    assert parent.uid not in gathered.dossier.statements
    assert gathered.dossier.statements[seed.uid].derives_unseen
    assert gathered.dossier.relations == () or all(
        each.end != parent.uid for each in gathered.dossier.relations
    )
    assert counted(seed) == (1, 2)


def test_gathering_costs_the_same_however_many_claims_there_are(story, django_assert_num_queries):
    for slug in (DRONES, HIT, TO_COME):
        quantity = Quantity.objects.get(slug=slug)
        with django_assert_num_queries(11):
            gather([quantity.pk])


def test_every_merge_is_a_sentence_with_its_evidence(story):
    view = number_of(gathered_around(seed := claim_in("lavrov-wonsan", "728", DRONES)), seed.uid)
    assert view is not None
    assert view.said == "1 independent origin"
    assert view.is_single_origin
    texts = [merge.text for merge in view.merges]
    assert any("which is part of Ukraine" in text and "which speaks for Ukraine" in text for text in texts), (
        texts
    )
    assert any("derives from “728” (" in text and "an editor’s judgement" in text for text in texts), texts
    for merge in view.merges:
        assert {(piece.page, piece.key) for piece in merge.sentence if piece.page} >= {
            ("claim", merge.claim),
            ("claim", merge.into),
        }


# --- drift ---


def drifts_on(claim: NumericClaim) -> dict[tuple[str, str], set[DriftKind]]:
    passings = drifts_of(gathered_around(claim).dossier)
    return {(each.earlier, each.later): {drift.kind for drift in each.drifts} for each in passings}


def drift_into(claim: NumericClaim) -> set[DriftKind]:
    (kinds,) = (kinds for (_, later), kinds in drifts_on(claim).items() if later == claim.uid)
    return kinds


@pytest.mark.parametrize(
    ("article", "number", "quantity", "kinds"),
    [
        ("jerusalem-post-troops", "30,000", TO_COME, {DriftKind.RANGE_COLLAPSED}),
        ("unn-troops", "30,000", TO_COME, {DriftKind.RANGE_COLLAPSED}),
        ("kyiv-independent-troops", "25,000-30,000", TO_COME, set()),
        ("lavrov-wonsan", "9 million", SHELLS, {DriftKind.BOUND_LOST, DriftKind.CATEGORY}),
        ("lavrov-wonsan", "728", DRONES, {DriftKind.ATTRIBUTION_LOST, DriftKind.CATEGORY}),
    ],
)
def test_what_changed_on_the_way_is_found_and_nothing_else(story, article, number, quantity, kinds):
    assert drift_into(claim_in(article, number, quantity)) == kinds


def test_the_dead_of_another_quantity_and_voice_are_drift(story):
    kinds = drift_into(claim_in("112-ua-deaths", "4,000", KILLED))
    assert {DriftKind.CATEGORY, DriftKind.ATTRIBUTION_CHANGED} <= kinds
    assert DriftKind.VALUE not in kinds


def test_nine_million_and_approximately_nine_million_are_no_drift_of_value(story, editor):
    seed, joongang = (
        claim_in("lavrov-wonsan", "9 million", SHELLS),
        claim_in("joongang-monitors-report", "9 million", ROUNDS),
    )
    link = ClaimLinkRecord(joongang.uid, "derived_from", "editor", "")
    set_links(seed, [link], editor)
    assert DriftKind.VALUE not in drift_into(seed)


# --- disagreement ---


def test_the_seeds_casualties_are_stale_and_contradicted_by_more_than_six_thousand(story):
    seed, british = claim_in("lavrov-wonsan", "4,000", HIT), claim_in("dong-a-uk-estimate", "6,000", HIT)
    dossier = gathered_around(seed).dossier
    assert stale(dossier, seed.uid) == Stale(british.uid, by_same_origin=False)
    assert [each.earlier for each in contradictions_of(dossier, seed.uid)] == [british.uid]


def test_of_a_crowded_quantity_the_newest_are_looked_at_and_what_they_come_from(story, monkeypatch):
    seed, drones = claim_in("lavrov-wonsan", "728", DRONES), Quantity.objects.get(slug=DRONES)
    whole = gather([drones.pk])
    assert not whole.is_cut
    monkeypatch.setattr("claims.provenance.MOST_CLAIMS", 1)
    cut = gather([drones.pk], claims=[seed.pk])
    assert cut.is_cut
    assert len(cut.dossier.statements) < len(whole.dossier.statements)
    (link,) = seed.as_record().links
    assert {seed.uid, link.to} <= cut.dossier.statements.keys()
    assert not cut.dossier.statements[seed.uid].derives_unseen


def test_a_merge_is_told_by_ties_that_held_that_day(story):
    zelensky, ukraine = (Source.objects.get(name=name) for name in ("Volodymyr Zelensky", "Ukraine"))
    Affiliation.objects.create(
        source=zelensky,
        kind="part_of",
        organisation=ukraine,
        until="2018",
        until_first=date(2018, 1, 1),
        until_last=date(2018, 12, 31),
    )
    view = number_of(gathered_around(seed := claim_in("lavrov-wonsan", "728", DRONES)), seed.uid)
    assert view is not None
    (told,) = (merge.text for merge in view.merges if "Zelensky" in merge.text)
    assert "Volodymyr Zelensky, which speaks for Ukraine" in told
