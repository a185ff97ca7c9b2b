"""The people who work here."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.http import HttpRequest

admin.site.unregister(User)


@admin.register(User)
class AccountAdmin(UserAdmin):
    """Accounts. The ledger knows people by their user names, so a name stays with its person for good."""

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Return what can't be typed: a user name is chosen once."""
        fixed = super().get_readonly_fields(request, obj)
        return [*fixed, "username"] if obj else fixed

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return False: an account that is no longer used is made inactive, or its name could be given anew."""
        return False
