"""Nothing typed into the admin is a server error: it is stored as it is, or refused, and never executed."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client

from claims.models import Attribution, NumericClaim, Quantity, Unit
from newsledger.ledger.models import LedgerEntry
from sources.models import Article, Source
from tests.admin_pages import address, address_of, complaints, form_of
from tests.world import DRONES, World, make_world

pytestmark = pytest.mark.django_db

SCRIPT = "\"'><script>alert(1)</script>"

# Put into one field after the other.
NASTY = [SCRIPT, "a\0b", "9" * 5_000, "x" * 1_000_000]

# Put into all fields at once.
STRANGE = [
    "",
    "\u202e\u2066\ufeff\u200b",
    "a" + "\u0301" * 60,
    " ",
    "\r\n",
    "\x1b[31m\x07\x7f",
    "\ufffe\U0010ffff",
    "{{ 7 * 7 }}{% debug %}${7*7}",
    "'; DROP TABLE claims_unit; --",
    "%s%n%(x)s{0}",
    "../../../../etc/passwd",
    "javascript:alert(1)",
    "=1+1",
    "1e999999",
    "NaN",
    "-0",
    "0x1F",
    "٣٤",
    "𝟗",
    "²",
    "1/0",
    "9999-12-31T23:59:59-14:00",
    "0001-01-01T00:00:00+14:00",
    "-1",
    "../..",
    "0000",
    "null",
    "[]",
    "True",
    "Сnn",
    "nobody" * 40,
    "12-18",
    "99999999999-0",
]


@pytest.fixture
def world() -> World:
    return make_world(approved=False)


@pytest.fixture
def client(world: World) -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("chief", "", "chief-password"))
    return client


def pages(world: World) -> dict[str, dict[str, Any]]:
    """Return the address of each form, with what makes it one that is saved."""
    tie = {"affiliations-0-kind": "part_of", "affiliations-0-organisation": world.sources["russia"].pk}
    source = {
        "affiliations-TOTAL_FORMS": 1,
        **tie,
        "aliases-TOTAL_FORMS": 1,
        "aliases-0-name": "Thomson Reuters",
    }
    claim = {
        "version": world.version.pk,
        "quote": DRONES,
        "number": "13",
        "amount": "13",
        "credits-TOTAL_FORMS": 1,
    }
    return {
        address_of(Source, "add"): {"name": "Reuters", "kind": "news_agency", **source},
        address_of(Article, "add"): {
            "outlet": world.sources["cnn"].pk,
            "headline": "A",
            "text": "A.",
        },
        address_of(Quantity, "add"): {"name": "A", "unit": Unit.objects.first().pk, "statistic": "count"},
        address_of(Unit, "add"): {"slug": "a", "name": "A", "dimension": "count"},
        address_of(NumericClaim, "add"): {**claim, "credits-0-attribution": world.intelligence.pk},
        address_of(Attribution, "add"): {
            "version": world.version.pk,
            "links-0-words": "13",
            "links-0-cue": "said",
        },
        address(world.sources["maria-zakharova"]): {},
        address(world.article): {"versions-TOTAL_FORMS": 2, "versions-1-text": "Another."},
        address(world.quantities["drones"]): {},
        address(world.soldiers): {},
        address(world.zakharova): {},
    }


FORMS = range(11)
ADDING = range(6)


def typed_into(client: Client, page: str, typed: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Return what the form sends, and the names of its fields; of those alike, one."""
    sent = form_of(client, page, **typed)
    names = [name for name in sent if name != "csrfmiddlewaretoken"]
    return sent, [name for name in names if "_words" not in name or "comparator" in name or "date" in name]


@pytest.mark.parametrize("number", ADDING)
def test_each_form_is_one_that_is_saved(client: Client, world: World, number: int):
    page, typed = list(pages(world).items())[number]
    answer = client.post(page, form_of(client, page, **typed))
    assert answer.status_code == 302, complaints(answer)


