from typing import Any

import pytest

from claims.domain.checks import SourceFacts
from tests.claims.domain.checks.marked import Step, source, subject, told

ONA = source("Maria Ona", "person", aliases=("Ona",), bodies=("MINISTRY",))
MINISTRY = source("Ministry", "office", aliases=("the ministry",), bodies=("MINISTRY",))
AGENCY = source("Velpress", "news_agency")
OFFICIALS = source("Officials", "group", anonymity="unnamed_group")
POST = source("Evening Post", "outlet")
SOURCES = (ONA, MINISTRY, AGENCY, OFFICIALS, POST)


def tells(check: str, text: str, *steps: Step, **fields: Any) -> str:
    return told(check, subject(text, steps=steps, sources=SOURCES, **fields))


@pytest.mark.parametrize(
    ("text", "steps", "fires"),
    [
        ("[[40]] boats sank, the mayor said.", (), True),
        ("According to the coast guard, [[40]] boats sank.", (), True),
        ("“We lost [[40]] boats,” Maria Ona told reporters.", (), True),
        ("[[40]] boats sank.", (), False),
        ("[[40]] boats sank, Ona said.", (("maria ona", "Ona", "said"),), False),
        ("The mayor said the sea was calm. [[40]] boats had been at sea since Monday.", (), False),
    ],
)
def test_a_sentence_that_credits_somebody_needs_an_attribution(
    text: str, steps: tuple[Step, ...], fires: bool
):
    assert bool(tells("nobody-credited", text, *steps)) == fires


@pytest.mark.parametrize(
    ("text", "step", "fires"),
    [
        ("Reports put it at [[40]].", (None, "Reports", "put"), True),
        ("It is believed that [[40]] died.", (None, "It", "is believed"), True),
        ("Officials put it at [[40]].", ("officials", "Officials", "put"), False),
        ("[[40]] died, Ona said.", ("maria ona", "Ona", "said"), False),
    ],
)
def test_an_origin_that_is_nobody_is_told(text: str, step: Step, fires: bool):
    assert bool(tells("origin-not-identified", text, step)) == fires


def test_a_relay_that_is_nobody_is_no_missing_origin():
    steps = (("maria ona", "Ona", "said"), (None, "reports", "according to"))
    assert not tells("origin-not-identified", "[[40]] died, Ona said, according to reports.", *steps)


@pytest.mark.parametrize(
    ("step", "fires"),
    [
        ((None, "Velpress", "said"), True),
        ((None, "The Ministry", "said"), True),
        (("officials", "The ministry", "said"), True),
        ((None, "Reports", "said"), False),
        (("officials", "Officials", "said"), False),
        (("maria ona", "The ministry", "said"), False),
    ],
)
def test_a_known_name_credited_as_nobody_is_told(step: Step, fires: bool):
    assert bool(tells("unnamed-is-known", f"{step[1]} said [[40]] died.", step)) == fires


@pytest.mark.parametrize(
    ("step", "fires"),
    [
        (("velpress", "Maria Ona", "said"), True),
        (("maria ona", "the Ministry", "said"), True),
        (("maria ona", "Ona", "said"), False),
        (("ministry", "The ministry", "said"), False),
        (("ministry", "Her office", "said"), False),
        (("officials", "The ministry", "said"), False),
        ((None, "Ona", "said"), False),
    ],
)
def test_the_name_of_another_source_is_told(step: Step, fires: bool):
    assert bool(tells("words-name-another", f"{step[1]} said [[40]] died.", step)) == fires


@pytest.mark.parametrize(
    ("step", "fires"),
    [
        (("maria ona", "Tarn Velasko", "said"), True),
        (("maria ona", "Mr Velasko", "said"), True),
        (("maria ona", "the Pentagon", "said"), True),
        (("maria ona", "Maria Ona, spokeswoman for the Ministry", "said"), False),
        (("maria ona", "Ms Ona", "said"), False),
        (("maria ona", "She", "said"), False),
        (("maria ona", "the Foreign Minister", "said"), False),
        (("maria ona", "the spokeswoman", "said"), False),
        (("ministry", "Tarn Velasko", "said"), False),
        (("officials", "Western Officials", "said"), False),
    ],
)
def test_a_person_whose_words_name_somebody_else_is_told(step: Step, fires: bool):
    assert bool(tells("person-not-in-words", f"{step[1]} said [[40]] died.", step)) == fires


def test_a_name_in_another_script_is_not_held_against_the_words():
    step = ("мария она", "Maria Ona", "said")
    text = "Maria Ona said [[40]] died."
    assert not told(
        "person-not-in-words", subject(text, steps=(step,), sources=(source("Мария Она", "person"),))
    )


