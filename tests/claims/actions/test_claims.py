from dataclasses import replace

import pytest

from claims.actions import (
    create_attribution,
    create_claim,
    create_quantity,
    discard_attribution,
    discard_claim,
    discard_quantity,
    edit_claim,
    link_claim,
    move_claim,
)
from claims.domain.records import ClaimLinkRecord, CreditRecord, QuantityRecord
from claims.domain.review import Move
from claims.domain.uids import claim_uid
from claims.models import ClaimLink, NumericClaim
from sources.actions import edit_article
from sources.domain.records import VersionRecord
from sources.domain.texts import sha256_of
from tests.refusals import refused
from tests.world import (
    DRONES,
    ROUND,
    TEXT,
    World,
    approve,
    attribution_record,
    claim_record,
)

pytestmark = pytest.mark.django_db


def fresh(claim: NumericClaim) -> NumericClaim:
    return NumericClaim.objects.with_parts().get(pk=claim.pk)


def change(claim: NumericClaim, world: World, **changes) -> NumericClaim:
    """Edit the claim as it is stored."""
    claim = fresh(claim)
    return edit_claim(
        claim=claim, revision=claim.revision, content=replace(claim.as_record(), **changes), by=world.editor
    )


def link(claim: NumericClaim, world: World, *links: ClaimLinkRecord) -> NumericClaim:
    claim = fresh(claim)
    return link_claim(claim=claim, revision=claim.revision, links=links, by=world.editor)


def missiles(world: World, **fields):
    """Return the record of a new claim on the 13 missiles."""
    return claim_record(world.version, "13", DRONES, **{"comparator": "exact", "point": "13"} | fields)


# --- New claims ---


def test_a_new_claim_is_a_draft_of_its_creator_named_by_its_place(world):
    content = missiles(world, review="approved", uid="", created_by="somebody", reviewed_by="reviewer")
    claim = create_claim(content=replace(content, quantity="drones"), by=world.editor)
    assert claim.uid == claim_uid(
        outlet_key="cnn", sha256=sha256_of(TEXT), start=content.start, end=content.end, part=1
    )
    assert (claim.review, claim.created_by, claim.reviewed_by, claim.revision) == (
        "draft",
        world.editor,
        None,
        1,
    )
    assert claim.mention.fate == "claim"
    assert claim.mention.exact == "13"


def test_only_an_import_keeps_review_and_withdrawal(world):
    withdrawn = {
        "withdrawn_at": "2025-07-13T08:00:00.000000Z",
        "withdrawn_reason": "misread",
        "review": "approved",
    }
    content = missiles(world, quantity="drones", **withdrawn)
    kept = create_claim(content=content, by=world.editor, action="imported")
    assert (kept.review, kept.withdrawn_reason, kept.is_withdrawn) == ("approved", "misread", True)
    assert kept.reviewed_by is None
    typed = create_claim(content=replace(content, part=2), by=world.editor)
    assert (typed.review, typed.withdrawn_reason, typed.is_withdrawn) == ("draft", "", False)


@pytest.mark.parametrize(
    "fields",
    [
        {"withdrawn_at": "2025-07-13T08:00:00.000000Z", "review": "approved"},
        {"withdrawn_reason": "misread", "review": "approved"},
        {"withdrawn_at": "2025-07-13T08:00:00.000000Z", "withdrawn_reason": "misread", "review": "in_review"},
        {"withdrawn_at": "yesterday", "withdrawn_reason": "misread", "review": "approved"},
    ],
    ids=["no reason", "no time", "not approved", "no moment"],
)
def test_an_import_can_not_withdraw_by_halves(fields, world):
    content = missiles(world, quantity="drones", **fields)
    with refused("withdrawn_at"):
        create_claim(content=content, by=world.editor, action="imported")


def test_one_number_says_two_things_in_two_parts(world):
    first = create_claim(content=missiles(world), by=world.editor)
    second = create_claim(content=missiles(world, part=2, point="14"), by=world.editor)
    assert first.mention == second.mention
    assert first.uid != second.uid
    with refused("uid"):
        create_claim(content=missiles(world), by=world.editor)
    with refused("part"):
        create_claim(content=missiles(world, uid="other"), by=world.editor)


NO_GOOD = [
    ({"article": "nowhere"}, "version"),
    ({"version": 2}, "version"),
    ({"comparator": "roughly"}, "comparator"),
    ({"point": "13.0"}, "point"),
    ({"lower": "13"}, "lower"),
    ({"quantity": "nothing"}, "quantity"),
    ({"unit": "nothing"}, "unit"),
    ({"hedges": ("perhaps",)}, "hedges"),
    ({"change": "up"}, "change"),
    ({"modality": "sure"}, "modality"),
    ({"prominence": "huge"}, "prominence"),
    ({"standing": "shaky"}, "standing"),
    ({"period": "last month"}, "period"),
    ({"as_of": "2024-13"}, "as_of"),
    ({"baseline": "then"}, "baseline"),
    ({"part": 0}, "part"),
    ({"spans": ()}, "quote"),
    ({"attributions": (CreditRecord("nothing"),)}, "attributions"),
    ({"links": (ClaimLinkRecord("nothing", "updates", "editor"),)}, "links"),
    ({"uid": "x" * 65}, "uid"),
]


