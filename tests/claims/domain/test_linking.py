"""What speaks for a link between two claims, rule by rule, and what is nothing at all.

air force ─ part_of ─> Ukraine <─ speaks_for ─ president      BBC Russian ─ part_of ─> BBC
TASS ─ owned_by ─> Russia <─ owned_by ─ RT                    "Western officials" (unnamed)
"""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.amounts import Amount, Comparator
from claims.domain.chains import Link, Tie, Window
from claims.domain.linking import Shared, Suggestion, suggest
from claims.domain.statements import Credit, Dossier, Party, Statement
from claims.domain.terms import Basis, LinkKind
from sources.domain.terms import SourceKind

KINDS = {
    "CNN": SourceKind.OUTLET,
    "Post": SourceKind.OUTLET,
    "BBC": SourceKind.OUTLET,
    "BBC Russian": SourceKind.OUTLET,
    "RT": SourceKind.OUTLET,
    "AP": SourceKind.NEWS_AGENCY,
    "TASS": SourceKind.NEWS_AGENCY,
    "Ukraine": SourceKind.STATE,
    "Russia": SourceKind.STATE,
    "air force": SourceKind.OFFICE,
    "president": SourceKind.PERSON,
    "Western officials": SourceKind.GROUP,
    "report": SourceKind.DOCUMENT,
}
DOSSIER = Dossier(
    statements={},
    parties={
        name: Party(name, name, kind, is_named=name != "Western officials") for name, kind in KINDS.items()
    },
    ties=(
        Tie("air force", "part_of", "Ukraine"),
        Tie("president", "speaks_for", "Ukraine"),
        Tie("BBC Russian", "part_of", "BBC"),
        Tie("TASS", "owned_by", "Russia"),
        Tie("RT", "owned_by", "Russia"),
    ),
    broader={"killed": "killed or wounded", "killed or wounded": "lost"},
)


def exactly(number: str) -> Amount:
    return Amount(Comparator.EXACT, Decimal(number))


def day(number: int) -> Window:
    at = date(2025, 7, 1) + timedelta(days=number - 1)
    return Window(at, at)


def credit(*speakers: str | None, stance: str = "asserts", said: Window | None = None) -> Credit:
    """Return a chain, origin first."""
    links = tuple(
        Link(position, speaker, words="reports", stance=stance if position == 0 else "asserts")
        for position, speaker in enumerate(speakers)
    )
    return Credit("-".join(map(str, speakers)), links, said=said)


def claim(outlet: str, on: int | None, *chains: Credit, **said: Any) -> Statement:
    given: dict[str, Any] = {"quantity": "drones", "amount": exactly("728"), **said}
    return Statement(
        id=f"{outlet} {on}",
        article=f"{outlet} {on}",
        version=1,
        outlet=outlet,
        published=None if on is None else day(on),
        credits=chains,
        **given,
    )


def told(found: Suggestion | None) -> list[str]:
    assert found is not None
    return [each.sentence for each in found.evidence]


def link(one: Statement, other: Statement, shared: Shared | None = None) -> Any:
    found = suggest(one, other, DOSSIER, shared)
    return found and (found.start, found.kind.value, found.end, found.basis.value)


AIR_FORCE = claim("CNN", 1, credit("air force"))


def test_an_article_that_credits_the_other_outlet_derives_from_it():
    later = claim("Post", 2, credit("air force", "CNN"))
    assert link(later, AIR_FORCE) == ("Post 2", "derived_from", "CNN 1", "in_text")
    assert told(suggest(AIR_FORCE, later, DOSSIER)) == [
        "Its chain names CNN, who printed the other.",
        "Both say 728 of the same quantity.",
        "Printed 1 day later.",
    ]


def test_an_edition_of_an_outlet_stands_for_it():
    first = claim("BBC", 1, credit("Western officials"))
    found = suggest(claim("Post", 1, credit("BBC Russian")), first, DOSSIER)
    assert found
    assert (found.kind, found.basis, found.knows_direction) == ("derived_from", "in_text", True)
    assert told(found)[0] == "Its chain names BBC Russian, and the other was printed by BBC."


def test_a_state_is_not_what_its_agency_prints_nor_one_agency_another_of_that_state():
    tass = claim("TASS", 1, credit("Western officials"))
    assert link(claim("Post", 2, credit("Russia")), tass) is None
    assert link(claim("Post", 2, credit("RT")), tass) is None


def test_nothing_derives_from_what_was_printed_later():
    assert link(claim("Post", 1, credit("CNN")), claim("CNN", 3, credit("air force"))) is None


def test_a_number_misread_on_the_way_is_found_in_the_same_days_only():
    misread = claim("Post", 2, credit("CNN"), amount=exactly("720"))
    assert link(misread, AIR_FORCE) == ("Post 2", "derived_from", "CNN 1", "in_text")
    assert "The numbers differ: 728 there, 720 here." in told(suggest(misread, AIR_FORCE, DOSSIER))
    assert link(replace(misread, published=day(40)), AIR_FORCE) is None


