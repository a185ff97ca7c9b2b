import pytest

from tests.claims.domain.reading.numbers.marked import numbers_in, read_marked, words

BOUNDS = [
    ("They sent [[100]] men.", "exact", None),
    ("They sent exactly [[100]] men.", "exact", "exactly"),
    ("They sent only [[100]] men.", "exact", "only"),
    ("They sent about [[100]] men.", "approx", "about"),
    ("They sent some [[100]] men.", "approx", "some"),
    ("They sent roughly [[100]] men.", "approx", "roughly"),
    ("Nearly [[half]] of them left.", "approx", "Nearly"),
    ("They sent almost [[100]] men.", "approx", "almost"),
    ("They sent close to [[100]] men.", "approx", "close to"),
    ("They sent just over [[100]] men.", "approx", "just over"),
    ("They sent [[100]] or so men.", "approx", "or so"),
    ("They sent [[half a dozen]] men.", "approx", None),
    ("They sent ~[[100]] men.", "approx", "~"),
    ("They sent at least [[100]] men.", "at_least", "at least"),
    ("They sent at least an estimated [[100]] men.", "at_least", "at least"),
    ("They sent no fewer than [[100]] men.", "at_least", "no fewer than"),
    ("They sent [[100]] men or more.", "at_least", "or more"),
    ("They sent [[100]]-plus men.", "at_least", "-plus"),
    ("They sent more than [[100]] men.", "more_than", "more than"),
    ("They sent over [[100]] men.", "more_than", "over"),
    ("They sent well over [[100]] men.", "more_than", "well over"),
    ("It exceeded [[100]] tonnes.", "more_than", "exceeded"),
    ("They sent [[100]]+ men.", "more_than", "+"),
    ("They sent up to [[100]] men.", "at_most", "up to"),
    ("They sent as many as [[100]] men.", "at_most", "as many as"),
    ("They sent no more than [[100]] men.", "at_most", "no more than"),
    ("It will be done within [[20]] minutes.", "at_most", "within"),
    ("They sent fewer than [[100]] men.", "less_than", "fewer than"),
    ("It fell below [[100]] tonnes.", "less_than", "below"),
    ("They sent under [[100]] men.", "less_than", "under"),
    ("They sent at least about [[100]] men.", "at_least", "at least"),
    ("They sent more than [[40 to 50]] men.", "more_than", "more than"),
    pytest.param("It hid within [[5]] km of it.", "at_most", "within", id="within a distance"),
    pytest.param("Within a [[three]]-mile radius all left.", "exact", None, id="within a radius"),
    pytest.param("It edged up to [[4.2 per cent]] there.", "exact", None, id="up and to"),
    pytest.param("It cost [[$900]], give or take.", "exact", None, id="behind a comma"),
    pytest.param("It cost [[$900]] give or take.", "approx", "give or take", id="give or take"),
    pytest.param("The Kestrel and [[11]] Max left.", "exact", None, id="a name is no bound"),
    pytest.param("It is less than or equal to [[40]].", "at_most", "less than or equal to", id="or equal to"),
    pytest.param("The bill passed [[218]]-210 then.", "exact", None, id="passed by votes"),
    pytest.param("The toll crossed [[30]] there.", "more_than", "crossed", id="crossed"),
    pytest.param("They crossed [[30]] bridges.", "exact", None, id="crossed something"),
    pytest.param("It is nearer [[70%]] there.", "approx", "nearer", id="nearer"),
    pytest.param("They buy back up to [[70]] huts.", "at_most", "up to", id="up to behind back"),
    pytest.param("It inched back up to [[70%]] there.", "exact", None, id="back up and to"),
    pytest.param("It is to top [[60%]] there.", "more_than", "to top", id="to top"),
    pytest.param("It is below the [[3.2%]] that was expected.", "exact", None, id="compared with"),
    pytest.param("It paid more than the [[£2bn]] laid out before.", "exact", None, id="more than the"),
    pytest.param("They asked about [[four]] contracts there.", "exact", None, id="a topic"),
    pytest.param(
        "It centres around the [[37m]] model.".replace("37m]]", "37]]m"), "exact", None, id="a place"
    ),
]


@pytest.mark.parametrize(("sentence", "comparator", "place"), BOUNDS)
def test_these_words_bind_a_number(sentence, comparator, place):
    number, raw = read_marked(sentence)
    assert number.amount.comparator.value == comparator
    assert words(number.comparator, raw) == place


@pytest.mark.parametrize(
    ("raw", "comparators"),
    [
        ("At least 31 were killed and 102 wounded.", ["at_least", "exact"]),
        ("Nearly 100 civilians killed and 200 wounded.", ["approx", "exact"]),
        ("It killed at least 100 and more than 200 fled.", ["at_least", "more_than"]),
        ("He drove over a bridge and saw 40 men.", ["exact"]),
        ("They met over two days, 40 men in all.", ["exact", "exact"]),
    ],
)
def test_a_comparator_binds_its_own_number_only(raw, comparators):
    assert [number.amount.comparator.value for number in numbers_in(raw)] == comparators
