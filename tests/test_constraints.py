"""Every rule the tables hold by themselves, from both sides: what they refuse and what they take.

Each case changes columns of one good row, once through the ORM and once in raw SQL. `test_no_constraint_is_
forgotten` holds the table to the models.
"""

import re
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import product
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from claims.actions import decide_mention, link_claim
from claims.domain.records import ClaimLinkRecord
from claims.models import (
    AttributionLink,
    ClaimAttribution,
    ClaimLink,
    Decision,
    LinkRefusal,
    NumberMention,
    QuantityWord,
    Span,
    Unit,
)
from newsledger.ledger.models import LedgerEntry
from sources.models import Affiliation, Fingerprint, SourceAlias, SourceWord
from tests.world import World, make_article

pytestmark = pytest.mark.django_db

OURS = ("ledger", "sources", "claims")
NOON = datetime(2025, 7, 12, 12, tzinfo=UTC)
EMPTY_AMOUNT = {"point": None, "lower": None, "upper": None}


@dataclass(frozen=True)
class Case:
    """A good row by its name in `rows`, with changes it must refuse and changes it must take."""

    row: str
    refused: list[dict[str, Any]]
    taken: list[dict[str, Any]] = field(default_factory=list)


def known(row: str, column: str, *values: Any) -> Case:
    return Case(row, [{column: "none"}], [{column: value} for value in values])


def canonical(column: str) -> Case:
    bad = (
        "",
        "-",
        ".5",
        "5.",
        "1.0",
        "01",
        "1e5",
        "+1",
        "--1",
        "1-1",
        "1.2.3",
        "NaN",
        " 1",
        "1 ",
        "-0",
        "٣",
        "-0.0",
    )
    bad += ("9" * 41, "0." + "1" * 21, "00", "0.10", "-.5", "1\n")
    good = (
        "0",
        "7",
        "-7",
        "0.5",
        "-0.5",
        "9" * 40,
        "0." + "0" * 19 + "1",
        "-" + "9" * 40 + "." + "9" * 20,
        "100",
    )
    if column in ("point", "lower", "upper"):
        columns = {
            "comparator": {"point": "exact", "lower": "at_least", "upper": "at_most"}[column]
        } | EMPTY_AMOUNT
    else:
        # What isn't above zero is refused by a rule of its own.
        columns, good = {}, tuple(text for text in good if text[0] != "-" and text != "0")
        bad = tuple(text for text in bad if not text.startswith("-"))
    return Case(
        "exact", [columns | {column: text} for text in bad], [columns | {column: text} for text in good]
    )


def days(row: str, column: str) -> Case:
    first, last = f"{column}_first", f"{column}_last"
    return Case(
        row,
        [
            {column: "2024", first: date(2024, 12, 31), last: date(2024, 1, 1)},
            {column: "", first: date(2024, 1, 1), last: None},
            {column: "", first: None, last: date(2024, 1, 1)},
        ],
        [
            {column: "2024", first: date(2024, 1, 1), last: date(2024, 12, 31)},
            {column: "2024-05-01", first: date(2024, 5, 1), last: date(2024, 5, 1)},
            {column: "../2024", first: None, last: date(2024, 12, 31)},
            {column: "2024/..", first: date(2024, 1, 1), last: None},
            {column: "", first: None, last: None},
        ],
    )


def of_the_web(row: str, column: str) -> Case:
    bad = (
        "javascript:alert(1)",
        "file:///etc/passwd",
        "//example.org",
        "data:text/html,x",
        " https://example.org",
    )
    return Case(
        row,
        [{column: address} for address in bad],
        [{column: address} for address in ("", "https://example.org/a", "http://example.org")],
    )


