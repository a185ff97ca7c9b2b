from dataclasses import replace

from claims.domain.checks.subjects import chain_in_order, date_of, shown
from claims.domain.terms import Role
from tests.claims.domain.checks.marked import KM, PERSON, chain, counted, source, subject


def test_a_subject_tells_what_its_claim_says_and_where():
    on = subject("At least [[40]] boats sank.", words={"comparator": "At least"}, quantity=counted())
    assert (on.number, on.words(Role.COMPARATOR), on.words(Role.PERIOD)) == ("40", "At least", "")
    assert on.quote.exact == "At least 40 boats sank."
    assert on.counted_in == PERSON
    assert replace(on, unit=KM).counted_in == KM
    assert replace(on, quantity=None).counted_in is None


def test_words_that_say_no_number_by_themselves_are_read_with_those_around():
    on = subject("It was [[52-48]].", says="52")
    assert on.own is None
    assert on.amount is not None


def test_parts_that_make_no_amount_are_none():
    on = subject("At least [[40]] boats sank.")
    assert replace(on, claim=replace(on.claim, comparator="range")).amount is None


def test_a_step_is_credited_by_the_slug_it_names():
    on = subject("Ona said [[40]].", steps=(("ona", "Ona", "said"),), sources=(source("Ona"),))
    [link] = on.links
    assert on.source(link) == source("Ona")
    assert on.source(replace(link, source=None)) is None
    assert on.source(replace(link, source="somebody")) is None


def test_a_chain_runs_from_its_origin():
    steps = chain(
        "Ona and Velasko, said TASS",
        (None, "TASS", ""),
        (None, "Velasko", ""),
        (None, "Ona", ""),
        positions=(1, 0, 0),
    )
    found = [
        (position, [link.span("source").exact for link in joint]) for position, joint in chain_in_order(steps)
    ]
    assert found == [(0, ["Ona", "Velasko"]), (1, ["TASS"])]


def test_what_is_no_date_is_none():
    assert date_of("") is None
    assert date_of("yesterday") is None
    assert date_of("2024").first.year == 2024


def test_words_are_shown_on_one_line_and_not_too_long():
    assert shown("at\n least") == "“at least”"
    assert shown("x" * 80) == f"“{'x' * 59}…”"
