import pytest

from tests.claims.domain.checks.marked import source, subject, told

BOATS = "[[40]] boats sank."


@pytest.mark.parametrize(
    ("fields", "fires"),
    [
        ({"period": "2026"}, True),
        ({"period": "2025-07-13"}, True),
        ({"period": "2025-08/2025-09", "published": "2025-07"}, True),
        ({"period": "2025-07-12"}, False),
        ({"period": "2025"}, False),
        ({"period": "2024/2026"}, False),
        ({"period": "2026", "modality": "planned"}, False),
        ({"period": "2026", "published": ""}, False),
        ({"period": "2025-07-13", "published": "2025-07"}, False),
        ({"period": "../2026"}, False),
        ({}, False),
    ],
)
def test_what_is_asserted_of_a_time_to_come_is_told(fields: dict, fires: bool):
    assert bool(told("period-after-publication", subject(BOATS, **fields))) == fires
    moment = {**fields, "as_of": fields.get("period", "")}
    moment.pop("period", None)
    assert bool(told("as-of-after-publication", subject(BOATS, **moment))) == fires
    assert not told("as-of-after-publication", subject(BOATS, **fields))


@pytest.mark.parametrize(
    ("said_on", "published", "fires"),
    [
        ("2025-07-13", "2025-07-12", True),
        ("2026", "2025-07-12", True),
        ("2025-07-12", "2025-07-12", False),
        ("2025-07", "2025-07-12", False),
        ("", "2025-07-12", False),
        ("2026", "", False),
    ],
)
def test_nothing_is_said_after_it_was_published(said_on: str, published: str, fires: bool):
    on = subject(
        "[[40]] boats sank, Ona said.",
        steps=(("ona", "Ona", "said"),),
        sources=(source("Ona"),),
        attribution={"said_on": said_on},
        published=published,
    )
    assert bool(told("said-after-publication", on)) == fires


@pytest.mark.parametrize(
    ("text", "words", "fields", "meant"),
    [
        ("[[40]] boats sank last year.", {"period": "last year"}, {}, "2024"),
        ("[[40]] boats sank in 2023.", {}, {}, "2023"),
        ("On Monday [[40]] boats sank.", {"period": "On Monday"}, {}, "2025-07-07"),
        ("[[40]] boats sank last year.", {"period": "last year"}, {"period": "2024"}, ""),
        ("[[40]] boats sank last year.", {"period": "last year"}, {"as_of": "2024"}, ""),
        ("[[40]] boats sank last year.", {"period": "last year"}, {"published": ""}, ""),
        ("[[40]] boats sank in the old days.", {"period": "in the old days"}, {}, ""),
        ("[[40]] voted for the levy, first proposed in 2019.", {}, {}, ""),
        ("Prices rose [[4]] percent from 2019.", {"baseline": "from 2019"}, {"baseline": "2019"}, ""),
        ("[[40]] boats sank.", {}, {}, ""),
        ("The [[second]] boat sank last year.", {"period": "last year"}, {"prominence": "minor"}, ""),
    ],
)
def test_words_for_when_without_a_period_are_told(text: str, words: dict, fields: dict, meant: str):
    found = told("period-not-kept", subject(text, words=words, **fields))
    assert bool(found) == bool(meant)
    assert meant in found


@pytest.mark.parametrize(
    ("text", "words", "fields", "fires"),
    [
        ("[[40]] boats sank last year.", {"period": "last year"}, {"period": "2025"}, True),
        ("[[40]] boats sank Wednesday.", {"period": "Wednesday"}, {"period": "2025-07-02"}, True),
        ("As of May [[40]] had sunk.", {"as_of": "As of May"}, {"as_of": "2024-05"}, True),
        (
            "Up [[4]] percent from 2019.",
            {"baseline": "2019"},
            {"baseline": "2018", "change": "increase"},
            True,
        ),
        ("[[40]] boats sank last year.", {"period": "last year"}, {"period": "2024"}, False),
        ("[[40]] boats sank last year.", {"period": "last year"}, {"period": "2024-03"}, False),
        ("[[40]] boats sank last year.", {"period": "last year"}, {"period": "2023~"}, False),
        ("[[40]] boats sank last year.", {"period": "last year"}, {"period": "2020", "published": ""}, False),
        ("[[40]] boats sank then.", {"period": "then"}, {"period": "2020"}, False),
        ("[[40]] boats sank.", {}, {"period": "2020"}, False),
    ],
)
def test_a_period_that_its_words_don_t_mean_is_told(text: str, words: dict, fields: dict, fires: bool):
    assert bool(told("period-says-other", subject(text, words=words, **fields))) == fires


@pytest.mark.parametrize(
    ("fields", "fires"),
    [
        ({"change": "increase"}, True),
        ({"change": "decrease"}, True),
        ({"change": "increase", "baseline": "2024"}, False),
        ({"change": "increase", "words": {"baseline": "than before"}}, False),
        ({"change": "additional"}, False),
        ({}, False),
    ],
)
def test_a_rise_or_fall_needs_a_baseline(fields: dict, fires: bool):
    assert bool(told("baseline-missing", subject("[[40]] more boats than before.", **fields))) == fires


@pytest.mark.parametrize(
    ("fields", "fires"),
    [
        ({"baseline": "2025", "period": "2024"}, True),
        ({"baseline": "2025-08"}, True),
        ({"baseline": "2023", "period": "2024"}, False),
        ({"baseline": "2024", "period": "2024"}, False),
        ({"baseline": "2024", "period": "2025-06"}, False),
        ({"baseline": "2026", "period": "2027", "modality": "projected"}, False),
        ({"period": "2024"}, False),
    ],
)
def test_a_baseline_after_its_change_is_told(fields: dict, fires: bool):
    assert bool(told("baseline-after-period", subject(BOATS, change="increase", **fields))) == fires