CASES = {
    "ledger_number_from_one": Case("entry", [{"number": 0}], [{"number": 999}]),
    "ledger_revision_from_one": Case("entry", [{"revision": 0}], [{"revision": 99}]),
    "ledger_hashes_are_sha256": Case(
        "entry", [{"hash": "abc"}, {"previous": "0" * 63}], [{"hash": "f" * 64}]
    ),
    "ledger_action_known": known("entry", "action", *LedgerEntry.Action.values),
    "ledger_one_entry_per_revision": Case(
        "entry", [{"record": "source/russia"}], [{"record": "source/elsewhere"}]
    ),
    "source_kind_known": known("source", "kind", "person", "social_post"),
    "source_anonymity_known": known("source", "anonymity", "unnamed_group"),
    "source_unnamed_has_no_wikidata_id": Case(
        "source",
        [
            {"anonymity": "unnamed_group", "wikidata_id": "Q1"},
            {"anonymity": "unnamed_person", "wikidata_id": "Q1"},
        ],
        [{"anonymity": "named", "wikidata_id": "Q1"}, {"anonymity": "unnamed_person", "wikidata_id": ""}],
    ),
    "source_name_and_slug_given": Case("source", [{"name": ""}, {"slug": ""}], [{"name": "—", "slug": "x"}]),
    "source_not_merged_into_itself": Case(
        "source", [{"merged_into_id": "own pk"}], [{"merged_into_id": "tass"}]
    ),
    "source_homepage_is_of_the_web": of_the_web("source", "homepage"),
    "sourcealias_name_given": Case(
        "alias", [{"name": ""}, {"name_key": ""}], [{"name": "x", "name_key": "x"}]
    ),
    "sourceword_stands_once": Case("source word", [{"word": "w:cnn"}], [{"word": "w:another"}]),
    "quantityword_stands_once": Case("quantity word", [{"word": "w:launch"}], [{"word": "w:another"}]),
    "affiliation_kind_known": known("tie", "kind", "member_of", "issued_by"),
    "affiliation_not_to_itself": Case(
        "tie", [{"organisation_id": "own source"}], [{"organisation_id": "tass"}]
    ),
    "affiliation_stands_once": Case(
        "second tie",
        [{"kind": "part_of", "organisation_id": "ukraine", "role": "", "since": ""}],
        [{"kind": "part_of", "organisation_id": "ukraine", "role": "other", "since": ""}],
    ),
    "affiliation_since_days_in_order": days("tie", "since"),
    "affiliation_until_days_in_order": days("tie", "until"),
    "article_published_basis_known": known(
        "article", "published_basis", "stated", "metadata", "url", "unknown"
    ),
    "article_slug_given": Case("article", [{"slug": ""}], [{"slug": "elsewhere"}]),
    "article_url_stands_once": Case("article", [{"url": "https://example.org/second"}], [{"url": ""}]),
    "article_published_days_in_order": days("article", "published"),
    "article_url_is_of_the_web": of_the_web("article", "url"),
    "article_archive_url_is_of_the_web": of_the_web("article", "archive_url"),
    "version_number_stands_once": Case("second version", [{"article_id": "article"}], [{"number": 3}]),
    "version_number_from_one": Case("version", [{"number": 0}], [{"number": 7}]),
    "version_hash_is_sha256": Case("version", [{"sha256": "abc"}, {"sha256": ""}], [{"sha256": "a" * 64}]),
    "version_text_given_with_plain_line_ends": Case(
        "version", [{"text": ""}, {"text": "a\r\nb"}, {"text": "a\rb"}], [{"text": "a\nb "}, {"text": "🚀"}]
    ),
    "articleversion_published_days_in_order": days("version", "published"),
    "fingerprint_stands_once_in_its_paragraph": Case(
        "fingerprint",
        [{"hash": "second hash"}],
        [{"hash": "second hash", "paragraph": 99}],
    ),
    "unit_dimension_known": known("unit", "dimension", "count", "money", "other"),
    "unit_slug_and_name_given": Case("unit", [{"slug": ""}, {"name": ""}], [{"slug": "x", "name": "x"}]),
    "quantity_statistic_known": known("quantity", "statistic", "count", "rank"),
    "quantity_accumulation_known": known("quantity", "accumulation", "stock", "not_applicable"),
    "quantity_name_and_slug_given": Case(
        "quantity",
        [{"name": ""}, {"slug": ""}, {"name_key": ""}],
        [{"name": "x", "name_key": "x", "slug": "x"}],
    ),
    **{
        f"quantity_{column}_is_another": Case(
            "quantity", [{f"{column}_id": "own pk"}], [{f"{column}_id": "drones"}, {f"{column}_id": None}]
        )
        for column in ("broader", "denominator", "merged_into")
    },
    "numbermention_fate_known": known("mention", "fate", "claim", "dismissed", "undecided"),
    "mention_stands_once": Case(
        "mention", [{"start": "other start", "end": "other end", "exact": "728"}], []
    ),
    "mention_words_fill_their_place": Case(
        "mention",
        [
            {"start": 5, "end": 5, "exact": ""},
            {"start": 5, "end": 4, "exact": ""},
            {"start": 5, "end": 8, "exact": "ab"},
        ],
        [{"start": 5, "end": 8, "exact": "🚀é3"}, {"start": 0, "end": 1, "exact": "x"}],
    ),
    "mention_proposal_only_while_undecided": Case(
        "mention",
        [{"fate": "claim", "proposal": '{"a": 1}'}, {"fate": "dismissed", "proposal": "{}"}],
        [{"fate": "undecided", "proposal": '{"a": 1}'}, {"fate": "claim", "proposal": None}],
    ),
    "span_words_fill_their_place": Case(
        "span",
        [{"start": 5, "end": 5, "exact": ""}, {"start": 5, "end": 8, "exact": "ab"}],
        [{"start": 5, "end": 8, "exact": "abc"}],
    ),
    "span_has_one_owner_that_fits_its_role": Case(
        "span",
        [
            {"claim_id": None},
            {"link_id": "link"},
            {"role": "cue"},
            {"role": "none"},
            {"claim_id": None, "link_id": "link"},
        ],
        [{"role": "hedge"}, {"claim_id": None, "link_id": "link", "role": "date"}],
    ),
    "span_one_per_claim_and_role": Case(
        "span", [{"claim_id": "drones claim"}], [{"claim_id": "drones claim", "role": "place"}]
    ),
    "span_one_per_link_and_role": Case("cue", [{"role": "source"}], [{"role": "date"}]),
    "attribution_manner_known": known("attribution", "manner", "mixed", "direct_quote"),
    "attribution_uid_given": Case("attribution", [{"uid": ""}], [{"uid": "x"}]),
    "attributionlink_stance_known": known("link", "stance", "denies", "withdraws"),
    "attributionlink_access_known": known("link", "access", "witnessed", "unknown"),
    "attributionlink_said_on_days_in_order": days("link", "said_on"),
    "claimattribution_scope_known": known("credit", "scope", "carried", "ambiguous"),
    "claimattribution_pair_stands_once": Case(
        "credit",
        [{"claim_id": "round claim", "attribution_id": "zakharova"}],
        [{"attribution_id": "zakharova"}],
    ),
    "claimlink_kind_known": known("claim link", "kind", "derived_from", "retracts"),
    "claimlink_basis_known": known("claim link", "basis", "editor", "machine"),
    "claimlink_stands_once": Case(
        "claim link", [{"to_claim_id": "round claim"}], [{"to_claim_id": "round claim", "kind": "corrects"}]
    ),
    "claimlink_not_to_itself": Case(
        "claim link", [{"to_claim_id": "own claim"}], [{"to_claim_id": "round claim", "kind": "corrects"}]
    ),
    "claimlink_confirms_and_disputes_only_in_text": Case(
        "claim link",
        [{"kind": "confirms", "basis": "editor"}, {"kind": "disputes", "basis": "machine"}],
        [{"kind": "confirms", "basis": "in_text"}, {"kind": "disputes", "basis": "in_text"}],
    ),
    "numericclaim_comparator_known": known("exact", "comparator", "approx"),
    "numericclaim_change_known": known("exact", "change", "additional", "decrease"),
    "numericclaim_modality_known": known("exact", "modality", "planned", "target"),
    "numericclaim_prominence_known": known("exact", "prominence", "minor"),
    "numericclaim_review_known": known("exact", "review", "in_review", "approved", "returned"),
    "numericclaim_standing_known": known("exact", "standing", "corrected", "superseded"),
    "numericclaim_hedges_known": Case(
        "exact",
        [
            {"hedges": text}
            for text in ("maybe", "likely likely", "likely  alleged", " likely", "likely ", "likelyalleged")
        ],
        [
            {"hedges": text}
            for text in (
                "",
                "likely",
                "estimated reported",
                "estimated reported alleged believed likely preliminary unverified",
            )
        ],
    ),
    **{
        f"numericclaim_{name}_is_canonical": canonical(name)
        for name in ("point", "lower", "upper", "out_of", "margin", "sample")
    },
    "claim_part_of_a_number_stands_once": Case(
        "exact", [{"mention_id": "soldiers mention"}], [{"mention_id": "soldiers mention", "part": 2}]
    ),
    "claim_exact_and_approx_have_a_point_only": Case(
        "exact",
        [
            {"comparator": name} | EMPTY_AMOUNT | amount
            for name in ("exact", "approx")
            for amount in ({}, {"lower": "1"}, {"point": "1", "upper": "2"}, {"point": "1", "lower": "1"})
        ],
        [{"comparator": name, "point": "-5"} for name in ("exact", "approx")],
    ),
    "claim_range_has_lower_below_upper": Case(
        "exact",
        [
            {"comparator": "range"} | EMPTY_AMOUNT | amount
            for amount in (
                {},
                {"lower": "1"},
                {"upper": "1"},
                {"lower": "1", "upper": "1"},
                {"lower": "30000", "upper": "25000"},
                {"lower": "10", "upper": "9"},
                {"lower": "-9", "upper": "-10"},
                {"lower": "0.5", "upper": "0.25"},
                {"lower": "1", "upper": "-1"},
                {"point": "1", "lower": "1", "upper": "2"},
            )
        ],
        [
            {"comparator": "range", "point": None, "lower": low, "upper": high}
            for low, high in (
                ("25000", "30000"),
                ("9", "10"),
                ("-10", "-9"),
                ("-1", "1"),
                ("0.25", "0.5"),
                ("9" * 39, "9" * 40),
            )
        ],
    ),
    "claim_at_least_and_more_than_have_lower_only": Case(
        "exact",
        [
            {"comparator": name} | EMPTY_AMOUNT | amount
            for name in ("at_least", "more_than")
            for amount in ({}, {"point": "1"}, {"lower": "1", "upper": "2"}, {"upper": "2"})
        ],
        [{"comparator": name, "point": None, "lower": "100"} for name in ("at_least", "more_than")],
    ),
    "claim_at_most_and_less_than_have_upper_only": Case(
        "exact",
        [
            {"comparator": name} | EMPTY_AMOUNT | amount
            for name in ("at_most", "less_than")
            for amount in ({}, {"point": "1"}, {"lower": "1", "upper": "2"}, {"lower": "2"})
        ],
        [{"comparator": name, "point": None, "upper": "100"} for name in ("at_most", "less_than")],
    ),
    "claim_vague_has_no_number": Case(
        "exact",
        [{"comparator": "vague"} | EMPTY_AMOUNT | {name: "1"} for name in EMPTY_AMOUNT],
        [{"comparator": "vague"} | EMPTY_AMOUNT],
    ),
    **{
        f"claim_{name}_above_zero": Case(
            "exact", [{name: "0"}, {name: "-1"}, {name: "-0.5"}], [{name: "1"}, {name: "0.5"}, {name: None}]
        )
        for name in ("out_of", "margin", "sample")
    },
    "claim_margin_with_exact_and_approx_only": Case(
        "exact",
        [
            {"comparator": "at_least", "point": None, "lower": "1", "margin": "1"},
            {"comparator": "vague", "point": None, "margin": "1"},
        ],
        [{"comparator": "approx", "margin": "1"}, {"margin": "1"}],
    ),
    "claim_part_from_one": Case("exact", [{"part": 0}], [{"part": 2}]),
    "claim_uid_given": Case("exact", [{"uid": ""}], [{"uid": "x"}]),
    "claim_quantity_given_unless_draft": Case(
        "exact",
        [{"quantity_id": None, "review": review} for review in ("in_review", "approved", "returned")],
        [{"quantity_id": None, "review": "draft"}, {"review": "approved"}],
    ),
    "claim_not_reviewed_by_its_creator": Case(
        "exact",
        [{"reviewed_by_id": "editor", "reviewed_at": NOON}],
        [{"reviewed_by_id": "reviewer", "reviewed_at": NOON}],
    ),
    "claim_reviewer_and_time_go_together": Case(
        "exact",
        [{"reviewed_by_id": "reviewer", "reviewed_at": None}, {"reviewed_by_id": None, "reviewed_at": NOON}],
        [{"reviewed_by_id": None, "reviewed_at": None}],
    ),
    "claim_withdrawn_with_a_reason_once_approved": Case(
        "exact",
        [
            {"review": "approved", "withdrawn_at": NOON},
            {"review": "approved", "withdrawn_reason": "misread"},
            {"review": "in_review", "withdrawn_at": NOON, "withdrawn_reason": "misread"},
        ],
        [{"review": "approved", "withdrawn_at": NOON, "withdrawn_reason": "misread"}],
    ),
    **{f"numericclaim_{name}_days_in_order": days("exact", name) for name in ("baseline", "period", "as_of")},
    "decision_verb_known": known("decision", "verb", "accepted", "carried"),
    "decision_is_on_one_number_or_all": Case(
        "decision",
        [
            {"start": None},
            {"end": None},
            {"start": None, "end": None},
            {"start": 5, "end": 5},
            {"verb": "submitted"},
            {"verb": "submitted", "start": None},
        ],
        [{"verb": "submitted", "start": None, "end": None}, {"start": 0, "end": 1}],
    ),
    "decision_entries_in_order": Case(
        "decision",
        [
            {"first_entry": None},
            {"last_entry": None},
            {"first_entry": 0},
            {"first_entry": 9, "last_entry": 8},
        ],
        [{"first_entry": None, "last_entry": None}, {"first_entry": 9, "last_entry": 9}],
    ),
    "decision_undone_says_what": Case(
        "decision", [{"verb": "undone"}, {"undoes_id": "undone decision"}], [{"undoes_id": None}]
    ),
    "linkrefusal_stands_once": Case(
        "link refusal",
        [{"second_id": "drones claim"}],
        [{"first_id": "round claim", "second_id": "drones claim"}],
    ),
    "linkrefusal_in_order": Case(
        "link refusal",
        [{"first_id": "round claim"}, {"first_id": "drones claim"}],
        [{"first_id": "round claim", "second_id": "drones claim"}],
    ),
}


