"""The accounts of a demonstration."""

from django.contrib.auth.models import Group, User
from django.db import transaction

# Name to the group whose work it does; admin is a superuser besides.
DEMO_ACCOUNTS = {"editor": "Editor", "reviewer": "Reviewer", "admin": "Admin"}


@transaction.atomic
def set_up_demo_account(*, name: str, password: str, replace: bool) -> bool:
    """Return whether the account, made if it wasn't there, opens with this password.

    An account whose password somebody has changed keeps it, unless `replace` says otherwise.
    Raises: Group.DoesNotExist before the migrations have run; KeyError for a name that is no demo account.
    """
    group = Group.objects.get(name=DEMO_ACCOUNTS[name])
    account, made = User.objects.get_or_create(
        username=name, defaults={"is_staff": True, "is_superuser": name == "admin"}
    )
    if made:
        account.groups.add(group)
    if made or replace:
        account.set_password(password)
        account.save()
        return True
    return account.check_password(password)
