"""A user name stays with its person: the ledger knows people by it."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.admin_pages import address
from tests.world import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def client() -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("chief", "", "chief-password"))
    return client


def test_an_account_is_edited_but_keeps_its_name(client: Client):
    editor = make_user("editor", "Editor")
    form = {"username": "somebody-else", "first_name": "Ida", "is_active": "on", "is_staff": "on"}
    answer = client.post(address(editor), form)
    assert answer.status_code == 302
    editor.refresh_from_db()
    assert (editor.username, editor.first_name) == ("editor", "Ida")


def test_a_new_account_is_given_its_name(client: Client):
    form = {
        "username": "newcomer",
        "usable_password": "true",
        "password1": "a-long-pass-2025",
        "password2": "a-long-pass-2025",
    }
    assert client.post("/admin/auth/user/add/", form).status_code == 302
    assert User.objects.filter(username="newcomer").exists()


def test_an_account_is_never_deleted(client: Client):
    editor = make_user("editor", "Editor")
    answer = client.post(address(editor, "delete"), {"post": "yes"})
    assert "Take the tick from “Active”" in answer.content.decode()
    assert User.objects.filter(username="editor").exists()
