"""The people who work here."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.http import HttpRequest

from newsledger.ledger.counting import Tally
from newsledger.ledger.resting import entries_by, resting_on

from .keeping import KeepingAdmin
from .narrowing import NarrowedAdmin
from .paging import CappedPaginator

admin.site.unregister([User, Group])


@admin.register(User)
class AccountAdmin(NarrowedAdmin, KeepingAdmin, UserAdmin):
    """Accounts. The ledger knows people by their user names, so a name stays with its person for good."""

    kept_because = (
        "Accounts are kept: the ledger says by user name who wrote and who approved what, and a name that was given"
        " anew would stand for two people."
    )
    instead_of_deleting = (
        "Take the tick from “Active” in the account: nobody can log in with it any more, and all that was written"
        " under its name stays as it is."
    )

    paginator = CappedPaginator
    show_full_result_count = False
    # Django's own has inputs without names in it; these lists are short.
    filter_horizontal = ()

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Return what can't be typed: a user name is chosen once, and times are what they were."""
        fixed = super().get_readonly_fields(request, obj)
        return [*fixed, "username", "last_login", "date_joined"] if obj else fixed

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest | None = None) -> bool:
        """Return whether an address may filter so; the groups are rows, which a filter names by number."""
        return lookup == "groups__id__exact" or super().lookup_allowed(lookup, value, request)

    def resting(self, row: User) -> Iterable[tuple[str, Tally]]:
        """Return what rests on the account, and what the ledger says was written under its name."""
        return (*resting_on(row), entries_by(row.get_username()))


@admin.register(Group)
class RoleAdmin(NarrowedAdmin, GroupAdmin):
    """Groups of accounts, with what they may do."""
