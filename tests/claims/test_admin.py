"""Claims, attributions, quantities and units are curated in the admin: words are pasted, places are found."""

import re
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.actions import create_claim, edit_attribution, move_claim
from claims.domain.records import ClaimRecord, CreditRecord
from claims.domain.review import Move
from claims.models import Attribution, ClaimAttribution, NumericClaim, Quantity, Span, Unit
from newsledger.ledger.models import LedgerEntry
from sources.models import Article, ArticleVersion, Source
from tests.admin_pages import address, address_of, complaints, form_of, read, save
from tests.world import (
    DRONES,
    ROUND,
    SOLDIERS,
    TEXT,
    World,
    approve,
    claim_record,
    make_article,
    make_user,
    make_world,
)

pytestmark = pytest.mark.django_db

ADD = "/admin/claims/numericclaim/add/"


@pytest.fixture
def world() -> World:
    return make_world(approved=False)


@pytest.fixture
def client(world: World) -> Client:
    return logged_in(world.editor)


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def entries() -> int:
    return LedgerEntry.objects.count()


def spans_of(**owner: Any) -> set[tuple[str, str]]:
    return set(Span.objects.filter(**owner).values_list("role", "exact"))


def missiles(world: World, **fields: Any) -> dict[str, Any]:
    """Return what an editor types for a claim on the 13 missiles."""
    return {"version": world.version.pk, "quote": DRONES, "number": "13", "amount": "13", **fields}


# --- A claim by hand ---


def test_a_claim_is_made_from_pasted_words(client: Client, world: World):
    answer = save(
        client,
        ADD,
        **{
            "version": world.version.pk,
            "quote": f" {SOLDIERS}\r\n",
            "number": "11,000",
            "amount": "11,000",
            "quantity": world.quantities["soldiers"].pk,
            "hedges": ["estimated"],
            "hedge_words": "estimated",
            "counted_words": "soldiers Pyongyang sent",
            "period": "2024",
            "period_words": "last year",
            "note": "one\r\ntwo",
            "credits-TOTAL_FORMS": 1,
            "credits-0-attribution": world.intelligence.pk,
            "credits-0-scope": "ambiguous",
        },
    )
    assert answer.status_code == 302, complaints(answer)
    claim = NumericClaim.objects.get(mention__exact="11,000")
    assert (claim.comparator, claim.point, claim.review, claim.created_by) == (
        "exact",
        11000,
        "draft",
        world.editor,
    )
    assert (claim.hedges, claim.period, claim.note) == (("estimated",), "2024", "one\ntwo")
    assert spans_of(claim=claim) == {
        ("quote", SOLDIERS),
        ("hedge", "estimated"),
        ("counted", "soldiers Pyongyang sent"),
        ("period", "last year"),
    }
    assert TEXT[claim.mention.start : claim.mention.end] == "11,000"
    assert [(credit.attribution, credit.scope) for credit in claim.credits.all()] == [
        (world.intelligence, "ambiguous")
    ]
    assert LedgerEntry.objects.first().record == claim.record
    assert LogEntry.objects.count() == 0


@pytest.mark.parametrize(
    ("amount", "stored"),
    [
        ("13", ("exact", 13, None, None, None)),
        ("1,300", ("exact", 1300, None, None, None)),
        ("9 million", ("exact", 9_000_000, None, None, None)),
        ("at least 100", ("at_least", None, 100, None, None)),
        ("25,000–30,000", ("range", None, 25000, 30000, None)),
        ("17 of 24", ("exact", 17, None, None, 24)),
        ("dozens", ("vague", None, None, None, None)),
    ],
)
def test_the_amount_is_typed_as_text(client: Client, world: World, amount: str, stored: tuple):
    answer = save(client, ADD, **missiles(world, amount=amount))
    assert answer.status_code == 302, complaints(answer)
    claim = NumericClaim.objects.get(mention__exact="13")
    assert (claim.comparator, claim.point, claim.lower, claim.upper, claim.out_of) == stored
    before = entries()
    assert save(client, claim).status_code == 302
    assert entries() == before


