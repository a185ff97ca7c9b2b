"""A form that comes after its session ended keeps what was typed; sessions end when they should."""

import sqlite3
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.utils import timezone

from newsledger.ledger import lapsed
from sources.models import Source
from tests.admin_pages import form_of, read
from tests.world import make_user

pytestmark = pytest.mark.django_db

ADD = "/admin/sources/source/add/"
PASSWORD = {"username": "editor", "password": "editor-password"}
HERE = {"HTTP_ORIGIN": "http://testserver"}
TYPED = {"name": 'TASS "\n& Co <b>', "kind": ["news_agency", "outlet"], "note": "", "old_password": "s3cret"}


@pytest.fixture
def editor(db: None) -> User:
    return make_user("editor", "Editor")


def fields(answer: Any) -> dict[str, Any]:
    """Return what the page would send again."""
    assert answer.status_code == 403
    answer.status_code = 200
    return read(answer).data


def test_a_form_waits_for_the_log_in_and_is_sent_again():
    answer = Client().post(ADD, TYPED, headers={"Referer": f"http://testserver{ADD}?_popup=1"})
    page = answer.content.decode()
    assert "You are no longer logged in" in page
    assert (
        'href="/admin/login/?next=%2Fadmin%2Fsources%2Fsource%2Fadd%2F%3F_popup%3D1" target="_blank"' in page
    )
    assert f'action="{ADD}"' in page
    assert page.count('type="hidden" name="kind"') == 2
    assert 'value="TASS &quot;\n&amp; Co &lt;b&gt;"' in page
    assert "s3cret" not in page
    assert set(fields(answer)) == {"csrfmiddlewaretoken", "name", "kind", "note"}


def test_it_is_stored_after_the_log_in_though_the_token_is_a_new_one(editor: User):
    client = Client(enforce_csrf_checks=True)
    token = client.get("/admin/login/").cookies["csrftoken"].value
    opened = Client()
    opened.force_login(editor)
    form = form_of(opened, ADD, name="Reuters", kind="news_agency", csrfmiddlewaretoken=token)
    waits = fields(client.post(ADD, form, **HERE))
    client.post("/admin/login/", {**PASSWORD, "csrfmiddlewaretoken": token})
    assert client.cookies["csrftoken"].value != token

    once_more = client.post(ADD, waits, **HERE)
    assert "Send it once more" in once_more.content.decode()
    assert client.post(ADD, fields(once_more), **HERE).status_code == 302
    assert Source.objects.get().name == "Reuters"


@pytest.mark.parametrize("origin", [{}, {"HTTP_ORIGIN": "https://evil.example"}])
def test_a_form_that_may_be_somebody_elses_is_not_offered_again(editor: User, origin: dict[str, str]):
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    answer = client.post(ADD, {"name": "Forged"}, **origin)
    assert answer.status_code == 403
    assert "Forged" not in answer.content.decode()


def test_a_script_is_told_where_to_log_in():
    client, asks = Client(), {"X-Requested-With": "fetch"}
    answer = client.post(ADD, TYPED, headers={**asks, "Referer": "http://testserver/admin/claims/?p=1"})
    assert (answer.status_code, answer.json()) == (
        401,
        {"login": "/admin/login/?next=%2Fadmin%2Fclaims%2F%3Fp%3D1"},
    )
    answer = client.get("/admin/claims/", headers={**asks, "Referer": "http://testserver/admin/"})
    assert (answer.status_code, answer.json()) == (401, {"login": "/admin/login/?next=%2Fadmin%2Fclaims%2F"})
    answer = client.post(
        ADD, "{}", content_type="application/json", headers={**asks, "Referer": "https://evil.example/"}
    )
    assert answer.json() == {"login": f"/admin/login/?next={ADD.replace('/', '%2F')}"}


def test_a_script_with_an_old_token_is_told_to_load_again(editor: User):
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    answer = client.post(ADD, {"name": "x"}, headers={"X-Requested-With": "fetch"}, **HERE)
    assert (answer.status_code, "load it again" in answer.json()["error"]) == (403, True)


@pytest.mark.parametrize("form", [{}, {"old_password": "s3cret", "new_password1": "a", "new_password2": "a"}])
def test_where_nothing_can_be_kept_one_is_led_to_the_log_in(form: dict[str, str]):
    assert Client().post(ADD, form).headers["Location"].startswith("/admin/login/?next=")


def test_what_is_too_long_is_left_to_the_browser(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(lapsed, "MOST_KEPT", 100)
    page = Client().post(ADD, {"text": "x" * 101}).content.decode()
    assert "Go back by your browser’s button" in page
    assert "x" * 101 not in page


# --- Sessions end ---


def expiry(client: Client) -> Any:
    return Session.objects.get(pk=client.session.session_key).expire_date


def test_a_session_lasts_while_pages_are_opened_and_is_written_seldom(
    editor: User,
):
    client = Client()
    client.force_login(editor)
    assert client.cookies["sessionid"]["max-age"] in (None, "")  # closing the browser ends it
    begun = expiry(client)
    assert abs((begun - timezone.now()).total_seconds() - 12 * 3600) < 60
    client.get("/admin/")
    assert expiry(client) == begun
    User.objects.update(last_login=timezone.now() - timedelta(seconds=3601))
    client.get("/admin/")
    renewed = expiry(client)
    assert renewed > begun
    client.get("/admin/")
    assert expiry(client) == renewed
    Session.objects.update(expire_date=timezone.now())
    assert client.get("/admin/").status_code == 302


def test_logging_out_and_a_new_password_end_sessions(editor: User):
    here, there = Client(), Client()
    for client in (here, there):
        assert client.login(**PASSWORD)
    form = {
        "old_password": "editor-password",
        **dict.fromkeys(("new_password1", "new_password2"), "quite-new-8"),
    }
    assert here.post("/admin/password_change/", form).status_code == 302
    assert (here.get("/admin/").status_code, there.get("/admin/").status_code) == (200, 302)
    key = here.session.session_key
    here.post("/admin/logout/")
    assert not Session.objects.filter(pk=key).exists()
    assert here.get("/admin/").status_code == 302


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_a_session_that_cannot_be_prolonged_just_now_shows_its_page():
    client = Client()
    client.force_login(make_user("editor", "Editor"))
    User.objects.update(last_login=timezone.now() - timedelta(hours=2))
    connection.cursor().execute("PRAGMA busy_timeout = 50")
    writer = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    try:
        writer.execute("BEGIN IMMEDIATE")
        assert client.get("/admin/").status_code == 200
        assert client.get("/admin/second-factor/").status_code == 200
    finally:
        writer.close()
        connection.close()
