"""Names for what is counted, and which stored ones fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.quantity_names import (
    LONGEST_NAME,
    asked_quantity_keys,
    name_likeness,
    proposed_quantity_name,
    quantity_keys,
    surroundings,
    telling_words,
)


@pytest.mark.parametrize(
    ("counted", "place", "quote", "name"),
    [
        (
            "North Korean soldiers have been killed or wounded",
            "in Russia",
            "",
            "North Korean soldiers killed or wounded in Russia",
        ),
        ("ballistic missiles", "to Russia", "", "Ballistic missiles to Russia"),
        ("drones", "Ukraine", "", "Drones in Ukraine"),
        ("people in Kharkiv", "in Kharkiv", "", "People in Kharkiv"),
        ("people", "", "At least 12 people were killed, police said.", "People killed"),
        (
            "people",
            "in Kyiv",
            "At least 12 people were killed or injured in Kyiv.",
            "People killed or injured in Kyiv",
        ),
        ("soldiers", "", "11,000 soldiers Pyongyang sent last year", "Soldiers"),
        ("hundred\n seeds", "", "a hundred\n seeds need water", "Hundred seeds"),
        ("", "in Russia", "", ""),
        ("were", "", "", ""),
    ],
)
def test_a_name_is_made_of_the_articles_words(counted: str, place: str, quote: str, name: str):
    assert proposed_quantity_name(counted, place, quote) == name


@given(st.text(max_size=500), st.text(max_size=100), st.text(max_size=500))
def test_any_words_make_a_name_on_one_line_or_none(counted: str, place: str, quote: str):
    name = proposed_quantity_name(counted, place, quote)
    assert len(name) <= LONGEST_NAME
    assert name == " ".join(name.split())


def test_words_tell_the_same_in_any_form():
    assert telling_words("Drones launched at Ukraine by Russia") == telling_words(
        "a drone launching at Ukrainian and Russian"
    )


FITTING = [
    (
        "North Korean soldiers",
        "Russia said 600 North Korean soldiers were killed.",
        "North Korean soldiers killed in Russia",
    ),
    (
        "ballistic missiles",
        "Pyongyang sent 100 ballistic missiles to Russia.",
        "Ballistic missiles sent by North Korea to Russia",
    ),
    ("drones", "Russia launched 728 drones at Ukraine.", "Drones launched at Ukraine by Russia"),
]


@pytest.mark.parametrize(("counted", "quote", "name"), FITTING)
def test_a_name_fits_that_is_mostly_said(counted: str, quote: str, name: str):
    assert name_likeness(counted, quote, name) >= 0.7
    assert asked_quantity_keys(counted, "", quote) & quantity_keys(name, "item")


@pytest.mark.parametrize(
    ("counted", "quote", "name"),
    [
        ("drones", "Russia launched 728 drones at Ukraine.", "Missiles launched at Ukraine by Russia"),
        ("people", "12 people were killed in Kharkiv.", "Soldiers killed in Kharkiv"),
        ("", "Russia launched 728 drones at Ukraine.", "Drones launched at Ukraine by Russia"),
    ],
)
def test_a_name_that_lacks_what_is_counted_doesnt_fit(counted: str, quote: str, name: str):
    assert name_likeness(counted, quote, name) < 0.5


def around(quote: str, number: str):
    at = quote.index(number)
    return surroundings(quote, at, at + len(number))


SAID = "Russia launched 728 drones at Ukraine overnight, Kyiv said."


@pytest.mark.parametrize(
    ("quote", "number", "is_same"),
    [
        (SAID, "728", True),
        (SAID.replace("728", "1,200"), "1,200", True),
        (SAID.replace("Russia", "The Russians then").replace("Kyiv", "Moscow"), "728", False),
        ("Ukraine launched 728 drones at Russia overnight, Kyiv said.", "728", False),
        (SAID.replace("launched", "lost"), "728", False),
        ("On Monday " + SAID, "728", False),
    ],
)
def test_a_sentence_is_the_same_whatever_its_number(quote: str, number: str, is_same: bool):
    assert around(quote, number).say_the_same(around(SAID, "728")) is is_same


def test_two_numbers_of_a_sentence_are_not_surrounded_alike():
    quote = "Pyongyang will deploy 25,000 soldiers, adding to 11,000 soldiers sent last year by train."
    assert not around(quote, "25,000").say_the_same(around(quote, "11,000"))


def test_a_sentence_without_telling_words_is_none():
    assert not around("of 12", "12").say_the_same(around("of 12", "12"))