def test_what_the_amounts_words_say_beside_the_number_is_kept(client: Client, world: World):
    save(client, ADD, **missiles(world, amount="up an estimated 5 %", quantity=world.quantities["drones"].pk))
    claim = NumericClaim.objects.get(mention__exact="13")
    assert (claim.point, claim.change, claim.hedges, claim.unit.slug) == (
        5,
        "increase",
        ("estimated",),
        "percent",
    )


def test_margin_out_of_and_sample_are_numbers_of_their_own(client: Client, world: World):
    save(client, ADD, **missiles(world, out_of="1,200", margin="2.5", sample="1,500"))
    claim = NumericClaim.objects.get(mention__exact="13")
    assert (str(claim.out_of), str(claim.margin), str(claim.sample)) == ("1200", "2.5", "1500")
    assert read(client.get(address(claim))).data["out_of"] == "1200"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"quote": "words that nobody wrote"}, "“words that nobody wrote” does not stand there."),
        ({"quote": ""}, "This field is required."),
        ({"number": "3"}, "stands only inside a longer number or word"),
        ({"number": "14"}, "“14” does not stand there."),
        ({"quote": "the"}, "stands there"),
        ({"hedge_words": "reportedly"}, "“reportedly” does not stand there."),
        ({"amount": "soldiers"}, "soldiers"),
        ({"amount": "1e999999"}, "1e999999"),
        ({"amount": "9" * 41}, "digits"),
        ({"amount": "30,000–25,000"}, "30,000"),
        ({"amount": "at least 5", "margin": "2"}, "margin"),
        ({"amount": "17 of 24", "out_of": "25"}, "The amount says 24 here"),
        ({"out_of": "0"}, "above zero"),
        ({"sample": "about 1,000"}, "Give a single bare number"),
        ({"amount": "up 5 %", "change": "decrease"}, "The amount’s words say “increase”."),
        ({"version": ""}, "This field is required."),
        ({"version": "12345"}, "Select a valid choice."),
        ({"version": "x"}, "Select a valid choice."),
        ({"period": "last year"}, "“last year” is not a date as known."),
        ({"hedges": ["sworn"]}, "Select a valid choice."),
        ({"part": "0"}, "greater than or equal to 1"),
        ({"credits-TOTAL_FORMS": 1, "credits-0-scope": "carried"}, "This field is required."),
    ],
)
def test_a_claim_that_is_refused_is_told_why_and_nothing_is_written(
    client: Client, world: World, changes: dict[str, Any], told: str
):
    before = entries()
    sent = form_of(client, ADD, **missiles(world, note="typed\r\nby hand", **changes))
    answer = client.post(ADD, sent)
    assert told in complaints(answer)
    shown = read(answer).data
    assert shown["note"] == "typed\r\nby hand"
    assert {name: shown[name] for name in ("quote", "number", "amount", "hedge_words")} == {
        name: sent[name] for name in ("quote", "number", "amount", "hedge_words")
    }
    assert entries() == before
    assert not NumericClaim.objects.filter(mention__exact="13").exists()


def test_the_same_number_twice_needs_another_part(client: Client, world: World):
    assert save(client, ADD, **missiles(world)).status_code == 302
    assert "This very claim is stored already." in complaints(save(client, ADD, **missiles(world)))
    assert save(client, ADD, **missiles(world, part="2")).status_code == 302


def asked_about(answer: Any) -> set[str]:
    """Return the fields of whose words the page asks which are meant."""
    shown = re.findall(
        '<label class="occurrence">.*?name="([a-z0-9_-]+)_occurrence"', answer.content.decode(), re.S
    )
    return set(shown)