def test_an_unattributed_number_after_an_attributed_one_derives_from_it():
    bare = claim("Post", 4)
    assert link(AIR_FORCE, bare) == ("Post 4", "derived_from", "CNN 1", "editor")
    assert (
        told(suggest(AIR_FORCE, bare, DOSSIER))[0] == "It credits nobody; the other had credited air force."
    )
    assert link(AIR_FORCE, claim("Post", 200)) is None, "a quarter of a year is long"
    assert link(AIR_FORCE, claim("Post", 4, period=day(9), amount=exactly("728"))) is not None
    july = replace(AIR_FORCE, period=day(1))
    assert link(july, claim("Post", 4, period=day(3))) is None, "another day's drones"


def test_an_outlet_repeats_itself_and_two_outlets_that_name_nobody_do_not():
    assert link(claim("CNN", 9), claim("CNN", 1)) == ("CNN 9", "derived_from", "CNN 1", "editor")
    assert link(claim("Post", 9), claim("CNN", 1)) is None


def test_one_source_makes_one_statement_close_in_date():
    later = claim("Post", 9, credit("air force"))
    assert link(AIR_FORCE, later) == ("Post 9", "same_statement", "CNN 1", "editor")
    assert told(suggest(AIR_FORCE, later, DOSSIER))[0] == "Both go back to air force."
    assert link(AIR_FORCE, claim("Post", 60, credit("air force"))) is None
    again = claim("CNN", 9, credit("air force"))
    assert link(AIR_FORCE, again) == ("CNN 9", "derived_from", "CNN 1", "editor"), "one newsroom"


def test_a_document_says_one_thing_whenever_it_is_cited():
    may, july = claim("CNN", 1, credit("report")), claim("Post", 60, credit("report"))
    assert link(may, july) == ("Post 60", "same_statement", "CNN 1", "editor")


def test_sayings_of_two_days_are_not_one_but_the_later_repeats_the_earlier():
    first, one_day = claim("CNN", 9, credit("president", said=day(1))), credit("president", said=day(1))
    assert link(first, claim("Post", 9, one_day)) == ("CNN 9", "same_statement", "Post 9", "editor")
    again = claim("Post", 9, credit("air force", said=day(8)))
    for pair in ((first, again), (again, first)):
        assert link(*pair) == ("Post 9", "derived_from", "CNN 9", "editor")
    found = suggest(first, again, DOSSIER)
    assert found is not None
    assert found.knows_direction
    assert told(found)[:2] == ["Both go back to Ukraine.", "It was said anew 7 days after the other."]
    assert link(first, claim("Post", 8, credit("president", said=day(8)))) is None, "printed before"


def test_one_body_makes_one_statement_only_close_in_date():
    assert link(AIR_FORCE, claim("Post", 2, credit("president"))) == (
        "Post 2",
        "same_statement",
        "CNN 1",
        "editor",
    )
    other_wording = claim(
        "Post", 3, credit("president"), amount=Amount(Comparator.AT_LEAST, lower=Decimal(728))
    )
    assert link(AIR_FORCE, other_wording) is not None
    assert link(AIR_FORCE, replace(other_wording, published=day(20))) is None
    assert link(AIR_FORCE, claim("Post", None, credit("president"))) is None, "close in date isn't known"


def test_unnamed_people_may_be_the_same_and_the_evidence_says_that_nobody_knows():
    one, other = (claim(name, 1, credit("Western officials")) for name in ("BBC", "Post"))
    assert "whether these are the same people, the texts don’t say." in told(suggest(one, other, DOSSIER))[0]


def test_two_origins_that_agree_are_not_linked():
    assert link(AIR_FORCE, claim("Post", 1, credit("Western officials"))) is None
    assert link(AIR_FORCE, claim("Post", 1, credit(None))) is None


def test_a_denial_is_another_statement():
    assert link(AIR_FORCE, claim("Post", 1, credit("air force", stance="denies"))) is None


@pytest.mark.parametrize("stored", [True, False])
def test_copies_of_one_agency_are_one_statement_and_derive_from_what_it_sent(stored: bool):
    copies = [claim(name, 1, credit("air force")) for name in ("CNN", "Post")]
    shared = Shared(one_dateline="AP", other_dateline="AP")
    if stored:
        copies, shared = [replace(each, agency="AP") for each in copies], Shared()
    assert link(*copies, shared) == ("CNN 1", "same_statement", "Post 1", "editor")
    sentence = "Both are copies of a text of AP." if stored else "Both carry the dateline (AP)."
    assert told(suggest(*copies, DOSSIER, shared))[0] == sentence
    sent = claim("AP", 1, credit("air force"))
    assert link(copies[0], sent, shared) == ("CNN 1", "derived_from", "AP 1", "in_text")
    assert link(sent, copies[0], shared.turned()) == ("CNN 1", "derived_from", "AP 1", "in_text")


def test_who_credits_an_agency_may_have_it_from_a_copy():
    copy, citing = (
        claim("CNN", 1, credit("air force"), agency="AP"),
        claim("Post", 2, credit("air force", "AP")),
    )
    assert link(citing, copy) == ("Post 2", "derived_from", "CNN 1", "editor")


