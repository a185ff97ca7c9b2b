"""The history of a record is told by the ledger: who, when and why, and what each entry changed."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.actions import create_claim, discard_claim, edit_claim, move_claim
from claims.domain.records import ClaimRecord, CreditRecord
from claims.domain.review import Move
from newsledger.ledger.admin.history import ENTRIES_A_PAGE
from newsledger.ledger.models import LedgerEntry
from sources.actions import edit_source
from sources.models import Source
from tests.admin_pages import address
from tests.world import World, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(world: World) -> Client:
    client = Client()
    client.force_login(world.editor)
    return client


def edit(world: World, *, by=None, reason: str = "", **changes) -> None:
    """Edit the claim on the drones as its form would."""
    claim = world.drones
    claim.refresh_from_db()
    content = ClaimRecord(**{**vars(claim.as_record()), **changes})
    edit_claim(claim=claim, revision=claim.revision, content=content, by=by or world.editor, reason=reason)


def rows(page: str) -> list[list[str]]:
    """Return the rows of the tables of changes: what the part is called, old, new."""
    table_rows = re.findall(r"<tr class=\"\w+\">(.*?)</tr>", page, re.DOTALL)
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in table_rows]
    return [[" ".join(re.sub("<[^>]+>", " ", cell).split()) for cell in row] for row in cells]


def history(client: Client, row, page: int = 1) -> str:
    answer = client.get(address(row, "history"), {"p": page})
    assert answer.status_code == 200
    return answer.content.decode()


def test_old_and_new_stand_side_by_side(client: Client, world: World):
    edit(
        world,
        period="2025-07-09",
        note="one\ntwo",
        attributions=(CreditRecord(world.intelligence.uid, "carried"),),
        reason="as the text has it",
    )
    edit(world, period="", attributions=(CreditRecord(world.intelligence.uid),))
    page = history(client, world.drones)
    assert rows(page)[:5] == [
        ["Period removed", "2025-07-09", "nothing"],
        [f"Attribution: {world.intelligence.uid}, scope changed", "credit carried over", "credited here"],
        ["Period added", "nothing", "2025-07-09"],
        ["Note added", "nothing", "one two"],
        [
            f"Attribution: {world.intelligence.uid} added",
            "nothing",
            f"Attribution: {world.intelligence.uid} Scope: credit carried over",
        ],
    ]
    assert "as the text has it" in page
    assert "Edited by editor" in page
    assert page.index("revision 3") < page.index("revision 2") < page.index("revision 1")


def test_an_entry_tells_by_itself_what_it_changed(client: Client, world: World):
    edit(world, note="one\ntwo")
    entry = LedgerEntry.objects.get(record=world.drones.record, revision=2)
    page = client.get(address(entry)).content.decode()
    assert rows(page) == [["Note added", "nothing", "one two"]]
    mentions = LedgerEntry.objects.filter(record__startswith="mentions/").first()
    page = client.get(address(mentions)).content.decode()
    assert rows(page) == [["Mention 3 added", "nothing", "End: 625 Exact: 728 Fate: claim Start: 622"]]


def test_a_move_tells_what_it_moved(client: Client, world: World):
    move_claim(claim=world.drones, move=Move.SUBMIT, revision=1, by=world.editor)
    page = history(client, world.drones)
    assert ["Review changed", "draft", "in review"] in rows(page)
    assert "Sent to review by editor" in page


def test_words_are_shown_and_never_executed(client: Client, world: World):
    edit(world, note="<script>alert(1)</script>", reason="<b>bold</b>")
    page = history(client, world.drones)
    assert "<script>alert" not in page
    assert "<b>bold" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_a_long_text_is_shown_whole_in_a_box_that_the_keyboard_reaches(client: Client, world: World):
    edit(world, note="long " * 1000)
    page = history(client, world.drones)
    assert page.count("long long") >= 1
    assert ("long " * 1000).strip() in page
    box = re.search(r'<div class="value long"([^>]*)>', page)
    assert box
    assert 'tabindex="0"' in box[1]
    assert 'aria-label="Note, after, revision 2"' in box[1]


def test_a_megabyte_is_not_shown_twenty_times(client: Client, world: World):
    edit(world, note="x" * 1_000_000)
    page = history(client, world.drones)
    assert len(page) < 200_000
    assert "The rest is in the ledger’s entry." in page


@pytest.mark.parametrize("payload", ["", "{", "[]", '{"note":"\\ud800"}', '{"a":' * 900 + "1" + "}" * 900])
def test_a_payload_that_was_tampered_with_breaks_no_page(client: Client, world: World, payload: str):
    edit(world, note="a")
    edit(world, note="b")
    with connection.cursor() as cursor:
        guards = switch_off_guards(cursor)
        cursor.execute(
            "UPDATE ledger_ledgerentry SET payload = %s WHERE record = %s AND revision = 2",
            [payload, world.drones.record],
        )
    page = history(client, world.drones)
    assert guards is None
    assert page.count("can’t be told") in (0, 2)
    number = LedgerEntry.objects.get(record=world.drones.record, revision=2).number
    chief = make_user("chief", "Editor")
    chief.is_superuser = True
    chief.save()
    client.force_login(chief)
    assert client.get(f"/admin/ledger/ledgerentry/{number}/change/").status_code == 200


def switch_off_guards(cursor) -> None:
    """Take away what keeps the ledger append-only, as somebody with the database's key could."""
    if connection.vendor == "sqlite":
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'ledger_ledgerentry'"
        )
        for (name,) in cursor.fetchall():
            cursor.execute(f'DROP TRIGGER "{name}"')
    else:
        cursor.execute("ALTER TABLE ledger_ledgerentry DISABLE TRIGGER USER")


