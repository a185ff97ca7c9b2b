"""What a decision leaves behind: attributions, sources and quantities made at the desk that serve nobody now."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import User

from claims.actions.attributions import discard_attribution
from claims.actions.quantities import discard_quantity
from claims.models import Attribution, Decision, NumericClaim, Quantity
from newsledger.ledger.models import Recorded
from sources.actions import discard_source, is_referred_to
from sources.models import ArticleVersion, Source


@dataclass(frozen=True)
class Under:
    """What claims rest on, by row numbers, as long as they do."""

    attributions: frozenset[int]
    sources: frozenset[int]
    quantities: frozenset[int]


def what_is_under(claims: Iterable[NumericClaim]) -> Under:
    """Return what the claims rest on now."""
    pks = [claim.pk for claim in claims]
    attributions = Attribution.objects.filter(claims__in=pks)
    return Under(
        frozenset(attributions.values_list("pk", flat=True)),
        frozenset(Source.objects.filter(links__attribution__in=attributions).values_list("pk", flat=True)),
        frozenset(Quantity.objects.filter(claims__in=pks).values_list("pk", flat=True)),
    )


def discard_unused(under: Under, version: ArticleVersion, *, by: User) -> None:
    """Take out what this person made at the desk of this version and nothing refers to any more.

    An attribution without claims would be shown as one that the article has beside its numbers.
    """
    for attribution in Attribution.objects.filter(pk__in=under.attributions).order_by("-pk"):
        if is_unused(attribution, version, by=by, parts=("links",)):
            discard_attribution(attribution=attribution, revision=attribution.revision, by=by)
    for source in Source.objects.filter(pk__in=under.sources).order_by("-pk"):
        if source.merged_into is None and is_unused(
            source, version, by=by, parts=("aliases", "affiliations")
        ):
            discard_source(source=source, revision=source.revision, by=by)
    for quantity in Quantity.objects.filter(pk__in=under.quantities).order_by("-pk"):
        if quantity.merged_into is None and is_unused(quantity, version, by=by):
            discard_quantity(quantity=quantity, revision=quantity.revision, by=by)


def is_unused(row: Recorded, version: ArticleVersion, *, by: User, parts: tuple[str, ...] = ()) -> bool:
    """Return whether the person made the row at the desk of the version, alone, and nothing refers to it."""
    if is_referred_to(row, parts=parts) or is_others_too(row, by=by):
        return False
    made_at = row.history_of_this_row().order_by("revision").values_list("number", flat=True).first()
    made = Decision.objects.filter(version=version, by=by, first_entry__lte=made_at, last_entry__gte=made_at)
    return made.exists()


def is_others_too(row: Recorded, *, by: User) -> bool:
    """Return whether anybody else wrote a revision of the row since it was made."""
    return row.history_of_this_row().exclude(by=by.get_username()).exists()