@pytest.fixture(scope="module")
def good_rows(shared_world: World) -> dict[str, models.Model]:
    """Good rows by the names the cases use; rows that only stand in as a value are here too."""
    world = shared_world
    second = make_article(
        by=world.editor, text="Another text with 7 in it.", slug="second", url="https://example.org/second"
    )
    version_two = second.versions.get()
    version_two.number = 2
    type(version_two).objects.filter(pk=version_two.pk).update(number=1)
    linked = link_claim(
        claim=world.drones,
        revision=world.drones.revision,
        links=[
            ClaimLinkRecord(world.round.uid, "updates", "in_text"),
            ClaimLinkRecord(world.soldiers.uid, "updates", "in_text"),
        ],
        by=world.editor,
    )
    tie = Affiliation.objects.get(source__slug="ukrainian-intelligence")
    decided = {
        "version": world.version,
        "by": world.editor,
        "start": 3,
        "end": 5,
        "first_entry": 1,
        "last_entry": 2,
    }
    # The undone ones come first, so that one of them can be given what the other undoes.
    accepted = [
        Decision.objects.create(pk=pk, token=uuid4(), verb="accepted", **decided) for pk in (9003, 9004)
    ]
    undone = [
        Decision.objects.create(pk=pk, token=uuid4(), verb="undone", undoes=each, **decided)
        for pk, each in zip((9001, 9002), accepted, strict=True)
    ]
    refused = [
        LinkRefusal.objects.create(first=world.soldiers, second=other, by=world.editor)
        for other in (world.round, linked)
    ]
    return {
        "decision": accepted[0],
        "undone decision": undone[0],
        "entry": LedgerEntry.objects.get(record="source/ukraine"),
        "source": world.sources["cnn"],
        "tass": world.sources["tass"],
        "ukraine": world.sources["ukraine"],
        "alias": SourceAlias.objects.get(name="CNN"),
        "tie": tie,
        "second tie": Affiliation.objects.create(
            source=tie.source, kind="member_of", organisation=world.sources["tass"]
        ),
        "source word": SourceWord.objects.create(source=world.sources["cnn"], word="w:tass"),
        "quantity word": QuantityWord.objects.create(quantity=world.quantities["drones"], word="w:tass"),
        "article": world.article,
        "version": world.version,
        "second version": version_two,
        "fingerprint": Fingerprint.objects.order_by("pk")[0],
        "unit": Unit.objects.get(slug="person"),
        "quantity": world.quantities["soldiers"],
        "drones": world.quantities["drones"],
        "mention": world.soldiers.mention,
        "soldiers mention": world.soldiers.mention,
        "span": world.soldiers.spans.get(role="quote"),
        "cue": Span.objects.get(link__attribution=world.intelligence, role="cue"),
        "attribution": world.intelligence,
        "zakharova": world.zakharova,
        "link": AttributionLink.objects.get(attribution=world.intelligence),
        "credit": ClaimAttribution.objects.get(claim=world.soldiers),
        "claim link": ClaimLink.objects.get(from_claim=linked, to_claim=world.soldiers),
        "exact": linked,
        "drones claim": linked,
        "link refusal": refused[0],
        "round claim": world.round,
        "editor": world.editor,
        "reviewer": world.reviewer,
    }


