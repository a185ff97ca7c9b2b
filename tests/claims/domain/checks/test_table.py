import re
from dataclasses import replace
from pathlib import Path

from claims.domain.checks import CHECKS, Level, check_named, findings_in
from claims.domain.records import ExceptionRecord
from tests.claims.domain.checks.marked import PERCENT, counted, subject
from tests.claims.domain.checks.measuring import false_alarms

HERE = Path(__file__).resolve().parent
DOCS = HERE.parents[3] / "docs" / "checks.md"
WRONG = subject(
    "An estimated [[728]] drones came.",
    says="782",
    quote="estimated 728 drones came.",
    change="increase",
)


def test_every_check_has_cases_of_its_own():
    tried = "".join(path.read_text("utf-8") for path in HERE.glob("test_*.py"))
    assert [
        check.slug
        for check in CHECKS
        if f'told("{check.slug}"' not in tried and f'tells("{check.slug}"' not in tried
    ] == []


def test_there_are_more_than_twenty_each_by_one_name():
    slugs = [check.slug for check in CHECKS]
    assert len(slugs) == len(set(slugs)) >= 20
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", slug) for slug in slugs)
    assert check_named("hedge-not-kept").name == "hedge not kept"
    assert check_named("no-such-check") is None


def test_the_table_in_the_docs_is_this_one():
    rows = [f"| {check.name} | `{check.slug}` | {check.level} | {check.about} |" for check in CHECKS]
    assert re.findall(r"^\| .* \| `.*", DOCS.read_text("utf-8"), re.MULTILINE) == rows


def test_what_stands_is_told_first_by_its_level():
    found = findings_in(WRONG)
    assert [finding.check for finding in found] == [
        "amount-not-in-words",
        "hedge-not-kept",
        "quote-is-cut",
        "baseline-missing",
    ]
    assert [finding.level for finding in found] == [Level.BLOCK, Level.WARN, Level.WARN, Level.HINT]


def test_a_known_exception_is_told_last_with_its_reason():
    exceptions = (
        ExceptionRecord("amount-not-in-words", "Counted from the table."),
        ExceptionRecord("share-above-whole", "Isn’t found."),
    )
    found = findings_in(replace(WRONG, claim=replace(WRONG.claim, exceptions=exceptions)))
    assert [(each.check, each.because) for each in found if each.is_excused] == [
        ("amount-not-in-words", "Counted from the table.")
    ]
    assert found[-1].is_excused
    assert not any(each.blocks for each in found)


def test_a_claim_in_order_is_told_nothing():
    right = subject(
        "At least [[40]] percent of homes had power on Monday.",
        says="at least 40",
        words={"period": "on Monday"},
        period="2025-07-07",
        quantity=counted("homes with power", PERCENT, "share"),
    )
    assert findings_in(right) == ()


def test_right_claims_are_seldom_warned_of():
    found, labels = false_alarms()
    blocks = sum(times for (level, _), times in found.items() if level == Level.BLOCK)
    warnings = sum(times for (level, _), times in found.items() if level == Level.WARN)
    assert labels > 1_000
    assert blocks == 0
    assert warnings < labels * 0.09  # 8.6 % when this was written, the half of it hedges