def test_words_that_stand_twice_are_asked_about(client: Client, world: World):
    text = "They lost 40 men and 40 guns. They lost 40 men and 40 guns."
    version = make_article(by=world.editor, text=text, slug="forty").versions.get()
    typed = {"version": version.pk, "quote": "They lost 40 men and 40 guns.", "number": "40", "amount": "40"}
    answer = client.post(ADD, form_of(client, ADD, **typed))
    assert "stands there 2 times" in complaints(answer)
    assert asked_about(answer) == {"quote"}
    answer = client.post(ADD, {**form_of(client, ADD, **typed), "quote_occurrence": "2"})
    assert asked_about(answer) == {"quote", "number"}
    answer = client.post(
        ADD, {**form_of(client, ADD, **typed), "quote_occurrence": "2", "number_occurrence": "3"}
    )
    assert "there is no occurrence 3" in complaints(answer)
    answer = client.post(
        ADD, {**form_of(client, ADD, **typed), "quote_occurrence": "2", "number_occurrence": "2"}
    )
    assert answer.status_code == 302
    claim = NumericClaim.objects.get(mention__version=version)
    assert claim.mention.start == text.rindex("40")
    before = entries()
    assert save(client, claim).status_code == 302
    assert entries() == before


# --- A stored claim ---


def test_an_unchanged_save_keeps_every_anchor_and_says_that_nothing_was_written(client: Client, world: World):
    spans, before = set(Span.objects.values_list("pk", "start", "end", "exact")), entries()
    for row in (*NumericClaim.objects.all(), *Attribution.objects.all(), *Quantity.objects.all()):
        page = client.get(save(client, row).url).content.decode()
        assert "Nothing was edited, so nothing was written" in page
    assert set(Span.objects.values_list("pk", "start", "end", "exact")) == spans
    assert entries() == before


def test_an_edit_keeps_the_places_of_words_left_alone(client: Client, world: World):
    # "said" stands twice in the quote; the second is anchored.
    text = "He said what she said: 40 men."
    version = make_article(by=world.editor, text=text, slug="said").versions.get()
    content = claim_record(version, "40", text, comparator="exact", point="40")
    anchored = content.spans[0].__class__(start=17, end=21, role="hedge", exact="said")
    claim = create_claim(
        content=ClaimRecord(**{**vars(content), "spans": (*content.spans, anchored)}), by=world.editor
    )
    assert save(client, claim, note="mended").status_code == 302
    assert Span.objects.get(claim=claim, role="hedge").start == 17
    claim.refresh_from_db()
    assert (claim.note, claim.revision) == ("mended", 2)


def test_words_are_changed_added_and_removed(client: Client, world: World):
    save(client, world.drones, record_words="record", period_words="Wednesday", period="2025-07-09")
    assert spans_of(claim=world.drones) >= {("record", "record"), ("period", "Wednesday")}
    save(client, world.drones, record_words="", period_words="in recent weeks")
    assert spans_of(claim=world.drones) == {("quote", DRONES), ("period", "in recent weeks")}
    world.drones.refresh_from_db()
    assert world.drones.revision == 3


def test_a_quote_is_cut_around_its_number(client: Client, world: World):
    save(client, world.drones, quote="a record 728 drones and 13 missiles Wednesday")
    assert spans_of(claim=world.drones) == {("quote", "a record 728 drones and 13 missiles Wednesday")}
    answer = save(client, world.drones, quote="13 missiles Wednesday")
    assert "does not stand there" in complaints(answer)
    assert "must hold the number “728”" in complaints(save(client, world.drones, quote="13"))


def test_what_is_stored_is_not_read_anew_from_the_words_it_is_shown_in(client: Client, world: World):
    assert read(client.get(address(world.soldiers))).data["amount"] == "25,000 to 30,000"
    save(client, world.soldiers, amount="25,000–35,000")
    world.soldiers.refresh_from_db()
    assert (world.soldiers.comparator, world.soldiers.upper) == ("range", 35000)


