"""From a public page to its record in the admin: for those who may, and as if it weren't there for all others."""

from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.actions import move_claim
from claims.domain.review import Move
from tests.world import World, make_user

RECORDS = {
    "/claims/{uid}/": ("numericclaim", "soldiers"),
    "/sources/ukrainian-intelligence/": ("source", "ukrainian-intelligence"),
    "/sources/ukraine/?rollup=0": ("source", "ukraine"),
    "/quantities/soldiers/": ("quantity", "soldiers"),
    "/articles/lavrov-wonsan/": ("article", "lavrov-wonsan"),
}
LISTS = {
    "/claims/": "/admin/claims/numericclaim/",
    "/claims/?prominence=all&q=soldiers": "/admin/claims/numericclaim/",
    "/sources/": "/admin/sources/source/",
    "/quantities/": "/admin/claims/quantity/",
    "/articles/": "/admin/sources/article/",
}
WITHOUT = ["/", "/method/", "/claims/?min=many", "/nothing/here/"]


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def admin_address(world: World, model: str, name: str) -> str:
    row: Any = {
        "numericclaim": world.soldiers,
        "source": world.sources.get(name),
        "quantity": world.quantities.get(name),
        "article": world.article,
    }[model]
    return reverse(f"admin:{row._meta.app_label}_{model}_change", args=[row.pk])


def at(world: World, address: str) -> str:
    return address.format(uid=world.soldiers.uid)


def link(url: str, words: str) -> str:
    return f'<p class="desk"><a href="{url}">{words}</a></p>'


def guest(**fields: Any) -> User:
    return User.objects.create_user("guest", password="guest-password", **fields)


@pytest.mark.parametrize("address", RECORDS)
def test_an_editor_is_led_from_a_page_to_its_form(world, address):
    client = logged_in(world.editor)
    url = admin_address(world, *RECORDS[address])
    assert link(url, "Edit in the desk") in client.get(at(world, address)).content.decode()
    assert client.get(url).status_code == 200


@pytest.mark.parametrize("address", RECORDS)
def test_who_may_only_look_is_led_to_look(world, address):
    client = logged_in(world.reviewer)
    url = admin_address(world, *RECORDS[address])
    assert link(url, "Open in the desk") in client.get(at(world, address)).content.decode()
    assert client.get(url).status_code == 200


@pytest.mark.parametrize("address", LISTS)
def test_a_list_leads_to_the_list_of_the_admin(world, address):
    for user in (world.editor, world.reviewer):
        client = logged_in(user)
        assert link(LISTS[address], "Open in the desk") in client.get(address).content.decode()
        assert client.get(LISTS[address]).status_code == 200


def test_a_withdrawn_claim_and_one_being_corrected_lead_to_their_forms(world):
    reopened, withdrawn = world.soldiers, world.drones
    why = {"by": world.reviewer, "reason": "Not in the text."}
    move_claim(claim=reopened, move=Move.REOPEN, revision=reopened.revision, **why)
    move_claim(claim=withdrawn, move=Move.WITHDRAW, revision=withdrawn.revision, **why)
    client = logged_in(world.editor)
    for claim, status in ((reopened, 200), (withdrawn, 410)):
        url = reverse("admin:claims_numericclaim_change", args=[claim.pk])
        address = f"/claims/{claim.uid}/"
        answer = client.get(address)
        assert answer.status_code == status
        assert link(url, "Edit in the desk") in answer.content.decode()
        assert "/admin/" not in Client().get(address).content.decode()


@pytest.mark.parametrize("is_staff", [True, False])
@pytest.mark.parametrize("address", [*RECORDS, *LISTS, *WITHOUT])
def test_an_account_without_rights_gets_the_page_that_everyone_gets(world, address, is_staff):
    client = logged_in(guest(is_staff=is_staff))
    answer, everyones = client.get(at(world, address)), Client().get(at(world, address))
    assert answer.status_code == everyones.status_code
    assert answer.content == everyones.content
    assert b"/admin/" not in everyones.content


def test_a_right_without_entry_to_the_admin_leads_nowhere(world):
    outsider = guest(is_staff=False)
    outsider.user_permissions.set(Permission.objects.filter(codename="change_numericclaim"))
    assert b"/admin/" not in logged_in(outsider).get(at(world, "/claims/{uid}/")).content


def test_each_right_leads_to_its_own_records_alone(world):
    user = make_user("narrow", "Editor")
    user.groups.clear()
    user.user_permissions.set(Permission.objects.filter(codename="view_quantity"))
    client = logged_in(user)
    assert b"Open in the desk" in client.get("/quantities/soldiers/").content
    for address in ("/claims/{uid}/", "/sources/ukraine/", "/articles/lavrov-wonsan/", "/claims/"):
        assert b"/admin/" not in client.get(at(world, address)).content


@pytest.mark.parametrize("address", [*RECORDS, *LISTS])
def test_without_a_cookie_no_session_is_read_and_the_answer_is_for_everyone(world, address):
    with CaptureQueriesContext(connection) as captured:
        answer = Client().get(at(world, address))
    assert not [each for each in captured if "session" in each["sql"] or "auth_" in each["sql"]]
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert "Cache-Control" not in answer.headers
    assert not answer.cookies


@pytest.mark.parametrize("address", [*RECORDS, *LISTS])
def test_an_answer_to_a_session_is_kept_by_no_cache(world, address):
    for user in (world.editor, guest()):
        answer = logged_in(user).get(at(world, address))
        assert {"private", "no-store"} <= set(answer.headers["Cache-Control"].split(", "))
        assert "Cookie" in answer.headers["Vary"]


@pytest.mark.parametrize("name", ["soldiers", "drones"])
def test_a_session_that_ran_out_is_anonymous(world, name):
    client, address = Client(), f"/claims/{getattr(world, name).uid}/"
    client.cookies[settings.SESSION_COOKIE_NAME] = "gone"
    answer = client.get(address)
    assert answer.content == Client().get(address).content
    assert "private" in answer.headers["Cache-Control"]


def test_an_editor_costs_a_page_four_queries_more_and_no_write(world):
    client, address = logged_in(world.editor), at(world, "/claims/{uid}/")
    with CaptureQueriesContext(connection) as anonymous:
        Client().get(address)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    assert len(captured) == len(anonymous) + 4  # session, user, and the rights of user and groups
    assert not [
        each for each in captured if not each["sql"].lstrip().startswith(("SELECT", "(SELECT", "WITH"))
    ]


def test_what_no_reader_sees_has_no_page_for_editors_either(world):
    assert logged_in(world.editor).get("/claims/no-such-claim/").status_code == 404
