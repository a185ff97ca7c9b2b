"""What became of claims in a new text: tables of edits, and what holds of any article."""

import random
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.reading.proposals import Place
from claims.domain.reanchoring import ClaimPlaces, Reanchored, reanchor

FIGURE = re.compile(r"\d[\d,.]*\d|\d")
OLD = (
    "Kyiv (Wire) — Officials spoke on Monday.\n\n"
    "At least 12 people were killed in Kharkiv, police said. Another 30 were wounded, hospitals reported.\n\n"
    "Russia launched a record 728 drones and 13 missiles overnight, Ukraine’s air force said.\n\n"
    "The war began in 2022."
)


def figures(text: str) -> list[Place]:
    return [Place(*found.span()) for found in FIGURE.finditer(text)]


def claims_of(text: str, **spans: str) -> list[ClaimPlaces]:
    """Return a claim for every figure, its quote the sentence around it; the spans' words stand in that sentence."""
    found = []
    for number in figures(text):
        starts = [match.end() for match in re.finditer(r"\n+|[.!?] ", text[: number.start])]
        start = starts[-1] if starts else 0
        end = re.compile(r"[.!?](?=\s|$)").search(text, number.end)
        quote = Place(start, end.end() if end else len(text))
        places = {}
        for role, words in spans.items():
            if (at := text.find(words, quote.start, quote.end)) >= 0:
                places[role] = Place(at, at + len(words))
        found.append(ClaimPlaces(number.of(text), number, quote, places))
    return found


def after(new: str, old: str = OLD, **spans: str) -> dict[str, Reanchored]:
    return {str(each.key): each for each in reanchor(claims_of(old, **spans), old, new, figures(new))}


def fates(new: str, old: str = OLD) -> dict[str, str]:
    return {key: each.fate.value for key, each in after(new, old).items()}


SAME = dict.fromkeys(("12", "30", "728", "13", "2022"), "unchanged")


@pytest.mark.parametrize(
    ("edit", "changed"),
    [
        (("", ""), {}),
        (("728", "741"), {"728": "number_changed", "13": "moved"}),
        (("728 drones and 13", "741 drones and 14"), {"728": "number_changed", "13": "number_changed"}),
        (("12 people were", "14 people have been"), {"12": "number_changed", "30": "moved"}),
        (("12 people", "12 to 15 people"), {"12": "moved", "30": "moved"}),
        (("Another 30 were wounded, hospitals reported.", ""), {"12": "moved", "30": "gone"}),
        ((" The war began in 2022.", ""), {}),
        (("\n\nThe war began in 2022.", ""), {"2022": "gone"}),
        (("police said", "the police said"), {"12": "moved", "30": "moved"}),
        (("Officials spoke", "Some officials spoke"), dict.fromkeys(SAME, "moved")),
        (("Russia launched", "Overnight, Russia launched"), {"728": "moved", "13": "moved", "2022": "moved"}),
    ],
)
def test_what_an_edit_makes_of_each_claim(edit: tuple[str, str], changed: dict[str, str]):
    new = OLD.replace(*edit, 1) if edit[0] else OLD
    shifted = len(new) != len(OLD)
    found = fates(new)
    expected = SAME | changed
    for key, fate in found.items():
        # What stands behind a longer or shorter text has moved.
        assert fate == expected[key] or (shifted and expected[key] == "unchanged" and fate == "moved"), key


def test_a_changed_number_is_shown_with_its_words():
    new = "Correction.\n\n" + OLD.replace("728", "about 1,741")
    changed = after(new)["728"]
    assert changed.number is not None
    assert changed.number.of(new) == "1,741"
    assert changed.quote is not None
    assert changed.quote.of(new).startswith("Russia launched a record about 1,741 drones")


def test_a_number_that_became_a_longer_one_is_another():
    new = OLD.replace("12 people", "12 million people")
    numbers = [*figures(new), Place(new.index("12 million"), new.index("12 million") + 10)]
    numbers.remove(Place(new.index("12 million"), new.index("12 million") + 2))
    found = {each.key: each for each in reanchor(claims_of(OLD), OLD, new, numbers)}
    assert found["12"].fate.value == "number_changed"
    assert found["12"].number is not None
    assert found["12"].number.of(new) == "12 million"


def test_words_are_found_again_or_told_as_lost():
    new = "New standfirst.\n" + OLD.replace("were killed in Kharkiv", "were killed in the city of Kharkiv")
    found = after(new, counted="people", place="in Kharkiv", comparator="At least")["12"]
    assert {role: place.of(new) for role, place in found.spans.items()} == {
        "counted": "people",
        "comparator": "At least",
    }
    assert found.lost == ("place",)
    assert not found.says_the_same


def test_a_sentence_is_found_elsewhere():
    paragraphs = OLD.split("\n\n")
    new = "\n\n".join([paragraphs[2], *paragraphs[:2], paragraphs[3]])
    found = after(new)
    assert {each.fate.value for each in found.values()} == {"moved", "unchanged"}
    assert found["728"].number is not None
    assert found["728"].number.start < 40
    assert all(each.says_the_same for each in found.values())


def test_other_blanks_and_lines_are_the_same_words():
    new = OLD.replace(" ", "  ").replace("\n\n", "\n")
    assert set(fates(new).values()) == {"moved"}


def test_in_an_empty_text_all_is_gone():
    assert set(fates("").values()) == {"gone"}
    assert reanchor([], "", "", []) == ()


# --- What holds of any article ---

WORDS = (
    "police",
    "people",
    "drones",
    "killed",
    "launched",
    "officials",
    "in",
    "the",
    "city",
    "overnight",
    "Kyiv",
)