def test_number_text_and_review_are_not_taken_from_a_form(client: Client, world: World):
    save(
        client,
        world.drones,
        number="13",
        version=world.version.pk,
        review="approved",
        note="x",
        uid="y",
        part="7",
    )
    world.drones.refresh_from_db()
    assert (world.drones.mention.exact, world.drones.review, world.drones.part, world.drones.note) == (
        "728",
        "draft",
        1,
        "x",
    )


def test_the_second_of_two_editors_is_told_and_loses_nothing(client: Client, world: World):
    mine = form_of(client, world.drones, note="mine", counted_words="drones")
    save(client, world.drones, note="hers")
    answer = client.post(address(world.drones), mine)
    assert "was changed by someone else" in complaints(answer)
    assert (read(answer).data["note"], read(answer).data["counted_words"]) == ("mine", "drones")
    world.drones.refresh_from_db()
    assert (world.drones.note, world.drones.revision) == ("hers", 2)


def test_an_approved_claim_is_read_only_until_it_is_reopened(client: Client, world: World):
    approve(world.drones, world)
    page = client.get(address(world.drones))
    assert "An approved claim is reopened first" in page.content.decode()
    assert read(page).data.keys() <= {"csrfmiddlewaretoken"} | {
        name for name in read(page).data if name.startswith("credits-")
    }
    move_claim(claim=world.drones, move=Move.REOPEN, revision=3, by=world.editor, reason="misread")
    assert "quote" in read(client.get(address(world.drones))).data


def test_a_form_that_was_open_when_the_claim_was_approved_comes_back_with_what_was_typed(
    client: Client, world: World
):
    mine = form_of(client, world.drones, note="mine")
    approve(world.drones, world)
    answer = client.post(address(world.drones), mine)
    assert "was changed by someone else" in complaints(answer)
    assert read(answer).data["note"] == "mine"
    answer = client.post(address(world.drones), {**mine, "based_on": "3"})
    assert "An approved claim is reopened first" in complaints(answer)
    world.drones.refresh_from_db()
    assert (world.drones.note, world.drones.review) == ("", "approved")


def test_a_claim_is_offered_the_attributions_of_its_own_text(client: Client, world: World):
    other = make_article(by=world.editor, text=TEXT, slug="other", headline="Other").versions.get()
    add = address_of(Attribution, "add")
    save(client, add, **{"version": other.pk, "links-0-source": world.sources["tass"].pk})
    page = client.get(address(world.drones)).content.decode()
    assert f"/admin/claims/attribution/choices/?version={world.version.pk}" in page
    asked = {
        "app_label": "claims",
        "model_name": "claimattribution",
        "field_name": "attribution",
        "term": "TASS",
    }
    choices = "/admin/claims/attribution/choices/"
    found = client.get(choices, {**asked, "version": world.version.pk}).json()["results"]
    assert [each["id"] for each in found] == [str(world.zakharova.pk)]
    assert found[0]["text"].startswith("Maria Zakharova → TASS · Lavrov meets Kim in Wonsan, version 1")
    assert len(client.get(choices, asked).json()["results"]) == 2
    assert client.get(choices, {**asked, "version": "x"}).json()["results"] == []
    assert client.get(choices, {**asked, "term": "a\0b"}).json()["results"] == []
    foreign = Attribution.objects.get(version=other)
    answer = save(client, world.drones, **{"credits-TOTAL_FORMS": 1, "credits-0-attribution": foreign.pk})
    assert "stands in another text than the claim" in complaints(answer)


def test_credits_are_changed_and_removed(client: Client, world: World):
    save(client, world.soldiers, **{"credits-0-scope": "carried"})
    assert [credit.scope for credit in ClaimAttribution.objects.filter(claim=world.soldiers)] == ["carried"]
    save(client, world.soldiers, **{"credits-0-DELETE": "on"})
    assert ClaimAttribution.objects.filter(claim=world.soldiers).count() == 0
    assert NumericClaim.objects.get(pk=world.soldiers.pk).revision == 3