@pytest.fixture
def rows(good_rows: dict[str, models.Model], db: None) -> dict[str, models.Model]:
    """The good rows, for one test."""
    return deepcopy(good_rows)


def resolved(row: models.Model, changes: dict[str, Any], rows: dict[str, models.Model]) -> dict[str, Any]:
    """Put row numbers where a case names a row."""
    other = NumberMention.objects.get(exact="728")
    special = {
        "own pk": row.pk,
        "other start": other.start,
        "other end": other.end,
        "second hash": Fingerprint.objects.order_by("pk")[1].hash,
    }
    special |= {
        "own source": getattr(row, "source_id", None),
        "own claim": getattr(row, "from_claim_id", None),
    }
    return {
        column: special.get(value, rows[value].pk if value in rows and column.endswith("_id") else value)
        if isinstance(value, str)
        else value
        for column, value in changes.items()
    }


def through_orm(row: models.Model, changes: dict[str, Any]) -> None:
    names = {model_field.attname: model_field.name for model_field in row._meta.fields}
    values = {names[column]: value for column, value in changes.items()}
    if isinstance(values.get("proposal"), str):
        values["proposal"] = {"a": 1}
    # Past the fields' own cleaning, or the database would never be asked.
    raw = {
        name: models.Value(value, output_field=models.TextField())
        if isinstance(value, str)
        and name in ("point", "lower", "upper", "out_of", "margin", "sample", "hedges")
        else value
        for name, value in values.items()
    }
    type(row)._base_manager.filter(pk=row.pk).update(**raw)


