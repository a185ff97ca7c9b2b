"""Who may open and write what in the admin: every address and every move, for every role.

Both tables say what is wanted and are checked by asking and by really sending. An address that is added to the
admin fails the test until it has a line here.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from claims.domain.review import Move
from claims.models import NumericClaim
from tests.admin_newsroom import Newsroom, make_newsroom, send, stored
from tests.admin_pages import address, complaints

pytestmark = pytest.mark.django_db

# `chief` has the rights of the group Admin alone; `admin` is a superuser besides, as the demo account is.
# The group is meant to be enough for all that is done, so both have one column.
ROLES = ("anonymous", "editor", "reviewer", "chief", "admin")
COLUMNS = {"chief": "admin"}
# A right is asked for in the same way on each database, and what is stored is stored in the same way for whoever
# may: PostgreSQL is shown one role.
ROLES_TO_TEST = [pytest.param(role, marks=[] if role == "chief" else pytest.mark.once) for role in ROLES]

# login    asked to log in, whatever is sent
# finds    opens; what is sent changes nothing
# reads    opens; what is sent is refused with 403
# writes   opens; its form is stored, as the admin would send it with what FORMS says
# takes    stores the form of another page, and leads there when it is opened
# sends    takes forms only, and stores nothing
# refused  403, whatever is sent
# away     leads elsewhere and changes nothing
# none     404
ADDRESSES = """
address                                 anonymous editor   reviewer  admin
/                                       login     finds    finds     finds
/login/                                 finds     away     away      away
/login/code/                            login     login    login      login
/logout/                                away      sends    sends     sends
/password_change/                       login     writes   writes    writes
/password_change/done/                  login     finds    finds     finds
/second-factor/                         login     finds    finds     finds
/autocomplete/                          login     finds    finds     finds
/jsi18n/                                login     finds    finds     finds
/r/<content_type_id>/<id>/                         login     away     away      away
/<anything>                             login     none     none      none

/auth/                                  login     none     none      finds
/auth/group/                            login     refused  refused   finds
/auth/group/add/                        login     refused  refused   writes
/auth/group/<id>/                       login     away     away      away
/auth/group/<id>/change/                login     refused  refused   writes
/auth/group/<id>/delete/                login     refused  refused   writes
/auth/group/<id>/history/               login     refused  refused   finds
/auth/user/                             login     refused  refused   finds
/auth/user/add/                         login     refused  refused   writes
/auth/user/<id>/                        login     away     away      away
/auth/user/<id>/change/                 login     refused  refused   writes
/auth/user/<id>/delete/                 login     refused  refused   finds
/auth/user/<id>/history/                login     refused  refused   finds
/auth/user/<id>/password/               login     refused  refused   writes
/auth/user/<account_id>/second-factor/  login     refused  refused   writes
/axes/                                  login     none     none      finds
/axes/accessattempt/                    login     refused  refused   writes
/axes/accessattempt/add/                login     refused  refused   refused
/axes/accessattempt/<id>/               login     away     away      away
/axes/accessattempt/<id>/change/        login     refused  refused   reads
/axes/accessattempt/<id>/delete/        login     refused  refused   refused
/axes/accessattempt/<id>/history/       login     refused  refused   finds

/ledger/                                login     finds    finds     finds
/ledger/ledgerentry/                    login     finds    finds     finds
/ledger/ledgerentry/add/                login     refused  refused   refused
/ledger/ledgerentry/<id>/               login     away     away      away
/ledger/ledgerentry/<id>/change/        login     reads    reads     reads
/ledger/ledgerentry/<id>/delete/        login     finds    finds     finds
/ledger/ledgerentry/<id>/history/       login     none     none      none

/sources/                               login     finds    finds     finds
/sources/article/                       login     finds    finds     finds
/sources/article/add/                   login     writes   refused   writes
/sources/article/<id>/                  login     away     away      away
/sources/article/<id>/change/           login     writes   reads     writes
/sources/article/<id>/delete/           login     finds    finds     finds
/sources/article/<id>/history/          login     finds    finds     finds
/sources/articleversion/                login     finds    finds     finds
/sources/articleversion/add/            login     refused  refused   refused
/sources/articleversion/<id>/           login     away     away      away
/sources/articleversion/<id>/change/    login     reads    reads     reads
/sources/articleversion/<id>/delete/    login     finds    finds     finds
/sources/articleversion/<id>/history/   login     none     none      none
/sources/source/                        login     finds    finds     finds
/sources/source/add/                    login     writes   refused   writes
/sources/source/<id>/                   login     away     away      away
/sources/source/<id>/change/            login     writes   reads     writes
/sources/source/<id>/delete/            login     finds    finds     finds
/sources/source/<id>/history/           login     finds    finds     finds
/sources/source/<id>/merge/             login     writes   refused   writes
/sources/source/<id>/split/             login     writes   refused   writes
/sources/source/<id>/unmerge/           login     writes   refused   writes

