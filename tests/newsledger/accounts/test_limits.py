"""Five wrong passwords of a name from an address lock it for a quarter of an hour."""

import logging
import sqlite3
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from newsledger.accounts.limits import client_address, locked_until
from tests.world import make_user

pytestmark = pytest.mark.django_db

LOGIN = "/admin/login/"


@pytest.fixture
def editor(db: None) -> User:
    return make_user("editor", "Editor")


def typed(password: str, client: Client | None = None, **headers: str) -> HttpResponse:
    """Return the answer to the log-in form; each from a browser of its own, unless one is named."""
    return (client or Client()).post(LOGIN, {"username": "editor", "password": password}, **headers)


def fail(times: int, **headers: str) -> HttpResponse:
    """Get the password wrong so many times; return the last answer."""
    return [typed("wrong", **headers) for _ in range(times)][-1]


def test_the_fifth_failure_locks_the_name_and_says_until_when(editor: User):
    assert fail(4).status_code == 200
    for answer in (fail(1), typed("editor-password")):
        assert answer.status_code == 429
        assert 890 <= int(answer.headers["Retry-After"]) <= 900
        page = answer.content.decode()
        until = (timezone.now() + timedelta(minutes=15)).strftime("%H:")
        assert "Too many log-ins failed" in page
        assert f"{until}" in page or "in 15" in page
        assert "editor" not in page.partition("<body")[2]  # nobody is told whose name there is


def test_after_a_quarter_of_an_hour_the_right_password_is_looked_at_again(editor: User):
    fail(7)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=15, seconds=1))
    assert typed("editor-password").status_code == 302


def test_trying_while_locked_makes_it_no_longer(editor: User):
    fail(5)
    begun = AccessAttempt.objects.get()
    fail(3)
    later = AccessAttempt.objects.get()
    assert (later.attempt_time, later.failures_since_start) == (begun.attempt_time, 5)


def test_another_name_and_another_address_are_not_locked(editor: User):
    make_user("reviewer", "Reviewer")
    fail(5)
    other = Client().post(LOGIN, {"username": "reviewer", "password": "reviewer-password"})
    assert (other.status_code, typed("editor-password", REMOTE_ADDR="192.0.2.7").status_code) == (302, 302)


def test_another_browser_is_the_same_name_from_the_same_address(editor: User):
    for number in range(5):
        answer = typed("wrong", HTTP_USER_AGENT=f"browser {number}")
    assert answer.status_code == 429


def test_a_right_password_forgets_the_wrong_ones(editor: User):
    fail(4)
    assert typed("editor-password").status_code == 302
    assert not AccessAttempt.objects.exists()
    assert fail(4).status_code == 200


def test_the_command_lets_in_again(editor: User):
    fail(5)
    call_command("axes_reset")
    assert typed("editor-password").status_code == 302


def test_an_admin_lets_in_again_for_every_browser_at_once(editor: User):
    fail(3, HTTP_USER_AGENT="one")
    fail(2, HTTP_USER_AGENT="two")
    chief = Client()
    chief.force_login(make_user("chief", "Admin"))
    page = chief.get("/admin/axes/accessattempt/").content.decode()
    assert "Failed log-ins" in page
    sent = {"action": "unlock", "_selected_action": AccessAttempt.objects.first().pk}
    assert chief.post("/admin/axes/accessattempt/", sent).status_code == 302
    assert typed("editor-password").status_code == 302


def test_neither_password_nor_name_is_stored_with_the_form_or_logged(
    editor: User, caplog: pytest.LogCaptureFixture
):
    caplog.set_level(logging.DEBUG)
    fail(5)
    kept = AccessAttempt.objects.get()
    assert "wrong" not in kept.post_data
    said = [record.getMessage() for record in caplog.records if not record.name.startswith("django.db")]
    assert any("Locking out" in line for line in said)
    assert not any("editor" in line or "wrong" in line for line in said), said


def test_a_program_logs_in_with_no_request_and_is_not_counted(editor: User):
    client = Client()
    assert not client.login(username="editor", password="wrong")
    assert client.login(username="editor", password="editor-password")
    assert not AccessAttempt.objects.exists()


@pytest.mark.parametrize(
    ("proxies", "line", "passed_on", "address"),
    [
        (0, "192.0.2.1", "203.0.113.9", "192.0.2.1"),
        (0, "2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::"),
        (0, "::ffff:192.0.2.1", "", "192.0.2.1"),
        (0, "", "", None),  # a socket file
        (1, "127.0.0.1", "203.0.113.9", "203.0.113.9"),
        (1, "127.0.0.1", "198.51.100.1, 203.0.113.9:4711", "203.0.113.9"),
        (2, "127.0.0.1", "198.51.100.1, 203.0.113.9, [2001:db8::1]:80", "203.0.113.9"),
        (2, "127.0.0.1", "203.0.113.9", "127.0.0.1"),  # it came past the proxies
        (1, "127.0.0.1", "<script>", None),
    ],
)
def test_the_address_is_what_our_own_proxies_say(
    settings: Any, proxies: int, line: str, passed_on: str, address: str | None
):
    settings.NEWSLEDGER_PROXIES = proxies
    request = RequestFactory().get("/", REMOTE_ADDR=line, HTTP_X_FORWARDED_FOR=passed_on)
    assert client_address(request) == address


def test_who_has_no_address_is_locked_too(editor: User):
    assert fail(5, REMOTE_ADDR="").status_code == 429


NOON = datetime(2025, 3, 1, 12, tzinfo=UTC)
QUARTER = timedelta(minutes=15)


@pytest.mark.parametrize(
    ("failures", "until"),
    [
        ([], None),
        ([(NOON, 4)], None),
        ([(NOON, 5)], NOON + QUARTER),
        ([(NOON, 3), (NOON + QUARTER / 3, 2)], NOON + QUARTER),  # without the older ones it is two
        ([(NOON, 1), (NOON + QUARTER / 3, 5)], NOON + QUARTER / 3 + QUARTER),
    ],
)
def test_a_lock_ends_when_fewer_failures_than_the_limit_are_left(failures: Any, until: datetime | None):
    assert locked_until(failures, limit=5, cool_off=QUARTER) == until


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("password", ["wrong", "editor-password"])
def test_a_busy_database_is_told_and_nobody_gets_in(password: str):
    make_user("editor", "Editor")
    connection.cursor().execute("PRAGMA busy_timeout = 50")
    writer = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    client = Client()
    try:
        writer.execute("BEGIN IMMEDIATE")
        answer = typed(password, client)
        assert (answer.status_code, answer.headers["Location"]) == (302, LOGIN)
        assert "The database is busy" in client.get(LOGIN).content.decode()
        assert client.get("/admin/").status_code == 302
    finally:
        writer.close()
        connection.close()