# --- Attributions ---


def test_an_attribution_is_made_of_a_chain_found_in_its_sentences(client: Client, world: World):
    answer = save(
        client,
        address_of(Attribution, "add"),
        **{
            "version": world.version.pk,
            "quote": ROUND,
            "manner": "mixed",
            "links-TOTAL_FORMS": 3,
            "links-0-position": 0,
            "links-0-source": world.sources["maria-zakharova"].pk,
            "links-0-words": "Maria Zakharova, spokesperson for Russia’s foreign ministry",
            "links-0-cue": "said",
            "links-0-said_on": "2025-07-09",
            "links-0-date_words": "Wednesday",
            "links-1-position": 0,
            "links-1-words": "the countries’ top diplomats",
            "links-2-position": 1,
            "links-2-source": world.sources["tass"].pk,
            "links-2-words": "TASS",
            "links-2-cue": "according to",
            "links-2-stance": "confirms",
            "links-2-access": "other_outlet",
        },
    )
    assert answer.status_code == 302, complaints(answer)
    attribution = Attribution.objects.get(manner="mixed")
    assert [(link.position, str(link.source)) for link in attribution.links.all()] == [
        (0, "Maria Zakharova"),
        (0, "None"),
        (1, "TASS"),
    ]
    assert spans_of(link__attribution=attribution, link__position=1) == {
        ("source", "TASS"),
        ("cue", "according to"),
    }
    assert (("date", "Wednesday")) in spans_of(link__attribution=attribution)


def test_words_of_a_chain_are_looked_for_in_the_quotes_of_its_claims_first(client: Client, world: World):
    # "Ukraine" stands in three sentences; the claim's quote has it once.
    save(client, world.intelligence, **{"links-0-words": "Ukraine"})
    span = Span.objects.get(link__attribution=world.intelligence, role="source")
    assert TEXT[: span.start].count("\n") == 1
    assert span.exact == "Ukraine"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"links-0-words": "Ukraine"}, "stands there 2 times"),
        ({"links-0-cue": "shouted"}, "“shouted” does not stand there."),
        ({"links-0-position": "1"}, "Positions run from 0"),
        ({"links-0-position": "-1"}, "greater than or equal to 0"),
        ({"links-0-position": "9" * 30}, "less than or equal to"),
        ({"links-0-source": "", "links-0-words": ""}, "needs the words that stand for it"),
        ({"links-0-source": "77777"}, "Select a valid choice."),
        ({"links-TOTAL_FORMS": 0}, "An attribution needs at least one link"),
        ({"version": ""}, "This field is required."),
        ({"quote": "nowhere"}, "“nowhere” does not stand there."),
    ],
)
def test_an_attribution_that_is_refused_is_told_where(
    client: Client, world: World, changes: dict[str, Any], told: str
):
    typed = {
        "version": world.version.pk,
        "links-0-source": world.sources["ukraine"].pk,
        "links-0-words": "Ukrainian intelligence",
        "links-0-said_on": "2025-07",
    }
    before, add = entries(), address_of(Attribution, "add")
    answer = client.post(add, form_of(client, add, **{**typed, **changes}))
    assert told in complaints(answer)
    if "links-TOTAL_FORMS" not in changes:
        assert read(answer).data["links-0-said_on"] == "2025-07"
    assert entries() == before


def test_which_of_several_is_asked_beside_the_words_it_is_asked_of(client: Client, world: World):
    add = address_of(Attribution, "add")
    sent = form_of(
        client,
        add,
        **{
            "version": world.version.pk,
            "links-0-source": world.sources["ukraine"].pk,
            "links-0-words": "Ukraine",
            "links-0-cue": "shouted",
        },
    )
    answer = client.post(add, sent)
    assert asked_about(answer) == {"links-0-words"}
    assert "“shouted” does not stand there." in complaints(answer)
    answer = client.post(add, {**sent, "links-0-words_occurrence": "2", "links-0-cue": ""})
    assert answer.status_code == 302
    span = Span.objects.filter(role="source", exact="Ukraine").get()
    assert span.start == TEXT.rindex("Ukraine")