@st.composite
def sentences(draw: st.DrawFn) -> str:
    words = draw(st.lists(st.sampled_from(WORDS), min_size=2, max_size=9))
    words.insert(draw(st.integers(0, len(words))), str(draw(st.integers(2, 99_999))))
    return " ".join(words).capitalize() + "."


articles = st.lists(st.lists(sentences(), min_size=1, max_size=4), min_size=1, max_size=6)


def joined(paragraphs: list[list[str]]) -> str:
    return "\n\n".join(" ".join(each) for each in paragraphs)


@given(articles)
def test_in_the_same_text_all_is_unchanged(paragraphs: list[list[str]]):
    text = joined(paragraphs)
    claims = claims_of(text)
    for claim, each in zip(claims, reanchor(claims, text, text, figures(text)), strict=True):
        assert (each.fate.value, each.number, each.quote) == ("unchanged", claim.number, claim.quote)


@given(articles, st.lists(sentences(), min_size=1, max_size=3), st.data())
def test_a_paragraph_put_in_moves_and_changes_nothing(
    paragraphs: list[list[str]], put_in: list[str], data: st.DataObject
):
    at = data.draw(st.integers(0, len(paragraphs)))
    old, new = joined(paragraphs), joined([*paragraphs[:at], put_in, *paragraphs[at:]])
    claims = claims_of(old)
    for claim, each in zip(claims, reanchor(claims, old, new, figures(new)), strict=True):
        assert each.fate.value in ("unchanged", "moved")
        assert each.number is not None
        assert each.number.of(new) == claim.number.of(old)
        assert each.quote is not None
        assert each.quote.of(new) == claim.quote.of(old)


@given(articles, st.data())
def test_the_claim_of_a_sentence_that_was_taken_out_is_gone(paragraphs: list[list[str]], data: st.DataObject):
    flat = [(row, place) for row, each in enumerate(paragraphs) for place in range(len(each))]
    row, place = data.draw(st.sampled_from(flat))
    rest = [
        [s for at, s in enumerate(each) if (number, at) != (row, place)]
        for number, each in enumerate(paragraphs)
    ]
    old, new = joined(paragraphs), joined([each for each in rest if each])
    found = reanchor(claims_of(old), old, new, figures(new))
    gone = [each for each in found if each.fate.value == "gone"]
    assert len(gone) == 1
    # Of equal sentences any may be the one that is gone.
    taken_out = paragraphs[row][place]
    assert claims_of(old)[found.index(gone[0])].quote.of(old) == taken_out
    assert all(each.fate.value in ("unchanged", "moved") for each in found if each is not gone[0])


@given(articles, st.integers(100_000, 999_999), st.data())
def test_one_changed_number_changes_that_claim_alone(
    paragraphs: list[list[str]], number: int, data: st.DataObject
):
    old = joined(paragraphs)
    claims = claims_of(old)
    at = data.draw(st.integers(0, len(claims) - 1))
    changed = claims[at].number
    new = old[: changed.start] + str(number) + old[changed.end :]
    found = reanchor(claims, old, new, figures(new))
    assert [each.fate.value for each in found].count("number_changed") == 1
    assert found[at].fate.value == "number_changed"
    assert found[at].number is not None
    assert found[at].number.of(new) == str(number)
    assert all(each.fate.value in ("unchanged", "moved") for place, each in enumerate(found) if place != at)


@given(st.text(max_size=300), st.text(max_size=300), st.data())
def test_any_two_texts_are_laid_side_by_side(old: str, new: str, data: st.DataObject):
    places = st.tuples(st.integers(0, len(old)), st.integers(0, len(old))).map(
        lambda ends: Place(*sorted(ends))
    )
    claims = [
        ClaimPlaces(at, data.draw(places), data.draw(places), {"counted": data.draw(places)})
        for at in range(3)
    ]
    for each in reanchor(claims, old, new, figures(new)):
        for place in filter(None, (each.number, each.quote, *each.spans.values())):
            assert 0 <= place.start <= place.end <= len(new)
        if each.fate.value in ("unchanged", "moved"):
            assert each.number is not None
            assert each.number.of(new).split() == claims[each.key].number.of(old).split()  # type: ignore[call-overload]


def test_a_long_text_with_a_thousand_claims_takes_no_second():
    chance = random.Random(5)  # noqa: S311
    words = [f"{a}{b}" for a in "bcdfghlmnprst" for b in ("are", "ona", "ile", "ury")]
    lines = [
        " ".join(chance.choices(words, k=14)).capitalize() + f" {chance.randrange(9_999)}."
        for _ in range(1_050)
    ]
    old = "\n\n".join(lines)
    # Every third sentence is changed in a word and its number.
    for at in range(0, len(lines), 3):
        lines[at] = lines[at].replace(" ", " newly ", 1)[:-2] + "1."
    new = "\n\n".join(lines)
    claims, numbers = claims_of_lines(old), figures(new)
    began = time.process_time()
    found = reanchor(claims, old, new, numbers)
    assert time.process_time() - began < 1.5
    assert len(found) > 1_000
    assert sum(each.fate.value == "gone" for each in found) < 20


def claims_of_lines(text: str) -> list[ClaimPlaces]:
    claims = []
    for match in re.finditer(r"[^\n]+", text):
        number = FIGURE.search(match[0])
        assert number is not None
        place = Place(match.start() + number.start(), match.start() + number.end())
        claims.append(ClaimPlaces(len(claims), place, Place(*match.span())))
    return claims