@pytest.mark.parametrize("number", ADDING)
def test_no_field_of_a_form_takes_the_server_down(client: Client, world: World, number: int):
    page, typed = list(pages(world).items())[number]
    sent, names = typed_into(client, page, typed)
    for name in names:
        for text in NASTY:
            with transaction.atomic():
                before = LedgerEntry.objects.count()
                answer = client.post(page, {**sent, name: text})
                assert answer.status_code in (200, 302), (name, text[:20])
                assert answer.status_code == 302 or LedgerEntry.objects.count() == before
                if answer.status_code == 200:
                    assert b"<script>alert" not in answer.content
                transaction.set_rollback(True)


@pytest.mark.parametrize("number", FORMS)
def test_no_form_filled_with_nonsense_takes_the_server_down(client: Client, world: World, number: int):
    page, typed = list(pages(world).items())[number]
    sent, names = typed_into(client, page, typed)
    optional = [name for name in names if "FORMS" not in name and sent[name] in ("", None)]
    for text in STRANGE:
        for filled in (names, optional) if number in ADDING else (names,):
            with transaction.atomic():
                answer = client.post(page, {**sent, **dict.fromkeys(filled, text)})
                assert answer.status_code in (200, 302), text
                transaction.set_rollback(True)


@pytest.mark.parametrize("number", FORMS)
def test_a_form_sent_empty_or_in_pieces_is_only_refused(client: Client, world: World, number: int):
    page = list(pages(world))[number]
    before = LedgerEntry.objects.count()
    counts = {
        f"{part}-{what}_FORMS": "1000"
        for part in ("aliases", "affiliations", "versions", "credits", "links")
        for what in ("TOTAL", "INITIAL")
    }
    for sent in ({}, counts):
        assert client.post(page, sent).status_code == 200
    assert client.post(page, {"_saveasnew": "1"}).status_code == 400
    assert LedgerEntry.objects.count() == before


@pytest.mark.parametrize("number", FORMS)
def test_a_form_in_an_encoding_with_half_characters_is_no_form(client: Client, world: World, number: int):
    """A lone surrogate can't be written in UTF-8; UTF-7 has it as +2AA-, and no page could show it again."""
    page = list(pages(world))[number]
    body = b'--x\r\nContent-Disposition: form-data; name="name"\r\n\r\na+2AA-b\r\n--x--\r\n'
    kind = "multipart/form-data; boundary=x; charset="
    assert client.generic("POST", page, body, content_type=f"{kind}utf-7").status_code == 400
    assert client.generic("POST", page, body, content_type=f"{kind}UTF-8").status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        "?version=abc",
        "?version=%00",
        "?source=9999999999999999999999",
        "?outlet=%27",
        "?unit=-1",
        "?quantity=1&unit=x",
        "?_to_field=x",
        "?_popup=1",
        "?retrieved_at=x",
        "?hedges=x,y",
        "?part=%F0",
        "?amount=%3Cscript%3Ealert",
    ],
)
def test_what_an_address_fills_in_takes_no_form_down(client: Client, world: World, query: str):
    for page in pages(world):
        answer = client.get(page + query)
        assert answer.status_code in (200, 400), page
        assert b"<script>alert" not in answer.content


@pytest.mark.parametrize(
    "query",
    [
        "?q=%00",
        "?q=%22",
        "?q=" + "a+" * 3000,
        "?review__exact=%00",
        "?kind__exact=%00",
        "?kind__exact=planet",
        "?name__regex=(",
        "?mention__version__text__regex=(",
        "?o=99",
        "?p=-1",
        "?p=1e9",
        "?all=1",
        "?e=1",
        "?_facets=1",
    ],
)
def test_no_address_of_a_list_takes_the_server_down(client: Client, world: World, query: str):
    for model in (Source, Article, Quantity, Unit, NumericClaim, Attribution):
        assert client.get(address_of(model, "changelist") + query).status_code in (200, 302, 400)


@pytest.mark.parametrize("term", ["%00", "%22", "a+" * 3000, "%F0%9F%9A%80", "%", "_"])
def test_no_search_for_a_row_takes_the_server_down(client: Client, world: World, term: str):
    for app, model, field in (
        ("claims", "attributionlink", "source"),
        ("claims", "attribution", "version"),
        ("claims", "numericclaim", "quantity"),
        ("claims", "numericclaim", "unit"),
        ("sources", "article", "outlet"),
    ):
        asked = f"app_label={app}&model_name={model}&field_name={field}&term={term}"
        assert client.get(f"/admin/autocomplete/?{asked}").status_code == 200