def test_links_that_are_gone_meanwhile_are_no_server_error(client: Client, world: World):
    mine = form_of(client, world.zakharova, **{"links-1-said_on": "2025"})
    content = world.zakharova.as_record()
    edit_attribution(
        attribution=world.zakharova,
        revision=1,
        content=content.__class__(**{**vars(content), "links": content.links[:1]}),
        by=world.editor,
    )
    answer = client.post(address(world.zakharova), mine)
    assert "was changed by someone else" in complaints(answer)
    assert read(answer).data["links-1-said_on"] == "2025"


# --- Quantities and units ---


def test_a_quantity_is_added_edited_and_compared_by_its_name(client: Client, world: World):
    unit = Unit.objects.get(slug="missile")
    add = address_of(Quantity, "add")
    typed = {
        "name": "missiles launched by Russia",
        "unit": unit.pk,
        "statistic": "count",
        "accumulation": "flow",
    }
    assert save(client, add, **typed).status_code == 302
    quantity = Quantity.objects.get(slug="missiles-launched-by-russia")
    assert "already: use that one" in complaints(
        save(client, add, **{**typed, "name": "MISSILES launched by Russia"})
    )
    save(client, quantity, broader=world.quantities["drones"].pk, reason="only to try")
    quantity.refresh_from_db()
    assert (quantity.broader, quantity.revision) == (world.quantities["drones"], 2)
    answer = save(client, world.quantities["drones"], broader=quantity.pk)
    assert "is itself narrower than" in complaints(answer)


def test_units_are_edited_by_the_admin_group_and_leave_no_entries(world: World):
    client, before = logged_in(make_user("chief", "Admin")), entries()
    add = address_of(Unit, "add")
    typed = {"slug": "cask", "name": "cask", "plural": "casks", "dimension": "volume"}
    assert save(client, add, **typed).status_code == 302
    assert "has this slug" in complaints(save(client, add, **typed))
    unit = Unit.objects.get(slug="cask")
    save(client, unit, code="bbl", slug="barrel")
    unit.refresh_from_db()
    assert (unit.slug, unit.code) == ("cask", "bbl")
    page = client.get(save(client, unit).url).content.decode()
    assert "Nothing was edited" in page
    assert entries() == before
    assert client.get(address(unit, "history")).status_code == 404


# --- Who may ---

MODELS = (Source, Article, Quantity, NumericClaim, Attribution, Unit, ArticleVersion, LedgerEntry)
WRITTEN = {
    "editor": {Source, Article, Quantity, NumericClaim, Attribution},
    "reviewer": set(),
    "chief": {Source, Article, Quantity, NumericClaim, Attribution, Unit},
    "superuser": {Source, Article, Quantity, NumericClaim, Attribution, Unit},
}


@pytest.mark.parametrize("name", WRITTEN)
def test_each_role_opens_and_writes_what_is_its_own(world: World, name: str):
    user = {"editor": world.editor, "reviewer": world.reviewer}.get(name)
    if name == "chief":
        user = make_user("chief", "Admin")
    elif name == "superuser":
        user = User.objects.create_superuser("superuser", "", "superuser-password")
    client = logged_in(user)
    for model in MODELS:
        row, may = model.objects.first(), model in WRITTEN[name]
        assert client.get(address_of(model, "changelist")).status_code == 200
        page = client.get(address(row))
        assert page.status_code == 200
        assert (b'name="_save"' in page.content) is may, model
        assert client.get(address_of(model, "add")).status_code == (200 if may else 403)
        assert (client.post(address(row), {}).status_code == 403) is not may
        assert "is not deleted" in client.post(address(row, "delete"), {"post": "yes"}).content.decode()
        assert model.objects.filter(pk=row.pk).exists()
    assert client.get("/admin/auth/user/").status_code == (200 if name in ("chief", "superuser") else 403)


