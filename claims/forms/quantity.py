"""Forms for what is counted, and in what."""

from typing import Any

from claims.domain.records import QuantityRecord
from claims.models import Quantity, Unit
from newsledger.ledger.forms import ActionForm
from sources.forms import SluggedForm


class QuantityForm(SluggedForm):
    """What is counted."""

    class Meta:
        model = Quantity
        fields = (
            "name",
            "slug",
            "unit",
            "statistic",
            "accumulation",
            "place",
            "broader",
            "denominator",
            "note",
        )

    def record(self) -> QuantityRecord:
        """Return the quantity as the form says it shall be."""
        said = self.cleaned_data
        return QuantityRecord(
            slug=said.get("slug", self.instance.slug),
            name=said["name"],
            unit=said["unit"].slug,
            statistic=said["statistic"],
            accumulation=said["accumulation"],
            place=said["place"],
            broader=said["broader"].slug if said["broader"] else None,
            denominator=said["denominator"].slug if said["denominator"] else None,
            note=said["note"],
        )


class UnitForm(ActionForm):
    """What numbers are numbers of."""

    class Meta:
        model = Unit
        fields = ("slug", "name", "plural", "symbol", "dimension", "code")

    def values(self) -> dict[str, Any]:
        """Return what the form says of the unit, but for its slug."""
        return {name: self.cleaned_data[name] for name in ("name", "plural", "symbol", "dimension", "code")}
