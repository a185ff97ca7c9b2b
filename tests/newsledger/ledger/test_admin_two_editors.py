"""Two people on one record: the second sees what the first did beside the own entries, and loses nothing."""

import re
from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client

from claims.actions import edit_attribution, edit_claim, move_claim
from claims.domain.records import CreditRecord, LinkRecord
from claims.domain.review import Move
from claims.models import Attribution, NumericClaim
from newsledger.ledger.models import LedgerEntry
from sources.actions import edit_article, edit_source
from sources.domain.records import AffiliationRecord, AliasRecord
from sources.models import Article, Source
from tests.admin_pages import address, complaints, form_of, read, save
from tests.world import World, approve, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def ida(world: World) -> User:
    return make_user("ida", "Editor")


@pytest.fixture
def client(world: World) -> Client:
    client = Client()
    client.force_login(world.editor)
    return client


def edit(row: Any, by: User, *, reason: str = "", **changes: Any) -> None:
    """Make the record say this too, as another's form would."""
    row.refresh_from_db()
    names = {NumericClaim: "claim", Attribution: "attribution", Source: "source"}
    action = {NumericClaim: edit_claim, Attribution: edit_attribution, Source: edit_source}[type(row)]
    fresh = type(row).objects.get(pk=row.pk)
    action(
        **{names[type(row)]: row},
        revision=row.revision,
        content=replace(fresh.as_record(), **changes),
        by=by,
        reason=reason,
    )


def told(answer: HttpResponse) -> list[list[str]]:
    """Return the rows of what changed: part, when opened, now, yours."""
    section = answer.content.decode().partition('class="since-opened"')[2].partition("</section>")[0]
    rows = re.findall(r"<tr(?: class=\"conflict\")?>\s*<th scope=\"row\">(.*?)</tr>", section, re.DOTALL)
    cells = [re.split(r"</th>|</td>", row)[:4] for row in rows]
    return [[" ".join(re.sub("<[^>]+>", " ", cell).split()) for cell in row] for row in cells]


def page(answer: HttpResponse) -> str:
    return " ".join(re.sub("<[^>]+>", " ", answer.content.decode()).split())


LEFT = "left alone: the form below has it as it stands now"
SAME = "the very same"


def test_what_each_touched_stands_in_the_form_and_a_second_save_goes_through(
    client: Client, world: World, ida: User
):
    mine = form_of(client, world.drones, note="mine", counted_words="drones")
    edit(world.drones, ida, period="2025-07-09", reason="as the text has it")
    answer = client.post(address(world.drones), mine)
    assert told(answer) == [["Period", "nothing", "2025-07-09", LEFT]]
    assert "What changed since you opened it (revision 1)" in page(answer)
    assert "Edited by ida" in page(answer)
    assert "“ as the text has it ”" in page(answer)
    shown = read(answer).data
    assert (shown["note"], shown["counted_words"], shown["period"], shown["based_on"]) == (
        "mine",
        "drones",
        "2025-07-09",
        "2",
    )
    world.drones.refresh_from_db()
    assert (world.drones.note, world.drones.revision) == ("", 2)

    assert client.post(address(world.drones), shown).status_code == 302
    world.drones.refresh_from_db()
    assert (world.drones.note, world.drones.period, world.drones.revision) == ("mine", "2025-07-09", 3)


def test_where_both_wrote_the_seconds_entry_is_kept_and_marked(client: Client, world: World, ida: User):
    mine = form_of(client, world.drones, note="mine", amount="more than 700", counted_words="drones")
    edit(world.drones, ida, note="hers", comparator="approx", hedges=("estimated",))
    answer = client.post(address(world.drones), mine)
    assert told(answer) == [
        ["Amount both of you changed it", "Comparator: exact", "Comparator: about", "more than 700"],
        ["Hedges", "nothing", "estimated", LEFT],
        ["Note both of you changed it", "nothing", "hers", "mine"],
    ]
    errors = read(answer).errors
    assert "You both changed this. Since revision 2 it is “hers”. Yours is kept here." in errors
    assert any("about 728" in error for error in errors)
    assert "nothing you typed is lost" in complaints(answer)
    shown = read(answer).data
    assert (shown["note"], shown["amount"], shown["hedges"]) == ("mine", "more than 700", ["estimated"])
    assert client.post(address(world.drones), shown).status_code == 302
    world.drones.refresh_from_db()
    assert (world.drones.note, world.drones.comparator, world.drones.lower) == ("mine", "more_than", 700)


