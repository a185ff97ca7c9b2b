"""Whose name may be meant, whose must not, and that each is found by its keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.domain.likeness import (
    Likeness,
    asked_keys,
    keys_of,
    keys_of_role,
    likeness,
    read_name,
    role_likeness,
    roles_of,
)
from sources.domain.names import UnusableName


def alike(asked: str, stored: str, kind: str, **known: object) -> Likeness | None:
    return likeness(read_name(asked), read_name(stored), kind=kind, **known)  # type: ignore[arg-type]


# What is asked, what is stored, of which kind.
THE_SAME = [
    ("reuters", "Reuters", "news_agency"),
    ("The New York Times", "New York Times", "outlet"),
    ("Russian Foreign Ministry", "Russia’s foreign ministry", "office"),
    ("the foreign ministry of Russia", "Russia’s foreign ministry", "office"),
    ("Russian Ministry of Foreign Affairs", "Russia’s foreign ministry", "office"),
    ("Ministry of Internal Affairs of Ukraine", "Ukrainian Interior Ministry", "office"),
    ("the U.S. Department of Defense", "US Defence Department", "office"),
    ("Britain", "United Kingdom", "state"),
    ("UN", "United Nations", "organisation"),
    ("Foreign Minister Sergey Lavrov", "Sergey Lavrov", "person"),
    ("Russian Foreign Minister Sergey Lavrov", "Sergey Lavrov", "person"),
    ("Kremlin spokesman Dmitry Peskov", "Dmitry Peskov", "person"),
    ("Maria Zakharova, spokesperson for Russia’s foreign ministry", "Maria Zakharova", "person"),
    ("Dr. Jürgen Müller", "Jurgen Muller", "person"),
]
MAY_BE_MEANT = [
    ("Lavrov", "Sergey Lavrov", "person"),
    ("Mr Lavrov", "Sergey Lavrov", "person"),
    ("S. Lavrov", "Sergey Lavrov", "person"),
    ("Sergei Lavrov", "Sergey Lavrov", "person"),
    ("Sergey Viktorovich Lavrov", "Sergey Lavrov", "person"),
    ("Volodymyr Zelenskyy", "Volodymyr Zelensky", "person"),
    ("Kim", "Kim Jong Un", "person"),
    ("KCNA", "Korean Central News Agency", "news_agency"),
    ("Korean Central News Agency", "KCNA", "news_agency"),
    ("World Health Organisation", "WHO", "organisation"),
    ("the state news agency TASS", "TASS", "news_agency"),
    ("Ukrainian military intelligence", "Ukrainian intelligence", "office"),
    # A company may be called by the country’s name or its adjective, and be another.
    ("Korea Times of China", "Chinese Korea Times", "outlet"),
    ("US embassy in Russia", "Russian embassy in the US", "office"),
    ("Australian Labor Party", "Australian Labour Party", "organisation"),
]
SOMEBODY_ELSE = [
    ("Russia’s defence ministry", "Russia’s foreign ministry", "office"),
    ("Ukraine’s defence ministry", "Russia’s defence ministry", "office"),
    ("US officials", "United States", "state"),
    ("Ukrainian officials", "Ukrainian intelligence", "office"),
    ("police sources", "Police", "office"),
    ("Kim Jong Il", "Kim Jong Un", "person"),
    ("Vladimir Lukin", "Vladimir Putin", "person"),
    ("Human Rights First", "Human Rights Watch", "organisation"),
    ("North Korea", "South Korea", "state"),
    ("Washington Post", "Washington Times", "outlet"),
    ("Bank of America", "Bank of England", "organisation"),
    ("CNN", "BBC", "outlet"),
]


@pytest.mark.parametrize(("asked", "stored", "kind"), THE_SAME)
def test_another_way_of_writing_a_name_is_the_same(asked: str, stored: str, kind: str):
    told = alike(asked, stored, kind)
    assert told is not None
    assert told.is_same
    assert told.why


@pytest.mark.parametrize(("asked", "stored", "kind"), MAY_BE_MEANT)
def test_what_may_be_meant_is_offered_and_not_called_the_same(asked: str, stored: str, kind: str):
    told = alike(asked, stored, kind)
    assert told is not None
    assert not told.is_same
    assert told.why


@pytest.mark.parametrize(("asked", "stored", "kind"), SOMEBODY_ELSE)
def test_somebody_else_is_not_offered(asked: str, stored: str, kind: str):
    assert alike(asked, stored, kind) is None


@pytest.mark.parametrize(("asked", "stored", "kind"), THE_SAME + MAY_BE_MEANT)
def test_a_stored_name_is_found_by_one_of_its_keys(asked: str, stored: str, kind: str):
    assert asked_keys(read_name(asked)) & keys_of(read_name(stored))


def test_unnamed_voices_are_only_those_of_the_same_words():
    unnamed = {"kind": "group", "is_unnamed": True}
    assert (told := alike("the Western officials", "Western officials", **unnamed))
    assert told.is_same
    for other in (
        "US officials",
        "a Western official",
        "officials",
        "Western military officials",
        "the West",
    ):
        assert alike(other, "Western officials", **unnamed) is None  # type: ignore[arg-type]


def test_a_title_of_another_country_is_not_the_same():
    assert not alike("US Foreign Minister Sergey Lavrov", "Sergey Lavrov", "person", country="RU").is_same  # type: ignore[union-attr]


MINISTRY = read_name("Russia’s foreign ministry")


@pytest.mark.parametrize(
    ("asked", "role"),
    [
        ("spokesperson for Russia’s foreign ministry", "spokesperson"),
        ("a spokeswoman for the Russian Foreign Ministry", "spokesperson"),
        ("Russian foreign ministry spokesman", "spokesperson"),
        ("Russian Foreign Minister", "Foreign Minister"),
        ("Russia’s foreign minister", "Foreign Minister"),
        ("the foreign minister of Russia", "Foreign Minister"),
    ],
)
def test_who_is_named_by_a_role_is_who_has_it(asked: str, role: str):
    roles, russia = roles_of(read_name(asked)), frozenset(["RU"])
    assert role_likeness(roles, role=role, bodies=[MINISTRY], countries=russia) > 0.6
    assert not role_likeness(roles, role="ambassador", bodies=[MINISTRY], countries=russia)
    ukraine = read_name("Ukraine’s foreign ministry")
    assert not role_likeness(roles, role=role, bodies=[ukraine], countries=frozenset(["UA"]))


def test_who_has_a_role_is_found_by_it():
    keys = asked_keys(read_name("Russian Foreign Minister"))
    assert keys & keys_of_role("Foreign Minister", "RU")
    assert not keys & keys_of_role("Foreign Minister", "UA")


@given(st.text(max_size=200))
def test_any_text_is_like_itself_and_has_short_keys(text: str):
    try:
        name = read_name(text)
    except UnusableName:
        return
    told = likeness(name, name, kind="organisation")
    assert told is not None
    assert told.is_same
    assert asked_keys(name) & keys_of(name)
    assert all(len(key) <= 100 for key in asked_keys(name) | keys_of(name))


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_a_share_of_one(one: str, other: str):
    try:
        told = alike(one, other, "person")
    except UnusableName:
        return
    assert told is None or 0 < told.score <= 1
