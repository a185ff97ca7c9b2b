"""What the steps of a load share: the bundles on their way in, who signs, what was done and what is wrong."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from django.contrib.auth.models import User

from claims.bundles.comparing import Difference
from claims.bundles.directory import Directory
from claims.bundles.faults import Faults
from claims.bundles.mergers import Mergers
from claims.bundles.reading import BundleFile
from claims.bundles.resolving import Said
from newsledger.ledger.models import LedgerEntry
from sources.models import Article

IMPORTED = LedgerEntry.Action.IMPORTED

KINDS = (
    "units",
    "sources",
    "quantities",
    "articles",
    "versions",
    "attributions",
    "mentions",
    "claims",
    "links",
)


@dataclass
class Report:
    """What a load did, by kind of thing, and where the store says otherwise."""

    created: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)
    different: Counter[str] = field(default_factory=Counter)
    differences: list[Difference] = field(default_factory=list)

    def compared(self, kind: str, found: list[Difference]) -> None:
        """Count one stored thing as unchanged, or as different with what differs."""
        (self.different if found else self.unchanged)[kind] += 1
        self.differences += found

    def kept(self, kind: str, record: str, field: str, said: object, stored: object) -> None:
        """Count one thing as different in this one value."""
        self.compared(kind, [Difference(record, field, said, stored)])

    def not_said(self, record: str) -> None:
        """Tell that a record is stored of which the bundle has nothing."""
        self.differences.append(Difference(record, "all of it", None, "a record"))


@dataclass
class Incoming:
    """One bundle on its way in."""

    file: BundleFile
    names: Directory = field(default_factory=Directory)
    stored_article: Article | None = None
    said: Said = field(default_factory=Said)
    attribution_uids: dict[str, str] = field(default_factory=dict)
    """Uid of the stored attribution by the bundle's own id."""
    claim_uids: dict[str, str | None] = field(default_factory=dict)
    """Uid of the stored claim by its path in the bundle; None for one that an editor's word keeps out."""

    @property
    def article(self) -> Article:
        if self.stored_article is None:
            raise RuntimeError("the bundle's article is stored before what its texts say")
        return self.stored_article


@dataclass
class Load:
    """One load, from its first step to its last."""

    bundles: list[Incoming]
    by: User
    step: Callable[[], object]
    """Called once for each thing that is done with."""
    faults: Faults = field(default_factory=Faults)
    report: Report = field(default_factory=Report)
    mergers: Mergers = field(default_factory=Mergers.stored)
