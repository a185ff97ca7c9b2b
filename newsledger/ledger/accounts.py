"""The accounts that sign what no person does. Migrations make them; nobody can log in with them."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User

from newsledger.refusals import Refused

IMPORT = "import"
READING = "reading"


def service_account(name: str) -> User:
    """Return the account.

    Raises: Refused, when the migrations that make it haven't run.
    """
    account: User | None = get_user_model().objects.filter(username=name).first()
    if account is None:
        raise Refused(f"There is no account “{name}” to sign with: run manage.py migrate first.")
    return account