def test_shared_paragraphs_and_words_speak_for_one_statement():
    one, other = claim("CNN", 1, credit(None)), claim("Post", 2, credit("president"))
    assert link(one, other, Shared(paragraphs=2, of=5)) is None
    assert link(one, other, Shared(paragraphs=3, of=5)) == ("Post 2", "same_statement", "CNN 1", "editor")
    assert "3 of 5 paragraphs are the same, or nearly." in told(suggest(one, other, DOSSIER, Shared(3, 5)))
    words = "Russia launched a record 728 drones at Ukraine overnight"
    one, other = replace(one, quote=f"Officials said {words}."), replace(other, quote=f"{words}, it said")
    assert "9 words in a row are the same." in told(suggest(one, other, DOSSIER))


def test_a_newer_number_of_the_same_source_updates_the_older():
    later = claim("Post", 5, credit("air force"), amount=exactly("741"))
    assert link(AIR_FORCE, later) == ("Post 5", "updates", "CNN 1", "editor")
    assert link(AIR_FORCE, replace(later, published=day(1))) is None, "which is newer isn't known"
    more = Amount(Comparator.MORE_THAN, lower=Decimal(500))
    assert link(AIR_FORCE, replace(later, amount=more)) == ("Post 5", "updates", "CNN 1", "editor")
    assert link(AIR_FORCE, claim("Post", 5, credit("president"), amount=exactly("741"))) is None
    assert link(claim("CNN", 1), claim("CNN", 2, amount=exactly("741"))) == (
        "CNN 2",
        "updates",
        "CNN 1",
        "editor",
    )


def test_a_narrower_quantity_is_linked_and_told_of_and_another_is_not():
    lost = claim("BBC", 1, credit("Western officials"), quantity="lost", amount=exactly("4000"))
    killed = claim("Post", 2, credit("BBC"), quantity="killed", amount=exactly("4000"))
    assert "The other counts something broader." in told(suggest(killed, lost, DOSSIER))
    assert "The other counts something narrower." in told(
        suggest(
            replace(lost, published=day(3), credits=()), replace(killed, credits=(credit("CNN"),)), DOSSIER
        )
    )
    assert link(replace(killed, quantity="drones"), lost) is None


@pytest.mark.parametrize(
    "other",
    [
        {"unit": "euro"},
        {"amount": Amount(Comparator.VAGUE)},
        {"amount": replace(exactly("728"), out_of=Decimal(900))},
        {"amount": exactly("11")},
    ],
)
def test_numbers_that_say_nothing_of_each_other_are_not_linked(other: dict[str, Any]):
    assert link(AIR_FORCE, claim("Post", 9, credit("CNN"), **other)) is None


def test_a_figure_in_common_is_enough_where_a_bound_was_lost():
    ranged = Amount(Comparator.RANGE, lower=Decimal(25000), upper=Decimal(30000))
    up_to = Amount(Comparator.AT_MOST, upper=Decimal(30000))
    one, other = claim("CNN", 1, credit("air force"), amount=ranged), claim("Post", 2, amount=up_to)
    assert "On the same quantity they have a figure in common: at most 30,000, and 25,000 to 30,000." in told(
        suggest(one, other, DOSSIER)
    )
    at_least = Amount(Comparator.AT_LEAST, lower=Decimal(50))
    assert link(one, claim("Post", 2, amount=at_least)) is None, "true of both, but nothing in common"


def test_unknown_dates_are_told():
    found = suggest(AIR_FORCE, claim("Post", None), DOSSIER)
    assert found
    assert not found.knows_direction
    assert told(found)[-1] == "It isn’t known which of the two was printed first."
    assert told(suggest(AIR_FORCE, claim("Post", 1), DOSSIER))[-1] == "Printed on the same day."


STATEMENTS = st.builds(
    lambda outlet, on, speakers, number, quantity: claim(
        outlet,
        on,
        *([credit(*speakers)] if speakers else []),
        amount=exactly(number),
        quantity=quantity,
    ),
    st.sampled_from(["CNN", "BBC", "AP", "TASS"]),
    st.none() | st.integers(1, 60),
    st.lists(st.sampled_from([*KINDS, None]), max_size=3),
    st.sampled_from(["728", "741", "730"]),
    st.sampled_from(["killed", "lost"]),
)


@given(STATEMENTS, STATEMENTS)
def test_both_orders_suggest_the_same_kind_and_nothing_leads_to_what_came_later(one, other):
    found, turned = suggest(one, other, DOSSIER), suggest(other, one, DOSSIER)
    assert (found is None) == (turned is None)
    if found and turned:
        assert (found.kind, found.basis, found.score) == (turned.kind, turned.basis, turned.score)
        start, end = (one, other) if found.start == one.id else (other, one)
        assert not (start.published and end.published and start.published.is_before(end.published))
        assert found.basis in (Basis.IN_TEXT, Basis.EDITOR)
        assert found.kind in (LinkKind.DERIVED_FROM, LinkKind.SAME_STATEMENT, LinkKind.UPDATES)
