"""What tests of public pages share: the world, and rows in numbers that no editor would type."""

from collections.abc import Callable

import pytest
from django.core.management import call_command

from tests.conftest import ROOT
from tests.copies import add_claims
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
    """Add so many approved claims like the world's soldiers, the newest published last."""
    return lambda number: add_claims(world, number)