def test_who_made_the_same_change_is_told_so_and_writes_nothing_twice(
    client: Client, world: World, ida: User
):
    mine = form_of(client, world.drones, note="the same\r\nwords")
    edit(world.drones, ida, note="the same\nwords")
    before = LedgerEntry.objects.count()
    answer = client.post(address(world.drones), mine, follow=True)
    assert "What you typed stands there already, written by ida (revision 2)" in page(answer)
    assert LedgerEntry.objects.count() == before


def test_the_same_change_among_others_is_told_as_such(client: Client, world: World, ida: User):
    mine = form_of(client, world.drones, note="same", period="2025")
    edit(world.drones, ida, note="same")
    answer = client.post(address(world.drones), mine)
    assert told(answer) == [["Note", "nothing", "same", SAME]]
    assert read(answer).data["period"] == "2025"


def test_a_double_click_is_told_and_writes_once(client: Client, world: World):
    mine = form_of(client, world.drones, note="mine")
    assert client.post(address(world.drones), mine).status_code == 302
    answer = client.post(address(world.drones), mine, follow=True)
    assert "written by you, elsewhere (revision 2)" in page(answer)
    world.drones.refresh_from_db()
    assert world.drones.revision == 2


def test_a_save_without_an_edit_leads_to_what_stands_there_now(client: Client, world: World, ida: User):
    mine = form_of(client, world.drones)
    edit(world.drones, ida, note="hers")
    answer = client.post(address(world.drones), mine, follow=True)
    assert "You had edited nothing, so nothing was written." in page(answer)
    assert read(answer).data["note"] == "hers"


def test_a_third_change_before_the_second_save_is_told_as_well(client: Client, world: World, ida: User):
    mine = form_of(client, world.drones, note="mine")
    edit(world.drones, ida, period="2025")
    again = read(client.post(address(world.drones), mine)).data
    edit(world.drones, ida, period="2024", as_of="2024-12")
    answer = client.post(address(world.drones), again)
    assert told(answer) == [["Period", "2025", "2024", LEFT], ["As of", "nothing", "2024-12", LEFT]]
    shown = read(answer).data
    assert (shown["note"], shown["period"], shown["as_of"], shown["based_on"]) == (
        "mine",
        "2024",
        "2024-12",
        "3",
    )


def test_a_claim_approved_meanwhile_shows_what_was_typed_and_says_that_it_cannot_be_saved(
    client: Client, world: World
):
    mine = form_of(client, world.drones, note="mine")
    approve(world.drones, world)
    answer = client.post(address(world.drones), mine)
    assert ["Review", "draft", "approved", "not asked in this form"] in told(answer)
    assert "it can’t be edited here" in page(answer)
    assert "Saving it again" not in page(answer)
    assert read(answer).data["note"] == "mine"
    answer = client.post(address(world.drones), read(answer).data)
    assert "An approved claim is reopened first" in complaints(answer)
    assert read(answer).data["note"] == "mine"


# --- Parts ---


