"""What is written about how people get in. Accounts are the installation's, so the ledger knows none of it."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.utils import decrypt
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from newsledger.refusals import Refused

from .second_factor import Type, counter_of

# An account's codes can be guessed from many addresses at once, by who has its password. Ten in a quarter of an
# hour are no way to find one of a million.
MOST_WRONG_CODES = 10
WRONG_CODES_SECONDS = 15 * 60


class TooManyCodes(Refused):
    """So many codes for the account were wrong that none is looked at for a while."""


@transaction.atomic
def switch_on(*, account: User, secret: str, code: str) -> list[str]:
    """Ask for a code whenever the account logs in from now on; return its recovery codes.

    Raises: Refused, when the code isn't the secret's, or there is a second factor already.
    """
    User.objects.select_for_update().get(pk=account.pk)
    if Authenticator.objects.filter(user=account).exists():
        raise Refused("A second factor is switched on already: switch it off first.")
    counter = counter_of(secret, code)
    if counter is None:
        raise Refused(
            "That isn’t the code the app shows for this key now. Is the clock of the phone right?",
            field="code",
        )
    factor = TOTP.activate(account, secret).instance
    factor.data["counter"] = counter
    factor.save()
    return RecoveryCodes.activate(account).generate_codes()


@transaction.atomic
def use_code(*, account: User, code: str) -> bool:
    """Return whether the code is right, and let nobody use it again: one of the app's, or a recovery code.

    Raises: TooManyCodes, UnreadableSecret.
    """
    kept = {
        each.type: each
        for each in Authenticator.objects.select_for_update().filter(user=account).order_by("pk")
    }
    factor, recovery = kept.get(Type.TOTP), kept.get(Type.RECOVERY_CODES)
    if factor is None:
        return False
    now = time.time()
    wrong = [at for at in factor.data.get("wrong", ()) if at > now - WRONG_CODES_SECONDS]
    if len(wrong) >= MOST_WRONG_CODES:
        raise TooManyCodes(
            "Too many codes for this account were wrong. Try again in a quarter of an hour. If that wasn’t you,"
            " somebody knows your password: tell an admin."
        )
    counter = counter_of(decrypt(factor.data["secret"]), code)
    right = counter is not None and counter > factor.data.get("counter", -1)
    if right:
        factor.data["counter"] = counter
    elif recovery is not None:
        right = RecoveryCodes(recovery).validate_code(code)
    factor.data["wrong"] = [] if right else [*wrong, now]
    if right:
        factor.last_used_at = timezone.now()
    factor.save()
    return right


def remove_second_factor(*, account: User) -> bool:
    """Let the account log in with its password alone; return whether there was more to ask for."""
    removed, _ = Authenticator.objects.filter(user=account).delete()
    return removed > 0