/claims/                                login     finds    finds     finds
/claims/intake/                         login     writes   refused   writes
/claims/attribution/                    login     finds    finds     finds
/claims/attribution/add/                login     writes   refused   writes
/claims/attribution/choices/            login     finds    finds     finds
/claims/attribution/<id>/               login     away     away      away
/claims/attribution/<id>/change/        login     writes   reads     writes
/claims/attribution/<id>/delete/        login     finds    finds     finds
/claims/attribution/<id>/history/       login     finds    finds     finds
/claims/desk/                           login     away     away      away
/claims/desk/<version_id>/              login     finds    finds     finds
/claims/desk/<version_id>/cards/        login     finds    finds     finds
/claims/desk/<version_id>/decide/       login     takes    refused   takes
/claims/desk/<version_id>/number/<start>-<end>/  login  writes  refused  writes
/claims/desk/<version_id>/state/        login     finds    finds     finds
/claims/numericclaim/                   login     finds    finds     finds
/claims/numericclaim/add/               login     writes   refused   writes
/claims/numericclaim/submit-selected/   login     takes    refused   takes
/claims/numericclaim/return-selected/   login     refused  takes     takes
/claims/numericclaim/<id>/              login     away     away      away
/claims/numericclaim/<id>/change/       login     writes   reads     writes
/claims/numericclaim/<id>/delete/       login     finds    finds     finds
/claims/numericclaim/<id>/history/      login     finds    finds     finds
/claims/numericclaim/<id>/excuse/       login     writes   refused   writes
/claims/numericclaim/<id>/submit/       login     writes   refused   writes
/claims/numericclaim/<id>/approve/      login     refused  writes    writes
/claims/numericclaim/<id>/return/       login     refused  writes    writes
/claims/numericclaim/<id>/reopen/       login     writes   writes    writes
/claims/numericclaim/<id>/withdraw/     login     refused  writes    writes
/claims/numericclaim/<id>/restore/      login     refused  writes    writes
/claims/quantity/                       login     finds    finds     finds
/claims/quantity/add/                   login     writes   refused   writes
/claims/quantity/<id>/                  login     away     away      away
/claims/quantity/<id>/change/           login     writes   reads     writes
/claims/quantity/<id>/delete/           login     finds    finds     finds
/claims/quantity/<id>/history/          login     finds    finds     finds
/claims/quantity/<id>/merge/            login     writes   refused   writes
/claims/quantity/<id>/split/            login     writes   refused   writes
/claims/quantity/<id>/unmerge/          login     writes   refused   writes
/claims/links/                          login     writes   reads     writes
/claims/review/                         login     finds    finds     finds
/claims/review/approve/                 login     refused  takes     takes
/claims/review/return/                  login     refused  takes     takes
/claims/review/opened/                  login     refused  away      away
/claims/unit/                           login     finds    finds     finds
/claims/unit/add/                       login     refused  refused   writes
/claims/unit/<id>/                      login     away     away      away
/claims/unit/<id>/change/               login     reads    reads     writes
/claims/unit/<id>/delete/               login     finds    finds     finds
/claims/unit/<id>/history/              login     none     none      none
"""

# Where a claim stands, and the moves that a role can make of somebody else's claim. Of one's own, all the same
# moves but approving, which is refused with the reason.
MOVES = """
state      anonymous editor    reviewer           admin
draft      -         submit    -                  submit
in_review  -         -         approve,return     approve,return
returned   -         submit    -                  submit
approved   -         reopen    reopen,withdraw    reopen,withdraw
withdrawn  -         -         restore            restore
"""


def read_table(table: str) -> dict[str, dict[str, str]]:
    """Return a table's cells, by what begins the line and by role."""
    (_, *roles), *lines = (line.split() for line in table.strip().splitlines() if line)
    return {begins: dict(zip(roles, cells, strict=True)) for begins, *cells in lines}


@pytest.fixture(scope="module")
def newsroom(shared_rows: None) -> Newsroom:
    """The same one for all tests here, which undo what they write."""
    return make_newsroom()


# --- What there is, and what an answer is ---


def places() -> Iterator[str]:
    """Yield every address of the admin, by its route: what is different for each row is in angle brackets."""
    site = next(each for each in get_resolver().url_patterns if getattr(each, "namespace", "") == "admin")
    for route in routes(site.url_patterns, "/"):
        route = re.sub(r"<(?:\w+:)?(?:object_)?(\w+)>", r"<\1>", route)
        if one_of := re.fullmatch(r"/\^\(\?P<app_label>(.*)\)/\$", route):
            yield from (f"/{app}/" for app in one_of[1].split("|"))
        elif "<move>" in route:
            yield from (route.replace("<move>", move.value) for move in Move)
        else:
            yield route.replace("(?P<url>.*)$", "<anything>")


