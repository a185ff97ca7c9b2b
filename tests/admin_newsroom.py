"""The small newsroom with an account for every role and a claim by everybody everywhere in review.

For tests that walk the admin whole: they name an address by its route, with what differs from row to row in
angle brackets, and ask here for a row that there is and for what its form would send.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from axes.models import AccessAttempt
from django.apps import apps
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client

from claims.actions import create_claim, create_quantity, merge_quantity, move_claim
from claims.domain.records import QuantityRecord
from claims.domain.review import STEPS, Move, Step
from claims.models import NumericClaim, Unit
from newsledger.ledger.models import LedgerEntry
from sources.actions import create_source, merge_source
from sources.domain.records import SourceRecord
from sources.models import Source
from tests.admin_pages import form_on
from tests.world import DRONES, TEXT, claim_record, make_user, make_world

# Who wrote claims: the roles, and somebody who is none of them.
AUTHORS = ("editor", "reviewer", "chief", "admin", "somebody")
# How a claim comes to stand there.
WAYS: dict[str, tuple[Move, ...]] = {
    "draft": (),
    "in_review": (Move.SUBMIT,),
    "returned": (Move.SUBMIT, Move.RETURN),
    "approved": (Move.SUBMIT, Move.APPROVE),
    "withdrawn": (Move.SUBMIT, Move.APPROVE, Move.WITHDRAW),
}


PASSWORD = "one-for-all-of-them"
NEW_PASSWORD = dict.fromkeys(("password1", "password2"), "a-quite-new-word")
# What is typed into an address's form, beside what stands there; by default a reason, and a yes to what is asked.
FORMS: dict[str, dict[str, Any]] = {
    "/login/": {"username": "reviewer", "password": PASSWORD},
    "/password_change/": {
        "old_password": PASSWORD,
        "new_password1": "a-quite-new-word",
        "new_password2": "a-quite-new-word",
    },
    "/auth/group/add/": {"name": "Trainees"},
    "/auth/group/<id>/change/": {"name": "Trainees"},
    "/auth/user/add/": {"username": "trainee", "usable_password": "true", **NEW_PASSWORD},
    "/auth/user/<id>/change/": {"first_name": "Ada"},
    "/auth/user/<id>/password/": {"usable_password": "true", **NEW_PASSWORD},
    "/sources/article/add/": {"headline": "Shells", "outlet": "<outlet>", "text": "At least 100."},
    "/sources/article/<id>/change/": {"byline": "A. N. Other"},
    "/sources/source/add/": {"name": "Reuters", "kind": "news_agency"},
    "/sources/source/<id>/change/": {"note": "Checked."},
    "/sources/source/<id>/merge/": {"into": "<outlet>", "reason": "One and the same."},
    "/sources/source/<id>/split/": {"seen": "<credit>", "new_name": "Another agency", "reason": "Reread."},
    "/axes/accessattempt/": {"action": "unlock", "_selected_action": "<attempt>"},
    "/claims/attribution/add/": {"version": "<version>", "links-0-words": "13", "links-0-cue": "launching"},
    "/claims/attribution/<id>/change/": {"manner": "mixed"},
    "/claims/intake/": {"headline": "Shells", "outlet": "<outlet>", "text": "At least 100."},
    "/claims/desk/<version_id>/decide/": {
        "verb": "refuse",
        "token": "6d1f6f1e-7c0b-4f0e-9a52-0f6a3f1d2c3b",
        "start": "<start>",
        "end": "<end>",
        "fate": "dismissed",
    },
    "/claims/desk/<version_id>/number/<start>-<end>/": {
        "quantity": "soldiers sent last year",
        "decided_as": "",
    },
    "/claims/links/": {
        "verb": "decide",
        "start": "<waiting>",
        "end": "<linked>",
        "start_revision": 1,
        "end_revision": 1,
        "kind": "none",
    },
    "/claims/numericclaim/add/": {"version": "<version>", "quote": DRONES, "number": "13", "amount": "13"},
    "/claims/numericclaim/<id>/change/": {"note": "Checked."},
    "/claims/numericclaim/<id>/excuse/": {"check": "parts-say-the-same", "because": "Two of each."},
    "/claims/numericclaim/submit-selected/": {"seen": "<draft>"},
    "/claims/numericclaim/return-selected/": {"seen": "<in review>", "reason": "Because."},
    "/claims/quantity/add/": {"name": "shells fired", "unit": "<unit>", "statistic": "count"},
    "/claims/quantity/<id>/change/": {"note": "Checked."},
    "/claims/quantity/<id>/merge/": {"into": "<drones>", "reason": "One and the same."},
    "/claims/quantity/<id>/split/": {"seen": "<draft>", "new_name": "balloons seen", "reason": "Reread."},
    "/claims/review/approve/": {"claim": "<waiting>", "based_on": "<waits at>", "rests_on": "<rests on>"},
    "/claims/review/return/": {
        "claim": "<waiting>",
        "based_on": "<waits at>",
        "rests_on": "<rests on>",
        "reason": "Because.",
    },
    "/claims/review/opened/": {"seen": "<in review>"},
    "/claims/unit/add/": {"slug": "shekel", "name": "shekel", "dimension": "money"},
    "/claims/unit/<id>/change/": {"plural": "shekels"},
}
# What an address needs behind its question mark.
QUERIES = {
    "/autocomplete/": "app_label=claims&model_name=numericclaim&field_name=quantity",
    "/claims/attribution/choices/": "app_label=claims&model_name=claimattribution&field_name=attribution",
    "/sources/source/<id>/merge/": "into=<outlet>",
    "/claims/quantity/<id>/merge/": "into=<drones>",
}


@dataclass
class Newsroom:
    """The world with an account for each role, and what the addresses and forms of the tables name."""

    accounts: dict[str, User]
    rows: dict[str, Any]
    claims: dict[tuple[str, str], NumericClaim]
    """By who wrote it, a role or somebody else, and where it stands."""
    _sent: dict[str, dict[str, Any]] = field(default_factory=dict)

    def client(self, role: str) -> Client:
        """Return a client logged in as the role; one of its own, for logging out ends a session."""
        client = Client()
        if role != "anonymous":
            client.force_login(self.accounts[role])
        return client

    def url(self, place: str) -> str:
        """Return the address, about the rows that are there."""
        row = self.rows.get(place) or self.rows.get("/".join(place.split("/")[1:3]))
        named = {**self.rows, "<id>": getattr(row, "pk", None)}

        def fill(name: re.Match[str]) -> str:
            assert named.get(name[0]) is not None, f"{place}: say in `newsroom` which row is {name[0]}"
            return str(named[name[0]])

        return "/admin" + re.sub("<[a-z_]+>", fill, f"{place}?{QUERIES.get(place, '')}")

    def sent(self, place: str) -> dict[str, Any]:
        """Return what a superuser would send from the form at the address."""
        if place not in self._sent:
            boss, url = self.client("admin"), self.url(place)
            page = boss.get(url)
            shown = form_on(page) if page.status_code == 200 else {}
            typed = FORMS.get(place, {"reason": "Because.", "post": "yes"})
            self._sent[place] = shown | {name: self.rows.get(value, value) for name, value in typed.items()}
        return self._sent[place]


def make_newsroom() -> Newsroom:
    """Build it through actions."""
    world = make_world(approved=False)
    for name in ("chief", "admin", "mover"):
        make_user(name, "Admin")
    make_user("somebody", "Editor")
    User.objects.filter(username="admin").update(is_superuser=True)
    User.objects.update(password=make_password(PASSWORD))
    accounts = {user.username: user for user in User.objects.all()}
    mover = accounts["mover"]  # moves claims and writes none
    gone = create_source(content=SourceRecord(slug="cable", name="Cable", kind="outlet"), by=mover)
    merge_source(source=gone, into=world.sources["cnn"], revision=gone.revision, by=mover, reason="Renamed.")
    TOTP.activate(mover, generate_totp_secret())
    failed = AccessAttempt.objects.create(username="mover", ip_address="192.0.2.1", failures_since_start=5)
    balloons, kites = (
        create_quantity(content=QuantityRecord(slug="", name=name, unit="drone", statistic="count"), by=mover)
        for name in ("balloons launched by Russia", "kites launched by Russia")
    )
    merge_quantity(quantity=kites, into=world.quantities["drones"], revision=1, by=mover, reason="Reread.")
    claims = {}
    for part, (author, where) in enumerate(product(AUTHORS, WAYS), start=2):
        content = claim_record(
            world.version, "13", DRONES, comparator="exact", point="13", part=part, quantity="drones"
        )
        claims[author, where] = bring(create_claim(content=content, by=accounts[author]), where, mover)
    unit = Unit.objects.get(slug="drone")
    rows = {
        "auth/group": Group.objects.get(name="Reviewer"),
        "auth/user": mover,
        "ledger/ledgerentry": LedgerEntry.objects.first(),
        "sources/article": world.article,
        "sources/articleversion": world.version,
        "sources/source": world.sources["tass"],
        "/sources/source/<id>/unmerge/": gone,
        "axes/accessattempt": failed,
        "<attempt>": failed.pk,
        "<account_id>": mover.pk,
        "claims/attribution": world.zakharova,
        "claims/quantity": world.quantities["drones"],
        "/claims/quantity/<id>/merge/": balloons,
        "/claims/quantity/<id>/unmerge/": kites,
        "<credit>": f"{world.zakharova.pk}-{world.zakharova.revision}",
        "<drones>": world.quantities["drones"].pk,
        "claims/unit": unit,
        "claims/numericclaim": claims["somebody", "draft"],
        **{f"/claims/numericclaim/<id>/{step.move}/": claims["somebody", begins(step)] for step in STEPS},
        "/r/<content_type_id>/<id>/": world.sources["tass"],
        "<content_type_id>": ContentType.objects.get_for_model(Source).pk,
        "<anything>": "nothing/here/",
        "<outlet>": world.sources["cnn"].pk,
        "<version>": world.version.pk,
        "<version_id>": world.version.pk,
        # A number that nobody has marked yet.
        "<start>": TEXT.index("11,000"),
        "<end>": TEXT.index("11,000") + len("11,000"),
        "<unit>": unit.pk,
        "<linked>": world.soldiers.uid,
        "<waiting>": claims["somebody", "in_review"].uid,
        "<waits at>": claims["somebody", "in_review"].revision,
        "<rests on>": claims["somebody", "in_review"].rests_on(),
        **{
            f"<{name}>": f"{claim.pk}-{claim.revision}"
            for name, claim in (
                ("draft", claims["somebody", "draft"]),
                ("in review", claims["somebody", "in_review"]),
            )
        },
    }
    return Newsroom(accounts, rows, claims)


def begins(step: Step) -> str:
    """Return where a claim stands that can make the step."""
    return "withdrawn" if step.from_withdrawn else step.starts[0].value


def bring(claim: NumericClaim, where: str, by: User) -> NumericClaim:
    """Bring a draft there by the moves it takes."""
    for move in WAYS[where]:
        claim.refresh_from_db()
        move_claim(claim=claim, move=move, revision=claim.revision, by=by, reason="Because.")
    claim.refresh_from_db()
    return claim


# --- What is written ---

# What opening pages may leave behind.
TRACES = {"django_session", "auth_user.last_login"}
WRITING = re.compile(r'(?:INSERT(?: OR IGNORE)? INTO|UPDATE|DELETE FROM) "?(\w+)')


def stored(tables: Collection[str] | None = None) -> dict[str, list[Any]]:
    """Return every row that somebody could have written, of these tables or of all."""
    return {
        model._meta.db_table: list(
            model._base_manager.order_by("pk").values_list(
                *(
                    field.attname
                    for field in model._meta.concrete_fields
                    if f"{model._meta.db_table}.{field.attname}" not in TRACES
                )
            )
        )
        for model in apps.get_models(include_auto_created=True)
        if model._meta.db_table not in TRACES and (tables is None or model._meta.db_table in tables)
    }


class Writes:
    """Watches for statements that write; whether what was written stays, the rows must tell."""

    def __init__(self) -> None:
        self.tables: set[str] = set()

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if found := WRITING.match(sql):
            self.tables.add(found[1])
        return execute(sql, params, many, context)


def send(client: Client, url: str, sent: dict[str, Any], before: Any) -> tuple[HttpResponse, bool]:
    """Return the answer, and whether there are other rows than before. It is undone."""
    watch = Writes()
    with transaction.atomic():
        with connection.execute_wrapper(watch):
            answer = client.post(url, sent)
        wrote = any(rows != before[table] for table, rows in stored(watch.tables).items())
        transaction.set_rollback(True)
    return answer, wrote
