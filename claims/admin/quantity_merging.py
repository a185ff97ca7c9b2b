"""Saying that a quantity turned out to be another, after a look at both; and taking it back."""

from django.contrib.auth.models import User

from claims.actions import merge_quantity, unmerge_quantity
from claims.forms import QuantityMergingForm, QuantityMergingTargetForm, QuantityUnmergingForm
from claims.models import Quantity
from claims.presenters.merging import quantity_merging_preview
from sources.admin import MergingAdmin
from sources.presenters import MergingPreview


class QuantityMergingAdmin(MergingAdmin):
    """The admin of quantities that may turn out to be one."""

    target_form = QuantityMergingTargetForm
    merging_form = QuantityMergingForm
    unmerging_form = QuantityUnmergingForm

    def merge(self, row: Quantity, *, into: Quantity, revision: int, by: User, reason: str) -> Quantity:
        """Merge the quantity."""
        return merge_quantity(quantity=row, into=into, revision=revision, by=by, reason=reason)

    def unmerge(self, row: Quantity, *, revision: int, by: User, reason: str) -> Quantity:
        """Let the quantity stand for itself again."""
        return unmerge_quantity(quantity=row, revision=revision, by=by, reason=reason)

    def preview(self, row: Quantity, into: Quantity) -> MergingPreview:
        """Return both quantities side by side."""
        return quantity_merging_preview(row, into)
