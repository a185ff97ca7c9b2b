"""One small bundle that can be bent into every fault, and the commands as a shell sees them."""

import io
import json
from pathlib import Path
from typing import Any, NamedTuple

from django.apps import apps
from django.core.management import CommandError, call_command

from newsledger.ledger.models import LedgerEntry

TEXT = (
    "Northern Post: floods\n"
    "At least 1,200 homes were flooded in Arnmouth, the mayor said on Monday. The mayor spoke of 40 dead.\n"
    "Police counted 40 arrests and 7 fires; 7 people were hurt.\n"
)


def small() -> dict[str, Any]:
    """Return a bundle with three claims on TEXT, two attributions, a mention and a link."""
    homes = "At least 1,200 homes were flooded in Arnmouth, the mayor said on Monday."
    return {
        "bundle": 1,
        "sources": [
            {"name": "Northern Post", "kind": "outlet"},
            {"name": "Arnmouth", "kind": "organisation"},
            {
                "name": "Mayor of Arnmouth",
                "kind": "person",
                "affiliations": [{"kind": "speaks_for", "organisation": "Arnmouth"}],
            },
        ],
        "quantities": [
            {"name": "Homes flooded in Arnmouth", "unit": "house", "statistic": "count"},
            {"name": "People killed in Arnmouth", "unit": "person", "statistic": "count"},
        ],
        "article": {
            "slug": "arnmouth-floods",
            "outlet": "Northern Post",
            "published": "2024-03-05",
            "versions": [{"text_file": "article.txt"}],
        },
        "attributions": [
            {
                "id": "mayor",
                "quote": homes,
                "links": [{"source": "Mayor of Arnmouth", "words": "the mayor", "cue": "said"}],
            },
            {
                "id": "mayor-again",
                "links": [{"source": "Mayor of Arnmouth", "words": "The mayor", "cue": "spoke of"}],
            },
        ],
        "claims": [
            {
                "id": "homes",
                "quote": homes,
                "number": "1,200",
                "comparator": "at_least",
                "lower": "1200",
                "quantity": "Homes flooded in Arnmouth",
                "words": {"comparator": "At least", "counted": "homes"},
                "attributions": [{"id": "mayor"}],
                "review": "approved",
            },
            {
                "id": "dead",
                "quote": "The mayor spoke of 40 dead.",
                "number": "40",
                "comparator": "exact",
                "point": "40",
                "quantity": "People killed in Arnmouth",
                "attributions": [{"id": "mayor-again"}],
                "review": "approved",
            },
            {
                "id": "fires",
                "quote": "Police counted 40 arrests and 7 fires; 7 people were hurt.",
                "number": "7",
                "occurrence": 1,
                "comparator": "exact",
                "point": "7",
            },
        ],
        "mentions": [{"number": "40", "occurrence": 2, "fate": "dismissed", "reason": "not counted here"}],
        "links": [{"from": "dead", "kind": "same_statement", "to": "homes", "basis": "editor"}],
    }


def write(folder: Path, bundle: dict[str, Any] | str | bytes | None = None, text: str | bytes = TEXT) -> Path:
    """Write a bundle with its text into the folder and return the bundle's path."""
    folder.mkdir(parents=True, exist_ok=True)
    raw = json.dumps(small() if bundle is None else bundle) if not isinstance(bundle, str | bytes) else bundle
    (folder / "article.txt").write_bytes(text if isinstance(text, bytes) else text.encode())
    file = folder / "bundle.json"
    file.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    return file


class Outcome(NamedTuple):
    status: int
    out: str
    err: str


def run(*arguments: str | Path) -> Outcome:
    """Run a management command and return what a shell would see of it."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command(*map(str, arguments), stdout=out, stderr=err)
    except CommandError as error:
        return Outcome(error.returncode, out.getvalue(), f"{err.getvalue()}CommandError: {error}\n")
    return Outcome(0, out.getvalue(), err.getvalue())


def rows() -> dict[str, int]:
    """Return how many rows every table of ours holds, and the head of the ledger."""
    models = [
        model
        for label in ("ledger", "sources", "claims")
        for model in apps.get_app_config(label).get_models()
    ]
    counts = {model.__name__: model._default_manager.count() for model in models}
    head = LedgerEntry.objects.order_by("-number").values_list("hash", flat=True).first()
    return {**counts, "head": head or ""}