def through_sql(row: models.Model, changes: dict[str, Any]) -> None:
    quoted = connection.ops.quote_name
    columns = ", ".join(f"{quoted(column)} = %s" for column in changes)
    values = [
        connection.ops.adapt_datetimefield_value(value)
        if isinstance(value, datetime)
        else connection.ops.adapt_datefield_value(value)
        if isinstance(value, date)
        else value.hex
        if isinstance(value, UUID)
        else value
        for value in changes.values()
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {quoted(row._meta.db_table)} SET {columns} WHERE {quoted(row._meta.pk.column)} = %s",
            [*values, row.pk],
        )


WAYS = (through_orm, through_sql)


@pytest.mark.parametrize("name", CASES)
def test_a_constraint_refuses_what_it_must_and_takes_what_it_may(name, rows):
    case = CASES[name]
    row = rows[case.row]
    if name == "ledger_one_entry_per_revision":
        assert LedgerEntry.objects.filter(record="source/russia", revision=row.revision).exists()
    for write, changes in product(WAYS, case.refused):
        with pytest.raises(IntegrityError) as refusal, transaction.atomic():
            write(row, resolved(row, changes, rows))
            pytest.fail(f"{name} took {changes} {write.__name__}")
        told = str(refusal.value)
        assert name in told or "UNIQUE constraint failed" in told, f"{changes} refused by {told}"
    for write, changes in product(WAYS, case.taken):
        with transaction.atomic():
            write(row, resolved(row, changes, rows))
            transaction.set_rollback(True)


