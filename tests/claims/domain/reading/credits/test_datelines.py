import pytest

from claims.domain.reading.credits.datelines import publishers_in
from claims.domain.reading.credits.words import words_of
from claims.domain.reading.text import layout
from tests.claims.domain.reading.credits.credited import chain_of


@pytest.mark.parametrize(
    ("raw", "publishers"),
    [
        pytest.param("TARN (Wire) – Li left.", {("wire",)}, id="brackets"),
        pytest.param("TARN, May 3 (Wire News) -- Li left.", {("wire", "news")}, id="date-and-two-words"),
        pytest.param("TARN, May 3. /Wire/. Li left.", {("wire",)}, id="slashes"),
        pytest.param("The council (WFC) met.", set(), id="an-acronym"),
        pytest.param("The council – once (wire) – met.", set(), id="no-name"),
        pytest.param("", set(), id="empty"),
        pytest.param("(", set(), id="hostile"),
    ],
)
def test_a_dateline_names_the_publisher(raw, publishers):
    assert publishers_in(words_of(layout(raw))) == publishers


WITHOUT_PUBLISHER = [
    pytest.param(
        "TARN (Wire) – Ada Li told Wire that [[40]] houses had burned.", ["Ada Li"], id="told-publisher"
    ),
    pytest.param(
        "TARN, May 3 (Wire News) - Ada Li told Wire News on Monday that [[40]] houses had burned.",
        ["Ada Li"],
        id="publisher-name-full",
    ),
    pytest.param(
        "Wire\n\n—\n\nAda Li spoke. Bo Ng told Wire that [[40]] houses had burned.",
        ["Bo Ng"],
        id="publisher-first-line",
    ),
    pytest.param(
        "(Wire) -- Ada Li told Wire that [[40]] houses had burned.", ["Ada Li"], id="outlet-and-dash"
    ),
    pytest.param(
        "TARN (Wire) – A Fire Office report obtained by Wire says [[40]] houses burned.",
        ["Fire Office report"],
        id="outlet-seen-by",
    ),
    pytest.param(
        "TARN (Wire) – [[40]] houses burned, according to a Wire count.",
        ["Wire count"],
        id="publisher-as-origin",
    ),
    pytest.param("Ada Li told the Herald that [[40]] houses had burned.", ["Ada Li"], id="half-a-name"),
    pytest.param(
        "Ada Li told the newspaper Herald that [[40]] houses had burned.",
        ["Ada Li", "Herald"],
        id="half-a-name-introduced",
    ),
    pytest.param(
        "Ada Li told the Tarn Herald that [[40]] houses had burned.",
        ["Ada Li", "Tarn Herald"],
        id="whole-name",
    ),
    pytest.param("Ada Li told members: “They burned [[40]] houses.”", ["Ada Li"], id="told-members"),
    pytest.param(
        "Ada Li told the Tarn Herald that it rained. Bo Ng told the Tarn Herald that [[40]] houses had burned.",
        ["Bo Ng"],
        id="told-by-two",
    ),
    pytest.param(
        "Ada Li told the Herald that [[40]] houses had burned. A report seen by the Herald says it rained.",
        ["Ada Li"],
        id="told-by-two-first",
    ),
    pytest.param(
        "Ada Li told the Tarn Herald that it rained. Li told the Tarn Herald that [[40]] houses had burned.",
        ["Ada Li", "Tarn Herald"],
        id="told-by-one-twice",
    ),
    pytest.param(
        "The club will pay Bo Ng, the Herald understands. Ada Li told the Herald that [[40]] houses had burned.",
        ["Ada Li"],
        id="understands",
    ),
    pytest.param(
        "The Herald has learned that Bo Ng will leave. Ada Li told the Herald that [[40]] houses had burned.",
        ["Ada Li"],
        id="has-learned",
    ),
    pytest.param(
        "A Herald reporter saw smoke. Ada Li told the Herald that [[40]] houses had burned.",
        ["Ada Li"],
        id="own-reporter",
    ),
    pytest.param(
        "Ada Li told the Herald that [[40]] houses had burned.\n\nSOURCE: HERALD AND AGENCIES",
        ["Ada Li"],
        id="end-line",
    ),
    pytest.param(
        "Ada Li told the Tarn Herald that it rained. Bo Ng told the Alt Post that [[40]] houses had burned.",
        ["Bo Ng", "Alt Post"],
        id="another-outlet",
    ),
]


@pytest.mark.parametrize(("text", "chain"), WITHOUT_PUBLISHER)
def test_the_publisher_is_no_relay(text, chain):
    assert chain_of(text) == chain
