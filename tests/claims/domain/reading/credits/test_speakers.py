import pytest

from claims.domain.reading.credits.speakers import speakers_of
from tests.claims.domain.reading.credits.credited import chain_of, frames_of, written


@pytest.mark.parametrize(
    ("raw", "speakers"),
    [
        pytest.param("“We saw 40,” Li said.", ["Li"], id="behind"),
        pytest.param("“We saw 40,” said Li. “They left.”", ["Li", "Li"], id="run-in-a-paragraph"),
        pytest.param("“We,” said Li, “saw 40.”", ["Li", "Li"], id="split"),
        pytest.param("“Who saw them?” Li asked.", ["Li"], id="a-sentence-of-its-own"),
        pytest.param("Li said they were “few”.", ["Li"], id="within"),
        pytest.param("“We saw 40,” Li said.\n\n“They left.”", ["Li", "Li"], id="next-paragraph"),
        pytest.param("“We saw 40.\n\n“They left,” Li said.", ["Li", "Li"], id="taken-up"),
        pytest.param("“We saw 40,” Li said.\n\nIt rained.\n\n“They left.”", ["Li", ""], id="too-far"),
        pytest.param("The “big” wall fell.", [""], id="nobody"),
    ],
)
def test_each_quotation_has_its_speaker(raw, speakers):
    words, frames = frames_of(raw)
    found = speakers_of(words, frames)
    told = [written(words, found[at].frame.source.name) if at in found else "" for at in range(len(speakers))]
    assert told == speakers