def constraints_of_ours() -> set[str]:
    return {
        constraint.name
        for label in OURS
        for model in apps.get_app_config(label).get_models()
        for constraint in model._meta.constraints
    }


def test_no_constraint_is_forgotten():
    assert constraints_of_ours() == set(CASES)


def test_every_constraint_is_in_the_database_itself():
    # Django's own introspection stumbles over a quoted line end in SQLite's table definitions.
    if connection.vendor == "sqlite":
        question = "SELECT group_concat(sql, ' ') FROM sqlite_master"
    else:
        question = (
            "SELECT (SELECT string_agg(conname, ' ') FROM pg_constraint)"
            " || ' ' || (SELECT string_agg(indexname, ' ') FROM pg_indexes)"
        )
    with connection.cursor() as cursor:
        cursor.execute(question)
        there = set(re.findall(r"\w+", cursor.fetchone()[0]))
    assert constraints_of_ours() <= there


UNIQUE_COLUMNS = [
    (model, model_field)
    for label in OURS
    for model in apps.get_app_config(label).get_models()
    for model_field in model._meta.fields
    if model_field.unique and not model_field.primary_key
]


@pytest.mark.parametrize(
    ("model", "column"), UNIQUE_COLUMNS, ids=lambda thing: getattr(thing, "__name__", None) or thing.name
)
def test_a_unique_column_takes_no_value_twice(model, column, rows):
    if model._meta.model_name == "mentionlist":
        make_mentions(rows)
    first, second = model._base_manager.order_by("pk")[:2]
    value = getattr(first, column.attname)
    for write in WAYS:
        with pytest.raises(IntegrityError), transaction.atomic():
            write(second, {column.attname: value})


