"""The admin's first page leads each to their work."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from tests.world import make_user

pytestmark = pytest.mark.django_db

PASTE, DECIDE, ENTER = "Paste an article", "Numbers to decide", "Enter a claim"
WAITING, RETURNED, LINK = "Waiting for my review", "Returned to me", "Links to decide"


def started(group: str) -> dict[str, str]:
    """Return where each button of the first page leads for somebody of the group."""
    return buttons(make_user("somebody", group))


def buttons(user) -> dict[str, str]:
    client = Client()
    client.force_login(user)
    page = client.get("/admin/").content.decode()
    nav = page.partition('aria-label="Start here">')[2].partition("</nav>")[0]
    found = {words: where for where, words in re.findall('href="([^"]*)">([^<]*)</a>', nav)}
    assert all(client.get(where, follow=True).status_code == 200 for where in found.values())
    return found


@pytest.mark.parametrize(
    ("group", "offered"),
    [
        ("Editor", {PASTE, DECIDE, ENTER, RETURNED, LINK}),
        ("Reviewer", {WAITING}),
        ("Admin", {PASTE, DECIDE, ENTER, WAITING, RETURNED, LINK}),
    ],
)
def test_each_is_offered_what_they_may_do(group: str, offered: set[str]):
    assert set(started(group)) == offered


def test_who_may_do_nothing_here_is_offered_nothing():
    nobody = get_user_model().objects.create_user("nobody", password="nobody-password", is_staff=True)
    assert buttons(nobody) == {}
