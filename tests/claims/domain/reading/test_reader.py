"""The whole way from a text to its proposals: the article that comes with the program, and any text at all."""

import gc
import json
import re
import time
from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from claims.domain.reading.lines import as_line
from claims.domain.reading.proposals import Credit, NumberRead, Reading
from claims.domain.reading.reader import read_article
from claims.domain.terms import Prominence, Scope

BUNDLE = Path(__file__).resolve().parents[4] / "fixtures" / "bundles" / "lavrov-wonsan"
SEED = (BUNDLE / "article.txt").read_text(encoding="utf-8")
SAID = json.loads((BUNDLE / "bundle.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def seed() -> Reading:
    return read_article(SEED, "2025-07-12")


def chain(credit: Credit) -> list[str]:
    return [voice.named.of(SEED) for voice in credit.voices]


def expected(number: str) -> dict:
    return next(claim for claim in SAID["claims"] if claim["number"] == number)


def expected_chains(claim: dict) -> list[tuple[list[tuple[str, str]], str]]:
    """Return the chains of a stored claim: the words and cue of each step, and the scope."""
    links = {each["id"]: each["links"] for each in SAID["attributions"]}
    return [
        ([(link["words"], link["cue"]) for link in links[each["id"]]], each["scope"])
        for each in claim.get("attributions", ())
    ]


def amount(number: NumberRead) -> dict[str, str]:
    parts = {name: getattr(number.amount, name) for name in ("point", "lower", "upper")}
    return {name: str(value) for name, value in parts.items() if value is not None}


MAIN = [claim["number"] for claim in SAID["claims"] if claim.get("prominence", "main") == "main"]
MINOR = [claim["number"] for claim in SAID["claims"] if claim.get("prominence") == "minor"]


def test_the_article_has_main_and_minor_claims():
    assert (len(MAIN), len(MINOR)) == (7, 3)


@pytest.mark.parametrize("words", MAIN)
def test_each_main_claim_of_the_article_is_proposed_as_editors_entered_it(seed, words):
    (proposal,) = [each for each in seed.claims if each.number.place.of(SEED) == words]
    number, claim = proposal.number, expected(words)
    assert (str(number.amount.comparator), amount(number)) == (
        claim["comparator"],
        {part: claim[part] for part in ("point", "lower", "upper") if part in claim},
    )
    assert [str(hedge) for hedge in number.hedges] == claim.get("hedges", [])
    assert str(number.change) == claim.get("change", "level")
    assert str(number.modality) == claim.get("modality", "asserted")
    assert number.period == claim.get("period", "")
    assert proposal.quote.of(SEED) == claim["quote"]
    assert number.prominence == Prominence.MAIN


@pytest.mark.parametrize("words", [*MAIN, *MINOR])
def test_each_claim_of_the_article_is_proposed_with_its_chain(seed, words):
    (proposal,) = [each for each in seed.claims if each.number.place.of(SEED) == words]
    found = [
        (
            [(voice.words.of(SEED), voice.cue.of(SEED) if voice.cue else "") for voice in credit.voices],
            str(credit.scope),
        )
        for credit in proposal.credits
    ]
    wanted = expected_chains(expected(words))
    assert [(len(links), scope) for links, scope in found] == [(len(links), scope) for links, scope in wanted]
    for (links, _), (known, _) in zip(found, wanted, strict=True):
        for (said, cue), (entered, entered_cue) in zip(links, known, strict=True):
            assert entered.startswith(said), "an apposition may be left out"
            assert cue == entered_cue


def test_what_may_or_may_not_be_covered_is_proposed_as_unclear_and_written_without_a_source(seed):
    (proposal,) = [each for each in seed.claims if each.number.place.of(SEED) == "11,000"]
    (credit,) = proposal.credits
    assert (chain(credit), credit.scope) == (["Ukrainian intelligence"], Scope.AMBIGUOUS)
    (line,) = [claim for claim in as_line(seed, SEED)["claims"] if claim["low"] == "11000"]
    assert line["sources"] == line["also"] == []


def test_minor_numbers_are_proposed_and_written_among_the_ignored(seed):
    minor = [each.number for each in seed.claims if each.number.prominence == Prominence.MINOR]
    assert [number.place.of(SEED) for number in minor] == MINOR
    ignored = [SEED[each["start"] : each["end"]] for each in as_line(seed, SEED)["ignored"]]
    assert set(MINOR) < set(ignored)


def test_a_date_of_publication_that_is_none_is_refused():
    with pytest.raises(ValueError, match="soon"):
        read_article("12 boats", "soon")


def test_without_a_date_of_publication_relative_periods_stay_words():
    (proposal,) = read_article("Last month 12 boats sank, police said.").claims
    assert (proposal.number.period, proposal.number.period_words is not None) == ("", True)


def test_every_number_is_a_claim_or_has_its_reason():
    text = "On 3 May at least 40 boats sank, the mayor said. It rained for the third time and 12 men left."
    reading = read_article(text, "2025-07-12")
    claimed = {proposal.number.place.of(text) for proposal in reading.claims}
    assert {"40", "12"} <= claimed
    assert claimed.isdisjoint(number.place.of(text) for number in reading.ignored)
    assert all(number.reason for number in reading.ignored)


def test_an_empty_text_has_no_numbers():
    assert read_article("") == Reading((), ())


def test_an_outlets_own_voice_has_no_credit():
    (proposal,) = read_article("Heavy rain killed 12 people in the valley.").claims
    assert proposal.credits == ()
    assert "own voice" in proposal.why


# --- Any text at all ---


def places(reading: Reading) -> list[tuple[int, int]]:
    numbers = [*(each.number for each in reading.claims), *reading.ignored]
    return sorted(tuple(number.place) for number in numbers)


@pytest.mark.property
@given(some.text(max_size=300))
def test_any_text_can_be_read_and_every_place_is_in_it(text):
    reading = read_article(text, "2025-07-12")
    found = places(reading)
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found)), "numbers overlap"
    for proposal in reading.claims:
        assert proposal.quote.start <= proposal.number.place.start
        assert proposal.number.place.end <= proposal.quote.end
        for voice in (voice for credit in proposal.credits for voice in credit.voices):
            assert 0 <= voice.words.start < voice.words.end <= len(text)
            assert 0 <= voice.named.start < voice.named.end <= len(text)