def test_steps_of_a_chain_are_brought_together(client: Client, world: World, ida: User):
    cnn, tass = world.sources["cnn"].pk, world.sources["tass"].pk
    mine = form_of(
        client,
        world.zakharova,
        **{
            "links-1-stance": "confirms",
            "links-TOTAL_FORMS": 3,
            "links-2-position": 2,
            "links-2-source": cnn,
        },
    )
    links = world.zakharova.as_record().links
    new = LinkRecord(position=0, source="foreign-ministry", said_on="2025")
    edit(world.zakharova, ida, links=(new, replace(links[0], position=1), replace(links[1], position=2)))
    answer = client.post(address(world.zakharova), mine)
    shown = read(answer).data
    positions = [(shown[f"links-{at}-position"], shown[f"links-{at}-source"]) for at in range(4)]
    ministry, maria = world.sources["foreign-ministry"].pk, world.sources["maria-zakharova"].pk
    assert positions == [("0", str(ministry)), ("1", str(maria)), ("2", str(tass)), ("2", str(cnn))]
    assert (shown["links-0-said_on"], shown["links-2-stance"]) == ("2025", "confirms")
    assert [row[0] for row in told(answer)] == ["Step 0", "Step 1, position", "Step 2, position"]
    assert client.post(address(world.zakharova), {**shown, "links-3-position": "3"}).status_code == 302
    links = Attribution.objects.get(pk=world.zakharova.pk).as_record().links
    assert [(link.position, link.source, link.stance) for link in links] == [
        (0, "foreign-ministry", "asserts"),
        (1, "maria-zakharova", "asserts"),
        (2, "tass", "confirms"),
        (3, "cnn", "asserts"),
    ]


def test_both_on_one_field_of_a_part_is_a_conflict_beside_it(client: Client, world: World, ida: User):
    mine = form_of(client, world.zakharova, **{"links-0-said_on": "2025", "links-1-cue": "TASS"})
    links = world.zakharova.as_record().links
    edit(world.zakharova, ida, links=(replace(links[0], said_on="2024"), links[1]))
    answer = client.post(address(world.zakharova), mine)
    assert told(answer) == [["Step 0, said on both of you changed it", "nothing", "2024", "2025"]]
    shown = read(answer).data
    assert (shown["links-0-said_on"], shown["links-1-cue"]) == ("2025", "TASS")
    assert "Since revision 2 it is “2024”" in complaints(answer)


def test_a_part_removed_meanwhile_goes_unless_it_was_edited(client: Client, world: World, ida: User):
    zakharova = world.sources["maria-zakharova"]
    edit(
        zakharova,
        ida,
        affiliations=(
            AffiliationRecord("speaks_for", "foreign-ministry", role="spokesperson"),
            AffiliationRecord("member_of", "ukraine"),
            AffiliationRecord("member_of", "cnn"),
        ),
    )
    mine = form_of(client, zakharova, **{"affiliations-0-role": "chief", "note": "mine"})
    edited = next(at for at in range(3) if mine[f"affiliations-{at}-kind"] == "speaks_for")
    mine |= {"affiliations-0-role": "", f"affiliations-{edited}-role": "chief"}
    edit(zakharova, ida, affiliations=(AffiliationRecord("member_of", "cnn"),))
    answer = client.post(address(zakharova), mine)
    shown = read(answer).data
    assert shown["affiliations-TOTAL_FORMS"] == "2"
    assert shown["affiliations-0-organisation"] == str(world.sources["cnn"].pk)
    assert (shown["affiliations-1-kind"], shown["affiliations-1-role"]) == ("speaks_for", "chief")
    assert "This was removed meanwhile, and you changed it" in complaints(answer)
    assert {row[3] for row in told(answer)} == {
        "left alone: it is gone from the form below too",
        "changed: the form below has it as a new one",
    }
    assert client.post(address(zakharova), shown).status_code == 302
    assert {tie.organisation for tie in Source.objects.get(pk=zakharova.pk).as_record().affiliations} == {
        "cnn",
        "foreign-ministry",
    }


def test_a_part_changed_meanwhile_and_removed_in_the_form_is_a_conflict(
    client: Client, world: World, ida: User
):
    save(client, world.drones, **{"credits-TOTAL_FORMS": 1, "credits-0-attribution": world.intelligence.pk})
    mine = form_of(client, world.drones, **{"credits-0-DELETE": ["on"]})
    edit(world.drones, ida, attributions=(CreditRecord(world.intelligence.uid, "carried"),))
    answer = client.post(address(world.drones), mine)
    assert "You remove this, and it was changed meanwhile." in complaints(answer)
    assert [row[3] for row in told(answer)] == ["removed"]
    assert client.post(address(world.drones), read(answer).data).status_code == 302
    assert not NumericClaim.objects.get(pk=world.drones.pk).credits.exists()


