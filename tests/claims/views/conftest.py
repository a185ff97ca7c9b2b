"""What tests of public pages share: the world, and rows in numbers that no editor would type."""

from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.db import connection

from claims.models import ClaimAttribution, NumberMention, NumericClaim, Span
from tests.conftest import ROOT
from tests.world import World, make_world

BUNDLES = ROOT / "fixtures" / "bundles"


@pytest.fixture(scope="module")
def shared_world(shared_rows) -> World:
    """The newsroom of tests/world.py, its three claims approved."""
    return make_world()


@pytest.fixture(scope="module")
def shared_seed(shared_rows) -> None:
    """The seed, as `make demo` loads it."""
    call_command("load_bundle", str(BUNDLES / "lavrov-wonsan"), verbosity=0)


@pytest.fixture(scope="module")
def shared_bundles(shared_seed) -> None:
    """Both bundles of the project."""
    call_command("load_bundle", str(BUNDLES / "every-kind"), verbosity=0)


@pytest.fixture
def seed(shared_seed, db) -> None:
    """The seed, as `make demo` loads it."""


@pytest.fixture
def bundles(shared_bundles, db) -> None:
    """Both bundles of the project."""


@pytest.fixture
def multiply(world) -> Callable[[int], None]:
    """Add so many approved claims like the world's soldiers, the newest published last.

    Written to the tables directly: by actions a thousand would take minutes, and pages only read.
    """

    def add(number: int) -> None:
        like, text = world.soldiers, world.version.text
        begun = NumberMention.objects.count()
        # Every place of one letter, then every place of two.
        places = [(at % (len(text) - 1), 1 + at // (len(text) - 1)) for at in range(begun, begun + number)]
        NumberMention.objects.bulk_create(
            NumberMention(
                version=world.version, start=at, end=at + width, exact=text[at : at + width], fate="claim"
            )
            for at, width in places
        )
        mentions = NumberMention.objects.filter(version=world.version, claims__isnull=True)[:number]
        claims = NumericClaim.objects.bulk_create(
            NumericClaim(
                uid=f"copy-{mention.pk}",
                mention=mention,
                quantity=like.quantity,
                comparator="exact",
                point=mention.pk,
                review="approved",
                created_by=world.editor,
            )
            for mention in mentions
        )
        credited = like.credits.get().attribution
        ClaimAttribution.objects.bulk_create(
            ClaimAttribution(claim=claim, attribution=credited, scope="explicit") for claim in claims
        )
        Span.objects.bulk_create(
            Span(
                version=world.version,
                role="quote",
                start=claim.mention.start,
                end=claim.mention.end,
                exact=claim.mention.exact,
                claim=claim,
            )
            for claim in claims
        )
        # Tables that tests fill and empty again look empty to the planner: it chose a plan of many minutes.
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")

    return add
