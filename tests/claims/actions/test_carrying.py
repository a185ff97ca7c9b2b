"""Claims carried over to a new version, and what a page shows of them before and after."""

from dataclasses import replace
from uuid import uuid4

import pytest

from claims.actions import carry_over, edit_article, edit_claim, undo_decision
from claims.domain.records import ClaimRecord
from claims.models import Attribution, Decision, NumericClaim
from claims.presenters.reanchored import reanchored, silent_changes
from claims.verify import findings
from newsledger.ledger.models import LedgerEntry
from newsledger.refusals import Refused
from sources.domain.records import VersionRecord
from sources.models import ArticleVersion
from tests.world import TEXT, World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shared_world(shared_rows: None) -> World:
    """The newsroom with its claims approved."""
    return make_world()


def new_version(world: World, text: str, *, notice: str = "") -> ArticleVersion:
    stored = world.article.as_record()
    added = VersionRecord(number=2, sha256="", correction_notice=notice)
    edit_article(
        article=world.article,
        revision=world.article.revision,
        content=replace(stored, versions=(*stored.versions, added)),
        texts={2: text},
        by=world.editor,
    )
    return ArticleVersion.objects.get(article=world.article, number=2)


def carry(world: World, claim: NumericClaim, version: ArticleVersion) -> NumericClaim:
    return carry_over(claim=claim, to_version=version, by=world.editor, token=uuid4()).claims[-1]


def said(claim: ClaimRecord) -> ClaimRecord:
    """Return what the claim says, without where."""
    plain = {"uid": "", "version": 0, "start": 0, "end": 0, "spans": (), "attributions": (), "links": ()}
    return replace(claim, **plain, review="", created_by="", reviewed_by=None, reviewed_at=None)  # type: ignore[arg-type]


def test_a_claim_that_moved_is_carried_over_with_all_its_words(world: World):
    version = new_version(world, f"CNN — A new beginning with 3 numbers.\n{TEXT}")
    rows = reanchored(version)
    assert [(row.fate.value, row.can_be_carried) for row in rows] == [("moved", True)] * 3
    for claim in (world.round, world.soldiers, world.drones):
        carried = carry(world, claim, version)
        content, before = carried.as_record(), claim.as_record()
        assert said(content) == said(before)
        assert [span.exact for span in content.spans] == [span.exact for span in before.spans]
        assert [(link.to, link.kind, link.basis) for link in content.links] == [
            (claim.uid, "same_statement", "editor")
        ]
        assert carried.review == "draft"
        assert carried.mention.version == version
        chains = [
            [
                (link.source, [span.exact for span in link.spans])
                for link in credit.attribution.as_record().links
            ]
            for credit in carried.credits.all()
        ]
        assert chains == [
            [
                (link.source, [span.exact for span in link.spans])
                for link in credit.attribution.as_record().links
            ]
            for credit in claim.credits.all()
        ]
    assert {row.carried for row in reanchored(version)} == set(
        NumericClaim.objects.filter(mention__version=version)
    )
    assert not any(row.can_be_carried for row in reanchored(version))
    assert list(findings()) == []


def test_a_changed_number_is_told_and_not_carried(world: World):
    version = new_version(world, TEXT.replace("728", "741"))
    changed = next(row for row in reanchored(version) if row.claim == world.drones)
    assert (changed.fate.value, changed.number_before, changed.number_after) == (
        "number_changed",
        "728",
        "741",
    )
    assert "record 741 drones" in changed.words_after
    assert [row.claim for row in silent_changes(version)] == [world.drones]
    before = LedgerEntry.objects.count()
    with pytest.raises(Refused, match="the claim is number changed"):
        carry(world, world.drones, version)
    assert LedgerEntry.objects.count() == before


def test_a_change_with_a_notice_is_not_silent(world: World):
    version = new_version(world, TEXT.replace("728", "741"), notice="An earlier version said 728.")
    assert silent_changes(version) == []


def test_what_is_gone_has_no_place(world: World):
    version = new_version(world, TEXT.partition("\n")[0])
    assert [row.fate.value for row in reanchored(version)] == ["unchanged", "gone", "gone"]
    with pytest.raises(Refused, match="the claim is gone"):
        carry(world, world.drones, version)


def test_without_the_words_that_credit_it_nothing_is_carried(world: World):
    version = new_version(world, TEXT.replace("Ukrainian intelligence", "Ukraine’s spies"))
    before = LedgerEntry.objects.count()
    with pytest.raises(Refused, match="“Ukrainian intelligence”, by which it is credited"):
        carry(world, world.soldiers, version)
    assert LedgerEntry.objects.count() == before


def test_a_token_sent_twice_carries_once_and_twice_is_told(world: World):
    version = new_version(world, TEXT + "\nMore.")
    token = uuid4()
    first = carry_over(claim=world.drones, to_version=version, by=world.editor, token=token)
    again = carry_over(claim=world.drones, to_version=version, by=world.editor, token=token)
    assert (again.is_repeat, again.claims) == (True, first.claims)
    with pytest.raises(Refused, match="bears a claim in this version already"):
        carry(world, world.drones, version)


def test_it_is_undone(world: World):
    version = new_version(world, TEXT + "\nMore.")
    before = version.mention_list.as_record()
    carry(world, world.soldiers, version)
    undo_decision(version=version, by=world.editor, token=uuid4())
    assert not NumericClaim.objects.filter(mention__version=version).exists()
    assert not Attribution.objects.filter(version=version).exists()
    version = ArticleVersion.objects.get(pk=version.pk)
    assert version.mention_list.as_record() == before
    assert Decision.objects.filter(verb="carried").count() == 1


def test_only_what_stands_goes_to_another_version_of_its_article(world: World):
    version = new_version(world, TEXT + "\nMore.")
    with pytest.raises(Refused, match="another version of its own article"):
        carry(world, world.drones, world.version)
    draft = carry(world, world.drones, version)
    corrected = edit_claim(
        claim=draft,
        revision=draft.revision,
        content=replace(draft.as_record(), standing="corrected"),
        by=world.editor,
    )
    with pytest.raises(Refused, match="was corrected"):
        carry(world, corrected, world.version)


def test_a_first_version_has_nothing_before_it(world: World, django_assert_max_num_queries):
    assert reanchored(world.version) == []
    version = new_version(world, TEXT.replace("728", "741"))
    with django_assert_max_num_queries(9):
        reanchored(version)