def routes(patterns: Iterable[URLPattern | URLResolver], begun: str) -> Iterator[str]:
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from routes(each.url_patterns, f"{begun}{each.pattern}")
        else:
            yield f"{begun}{each.pattern}"


def word_for(got: HttpResponse, posted: HttpResponse, wrote: bool) -> str:
    """Return the word of ADDRESSES for what was answered, or what was answered where there is none."""
    to_login = [answer.headers.get("Location", "").startswith("/admin/login/") for answer in (got, posted)]
    answers = (got.status_code, posted.status_code, wrote)
    match answers:
        case (200, 302, True):
            return "writes"
        case (302, 302, True):
            return "takes"
        case (302, 302, False) if all(to_login):
            return "login"
        case (302, 403, False) if to_login[0] and b'href="/admin/login/?next=' in posted.content:
            return "login"  # what was sent waits on the page
        case (302, 302, False) if not any(to_login):
            return "away"
        case (200, 403, False):
            return "reads"
        case (200, 200 | 302 | 405, False):
            return "finds"
        case (405, 200, False):
            return "sends"
        case (403, 403, False):
            return "refused"
        case (404, 404, False):
            return "none"
    return "GET {}, POST {}, wrote: {}".format(*answers)


# --- Addresses ---


def test_each_address_has_its_line_and_each_line_its_address():
    there, told = set(places()), set(read_table(ADDRESSES))
    assert not there - told, f"say in ADDRESSES who may open these: {sorted(there - told)}"
    assert not told - there, f"these lines of ADDRESSES are of no address: {sorted(told - there)}"


@pytest.mark.parametrize("role", ROLES_TO_TEST)
def test_each_role_opens_and_writes_what_it_may(newsroom: Newsroom, role: str):
    wrong, before = {}, stored()
    for place, cells in read_table(ADDRESSES).items():
        sent, client, url = newsroom.sent(place), newsroom.client(role), newsroom.url(place)
        found = word_for(client.get(url), *send(client, url, sent, before))
        if found != cells[COLUMNS.get(role, role)]:
            wrong[place] = f"{found}, not {cells[COLUMNS.get(role, role)]}"
    assert not wrong


@pytest.mark.once
def test_nothing_is_written_without_the_forms_token(newsroom: Newsroom):
    client = Client(enforce_csrf_checks=True)
    client.force_login(newsroom.accounts["admin"])
    for place, cells in read_table(ADDRESSES).items():
        if {"writes", "takes", "sends"} & set(cells.values()):
            assert client.post(newsroom.url(place), newsroom.sent(place)).status_code == 403, place


@pytest.mark.once
def test_an_account_that_is_no_staff_or_no_longer_active_opens_nothing(newsroom: Newsroom):
    for change in ({"is_staff": False}, {"is_active": False}):
        User.objects.filter(username="admin").update(is_staff=True, is_active=True)
        client = newsroom.client("admin")
        User.objects.filter(username="admin").update(**change)
        for place, cells in read_table(ADDRESSES).items():
            if cells["anonymous"] == "login":
                url = newsroom.url(place)
                answers = client.get(url), client.post(url, {})
                assert all(answer.headers["Location"].startswith("/admin/login/") for answer in answers), url


# --- Moves ---


@pytest.mark.once
@pytest.mark.parametrize(
    ("role", "author"), [*((role, "somebody") for role in ROLES), *((role, role) for role in ROLES[1:])]
)
def test_each_role_makes_its_moves_and_no_other(newsroom: Newsroom, role: str, author: str):
    wrong, before = {}, stored()
    for where, cells in read_table(MOVES).items():
        claim, client = newsroom.claims[author, where], newsroom.client(role)
        may = {Move(move) for move in cells[COLUMNS.get(role, role)].split(",") if move != "-"}
        may -= {Move.APPROVE} if author == role else set()
        page = client.get(address(claim)).content.decode()
        found = {
            "offered": {move for move in Move if f'href="{page_of(claim, move)}"' in page},
            "asked": {move for move in Move if client.get(page_of(claim, move)).status_code == 200},
            "made": {move for move in Move if is_made(client, claim, move, before)},
        }
        wrong |= {(where, how): moves ^ may for how, moves in found.items() if moves != may}
    assert not wrong


def is_made(client: Client, claim: NumericClaim, move: Move, before: Any) -> bool:
    """Return whether the move is made by who sends its form; if not, they are told or refused."""
    sent = {"based_on": claim.revision, "rests_on": claim.rests_on(), "reason": "Because."}
    answer, wrote = send(client, page_of(claim, move), sent, before)
    if not wrote and answer.status_code == 200:
        assert complaints(answer), move
    else:
        assert answer.status_code in (302, 403), move
    return wrote


def page_of(claim: NumericClaim, move: Move) -> str:
    return reverse("admin:claims_numericclaim_move", args=[claim.pk, str(move)])
