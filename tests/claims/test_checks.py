"""What is read of the database to check claims with; what is found is tried in tests/claims/domain/checks."""

from collections import Counter
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.actions import create_attribution, create_claim, link_claim
from claims.checks import MOST_NEIGHBOURS, findings_of, subjects_of
from claims.domain.checks import Level, Subject
from claims.domain.records import ClaimLinkRecord, CreditRecord
from claims.models import NumericClaim, Quantity
from sources.actions import create_source, merge_source
from sources.domain.records import AliasRecord, SourceRecord
from tests.copies import add_claims
from tests.world import DRONES, ROUND, World, approve, attribution_record, claim_record, make_article

pytestmark = pytest.mark.django_db

BUNDLES = Path(__file__).resolve().parents[2] / "fixtures" / "bundles"
QUERIES = 18


def queries_for(claims: list[NumericClaim]) -> int:
    with CaptureQueriesContext(connection) as queries:
        findings_of(claims)
    return len(queries.captured_queries)


def subject_of(claim: NumericClaim) -> Subject:
    return subjects_of([claim.pk])[claim.pk]


def checks_of(claim: NumericClaim) -> set[str]:
    return {finding.check for finding in findings_of([claim])[claim.pk]}


def elsewhere(world: World, number: str = "728", quote: str = DRONES, **fields: str) -> NumericClaim:
    """A draft of another article, on the drones."""
    slug = f"article-{NumericClaim.objects.count()}"
    article = make_article(
        by=world.editor,
        text=f"{quote}\nThis is {slug}.",
        slug=slug,
        published=fields.pop("published", "2025-07-01"),
    )
    said = {"comparator": "exact", "point": number, "quantity": "drones", **fields}
    return create_claim(content=claim_record(article.versions.get(), number, quote, **said), by=world.editor)


def test_the_projects_own_articles_are_in_order(db: None):
    call_command("load_bundle", str(BUNDLES), verbosity=0)
    claims = list(NumericClaim.objects.select_related("mention__version__article"))
    told = findings_of(claims)
    assert told.keys() == {claim.pk for claim in claims}
    article = {claim.pk: claim.mention.version.article.slug for claim in claims}
    found = [(article[pk], each) for pk, findings in told.items() for each in findings]
    assert not [each for _, each in found if each.level == Level.BLOCK]
    # What several articles say of the casualties contradicts itself; else hardly a word of warning.
    warnings = ((slug, each) for slug, each in found if each.level == Level.WARN and not each.is_excused)
    warned = Counter(slug for slug, each in warnings if each.check != "cumulative-falls")
    assert warned.total() <= 1
    assert "lavrov-wonsan" not in warned
    assert queries_for(claims) == queries_for(claims[:40]) == QUERIES
    assert queries_for(claims[:1]) <= QUERIES
    assert findings_of([]) == {}


def test_of_a_quantity_only_the_latest_claims_are_looked_at(world: World):
    draft = elsewhere(world, quantity="soldiers")
    add_claims(world, 20)
    few = queries_for([draft])
    add_claims(world, 2 * MOST_NEIGHBOURS)
    assert queries_for([draft]) == few
    latest = NumericClaim.objects.filter(uid__startswith="copy").order_by("-pk").values_list("uid", flat=True)
    assert [other.uid for other in subject_of(draft).neighbours] == list(latest[:MOST_NEIGHBOURS])


def test_only_approved_claims_of_other_articles_are_neighbours(world: World):
    draft = elsewhere(world)
    assert subject_of(draft).neighbours == ()
    approve(world.drones, world)
    assert [other.uid for other in subject_of(draft).neighbours] == [world.drones.uid]
    assert subject_of(world.drones).neighbours == ()


def test_a_number_a_thousand_times_its_neighbours_is_told(world: World):
    approve(world.drones, world)
    slip = elsewhere(world, "728,000", DRONES.replace("728", "728,000"), point="728000")
    assert "thousandfold" in checks_of(slip)
    assert "thousandfold" not in checks_of(elsewhere(world, "729", DRONES.replace("728", "729")))


def test_siblings_are_those_of_one_text_and_one_quantity(world: World):
    again = claim_record(
        world.version, "728", DRONES, comparator="exact", point="728", part=2, quantity="drones"
    )
    second = create_claim(content=again, by=world.editor)
    assert [other.uid for other in subject_of(second).siblings] == [world.drones.uid]
    assert checks_of(second) >= {"parts-say-the-same"}
    assert subject_of(world.soldiers).siblings == ()


def test_what_was_merged_counts_as_one(world: World):
    other = Quantity.objects.create(
        name="drones fired", name_key="drones fired", slug="drones-fired", unit=world.quantities["drones"].unit,
        statistic="count", merged_into=world.quantities["drones"],
    )  # fmt: skip
    approve(world.drones, world)
    draft = elsewhere(world, quantity=other.slug)
    subject = subject_of(draft)
    assert subject.quantity is not None
    assert subject.quantity.slug == "drones"
    assert [each.uid for each in subject.neighbours] == [world.drones.uid]


def test_sources_are_who_they_turned_out_to_be(world: World):
    spelled = create_source(
        content=SourceRecord(
            "tass-agency", "TASS agency", "news_agency", aliases=(AliasRecord("Tass wire"),)
        ),
        by=world.editor,
    )
    merge_source(source=spelled, into=world.sources["tass"], revision=1, by=world.editor, reason="One.")
    content = attribution_record(
        world.version, [("maria-zakharova", "Lavrov", ""), ("tass-agency", "TASS", "according to")], ROUND
    )
    chain = create_attribution(content=content, by=world.editor)
    claim = create_claim(
        content=claim_record(
            world.version, "second", ROUND, comparator="exact", point="2", part=2, quantity="rounds",
            attributions=(CreditRecord(chain.uid),),
        ),
        by=world.editor,
    )  # fmt: skip
    subject = subject_of(claim)
    origin, relay = subject.links
    assert subject.source(relay).slug == "tass"
    assert {"tass", "tass wire", "tass agency"} <= subject.source(relay).keys
    assert subject.source(origin).bodies == {
        world.sources[slug].pk for slug in ("maria-zakharova", "foreign-ministry", "russia")
    }
    assert subject.outlet == "cnn"
    assert checks_of(claim) >= {"person-not-in-words"}
    assert "words-name-another" not in checks_of(claim)


def test_linked_claims_are_known_by_their_dates(world: World):
    later = elsewhere(world, published="2025-08-01")
    draft = elsewhere(world)
    link = ClaimLinkRecord(to=later.uid, kind="derived_from", basis="editor")
    link_claim(claim=draft, revision=1, links=(link,), by=world.editor)
    assert checks_of(draft) >= {"older-than-its-origin"}