def test_a_reviewer_reads_a_claim_whole(world: World):
    client = logged_in(world.reviewer)
    page = client.get(address(world.soldiers)).content.decode()
    for words in ("25,000 to 30,000 soldiers", "additional", SOLDIERS, "Ukrainian intelligence · Lavrov"):
        assert words in page


def test_anonymous_visitors_are_asked_to_log_in(world: World):
    for model in MODELS:
        for url in (address_of(model, "changelist"), address(model.objects.first())):
            assert Client().get(url).url.startswith("/admin/login/")


# --- What pages cost ---


@pytest.mark.parametrize("model", MODELS)
def test_lists_cost_at_most_ten_queries_and_forms_fifteen_and_checks_ten_more(
    world: World, django_assert_max_num_queries: Any, model: Any
):
    client = logged_in(world.editor)
    with django_assert_max_num_queries(10):
        client.get(address_of(model, "changelist"))
    # Beside the form of a claim stands what the checks find.
    with django_assert_max_num_queries(25 if model is NumericClaim else 15):
        assert read(client.get(address(model.objects.first()))).options < 60


def test_more_rows_cost_no_more_queries(world: World):
    client = logged_in(world.editor)
    pages = [
        address_of(model, "changelist")
        for model in (NumericClaim, Attribution, Source, Quantity, LedgerEntry)
    ]
    pages += [address(world.soldiers), address(world.intelligence), address(world.sources["tass"])]
    cost = [queries(client, page) for page in pages]
    text = "\n".join(
        f"In {place} they counted {number} men." for number, place in enumerate("ABCDEFGHIJKL", 20)
    )
    version = make_article(by=world.editor, text=text, slug="many").versions.get()
    save(
        client,
        world.sources["tass"],
        **{"affiliations-TOTAL_FORMS": 6}
        | {f"affiliations-{at}-kind": "member_of" for at in range(1, 6)}
        | {
            f"affiliations-{at}-organisation": world.sources[slug].pk
            for at, slug in enumerate(("cnn", "ukraine", "russia", "foreign-ministry", "maria-zakharova"), 1)
        },
    )
    for number in range(20, 32):
        quote = text.split("\n")[number - 20]
        create_claim(
            content=claim_record(version, str(number), quote, comparator="exact", point=str(number)),
            by=world.editor,
        )
    links = [("tass", "In A", ""), ("cnn", "In B", ""), ("russia", "In C", ""), ("ukraine", "In D", "")]
    add = address_of(Attribution, "add")
    save(
        client,
        add,
        **{"version": version.pk, "links-TOTAL_FORMS": len(links)}
        | {f"links-{at}-position": at for at in range(len(links))}
        | {f"links-{at}-source": world.sources[slug].pk for at, (slug, _, _) in enumerate(links)}
        | {f"links-{at}-words": words for at, (_, words, _) in enumerate(links)},
    )
    long_chain = Attribution.objects.get(version=version)
    for claim in NumericClaim.objects.filter(mention__version=version):
        content = claim.as_record()
        credited = ClaimRecord(**{**vars(content), "attributions": (CreditRecord(long_chain.uid),)})
        save(client, claim, **{"credits-TOTAL_FORMS": 1, "credits-0-attribution": long_chain.pk})
        assert credited.attributions == NumericClaim.objects.get(pk=claim.pk).as_record().attributions
    assert [queries(client, page) for page in pages] == cost
    assert queries(client, address(long_chain)) <= 15


def queries(client: Client, page: str) -> int:
    client.get(page)  # what a process asks once and keeps, content types, is asked
    with CaptureQueriesContext(connection) as captured:
        assert client.get(page).status_code == 200
    return len(captured)
