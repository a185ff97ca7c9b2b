import pytest

from tests.claims.domain.reading.numbers.marked import numbers_in, read_marked

LABELS = [
    ("They met on March [[13]] there.", "date"),
    ("They met on [[13]] March there.", "date"),
    ("They met on Oct. [[1]] there.", "date"),
    ("They met on [[17]]-23 March there.", "date"),
    ("They met on 17-[[23]] March there.", "date"),
    ("They met in [[2024]] there.", "date"),
    ("It is short of the [[2013]] figures.", "date"),
    ("It rose compared to [[2014]].", "date"),
    ("They met in the [[1990s]] there.", "date"),
    ("They met in [[1848]] there.", "date"),
    ("They met on [[5/17/2018]] there.", "date"),
    ("They met on [[2018-05-17]] there.", "date"),
    ("They met on [[17.5.2018]] there.", "date"),
    ("They met in [[2013-14]] there.", "date"),
    ("It fell in Q[[3]] there.", "date"),
    ("It fell in mid-[[2016]] there.", "date"),
    ("They met at [[6:00pm]] there.", "time"),
    ("They met at [[1:30 a.m.]] there.", "time"),
    ("They met at [[00:15]] GMT there.", "time"),
    ("They met at [[5 p.m.]] there.", "time"),
    ("He ran it in [[1:36.6]] there.", "time"),
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
    pytest.param("It stood until A.D. [[1260]] there.", "date", id="an era"),
    pytest.param("It stood between A.D. 1000 and [[1260]] there.", "date", id="an era's second year"),
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


def test_each_part_of_a_date_is_told_once():
    raw = "They met on 13 March 2024 at 6:00pm."
    assert [number.place.of(raw) for number in numbers_in(raw)] == ["13", "2024", "6:00pm"]
