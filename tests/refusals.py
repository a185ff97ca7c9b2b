"""What every refused write has in common: it says which part is at fault, and nothing is written."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps

from newsledger.refusals import Refused


@contextmanager
def refused(field: str | None = None, words: str = "", *, error: type[Refused] = Refused) -> Iterator[None]:
    """Expect a refusal of this part of the record in such words, and that no row of ours is touched.

    `with refused("links", "to itself"): link_claim(…)`; a part of None may be any.
    """
    before = rows_of_ours()
    told = None
    try:
        yield
    except error as refusal:
        told = refusal
    assert told is not None, f"taken, though {field!r} is to be refused: {words!r}"
    assert field is None or told.field == field, f"refused was {told.field!r}: {told}"
    assert words in str(told)
    assert rows_of_ours() == before


def rows_of_ours() -> dict[str, list[dict[str, Any]]]:
    """Return every row of the ledger, of sources and of claims."""
    return {
        model._meta.label: list(model._base_manager.order_by("pk").values())
        for label in ("ledger", "sources", "claims")
        for model in apps.get_app_config(label).get_models()
    }
