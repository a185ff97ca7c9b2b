"""An account may ask for a code besides its password: switched on, used, lost, switched off."""

import re
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from axes.models import AccessAttempt
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from newsledger.accounts.actions import (
    MOST_WRONG_CODES,
    TooManyCodes,
    remove_second_factor,
    switch_on,
    use_code,
)
from newsledger.accounts.second_factor import recovery_codes_of, second_factor_of
from newsledger.refusals import Refused
from tests.admin_pages import complaints, read
from tests.world import make_user

pytestmark = pytest.mark.django_db

PAGE, CODE = "/admin/second-factor/", "/admin/login/code/"
KEY = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
PASSWORD = {"username": "editor", "password": "editor-password"}


class Clock:
    """Says what time it is, until it is set on."""

    def __init__(self) -> None:
        self.now = 1_750_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(time, "time", clock)
    return clock


@pytest.fixture
def editor(db: None) -> User:
    return make_user("editor", "Editor")


@pytest.fixture
def codes(editor: User, clock: Clock) -> list[str]:
    """The editor's recovery codes; the second factor is switched on, a minute ago."""
    codes = switch_on(account=editor, secret=KEY, code=code_at(clock))
    clock.now += 60
    return codes


def code_at(clock: Clock, *, later: int = 0, key: str = KEY) -> str:
    """Return what an app shows then."""
    return format_hotp_value(hotp_value(key, int(clock.now + later) // 30))


def first_step(where: str = "/admin/login/", client: Client | None = None) -> Client:
    client = client or Client()
    answer = client.post(where, PASSWORD)
    assert answer.headers["Location"].startswith(CODE)
    return client


def says(answer: HttpResponse) -> str:
    assert answer.status_code == 200
    return answer.content.decode()


def is_in(client: Client) -> bool:
    return client.get("/admin/").status_code == 200


# --- Switched on ---


def test_it_is_switched_on_with_the_password_and_a_first_code(editor: User, clock: Clock):
    client = Client()
    client.force_login(editor)
    page = client.get(PAGE)
    assert "no-store" in page.headers["Cache-Control"]
    sealed = read(page).data["key"]
    key = re.search('<code class="key">([A-Z2-7 ]+)<', says(page))[1].replace(" ", "")
    assert re.search(r'<svg class="qr"\s+viewBox="0 0 (\d+) \1"', says(page))
    assert "style=" not in says(page)
    assert "data:" not in says(page)

    refused = client.post(PAGE, {"password": "wrong", "code": code_at(clock, key=key), "key": sealed})
    assert "That isn’t your password." in complaints(refused)
    refused = client.post(PAGE, {"password": "editor-password", "code": "000000", "key": sealed})
    assert "isn’t the code the app shows" in complaints(refused)
    assert key in says(refused).replace(" ", "")
    assert second_factor_of(editor) is None

    done = says(
        client.post(PAGE, {"password": "editor-password", "code": code_at(clock, key=key), "key": sealed})
    )
    shown = re.findall(r"<code>(\d{8})</code>", done)
    assert shown == recovery_codes_of(editor)
    assert len(set(shown)) == 10
    assert "Recovery codes left: <strong>10</strong>" in says(client.get(PAGE))
    assert not any(code in says(client.get(PAGE)) for code in shown)
    factor = second_factor_of(editor)
    assert key not in str(factor.data)
    with pytest.raises(Refused):
        switch_on(account=editor, secret=KEY, code=code_at(clock))


# --- Logging in ---


def test_the_code_is_asked_after_the_password_and_leads_where_one_was_going(codes: list[str], clock: Clock):
    client = first_step("/admin/login/?next=/admin/claims/")
    assert not is_in(client)
    there = f"{CODE}?next=%2Fadmin%2Fclaims%2F"
    assert "asks for a code besides" in says(client.get(there))
    answer = client.post(there, {"code": f" {code_at(clock)[:3]} {code_at(clock)[3:]} "})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/admin/claims/")
    assert is_in(client)
    assert first_step(client=Client()).post(f"{CODE}?next=https://example.org/", {"code": codes[0]}).headers[
        "Location"
    ] == ("/admin/")


def test_a_wrong_code_is_told_and_counts_like_a_wrong_password(codes: list[str], clock: Clock):
    client = first_step()
    for _ in range(4):
        assert "That code is wrong" in says(client.post(CODE, {"code": "12"}))
    kept = AccessAttempt.objects.get()
    assert (kept.username, kept.failures_since_start, "12\n" in kept.post_data) == ("editor", 4, False)
    first_step(client=client)  # the right password forgets nothing before the code is right too
    assert client.post(CODE, {"code": "12"}).status_code == 429
    assert client.post(CODE, {"code": code_at(clock)}).status_code == 429
    assert Client().post("/admin/login/", PASSWORD).status_code == 429
    assert not is_in(client)


def test_no_code_logs_in_twice(codes: list[str], editor: User, clock: Clock):
    assert use_code(account=editor, code=code_at(clock, later=30))  # the phone's clock is fast
    assert not use_code(account=editor, code=code_at(clock, later=30))
    assert not use_code(account=editor, code=code_at(clock))  # older than one that was used
    clock.now += 60
    assert use_code(account=editor, code=code_at(clock))
    assert use_code(account=editor, code=codes[3])
    assert not use_code(account=editor, code=codes[3])
    assert codes[3] not in recovery_codes_of(editor)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_send_one_code_at_once_one_gets_in(clock: Clock):
    editor = make_user("editor", "Editor")
    recovery = switch_on(account=editor, secret=KEY, code=code_at(clock))

    def use(code: str) -> bool:
        try:
            return use_code(account=editor, code=code)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as people:
        for round_ in range(10):
            clock.now += 60
            code = recovery[round_] if round_ % 2 else code_at(clock)
            assert sorted(people.map(use, (code, code))) == [False, True]


def test_the_first_code_does_not_log_in_either(editor: User, clock: Clock):
    switch_on(account=editor, secret=KEY, code=code_at(clock))
    assert not use_code(account=editor, code=code_at(clock))


def test_codes_are_not_guessed_from_many_addresses(codes: list[str], editor: User, clock: Clock):
    for _ in range(MOST_WRONG_CODES):
        assert not use_code(account=editor, code="000000")
    with pytest.raises(TooManyCodes):
        use_code(account=editor, code=code_at(clock))
    clock.now += 15 * 60 + 1
    assert use_code(account=editor, code=code_at(clock))


@pytest.mark.parametrize("code", ["", "0" * 33, "١٢٣٤٥٦", "\0", "ä", "-" * 6])
def test_what_is_no_code_is_only_refused(codes: list[str], code: str):
    client = first_step()
    assert client.post(CODE, {"code": code}).status_code == 200
    assert not is_in(client)


@pytest.mark.parametrize("change", ["password", "active", "late"])
def test_a_first_step_that_no_longer_holds_is_begun_anew(
    codes: list[str], editor: User, clock: Clock, change: str
):
    client = first_step()
    if change == "late":
        clock.now += 601
    elif change == "active":
        User.objects.update(is_active=False)
    else:
        editor.set_password("another-password")
        editor.save()
    answer = client.post(f"{CODE}?next=/admin/claims/", {"code": code_at(clock)})
    assert answer.headers["Location"] == "/admin/login/?next=%2Fadmin%2Fclaims%2F"
    assert not is_in(client)


# --- Lost, and switched off ---


def test_it_is_switched_off_with_password_and_code(codes: list[str], editor: User, clock: Clock):
    client = Client()
    client.force_login(editor)
    refused = client.post(PAGE, {"password": "wrong", "code": codes[0]})
    assert "That isn’t your password." in complaints(refused)
    assert codes[0] in recovery_codes_of(editor)  # not used up for nothing
    assert "That code is wrong" in complaints(client.post(PAGE, {"password": "editor-password", "code": "1"}))
    assert client.post(PAGE, {"password": "editor-password", "code": codes[0]}).status_code == 302
    assert not Authenticator.objects.exists()
    assert Client().post("/admin/login/", PASSWORD).headers["Location"] == "/admin/"


def test_an_admin_removes_the_second_factor_of_who_lost_the_phone(codes: list[str], editor: User):
    chief = Client()
    chief.force_login(make_user("chief", "Admin"))
    where = f"/admin/auth/user/{editor.pk}/second-factor/"
    assert where in says(chief.get(f"/admin/auth/user/{editor.pk}/change/"))
    assert "Remove it" in says(chief.get(where))
    assert chief.post(where).status_code == 302
    assert not Authenticator.objects.exists()
    assert "has no second factor" in says(chief.get(where))
    assert chief.post(where).status_code == 302
    assert chief.get("/admin/auth/user/0/second-factor/").status_code == 404


def test_the_command_removes_one_when_no_admin_is_left(codes: list[str], capsys: Any):
    call_command("remove_second_factor", "editor")
    assert "with the password alone" in capsys.readouterr().out
    for name in ("editor", "nobody"):
        with pytest.raises(CommandError):
            call_command("remove_second_factor", name)


def test_another_secret_key_opens_nothing_and_says_what_to_do(codes: list[str], editor: User, settings: Any):
    client = first_step()
    owner = Client()
    owner.force_login(editor)
    settings.SECRET_KEY = "another"
    # Sessions are void then, too; what the account holds is asked by itself.
    with pytest.raises(Refused, match="secret key was changed"):
        use_code(account=editor, code=codes[0])
    assert remove_second_factor(account=editor)
    assert not is_in(client)
