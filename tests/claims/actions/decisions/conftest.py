from collections.abc import Iterator
from copy import deepcopy

import pytest

from tests.claims.actions.decisions.desk import Desk, faults, make_desk


@pytest.fixture(scope="module")
def shared_desk(shared_rows: None) -> Desk:
    return make_desk()


@pytest.fixture
def desk(shared_desk: Desk, db: None) -> Iterator[Desk]:
    """The desk of a pasted article; whatever was decided there, verify finds nothing afterwards."""
    yield deepcopy(shared_desk)
    assert faults() == []