def test_a_claim_that_is_no_good_is_refused_by_its_part(world):
    for fields, part in NO_GOOD:
        content = replace(missiles(world), **fields)
        with refused(part):
            create_claim(content=content, by=world.editor)


def test_a_number_is_not_cut_out_of_a_longer_one(world):
    content = claim_record(world.version, "728", DRONES, comparator="exact", point="72")
    with refused("number"):
        create_claim(content=replace(content, end=content.end - 1), by=world.editor)


def test_an_amount_is_kept_to_the_last_digit(world):
    digits = "-" + "9" * 40 + "." + "9" * 20
    claim = create_claim(content=missiles(world, point=digits), by=world.editor)
    assert fresh(claim).as_record().point == digits


# --- Edits ---


def test_an_edit_keeps_uid_number_review_and_links(world):
    claim = link(world.drones, world, ClaimLinkRecord(world.round.uid, "updates", "editor"))
    edited = change(
        claim,
        world,
        point="729",
        uid="other",
        start=0,
        end=1,
        part=7,
        review="approved",
        links=(),
        created_by="reviewer",
        note="recounted",
    )
    stored, before = fresh(edited).as_record(), claim.as_record()
    assert stored == replace(before, point="729", note="recounted")
    assert edited.revision == 3


def test_parts_that_an_edit_leaves_out_are_gone(world):
    words = claim_record(world.version, "728", DRONES, comparator="exact", words={"record": "record"}).spans
    claim = change(
        world.drones, world, spans=words, attributions=(CreditRecord(world.zakharova.uid, "carried"),)
    )
    assert {span.role for span in claim.spans.all()} == {"quote", "record"}
    assert claim.credits.get().scope == "carried"
    claim = change(claim, world, spans=words[:1], attributions=())
    assert {span.role for span in claim.spans.all()} == {"quote"}
    assert not claim.credits.exists()


def test_an_approved_claim_is_edited_only_when_it_was_reopened(world):
    claim = approve(world.drones, world)
    with refused("", "reopened first"):
        change(claim, world, point="729")
    move_claim(claim=claim, move=Move.WITHDRAW, revision=3, by=world.editor, reason="misread")
    with refused(""):
        change(claim, world, point="729")
    move_claim(claim=claim, move=Move.RESTORE, revision=4, by=world.editor, reason="right after all")
    move_claim(claim=claim, move=Move.REOPEN, revision=5, by=world.editor, reason="another number")
    assert change(claim, world, point="729").point == 729


@pytest.mark.parametrize("moves", [(), (Move.SUBMIT,), (Move.SUBMIT, Move.RETURN)])
def test_a_claim_that_is_not_approved_can_be_edited(moves, world):
    for move in moves:
        claim = fresh(world.drones)
        move_claim(claim=claim, move=move, revision=claim.revision, by=world.reviewer, reason="look again")
    review = fresh(world.drones).review
    assert change(world.drones, world, point="729").review == review


def test_a_claim_in_review_keeps_its_quantity(world):
    assert change(world.drones, world, quantity=None).quantity is None
    claim = change(world.drones, world, quantity="drones")
    move_claim(claim=claim, move=Move.SUBMIT, revision=claim.revision, by=world.editor)
    with refused("quantity"):
        change(claim, world, quantity=None)


def test_a_claim_rests_on_attributions_of_its_own_text(world):
    article = world.article
    stored = article.as_record()
    article = edit_article(
        article=article,
        revision=article.revision,
        content=replace(stored, versions=(*stored.versions, VersionRecord(2, ""))),
        texts={2: ROUND},
        by=world.editor,
    )
    second = article.versions.get(number=2)
    other = create_attribution(
        content=attribution_record(second, [("tass", "TASS", "according to")], ROUND), by=world.editor
    )
    with refused("attributions", "another text"):
        change(world.round, world, attributions=(CreditRecord(other.uid),))
    with refused("scope"):
        change(world.round, world, attributions=(CreditRecord(world.zakharova.uid, "maybe"),))


# --- Links between claims ---


def derived(claim: NumericClaim) -> ClaimLinkRecord:
    return ClaimLinkRecord(claim.uid, "derived_from", "editor")


def test_links_are_what_is_said_last(world):
    drones = link(
        world.drones, world, derived(world.soldiers), ClaimLinkRecord(world.round.uid, "updates", "editor")
    )
    assert drones.links_out.count() == 2
    drones = link(drones, world, ClaimLinkRecord(world.round.uid, "disputes", "in_text", "so it says"))
    (left,) = drones.links_out.all()
    assert (left.to_claim, left.kind, left.basis, left.note) == (
        world.round,
        "disputes",
        "in_text",
        "so it says",
    )
    assert not link(drones, world).links_out.exists()


