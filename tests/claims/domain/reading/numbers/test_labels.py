import pytest

from tests.claims.domain.reading.numbers.marked import read_marked

LABELS = [
    ("A man in his [[60s]] left.", "age"),
    ("The G[[7]] met.", "name"),
    ("A Tu-[[22M3]] landed.", "name"),
    ("The COVID-[[19]] wards are full.", "name"),
    ("A [[5G]] mast burned.", "name"),
    pytest.param("They work [[24/7]] there.", "idiom", id="round the clock"),
    ("See No. [[5]] there.", "name"),
    ("It broke Article [[50]] then.", "name"),
    ("They flew on Apollo [[11]] then.", "name"),
    ("The EU [[14]] countries met.", "name"),
    pytest.param("He lives at [[12]] Mill Road there.", "name", id="a house"),
    pytest.param("He lives at [[22]] Ave Tarn there.", "name", id="a street word before the street"),
    pytest.param("An N[[95]] mask fell.", "name", id="a letter that is no currency"),
    pytest.param("He lives at [[358]] El Tarn Way there.", "name", id="a house in a long street"),
    pytest.param("The [[ID.3]] sells.".replace("[[ID.", "ID.[["), "name", id="behind a point of a name"),
    pytest.param("They took COVID -[[19]] tests.", "name", id="behind a hyphen that hangs"),
    pytest.param("The Kestrel [[9]] Block boosters landed.", "name", id="a model with more to its name"),
    pytest.param("The S&P [[500]] firms fell.", "name", id="behind a single letter"),
]


@pytest.mark.parametrize(("sentence", "reason"), LABELS)
def test_figures_that_count_nothing(sentence, reason):
    number, _ = read_marked(sentence)
    assert number.reason == reason


@pytest.mark.parametrize(
    "sentence",
    [
        "At least [[2000]] people left.",
        "Some [[1800]] people left.",
        "They made [[5835]] cars.",
        "They made [[2013]] tonnes of it.",
        "They gave Ukraine [[100]] tanks.",
        "On Monday [[15]] people left.",
        "Police arrested [[12]] men.",
        "It cost [[$1990]] then.",
        "May [[40]] men come?",
        "They gave Kyiv [[31]] Abrams tanks.",
        "They held [[12]] Court officials.",
        "It fell to [[-19]] degrees in Tarn.",
        "They grew [[3x]] as fast.",
    ],
)
def test_figures_that_only_look_like_a_date_or_a_name(sentence):
    number, _ = read_marked(sentence)
    assert number.reason is None