SPOKEN = [
    pytest.param("“We lost [[40]] houses,” Ada Li said.", ["Ada Li"], id="same-sentence"),
    pytest.param('"We lost [[40]] houses," Ada Li said.', ["Ada Li"], id="straight"),
    pytest.param("“It was bad,” Ada Li said. “We lost [[40]] houses.”", ["Ada Li"], id="second-part"),
    pytest.param(
        "“It was bad,” Ada Li said. “It rained. The wind blew. We lost [[40]] houses.”",
        ["Ada Li"],
        id="third-sentence",
    ),
    pytest.param(
        "“It was bad,” said Ada Li, the mayor, “and we lost [[40]] houses.”", ["Ada Li"], id="split"
    ),
    pytest.param("“It was bad,” Ada Li said.\n\n“We lost [[40]] houses.”", ["Ada Li"], id="next-paragraph"),
    pytest.param("“It was bad.\n\n“We lost [[40]] houses,” Ada Li said.", ["Ada Li"], id="taken-up"),
    pytest.param("“We lost [[40]] houses.\n\n“It was bad,” Ada Li said.", ["Ada Li"], id="taken-up-first"),
    pytest.param("Ada Li said: “It was bad. We lost [[40]] houses.”", ["Ada Li"], id="colon"),
    pytest.param('Ada Li said: "It was bad. We lost [[40]] houses."', ["Ada Li"], id="colon-straight"),
    pytest.param(
        "Ada Li said the fire was bad. “We lost [[40]] houses.”", ["Ada Li"], id="before-no-quotation"
    ),
    pytest.param(
        "Ada Li said the fire was bad.\n\n“We lost [[40]] houses.”",
        ["Ada Li"],
        id="before-no-quotation-paragraph",
    ),
    pytest.param(
        "Ada Li told the Tarn Herald the fire was bad. “We lost [[40]] houses.”",
        ["Ada Li", "Tarn Herald"],
        id="before-told",
    ),
    pytest.param("“Who burned [[40]] houses?” Ada Li asked.", ["Ada Li"], id="asked"),
    pytest.param("Ada Li said the fire was “the worst in [[40]] years”.", ["Ada Li"], id="partial"),
    pytest.param("Ada Li spoke of “[[40]] lost houses”.", ["Ada Li"], id="partial-2"),
    pytest.param("Ada Li called it “a fire in [[40]] houses”.", ["Ada Li"], id="called"),
    pytest.param(
        "“It was bad,” Ada Li said.\n\n“We lost [[40]] houses,” said Bo Ng.",
        ["Bo Ng"],
        id="other-speaker-next",
    ),
    pytest.param(
        "“It was bad,” Ada Li said.\n\nBo Ng, a baker, agreed.\n\n“We lost [[40]] houses.”",
        ["Bo Ng"],
        id="other-between",
    ),
    pytest.param("‘We lost [[40]] houses,’ Ada Li said.", ["Ada Li"], id="single-marks"),
    pytest.param("“We lost [[40]] houses,” Ada Li wrote on Twitter.", ["Ada Li"], id="wrote-on"),
    pytest.param("“We lost [[40]] houses,” the ministry said in a statement.", ["ministry"], id="statement"),
    pytest.param("“We lost [[40]] houses,” the statement read.", ["statement"], id="read"),
    pytest.param("Mayor Ada Li spoke in Tarn. “We lost [[40]] houses,” she said.", ["Ada Li"], id="pronoun"),
    pytest.param("Ada Li had this to say: “We lost [[40]] houses.”", ["Ada Li"], id="introduced-colon"),
    pytest.param(
        "Ada Li made the following remarks:\n\n“We lost [[40]] houses.”",
        ["Ada Li"],
        id="introduced-following",
    ),
    pytest.param("Ada Li was angry. “We lost [[40]] houses,” she said.", ["Ada Li"], id="subject-before"),
    pytest.param("Ada Li shook her head. “We lost [[40]] houses.”", ["Ada Li"], id="shook"),
    pytest.param(
        "“The mayor told me [[40]] houses burned,” Ada Li said.", ["mayor", "Ada Li"], id="inner-speaker"
    ),
    pytest.param("“I said [[40]] houses burned,” Ada Li said.", ["Ada Li"], id="inner-i"),
    pytest.param("“We think [[40]] houses burned,” Ada Li said.", ["Ada Li"], id="inner-we-think"),
    pytest.param(
        "“It was bad,” Ada Li said.\n\n“It rained.\n\n“The wind blew.\n\n“We lost [[40]] houses.”",
        ["Ada Li"],
        id="long-run",
    ),
    pytest.param("Ada Li: “We lost [[40]] houses.”", ["Ada Li"], id="label"),
    pytest.param(
        "Star: How bad was it?\n\nAda Li: It was bad. We lost [[40]] houses.\n\nStar: And now?\n\nAda Li: We build.",
        ["Ada Li"],
        id="interview",
    ),
    pytest.param(
        "Shadow minister Ada Li blasted: “They burned [[40]] houses.”", ["Ada Li"], id="blasted-colon"
    ),
    pytest.param(
        "Father-of-two Bo Ng, 47, who runs a shop in Tarn, said: “I saw [[40]] boats.”",
        ["Bo Ng"],
        id="aged-colon",
    ),
    pytest.param("Bo Ng was blunt: “It was bad. I saw [[40]] boats.”", ["Bo Ng"], id="colon-next-sentence"),
    pytest.param(
        "On Monday, May 6, Li made the following comment: “We lost [[40]] houses. It was bad.”",
        ["Li"],
        id="comment-colon",
    ),
    pytest.param("“We lost [[40]] houses.” – Ada Li", ["Ada Li"], id="signed"),
    pytest.param('"We lost [[40]] houses." - Ada Li, mayor of Tarn.', ["Ada Li"], id="signed-hyphen"),
    pytest.param("“Is it [[40]]? Fifty?” Ada Li asks as she leaves.", ["Ada Li"], id="asks-as"),
    pytest.param("“We lost [[40]] houses!” Ada Li says while her dog barks.", ["Ada Li"], id="says-while"),
    pytest.param("Ada Li spoke of a “[[40]]-house plan” on Monday.", ["Ada Li"], id="blasts-quote"),
    pytest.param("“They told us [[40]] houses burned,” Ada Li said.", ["Ada Li"], id="inner-they"),
    pytest.param("“Everybody knows [[40]] houses burned,” Ada Li said.", ["Ada Li"], id="inner-everybody"),
    pytest.param(
        "“It was bad. We lost [[40]] houses,” Ada Li said, citing police records.",
        ["police records", "Ada Li"],
        id="run-citing",
    ),
]


@pytest.mark.parametrize(("text", "chain"), SPOKEN)
def test_a_quotation_is_credited_to_who_says_it(text, chain):
    assert chain_of(text) == chain