SPEAKERS = [
    "Ann Lee",
    "the harbour office",
    "Western officials",
    "the Border Guard Service",
    "Dr. Omar Haddad",
]
FRAMES = [
    "{said}, {who} said.",
    "{said}, according to {who}.",
    "{who} said that {low_said}.",
    "According to {who}, {low_said}.",
    "“{said},” said {who}.",
    "“{said},” {who} told reporters.",
    "{who} reported that {low_said}.",
]
BOUNDS = {
    "": "exact",
    "at least ": "at_least",
    "more than ": "more_than",
    "up to ": "at_most",
    "about ": "approx",
}


@pytest.mark.property
@given(
    number=some.integers(101, 9_999_999),
    bound=some.sampled_from(sorted(BOUNDS)),
    who=some.sampled_from(SPEAKERS),
    frame=some.sampled_from(FRAMES),
    verb=some.sampled_from(["were killed", "lost their homes", "crossed the river", "need help"]),
)
def test_what_is_put_into_a_sentence_is_read_out_of_it(number, bound, who, frame, verb):
    said = f"{bound}{number:,} people {verb}"
    sentence = frame.format(said=said[0].upper() + said[1:], low_said=said, who=who)
    sentence = sentence[0].upper() + sentence[1:]
    (proposal,) = read_article(sentence).claims
    found = proposal.number.amount
    assert str(found.comparator) == BOUNDS[bound]
    assert Decimal(number) in (found.point, found.lower, found.upper)
    (credit,) = proposal.credits
    (voice,) = credit.voices
    assert (
        voice.words.of(sentence).casefold().removeprefix("the ").endswith(who.removeprefix("the ").casefold())
    ), sentence


HOSTILE = {
    "digits": "1" * 1000,
    "numbers": "7 " * 500,
    "brackets": "(" * 1000,
    "quotes": "“" * 500 + "”" * 500,
    "straight quotes": '"' * 1000,
    "single quotes": "'" * 1000,
    "marks": ", " * 500,
    "saying": "he said " * 125,
    "according": "according to " * 77,
    "ranges": "1 to 2 to 3 - " * 72,
    "names": "Ann Lee " * 125,
    "thousands": "one hundred thousand million " * 35,
    "fractions": "1/2/3 " * 166,
    "points": "1.2.3,4," * 125,
    "blanks": " " * 1000,
    "lines": "12 boats\n" * 111,
    "joined": "at least about up to " * 48,
    "told": "X told Y that Z said 12 " * 42,
}


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time of the work, without the collector's share: it looks at all there is."""
    gc.disable()
    try:
        began = time.process_time()
        work()
        return time.process_time() - began
    finally:
        gc.enable()


def reading(text: str) -> Callable[[], object]:
    return lambda: read_article(text, "2025-07-12")


def ratio(work: Callable[[], object], to: Callable[[], object], *, least: float) -> float:
    """Return the least of three ratios of one time to another; a machine may be busy with something else."""
    return min(seconds(work) / max(seconds(to), least) for _ in range(3))


@pytest.mark.property
@pytest.mark.parametrize("name", HOSTILE)
def test_a_text_ten_times_as_long_takes_about_ten_times_as_long(name):
    unit = HOSTILE[name]
    assert ratio(reading(unit * 200), reading(unit * 20), least=0.002) <= 15


@pytest.mark.property
@pytest.mark.parametrize("name", ["digits", "numbers", "brackets", "quotes", "straight quotes"])
def test_a_megabyte_of_nonsense_costs_little_more_than_to_look_at_it(name):
    text = HOSTILE[name] * 1000
    words = re.compile(r"\w+|\S")
    assert ratio(reading(text), lambda: [found.span() for found in words.finditer(text)], least=0.05) <= 20
