"""Forms for saying that a quantity turned out to be another, and for taking it back."""

from django.db.models import Q, QuerySet

from claims.actions import refuse_quantity_merger
from claims.models import Quantity
from sources.forms import MergingForm, MergingTargetForm, UnmergingForm


class QuantityMergingTargetForm(MergingTargetForm):
    """Which quantity another turned out to be."""

    noun = "quantity"

    def every(self) -> QuerySet:
        return Quantity.objects.select_related("merged_into", "unit", "broader", "denominator")

    def named(self, key: str) -> Q:
        return Q(name_key=key)

    def containing(self, key: str) -> Q:
        return Q(name_key__contains=key)

    def refuse(self, target: Quantity) -> None:
        refuse_quantity_merger(self.row, target)


class QuantityMergingForm(MergingForm):
    """That a quantity is merged into another."""

    class Meta:
        model = Quantity
        fields = ()


class QuantityUnmergingForm(UnmergingForm):
    """That a merger of quantities is undone."""

    class Meta:
        model = Quantity
        fields = ()