def test_the_same_part_added_by_both_is_added_once(client: Client, world: World, ida: User):
    tass = world.sources["tass"]
    mine = form_of(
        client, tass, **{"aliases-TOTAL_FORMS": 2, "aliases-0-name": "ТАСС", "aliases-1-name": "Itar-Tass"}
    )
    edit(tass, ida, aliases=(AliasRecord("ТАСС"),))
    answer = client.post(address(tass), mine)
    shown = read(answer).data
    assert (shown["aliases-TOTAL_FORMS"], shown["aliases-0-name"], shown["aliases-1-name"]) == (
        "2",
        "ТАСС",
        "Itar-Tass",
    )
    assert told(answer) == [["Alias: ТАСС", "nothing", "Name: ТАСС", SAME]]
    assert client.post(address(tass), shown).status_code == 302


def test_a_text_pasted_while_another_was_added_becomes_the_next_version(
    client: Client, world: World, ida: User
):
    mine = form_of(client, world.article, **{"versions-TOTAL_FORMS": 2, "versions-1-text": "My text."})
    article = Article.objects.get(pk=world.article.pk)
    content = article.as_record()
    [first] = content.versions
    edit_article(
        article=article,
        revision=1,
        content=replace(content, versions=(first, replace(first, number=2, sha256=""))),
        texts={2: "Her text."},
        by=ida,
    )
    answer = client.post(address(world.article), mine)
    assert "Her text." in answer.content.decode()
    assert read(answer).data["versions-2-text"] == "My text."
    assert client.post(address(world.article), read(answer).data).status_code == 302
    assert [version.text for version in article.versions.order_by("number")][1:] == ["Her text.", "My text."]


# --- What can't be told ---


@pytest.mark.parametrize("marks", ["", "{", "[]", "[1,2]", '[{"note":[]},{"links":3}]', "[" * 100_000])
def test_a_form_without_its_marks_is_refused_as_before(client: Client, world: World, ida: User, marks: str):
    mine = form_of(client, world.drones, note="mine", opened=marks)
    edit(world.drones, ida, period="2025")
    answer = client.post(address(world.drones), mine)
    assert "was changed by someone else" in complaints(answer)
    assert [row[:3] for row in told(answer)] == [["Period", "nothing", "2025"]]
    assert (read(answer).data["note"], read(answer).data["based_on"]) == ("mine", "1")


@pytest.mark.parametrize("based_on", ["", "7", "0", "x", "9" * 30])
def test_a_revision_that_never_was_is_no_server_error(client: Client, world: World, based_on: str):
    mine = form_of(client, world.drones, note="mine", based_on=based_on)
    answer = client.post(address(world.drones), mine)
    assert answer.status_code == 200
    assert read(answer).data["note"] == "mine"


def test_counts_of_parts_that_are_not_true_do_no_harm(client: Client, world: World, ida: User):
    mine = form_of(client, world.zakharova, **{"links-1-said_on": "2025"})
    edit(world.zakharova, ida, original_language="ru")
    answer = client.post(address(world.zakharova), {**mine, "links-INITIAL_FORMS": "40"})
    assert read(answer).data["links-TOTAL_FORMS"] == "2"


def test_what_others_typed_is_shown_and_never_executed(client: Client, world: World, ida: User):
    mine = form_of(client, world.drones, note="<script>alert(1)</script>")
    edit(world.drones, ida, note="<script>alert(2)</script>", reason="<script>alert(3)</script>")
    answer = client.post(address(world.drones), mine)
    assert b"<script>alert" not in answer.content


def test_a_move_meanwhile_is_told_by_its_name(client: Client, world: World):
    mine = form_of(client, world.drones, note="mine")
    move_claim(claim=world.drones, move=Move.SUBMIT, revision=1, by=world.editor)
    answer = client.post(address(world.drones), mine)
    assert "Sent to review by editor" in page(answer)
    assert client.post(address(world.drones), read(answer).data).status_code == 302
