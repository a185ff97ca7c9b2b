from dataclasses import replace

import pytest

from claims.actions import create_attribution, edit_attribution, move_claim
from claims.domain.records import LinkRecord
from claims.domain.review import Move
from claims.domain.uids import attribution_uid
from claims.models import Attribution, AttributionLink
from sources.domain.texts import sha256_of
from tests.refusals import refused
from tests.world import ROUND, SOLDIERS, TEXT, World, approve, attribution_record

pytestmark = pytest.mark.django_db


def change(attribution: Attribution, world: World, **changes) -> Attribution:
    """Edit the attribution as it is stored."""
    stored = Attribution.objects.with_parts().get(pk=attribution.pk)
    content = replace(stored.as_record(), **changes)
    return edit_attribution(attribution=stored, revision=stored.revision, content=content, by=world.editor)


def test_a_chain_is_kept_from_its_origin_with_its_words(world):
    chain = Attribution.objects.with_parts().get(pk=world.zakharova.pk)
    assert [(link.position, link.source.slug) for link in chain.links.all()] == [
        (0, "maria-zakharova"),
        (1, "tass"),
    ]
    words = [{span.role: span.exact for span in link.spans.all()} for link in chain.links.all()]
    assert words == [
        {"source": "Maria Zakharova", "cue": "said"},
        {"source": "TASS", "cue": "according to"},
    ]


def test_an_attribution_is_named_by_where_its_words_stand(world):
    places = []
    for link in world.zakharova.as_record().links:
        places += [(link.span(role).start, link.span(role).end) for role in ("source", "cue")]
    assert world.zakharova.uid == attribution_uid(outlet_key="cnn", sha256=sha256_of(TEXT), places=places)
    same = attribution_record(
        world.version,
        [("maria-zakharova", "Maria Zakharova", "said"), ("tass", "TASS", "according to")],
        ROUND,
    )
    with refused("uid", "stored already"):
        create_attribution(content=same, by=world.editor)
    assert create_attribution(content=replace(same, uid="again"), by=world.editor).uid == "again"


def test_an_edit_replaces_the_links_and_keeps_uid_and_text(world):
    unidentified = attribution_record(world.version, [(None, "Moscow", "")], SOLDIERS).links[0]
    edited = change(
        world.intelligence,
        world,
        uid="other",
        version=7,
        article="other",
        manner="mixed",
        original_language="uk",
        links=(*world.intelligence.as_record().links, replace(unidentified, position=1, stance="denies")),
    )
    assert (edited.uid, edited.version) == (world.intelligence.uid, world.version)
    assert (edited.manner, edited.original_language, edited.revision) == ("mixed", "uk", 2)
    assert [(link.source and link.source.slug, link.stance) for link in edited.links.all()] == [
        ("ukrainian-intelligence", "asserts"),
        (None, "denies"),
    ]
    assert AttributionLink.objects.filter(attribution=edited).count() == 2


def test_two_steps_can_change_places_in_one_save(world):
    first, second = world.zakharova.as_record().links
    turned = change(world.zakharova, world, links=(replace(first, position=1), replace(second, position=0)))
    assert [link.source.slug for link in turned.links.all()] == ["tass", "maria-zakharova"]
    joint = change(world.zakharova, world, links=(first, replace(second, position=0)))
    assert [link.position for link in joint.links.all()] == [0, 0]


def test_what_an_approved_claim_rests_on_is_edited_only_when_that_was_reopened(world):
    claim = approve(world.soldiers, world)
    with refused("", f"reopen them first, with a reason (“25,000 to 30,000” ({claim.uid}))"):
        change(world.intelligence, world, manner="mixed")
    move_claim(claim=claim, move=Move.WITHDRAW, revision=3, by=world.editor, reason="misread")
    with refused(""):
        change(world.intelligence, world, manner="mixed")
    move_claim(claim=claim, move=Move.RESTORE, revision=4, by=world.editor, reason="right after all")
    move_claim(claim=claim, move=Move.REOPEN, revision=5, by=world.editor, reason="hear who said it")
    assert change(world.intelligence, world, manner="mixed").manner == "mixed"
    # Another claim's approval doesn't matter.
    approve(world.round, world)
    assert change(world.intelligence, world, manner="paraphrase").revision == 3


def test_saying_what_is_stored_is_no_edit_of_an_approved_claim(world):
    approve(world.soldiers, world)
    assert change(world.intelligence, world).revision == 1


NO_GOOD = [
    ({"manner": "shouted"}, "manner"),
    ({"original_language": "x" * 36}, "original_language"),
    ({"links": ()}, "links"),
    ({"links": (LinkRecord(1, "tass"),)}, "links"),
    ({"links": (LinkRecord(0, None),)}, "links"),
    ({"links": (LinkRecord(0, "nobody"),)}, "links"),
    ({"links": (LinkRecord(0, "tass", stance="hopes"),)}, "stance"),
    ({"links": (LinkRecord(0, "tass", access="telepathy"),)}, "access"),
    ({"links": (LinkRecord(0, "tass", said_on="Wednesday"),)}, "said_on"),
]


def test_an_attribution_that_is_no_good_is_refused_by_its_part(world):
    for changes, part in NO_GOOD:
        with refused(part):
            change(world.intelligence, world, **changes)
        content = replace(world.intelligence.as_record(), uid="new", **changes)
        with refused(part):
            create_attribution(content=content, by=world.editor)


def test_an_attribution_needs_a_text_that_is_there(world):
    content = replace(world.intelligence.as_record(), uid="new")
    for nowhere in (replace(content, article="nowhere"), replace(content, version=2)):
        with refused("version"):
            create_attribution(content=nowhere, by=world.editor)


def test_when_it_was_said_is_known_by_its_days(world):
    (link,) = world.intelligence.as_record().links
    edited = change(world.intelligence, world, links=(replace(link, said_on="2025-06"),))
    stored = edited.links.get()
    assert (stored.said_on_first.isoformat(), stored.said_on_last.isoformat()) == ("2025-06-01", "2025-06-30")