def queries(client: Client, row) -> int:
    history(client, row)
    with CaptureQueriesContext(connection) as captured:
        history(client, row)
    return len(captured)


def test_a_long_history_is_read_page_by_page_at_the_same_cost(client: Client, world: World):
    tass = world.sources["tass"]
    cost = queries(client, tass)
    for number in range(2, 2 * ENTRIES_A_PAGE + 2):
        content = Source.objects.get(pk=tass.pk).as_record()
        edit_source(
            source=tass,
            revision=number - 1,
            content=content.__class__(**{**vars(content), "note": f"note {number}"}),
            by=world.editor,
        )
    assert queries(client, tass) == cost
    newest, last = history(client, tass), history(client, tass, 3)
    assert newest.count('class="entry"') == ENTRIES_A_PAGE
    assert ["Note changed", "note 40", "note 41"] in rows(newest)
    # The oldest entry of a page is held against the one before it, which stands on the next.
    assert ["Note changed", "note 21", "note 22"] in rows(newest)
    assert last.count('class="entry"') == 1
    assert "What it began with" in last
    assert "What it began with" not in newest
    assert f"{2 * ENTRIES_A_PAGE + 1} entries" in newest


@pytest.mark.parametrize("page", ["0", "-1", "x", "9" * 30, ""])
def test_a_page_that_is_not_there_is_another_page(client: Client, world: World, page: str):
    assert client.get(address(world.drones, "history"), {"p": page}).status_code == 200


def test_who_may_not_see_the_record_may_not_see_its_history(world: World):
    client = Client()
    assert client.get(address(world.drones, "history")).status_code == 302
    client.force_login(make_user("stranger", "Editor"))
    client.get(address(world.drones, "history"))
    nobody = make_user("nobody", "Editor")
    nobody.groups.clear()
    client.force_login(nobody)
    assert client.get(address(world.drones, "history")).status_code == 403


def test_a_draft_that_was_discarded_and_made_again_tells_of_both_lives(world: World, admin_client: Client):
    content = world.drones.as_record()
    discard_claim(claim=world.drones, revision=1, by=world.editor, reason="a slip")
    again = create_claim(content=content, by=world.editor)
    page = history(admin_client, again)
    assert page.count("What it began with") == 4, "of each life a summary and a caption"
    assert "A draft that was never sent to review was taken out again." in page
    assert "Discarded by editor" in page
    assert "a slip" in page
    for entry in again.history():
        answer = admin_client.get(address(entry, "change"))
        assert answer.status_code == 200
