"""What merging two quantities would bring together, to be looked at before it is done."""

from collections.abc import Iterable

from claims.models import Quantity
from sources.presenters import Fact, MergingPreview, Tally, tallies

# What points to a quantity, in an editor's words; any other relation goes by its own name.
_CALLED = {"narrower": "narrower quantities", "numerators": "shares and rates of it"}


def quantity_merging_preview(quantity: Quantity, into: Quantity) -> MergingPreview:
    """Return both quantities side by side, with counts of all that would be seen under `into`.

    Two queries beside those for units and broader quantities that aren't read yet. Neither may be merged itself.
    """
    together: dict[str, list[int]] = {quantity.slug: [], into.slug: []}
    for row in Quantity.objects.resolving(together):
        together[row.asked].append(row.id)
    ids, into_ids = together[quantity.slug], together[into.slug]
    merged_before = Tally("quantities merged into it before", len(ids) - 1, len(into_ids) - 1)
    return MergingPreview(
        row=quantity,
        into=into,
        facts=tuple(_facts(quantity, into)),
        lists=(),
        tallies=(*tallies(Quantity, ids, into_ids, called=_CALLED), merged_before),
    )


def _facts(quantity: Quantity, into: Quantity) -> Iterable[Fact]:
    yield Fact("Unit", str(quantity.unit), str(into.unit))
    yield Fact("Statistic", quantity.get_statistic_display(), into.get_statistic_display())
    yield Fact("Accumulation", quantity.get_accumulation_display(), into.get_accumulation_display())
    for what, name in (
        ("Place", "place"),
        ("Part of", "broader"),
        ("Share of", "denominator"),
        ("Note", "note"),
    ):
        fact = Fact(what, str(getattr(quantity, name) or ""), str(getattr(into, name) or ""))
        if fact.row or fact.into:
            yield fact
