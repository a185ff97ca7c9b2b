"""Second factors as they are: who has one, which code is right now, what an app is shown. Nothing is written."""

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.contrib.auth.models import User

Type = Authenticator.Type


def second_factor_of(account: User) -> Authenticator | None:
    """Return the account's app that shows codes, or None."""
    return Authenticator.objects.filter(user=account, type=Type.TOTP).first()


def recovery_codes_of(account: User) -> list[str]:
    """Return the recovery codes that were not used yet.

    Raises: UnreadableSecret.
    """
    kept = Authenticator.objects.filter(user=account, type=Type.RECOVERY_CODES).first()
    return RecoveryCodes(kept).get_unused_codes() if kept else []


def counter_of(secret: str, code: str) -> int | None:
    """Return the half minute for which the secret gives this code, of those that count as now; or None."""
    for counter in yield_hotp_counters_from_time():
        if compare_user_code(actual=code, expected=format_hotp_value(hotp_value(secret, counter))):
            return counter
    return None


def app_address(account: User, secret: str) -> str:
    """Return what an app reads from the QR picture."""
    address: str = get_adapter().build_totp_url(account, secret)
    return address


def qr_path(words: str) -> tuple[int, str]:
    """Return a QR picture of the words: how many squares it is wide, and its dark ones as an SVG path."""
    # Costs 15 ms, and is drawn a few times in an account's life.
    from qrcode.main import QRCode

    picture = QRCode(border=4)
    picture.add_data(words)
    rows = picture.get_matrix()
    dark = (f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark)
    return len(rows), "".join(dark)
