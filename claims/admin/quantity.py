"""What is counted, and in what."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.http import HttpRequest

from claims.actions import create_quantity, edit_quantity, edit_unit, ensure_unit
from claims.forms import QuantityForm, UnitForm
from claims.models import Quantity, Unit
from newsledger.ledger.admin import ActionAdmin, Parts
from newsledger.refusals import Refused

from .quantity_list import QuantityListAdmin


@admin.register(Quantity)
class QuantityAdmin(QuantityListAdmin):
    """What is counted. Claims on one quantity can be compared."""

    form = QuantityForm
    change_form_template = "admin/claims/quantity/change_form.html"
    instead_of_deleting = (
        "If it is the same as another quantity, merge it into that one: its address then leads there, and the"
        " merger can be undone. If it is wrong, rename it, or give its claims another quantity."
    )
    readonly_fields = ("merger",)
    autocomplete_fields = ("unit", "broader", "denominator")
    fieldsets = (
        (None, {"fields": ("name", "slug", "unit", ("statistic", "accumulation"), "place")}),
        ("Beside other quantities", {"fields": ("broader", "denominator")}),
        (None, {"fields": ("note",)}),
    )

    def write(self, form: QuantityForm, parts: Parts, stored: Quantity | None, *, by: User) -> Quantity:
        """Create or edit the quantity."""
        if stored is None:
            return create_quantity(content=form.record(), by=by)
        return edit_quantity(
            quantity=stored,
            revision=form.revision,
            content=form.record(),
            by=by,
            reason=form.cleaned_data["reason"],
        )


@admin.register(Unit)
class UnitAdmin(ActionAdmin):
    """What numbers are numbers of: vocabulary, without history."""

    form = UnitForm
    instead_of_deleting = (
        "Rename it, or give its quantities and claims another unit. Files name it by its slug."
    )
    list_display = ("name", "plural", "symbol", "dimension", "code", "slug")
    list_filter = ("dimension",)
    search_fields = ("name", "plural", "symbol", "slug", "code")
    fieldsets = ((None, {"fields": ("name", "plural", "symbol", "slug", "dimension", "code")}),)

    def get_readonly_fields(self, request: HttpRequest, obj: Unit | None = None) -> Any:
        """Return the slug of a stored unit: files name it by that."""
        return ("slug",) if obj else ()

    def write(self, form: UnitForm, parts: Parts, stored: Unit | None, *, by: User) -> Unit:
        """Create or edit the unit."""
        if stored is not None:
            return edit_unit(unit=stored, **form.values())
        unit, is_new = ensure_unit(slug=form.cleaned_data["slug"], **form.values())
        if not is_new:
            raise Refused(f"The unit “{unit}” has this slug.", field="slug")
        return unit
