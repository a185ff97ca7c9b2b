"""What is asked of people at the door."""

from typing import Any

from allauth.mfa.totp.internal.auth import generate_totp_secret
from allauth.mfa.utils import decrypt, encrypt
from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.http import HttpRequest

from newsledger.refusals import Refused

from .actions import use_code
from .limits import count_failure, may_try
from .second_factor import second_factor_of

WRONG_CODE = (
    "That code is wrong, too old, or was used already. Wait until the app shows the next one, or type a recovery"
    " code."
)


class SecondStep(Exception):
    """The password is right, and the account wants a code besides."""

    def __init__(self, account: User) -> None:
        super().__init__()
        self.account = account


class PasswordForm(AdminAuthenticationForm):
    """The admin's log-in, which goes no further for an account with a second factor."""

    def confirm_login_allowed(self, user: Any) -> None:
        """Let the account in.

        Raises: ValidationError, SecondStep.
        """
        super().confirm_login_allowed(user)
        if second_factor_of(user):
            raise SecondStep(user)


class CodeInput(forms.TextInput):
    """Where a code is typed. One that was wrong isn't shown again: the next one is typed in its place."""

    def __init__(self, attrs: Any = None) -> None:
        shown = {"autocomplete": "one-time-code", "spellcheck": "false", "autocapitalize": "none"}
        super().__init__({**shown, **(attrs or {})})

    def format_value(self, value: Any) -> None:
        """Return None."""


class CodeField(forms.CharField):
    """A code from the app, or a recovery code; blanks in it count for nothing."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": 32, "widget": CodeInput, **options})


class CodeForm(forms.Form):
    """The second step: a code, which is used up by being right."""

    code = CodeField(
        label="Code",
        help_text="The six digits that your app shows now, or one of your recovery codes.",
        widget=CodeInput({"autofocus": True}),
    )

    def __init__(self, *args: Any, request: HttpRequest, account: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request, self.account = request, account

    def clean_code(self) -> str:
        """Use the code up.

        Raises: ValidationError; a wrong code counts as a wrong password does.
        """
        code: str = self.cleaned_data["code"]
        if not may_try(self.request, self.account):
            raise forms.ValidationError(WRONG_CODE)  # the locked page comes in its place
        try:
            right = use_code(account=self.account, code=code)
        except Refused as refusal:
            raise forms.ValidationError(refusal.message) from refusal
        if not right:
            count_failure(self.request, self.account)
            raise forms.ValidationError(WRONG_CODE)
        return code


class PasswordAgain(forms.Form):
    """Asks who is logged in for their password: somebody else may sit before an open page."""

    password = forms.CharField(
        label="Your password",
        strip=False,
        max_length=4096,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )
    code = CodeField(label="Code")

    def __init__(self, *args: Any, request: HttpRequest, account: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request, self.account = request, account

    def clean_password(self) -> str:
        """Return the password.

        Raises: ValidationError; a wrong one counts as at the log-in.
        """
        password: str = self.cleaned_data["password"]
        if authenticate(self.request, username=self.account.get_username(), password=password) is None:
            raise forms.ValidationError("That isn’t your password.")
        return password


class SwitchOnForm(PasswordAgain):
    """The second factor is switched on by the first code of the app.

    The key that the app was shown travels sealed with the form, so that a page opened twice, a wrong code or a
    session that ended meanwhile changes nothing of it, and looking at the page writes nothing.
    """

    key = forms.CharField(widget=forms.HiddenInput, max_length=500, required=False)
    code = CodeField(label="First code", help_text="The six digits that the app shows for this key now.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        try:
            self.secret = decrypt(self.data.get("key", ""))
        except Refused:
            self.secret = generate_totp_secret()
        self.sealed = encrypt(self.secret)


class SwitchOffForm(PasswordAgain):
    """The second factor is switched off by who has both."""

    code = CodeField(label="Code", help_text="The six digits that your app shows now, or a recovery code.")

    def clean(self) -> dict[str, Any]:
        """Use the code up; only where the password was right, or it would be used for nothing.

        Raises: ValidationError.
        """
        cleaned = super().clean() or {}
        if not self.errors:
            step = CodeForm({"code": cleaned["code"]}, request=self.request, account=self.account)
            for error in step.errors.get("code", ()):
                self.add_error("code", error)
        return cleaned