def make_mentions(rows: dict[str, models.Model]) -> None:
    version = type(rows["version"]).objects.select_related("article").get(article__slug="second")
    decide_mention(version=version, start=18, end=19, fate="dismissed", by=rows["editor"])


FOREIGN_KEYS = [
    (model, model_field)
    for label in OURS
    for model in apps.get_app_config(label).get_models()
    for model_field in model._meta.fields
    if isinstance(model_field, models.ForeignKey)
]


@pytest.mark.parametrize(
    ("model", "column"), FOREIGN_KEYS, ids=lambda thing: getattr(thing, "__name__", None) or thing.name
)
def test_a_foreign_key_leads_somewhere(model, column, rows):
    row = model._base_manager.first()
    changes = {column.attname: 987654321}
    if model is Span:
        other = "link_id" if column.name == "claim" else "claim_id"
        if column.name != "version":
            changes |= {other: None, "role": "quote" if column.name == "claim" else "cue"}
    if column.name == "reviewed_by":
        changes["reviewed_at"] = NOON
    for write in WAYS:
        with pytest.raises(IntegrityError), transaction.atomic():
            write(row, changes)
            connection.check_constraints()


def test_what_others_refer_to_is_not_deleted_by_sql_either(rows):
    for name in (
        "source",
        "article",
        "version",
        "quantity",
        "mention",
        "attribution",
        "link",
        "exact",
        "editor",
    ):
        row = rows[name]
        with pytest.raises(IntegrityError), transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(f"DELETE FROM {row._meta.db_table} WHERE id = %s", [row.pk])
            connection.check_constraints()
