"""How allauth keeps second factors here: encrypted, so that a copy of the database opens no account."""

import base64

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.utils.crypto import salted_hmac

from newsledger.refusals import Refused


class UnreadableSecret(Refused):
    """The second factor was stored under another key of the installation."""


class SecondFactorAdapter(DefaultMFAAdapter):
    """Keeps secrets under a key that comes from the installation's own."""

    def encrypt(self, text: str) -> str:
        """Return the text as it is stored."""
        return cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return the text.

        Raises: UnreadableSecret.
        """
        try:
            return cipher().decrypt(encrypted_text).decode()
        except InvalidToken:
            raise UnreadableSecret(
                "This account’s second factor can’t be read any more: the installation’s secret key was changed."
                " An admin has to remove it on the account’s page, or with manage.py remove_second_factor."
            ) from None


def cipher() -> Fernet:
    """Return what encrypts and decrypts with a key derived from the installation's."""
    key = salted_hmac("newsledger.accounts.second_factor", b"secret", settings.SECRET_KEY, algorithm="sha256")
    return Fernet(base64.urlsafe_b64encode(key.digest()))
