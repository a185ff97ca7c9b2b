"""Parts of a record, edited inside it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.contrib.auth import get_permission_codename
from django.db import models
from django.forms import inlineformset_factory
from django.http import HttpRequest

from newsledger.ledger.forms import PartForm, PartsFormSet
from newsledger.refusals import Refused

from .fields import FieldsOfOurs

Parts = Mapping[str, Sequence[Any]]
"""The forms of the parts a record shall have, by what the record calls them."""


def refusals_of(request: HttpRequest) -> tuple[Refused, ...]:
    """Return what was refused of this request when it was first tried."""
    return getattr(request, "refusals", ())


class PartsInline(FieldsOfOurs, admin.StackedInline):
    """Parts of a record, edited inside it by whoever may edit the record.

    `says` is what the record calls them: the name under which an action refuses them and `write` gets them.
    """

    form = PartForm
    formset = PartsFormSet
    extra = 0
    says = ""

    def get_formset(self, request: HttpRequest, obj: models.Model | None = None, **kwargs: Any) -> Any:
        """Return the formset class. Django's own would not let a part go on which other rows rest."""
        hidden = self.get_readonly_fields(request, obj)
        made: Any = inlineformset_factory(
            self.parent_model,
            self.model,
            form=self.form,
            formset=self.formset,
            fk_name=self.fk_name,
            fields=[
                name for name in flatten_fieldsets(self.get_fieldsets(request, obj)) if name not in hidden
            ],
            formfield_callback=lambda field, **options: self.formfield_for_dbfield(field, request, **options),
            extra=self.get_extra(request, obj),
            min_num=self.get_min_num(request, obj),
            max_num=self.get_max_num(request, obj),
            can_delete=self.can_delete,
        )
        made.says = self.says
        made.refusals = tuple(
            refusal for refusal in refusals_of(request) if refusal.field.partition(".")[0] == self.says
        )
        return made

    def _may(self, request: HttpRequest, *verbs: str) -> bool:
        opts = self.parent_model._meta
        return any(
            request.user.has_perm(f"{opts.app_label}.{get_permission_codename(verb, opts)}") for verb in verbs
        )

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return whether the user may see the record."""
        return self._may(request, "view", "change")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return whether the user may write the record."""
        return self._may(request, "change" if obj else "add")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return whether the user may write the record."""
        return self._may(request, "change" if obj else "add")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return whether the user may write the record."""
        return self._may(request, "change" if obj else "add")
