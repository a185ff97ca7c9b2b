from pathlib import Path

import pytest

from claims.domain.reading.credits import read_credits
from claims.domain.reading.numbers import read_numbers
from claims.domain.reading.text import layout
from tests.claims.domain.reading.credits.credited import chain_of, credit_of, credits_of

SEED = Path(__file__).parents[5] / "fixtures" / "bundles" / "lavrov-wonsan" / "article.txt"


def test_each_credited_number_has_its_entry():
    text = layout("Li said 40 men left. The town has 12 schools.")
    numbers = read_numbers(text, None)
    assert [place.of(text.raw) for place in read_credits(text, numbers)] == ["40"]


def test_no_numbers_no_credits():
    assert read_credits(layout(""), ()) == {}


@pytest.mark.parametrize(
    ("sentence", "manner"),
    [
        pytest.param("“We saw [[40]] men,” Li said.", "direct_quote", id="quoted"),
        pytest.param("Li said there were “[[40]] men” there.", "direct_quote", id="partly-quoted"),
        pytest.param("“It rained,” Li said. “We saw [[40]] men.”", "direct_quote", id="second-quotation"),
        pytest.param("Li said [[40]] men left “at once”.", "mixed", id="beside-a-quotation"),
        pytest.param("Li said [[40]] men left.", "paraphrase", id="reported"),
        pytest.param("[[40]] men left, according to the bank.", "paraphrase", id="according"),
    ],
)
def test_the_manner_of_a_credit(sentence, manner):
    assert credit_of(sentence)[0].manner == manner


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        pytest.param("Li said [[40]] men left.", "asserts", id="said"),
        pytest.param("Li confirmed that [[40]] men left.", "confirms", id="confirmed"),
        pytest.param("Li acknowledged that [[40]] men left.", "confirms", id="acknowledged"),
        pytest.param("Li denied that [[40]] men left.", "denies", id="denied"),
        pytest.param("Li disputed that [[40]] men left.", "denies", id="disputed"),
        pytest.param("Li doubted that [[40]] men left.", "doubts", id="doubted"),
    ],
)
def test_the_stance_of_the_origin(sentence, stance):
    assert credit_of(sentence)[0].voices[0].stance == stance


def test_a_voice_has_its_words_and_its_cue():
    credit, raw = credit_of("Minister Ada Li spoke. She said [[40]] men left.")
    (voice,) = credit.voices
    assert (voice.named.of(raw), voice.words.of(raw), voice.cue.of(raw)) == ("Ada Li", "She", "said")


def test_what_the_publisher_knows_itself_is_its_own_voice():
    text = "TARN (Wire) – It rained. Wire understands that [[40]] men left."
    assert credits_of(text)[0] == ()


# --- The seed ---


@pytest.mark.parametrize(
    ("number", "chain", "scope"),
    [
        pytest.param("25,000 to 30,000", ["Ukrainian intelligence"], "explicit", id="to-be-deployed"),
        pytest.param("11,000", ["Ukrainian intelligence"], "ambiguous", id="sent-last-year"),
        pytest.param("4,000", ["Western officials"], "explicit", id="killed-or-wounded"),
        pytest.param("100 ", ["11 UN member states"], "explicit", id="missiles"),
        pytest.param("9 million", ["11 UN member states"], "explicit", id="shells"),
        pytest.param("second", ["Maria Zakharova", "TASS"], "explicit", id="second-round"),
        pytest.param("first round", ["TASS"], "explicit", id="first-round"),
        pytest.param("three-day", [], None, id="a-visit"),
        pytest.param("728", [], None, id="drones"),
        pytest.param("13 missiles", [], None, id="missiles-launched"),
    ],
)
def test_the_seed(number, chain, scope):
    raw = SEED.read_text()
    assert raw.count(number) == 1
    found, raw = credits_of(raw.replace(number, f"[[{number}]]"))
    assert [voice.named.of(raw) for credit in found for voice in credit.voices] == chain
    assert [credit.scope for credit in found] == ([scope] if scope else [])


@pytest.mark.parametrize(
    ("sentence", "chain"),
    [
        pytest.param(
            "The union agreed in March to lend [[40]] tents.", ["union"], id="words-of-time-before-to"
        ),
        pytest.param(
            "The Office of Mines recorded [[21]] blasts.", ["Office of Mines"], id="what-a-body-counts"
        ),
        pytest.param("The office recorded a loss of $[[4]] million.", [], id="its-own-books"),
        pytest.param("A diplomat spoke of [[40]] dead.", ["diplomat"], id="spoke-of"),
        pytest.param("Sales rose, beating analysts' forecast of [[9]] percent.", ["analysts"], id="beating"),
        pytest.param(
            "[[40]] men left, Col. Li Wei said by telephone from Tarn.", ["Li Wei"], id="by-telephone"
        ),
        pytest.param("There were reports of [[40]] deaths.", ["reports"], id="there-were-reports"),
        pytest.param("Some [[40]] men were reportedly killed.", ["reportedly"], id="within-the-verb"),
        pytest.param(
            "According to the bank, 40 men died, adding that [[12]] were ill.",
            ["bank"],
            id="according-going-on",
        ),
        pytest.param(
            "The report, drawn up by the audit office and seen by Li, says [[40]] men left.",
            ["audit office"],
            id="drawn-up-and-seen",
        ),
    ],
)
def test_who_is_credited_in_odd_places(sentence, chain):
    assert chain_of(sentence) == chain


@pytest.mark.parametrize("publisher", ["Velpress", "the VELPRESS"])
def test_the_publisher_is_no_step_of_a_chain(publisher):
    text = layout("Li Wei told Velpress that 40 men left.")
    (found,) = read_credits(text, read_numbers(text, None), publisher=[publisher]).values()
    assert [voice.named.of(text.raw) for voice in found[0].voices] == ["Li Wei"]
