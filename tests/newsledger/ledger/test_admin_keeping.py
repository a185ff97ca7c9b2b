"""Nothing is deleted in the admin: who asks for it is told why, and what to do instead."""

import re
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from newsledger.ledger import counting
from newsledger.ledger.admin import ActionAdmin
from newsledger.ledger.models import LedgerEntry
from tests.admin_pages import address
from tests.refusals import rows_of_ours
from tests.world import World, make_article, make_user, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def world(shared_rows: None) -> World:
    return make_world()


@pytest.fixture(scope="module")
def chief(world: World) -> User:
    return User.objects.create_superuser("chief", "", "chief-password")


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(answer: HttpResponse) -> str:
    assert answer.status_code == 200
    return " ".join(re.sub("<[^>]+>", " ", answer.content.decode()).split())


def kept(world: World) -> list[Any]:
    """Return a row of each kind that is kept."""
    return [
        world.sources["tass"],
        world.article,
        world.version,
        world.quantities["drones"],
        world.quantities["drones"].unit,
        world.intelligence,
        world.soldiers,
        world.editor,
        LedgerEntry.objects.first(),
    ]


def test_every_kind_of_row_says_why_it_is_kept_and_what_to_do_instead(world: World, chief: User):
    client = logged_in(chief)
    for row in kept(world):
        before = rows_of_ours()
        asked, sent = client.get(address(row, "delete")), client.post(address(row, "delete"), {"post": "yes"})
        for words in (f"{row} is not deleted", "What to do instead"):
            assert words in page(asked)
            assert words in page(sent)
        assert "Nothing was deleted." in page(sent)
        assert "Nothing was deleted." not in page(asked)
        assert rows_of_ours() == before


def test_every_admin_of_ours_keeps_its_rows():
    ours = [
        each for model, each in admin.site._registry.items() if model._meta.app_label in ("claims", "sources")
    ]
    assert len(ours) > 5
    assert all(isinstance(each, ActionAdmin) for each in ours)
    told = {each.instead_of_deleting for each in ours}
    assert ActionAdmin.instead_of_deleting not in told
    assert len(told) == len(ours)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("tass", "merge it into that one"),
        ("soldiers", "withdrawn, with a reason"),
        ("article", "a new version"),
    ],
)
def test_what_to_do_instead_is_told_by_kind(world: World, name: str, told: str):
    row = world.sources[name] if name in world.sources else getattr(world, name)
    assert told in page(logged_in(world.editor).get(address(row, "delete")))


def test_what_rests_on_it_is_counted_by_kind(world: World):
    told = page(logged_in(world.editor).get(address(world.sources["cnn"], "delete")))
    assert "Articles, as outlet 1" in told
    assert "Entries of the ledger 1" in told
    assert "Lavrov meets Kim" not in told
    told = page(logged_in(world.editor).get(address(world.intelligence, "delete")))
    assert "Links 1 Claim attributions 1" in told


def test_many_are_counted_up_to_a_cap_at_the_same_cost(world: World, monkeypatch: pytest.MonkeyPatch):
    client, where = logged_in(world.editor), address(world.sources["cnn"], "delete")
    client.get(where)
    with CaptureQueriesContext(connection) as few:
        client.get(where)
    for number in range(5):
        make_article(by=world.editor, text=f"Text {number}.", slug=f"text-{number}")
    monkeypatch.setattr(counting, "CAP", 3)
    with CaptureQueriesContext(connection) as many:
        told = page(client.get(where))
    assert "Articles, as outlet more than 3" in told
    assert len(many) == len(few) <= 15


def test_an_account_tells_what_was_written_under_its_name(world: World, chief: User):
    told = page(logged_in(chief).get(address(world.editor, "delete")))
    assert "Take the tick from “Active”" in told
    assert re.search(r"Entries of the ledger \d\d", told)


def test_who_may_change_is_offered_it_and_who_may_only_read_is_not(world: World):
    link = f'href="{address(world.sources["tass"], "delete")}'
    change = address(world.sources["tass"])
    assert link in logged_in(world.editor).get(change).content.decode()
    assert link not in logged_in(world.reviewer).get(change).content.decode()
    approved = logged_in(world.editor).get(address(world.soldiers)).content.decode()
    assert f'href="{address(world.soldiers, "delete")}' in approved


def test_who_may_not_see_the_row_is_refused(world: World):
    where = address(world.sources["tass"], "delete")
    assert Client().get(where).status_code == 302
    nobody = make_user("nobody", "Editor")
    nobody.groups.clear()
    for client in (logged_in(nobody),):
        assert client.get(where).status_code == 403
        assert client.post(where, {"post": "yes"}).status_code == 403
    assert logged_in(world.editor).get(address(world.reviewer, "delete")).status_code == 403


@pytest.mark.parametrize("number", ["0", "9" * 30, "x", "_00", "-1"])
def test_a_row_that_is_not_there_leads_back(world: World, number: str):
    assert logged_in(world.editor).get(f"/admin/sources/source/{number}/delete/").status_code == 302


def test_no_list_offers_to_delete(world: World, chief: User):
    client = logged_in(chief)
    for row in kept(world):
        listed = client.get(f"/admin/{row._meta.app_label}/{row._meta.model_name}/")
        assert b"delete_selected" not in listed.content
