from dataclasses import replace

import pytest

from claims.domain.chains import Link, Window
from claims.domain.own_words import OwnWords, saying_of
from claims.domain.statements import Credit
from tests.claims.domain.dossiers import by, exact, on, printed

KYIV = OwnWords({"Kyiv": [Window()], "air force": [on("2022-02-24/2025-12-31")]})


@pytest.mark.parametrize(
    ("speaker", "published", "said", "is_own"),
    [
        ("Kyiv", None, None, True),
        ("Seoul", "2025-07-09", None, False),
        (None, "2025-07-09", None, False),
        ("air force", "2025-07-09", None, True),
        ("air force", "2026-01-02", None, False),
        ("air force", "2026-01-02", "2025-12", True),
        ("air force", "2025-07-09", "2021", False),
        ("air force", None, None, True),
    ],
)
def test_a_tie_counts_on_the_day_that_is_told_else_of_publication(speaker, published, said, is_own):
    credit = Credit("a", (Link(0, speaker, said_on=said or ""),))
    claim = printed("c", exact(728), credit, published=published)
    assert (KYIV.said_in(claim) is credit) is is_own


def test_who_denies_doubts_or_takes_back_a_number_has_not_said_it():
    stances = {
        stance: printed("c", exact(728), by("Kyiv", stance=stance))
        for stance in ("asserts", "confirms", "denies", "doubts", "withdraws")
    }
    assert [stance for stance, claim in stances.items() if KYIV.said_in(claim)] == ["asserts", "confirms"]
    assert [stance for stance, claim in stances.items() if KYIV.stands_against(claim)] == [
        "denies",
        "doubts",
        "withdraws",
    ]
    assert [stance for stance, claim in stances.items() if KYIV.taken_back_in(claim)] == ["withdraws"]


def test_of_several_credits_the_dated_one_is_taken():
    undated, dated = by("Kyiv", uid="a"), by("air force", uid="b", said="2025-07-09")
    claim = printed("c", exact(728), undated, dated, published="2025-07-10")
    assert KYIV.said_in(claim) is dated
    assert saying_of(claim, dated) == on("2025-07-09")
    assert saying_of(claim, undated) == saying_of(claim, None) == on("2025-07-10")


def test_only_those_after_the_origin_relay():
    claim = printed("c", exact(728), by("Kyiv", "AP", uid="a"), by("Seoul", "Kyiv", uid="b"))
    assert [credit.id for credit in KYIV.relayed_in(claim)] == ["b"]
    assert not KYIV.has_published(claim)
    assert KYIV.has_published(replace(claim, outlet="Kyiv"))
