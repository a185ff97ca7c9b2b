"""Bundles into the database: everything or nothing, adding what is new and keeping what is stored.

A load never edits what somebody may have edited: where a bundle and the store differ, the difference is told
and the stored value stays. Added is only what the store has never known.
"""

from collections.abc import Callable, Iterable

from django.contrib.auth.models import User

from newsledger.ledger import record as ledger

from .reading import BundleFile
from .resolving import check_declarations
from .storing.articles import store_articles
from .storing.declarations import store_quantities, store_sources, store_units
from .storing.ground import Incoming, Load, Report
from .storing.links import store_links
from .storing.statements import resolve_words, store_attributions, store_claims

# Each step needs the one before it, so a fault ends the load after its step instead of drowning in others.
STEPS = (
    store_units,
    store_sources,
    store_quantities,
    store_articles,
    resolve_words,
    store_attributions,
    store_claims,
    store_links,
)


@ledger.writing()
def load_bundles(
    bundles: Iterable[BundleFile], *, by: User, step: Callable[[], object] = lambda: None
) -> Report:
    """Store what the bundles say, articles first and links between claims last, and return what was done.

    `step` is called once for each thing that is done with (`Bundle.size`).
    Raises: BundleRefused, with every fault of the step that met one; then nothing is written.
    """
    load = Load([Incoming(file) for file in bundles], by, step)
    for bundle in load.bundles:
        check_declarations(bundle.file, load.faults)
    load.faults.refuse_if_any()
    for store in STEPS:
        store(load)
        load.faults.refuse_if_any()
    return load.report