@pytest.mark.parametrize(
    ("slugs", "fires"),
    [
        (("maria ona", "evening post"), True),
        (("evening post", "velpress"), False),
        (("maria ona", "velpress"), False),
        (("evening post",), False),
    ],
)
def test_the_publisher_is_no_relay(slugs: tuple[str, ...], fires: bool):
    steps = tuple((slug, "", "") for slug in slugs)
    assert bool(tells("publisher-as-relay", "[[40]] died.", *steps, outlet="evening post")) == fires


@pytest.mark.parametrize(
    ("slugs", "fires"),
    [
        (("velpress", "velpress"), True),
        (("maria ona", "velpress", "maria ona"), True),
        (("maria ona", "velpress"), False),
        ((None, None), False),
        (("velpress",), False),
    ],
)
def test_nobody_passes_on_their_own_words(slugs: tuple[str | None, ...], fires: bool):
    steps = tuple((slug, "words" if slug is None else "", "") for slug in slugs)
    assert bool(tells("source-twice-in-chain", "[[40]] died: words.", *steps)) == fires


def test_a_source_and_what_was_merged_into_it_are_one():
    merged = {"sources": (), "steps": (("velpress", "", ""), ("vel-press", "", ""))}
    on = subject("[[40]] died.", **merged)
    object.__setattr__(on, "sources", {"velpress": AGENCY, "vel-press": AGENCY})
    assert told("source-twice-in-chain", on)


@pytest.mark.parametrize(
    ("slugs", "fires"),
    [
        (("maria ona", "velpress", "ministry"), True),
        (("maria ona", "ministry", "velpress"), False),
        (("maria ona", "ministry"), False),
        (("maria ona", "velpress"), False),
        (("maria ona", None, "ministry"), False),
    ],
)
def test_a_chain_that_comes_back_to_a_body_is_told(slugs: tuple[str | None, ...], fires: bool):
    steps = tuple((slug, "words" if slug is None else "", "") for slug in slugs)
    assert bool(tells("chain-returns", "[[40]] died: words.", *steps)) == fires


SPOKEN = "“The ministry told us on Monday that [[40]] boats sank,” Ona said."


@pytest.mark.parametrize(
    ("text", "steps", "fires"),
    [
        (SPOKEN, (("ministry", "The ministry", "told"),), True),
        (SPOKEN, (("ministry", "The ministry", "told"), ("maria ona", "Ona", "said")), False),
        (SPOKEN, (("maria ona", "Ona", "said"),), False),
        ("The ministry said [[40]] boats sank.", (("ministry", "The ministry", "said"),), False),
        ("“The ministry said” is how [[40]] articles begin.", (("ministry", "The ministry", "said"),), False),
        (SPOKEN, (("ministry", "The ministry", "told"), ("maria ona", "", "")), False),
    ],
)
def test_who_is_quoted_crediting_somebody_belongs_to_the_chain(
    text: str, steps: tuple[Step, ...], fires: bool
):
    assert bool(tells("speaker-of-quotation-missing", text, *steps)) == fires


@pytest.mark.parametrize(
    ("stances", "fields", "fires"),
    [
        (("denies",), {}, True),
        (("doubts",), {}, True),
        (("asserts",), {}, False),
        (("denies",), {"modality": "hypothetical"}, False),
        (("asserts", "denies"), {"positions": (0, 0)}, False),
    ],
)
def test_a_denial_alone_is_told(stances: tuple[str, ...], fields: dict[str, Any], fires: bool):
    steps = (("maria ona", "", ""), ("ministry", "", ""))[: len(stances)]
    attribution = {"stances": stances, "positions": fields.pop("positions", ())}
    assert bool(tells("denial-alone", "[[40]] died.", *steps, attribution=attribution, **fields)) == fires


@pytest.mark.parametrize(
    ("text", "manner", "fires"),
    [
        ("Ona said that [[40]] boats sank.", "direct_quote", True),
        ("“It was dark,” Ona said. [[40]] boats sank.", "direct_quote", True),
        ("“[[40]] boats sank,” Ona said.", "direct_quote", False),
        ("Ona said that [[40]] boats sank.", "paraphrase", False),
        ("Ona said that [[40]] boats sank.", "mixed", False),
    ],
)
def test_a_direct_quote_stands_in_quotation_marks(text: str, manner: str, fires: bool):
    on = {"attribution": {"manner": manner}}
    assert bool(tells("direct-quote-outside-marks", text, ("maria ona", "Ona", "said"), **on)) == fires


def test_a_claim_that_credits_nobody_has_no_chain_to_check():
    on = subject("[[40]] boats sank.", sources=SOURCES)
    for check in (
        "origin-not-identified",
        "unnamed-is-known",
        "words-name-another",
        "person-not-in-words",
        "publisher-as-relay",
        "source-twice-in-chain",
        "chain-returns",
        "speaker-of-quotation-missing",
        "denial-alone",
        "direct-quote-outside-marks",
    ):
        assert not told(check, on), check


def test_a_source_is_its_facts():
    assert SourceFacts("a", "A", "person").is_named
    assert not OFFICIALS.is_named