def test_no_claim_derives_from_itself_however_long_the_way(world):
    with refused("links"):
        link(world.drones, world, derived(world.drones))
    link(world.drones, world, derived(world.soldiers))
    with refused("links", "derive from each other"):
        link(world.soldiers, world, derived(world.drones))
    link(world.soldiers, world, derived(world.round))
    with refused("links", "“728”"):
        link(world.round, world, derived(world.drones))
    assert ClaimLink.objects.filter(kind="derived_from").count() == 2


def test_a_round_up_may_derive_from_two_and_other_links_may_go_round(world):
    link(world.drones, world, derived(world.soldiers), derived(world.round))
    link(world.soldiers, world, ClaimLinkRecord(world.drones.uid, "updates", "editor"))
    link(world.round, world, derived(world.soldiers))
    assert ClaimLink.objects.count() == 4


@pytest.mark.parametrize("kind", ["updates", "same_statement", "confirms"])
def test_a_claim_is_not_linked_to_itself(kind, world):
    with refused("links"):
        link(world.drones, world, ClaimLinkRecord(world.drones.uid, kind, "in_text"))


@pytest.mark.parametrize("kind", ["confirms", "disputes"])
def test_confirming_and_disputing_stand_only_in_a_text(kind, world):
    for basis in ("editor", "machine"):
        with refused("links"):
            link(world.drones, world, ClaimLinkRecord(world.round.uid, kind, basis))
    assert (
        link(world.drones, world, ClaimLinkRecord(world.round.uid, kind, "in_text")).links_out.get().kind
        == kind
    )


@pytest.mark.parametrize(
    ("said", "part"),
    [
        ((ClaimLinkRecord("nowhere", "updates", "editor"),), "links"),
        ((ClaimLinkRecord("{round}", "likes", "editor"),), "kind"),
        ((ClaimLinkRecord("{round}", "updates", "hunch"),), "basis"),
        (
            (
                ClaimLinkRecord("{round}", "updates", "editor"),
                ClaimLinkRecord("{round}", "updates", "machine"),
            ),
            "links",
        ),
    ],
    ids=["to nowhere", "of no kind", "on no basis", "twice"],
)
def test_a_link_that_can_not_be_is_refused(said, part, world):
    links = [replace(each, to=each.to.format(round=world.round.uid)) for each in said]
    with refused(part):
        link(world.drones, world, *links)


# --- Authors ---


def test_authors_are_all_who_wrote_a_revision(world):
    assert world.drones.authors() == {"editor"}
    edit_claim(
        claim=world.drones, revision=1, content=replace(world.drones.as_record(), note="x"), by=world.reviewer
    )
    move_claim(claim=world.drones, move=Move.SUBMIT, revision=2, by=world.editor)
    assert world.drones.authors() == {"editor", "reviewer"}
    assert world.drones.authors(until=1) == {"editor"}


def test_a_claim_is_counted_in_its_own_unit_or_else_in_its_quantity_s(world):
    quantity = create_quantity(content=QuantityRecord("", "Missiles", "missile", "count"), by=world.editor)
    claim = create_claim(content=missiles(world, quantity="missiles", unit="item"), by=world.editor)
    assert (claim.quantity, claim.counted_in.slug) == (quantity, "item")
    assert world.drones.counted_in.slug == "drone"


# --- Taking out a draft ---


def test_a_draft_is_taken_out_and_its_number_is_undecided(world):
    claim = create_claim(content=missiles(world), by=world.editor)
    entry = discard_claim(claim=claim, revision=1, by=world.editor)
    assert (entry.action, entry.revision) == ("discarded", 2)
    assert world.version.mentions.get(exact="13").fate == "undecided"
    again = create_claim(content=missiles(world, point="14"), by=world.reviewer)
    assert (again.uid, again.revision) == (claim.uid, 3)
    assert again.authors() == {"editor", "reviewer"}


def test_a_number_keeps_its_fate_as_long_as_it_bears_a_claim(world):
    create_claim(content=missiles(world), by=world.editor)
    second = create_claim(content=missiles(world, part=2), by=world.editor)
    discard_claim(claim=second, revision=1, by=world.editor)
    assert world.version.mentions.get(exact="13").fate == "claim"


def test_what_was_looked_at_by_others_is_not_taken_out(world):
    claim = fresh(world.drones)
    with refused(None, "was written by editor too"):
        discard_claim(claim=claim, revision=1, by=world.reviewer)
    link(world.round, world, ClaimLinkRecord(claim.uid, "updates", "editor"))
    with refused(None, "refers to it"):
        discard_claim(claim=claim, revision=1, by=world.editor)
    link(world.round, world)
    move_claim(claim=claim, move=Move.SUBMIT, revision=1, by=world.editor)
    with refused(None, "was sent to review by editor"):
        discard_claim(claim=claim, revision=2, by=world.editor)


def test_what_a_claim_rests_on_is_not_taken_out(world):
    with refused(None, "refers to it"):
        discard_attribution(attribution=world.intelligence, revision=1, by=world.editor)
    with refused(None, "claim"):
        discard_quantity(quantity=world.quantities["drones"], revision=1, by=world.editor)
