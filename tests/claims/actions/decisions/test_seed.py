"""The seed pasted and accepted: what comes of it says what the labelled bundle says."""

from pathlib import Path
from uuid import uuid4

import pytest
from django.core.management import call_command

from claims.actions import accept_number, enter_article
from claims.domain.records import ClaimRecord
from claims.models import Attribution, NumericClaim, state_mark
from sources.domain.records import ArticleRecord, VersionRecord
from sources.models import ArticleVersion, Source
from tests.claims.actions.decisions.desk import faults
from tests.world import make_user

pytestmark = pytest.mark.django_db

SEED = Path(__file__).resolve().parents[4] / "fixtures" / "bundles" / "lavrov-wonsan"
# What a reader of one text can't know: that these words stand for the report, not for its authors.
CHOSEN = {"11 UN member states": "un-member-states-report"}


def says(claim: ClaimRecord) -> dict[str, object]:
    """Return the amount, its bound and hedges, what it is of, and whom it credits in what order."""
    attributions = {row.uid: row for row in Attribution.objects.with_parts()}
    chains = [
        (
            credit.scope,
            [(link.source, link.stance) for link in attributions[credit.attribution].as_record().links],
        )
        for credit in claim.attributions
    ]
    names = ("comparator", "point", "lower", "upper", "hedges", "change", "modality", "prominence")
    return {**{name: getattr(claim, name) for name in names}, "chains": chains}


def claims_of(version: ArticleVersion) -> dict[tuple[int, int], dict[str, object]]:
    rows = NumericClaim.objects.with_parts().filter(mention__version=version)
    return {(row.mention.start, row.mention.end): says(row.as_record()) for row in rows}


def test_accepting_every_proposal_of_the_seed_makes_its_labelled_claims():
    call_command("load_bundle", str(SEED), verbosity=0)
    labelled = ArticleVersion.objects.get()
    editor = make_user("editor", "Editor")
    # Of another outlet: the same words of the same one are the very same claims, by their uids.
    again = ArticleRecord("again", "", "Again", published="2025-07-12", versions=(VersionRecord(1, ""),))
    pasted = enter_article(content=again, text=labelled.text, new_outlet="Velpress", by=editor).versions.get()
    sources = set(Source.objects.values_list("slug", flat=True))
    for mention in pasted.mentions.all():
        named = {each["name"] for each in mention.proposal.get("sources", ())}
        accept_number(
            version=pasted,
            start=mention.start,
            end=mention.end,
            mark=state_mark(mention, ()),
            by=editor,
            token=uuid4(),
            sources={name: slug for name, slug in CHOSEN.items() if name in named},
        )
    assert claims_of(pasted) == claims_of(labelled)
    assert all(row.accepted_as_is for row in NumericClaim.objects.filter(mention__version=pasted))
    fates = labelled.mentions.exclude(exact="both").values_list("start", "end", "fate")
    assert set(pasted.mentions.values_list("start", "end", "fate")) == set(fates)
    # Two claims in a sentence share its credit, and everybody who speaks was known.
    assert Attribution.objects.filter(version=pasted, claims__isnull=False).distinct().count() == 5
    assert set(Source.objects.values_list("slug", flat=True)) == sources
    assert faults() == []
