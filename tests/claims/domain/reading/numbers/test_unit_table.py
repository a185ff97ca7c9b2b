import json
from pathlib import Path

import pytest

from claims.domain.reading.numbers import unit_table
from claims.domain.reading.numbers.unit_table import POWERS, prefixed

VOCABULARY = Path(__file__).parents[5] / "fixtures" / "vocabularies.json"
TABLES = ("MONEY_BEFORE", "MONEY_AFTER", "RATIOS", "TIMES", "LENGTHS", "OTHERS")


@pytest.mark.parametrize("name", TABLES)
def test_each_line_has_a_unit_and_how_it_is_spelled(name):
    for line in getattr(unit_table, name).strip().splitlines():
        slug, _, spellings = line.partition(": ")
        assert slug.strip()
        assert all(spelling.strip() == spelling != "" for spelling in spellings.split(" | "))


def test_what_the_ledger_knows_has_its_slug_there():
    known = {each["fields"]["slug"] for each in json.loads(VOCABULARY.read_text("utf-8"))}
    told = {slug for slug, _, _ in prefixed()} | {slug for slugs in POWERS.values() for slug in slugs}
    for name in TABLES:
        told |= {line.partition(": ")[0] for line in getattr(unit_table, name).strip().splitlines()}
    counted_and_called_otherwise = {
        *(
            "item",
            "person",
            "soldier",
            "death",
            "case",
            "household",
            "vote",
            "seat",
            "round",
            "animal",
            "house",
        ),
        *(
            "building",
            "vehicle",
            "tank",
            "ship",
            "boat",
            "aircraft",
            "drone",
            "missile",
            "shell",
            "job",
            "share",
        ),
        *("fraction", "times"),
    }
    assert known - told == counted_and_called_otherwise


def test_a_prefix_goes_with_the_name_and_with_the_symbol():
    spelled = {(slug, spelling) for slug, spelling, _ in prefixed()}
    assert {("km", "kilometres"), ("km", "kilometer"), ("milligray", "mGy"), ("watt-hour", "Wh")} <= spelled
    assert not {spelling for _, spelling in spelled} & {"bar", "second", "A", "T"}
