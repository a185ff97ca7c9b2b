import pytest

from tests.claims.domain.reading.numbers.marked import read_marked, words

COUNTED = [
    ("They sent [[100]] ballistic missiles and more.", "ballistic missiles"),
    ("[[Forty]] North Korean soldiers have been killed or wounded in Kursk.",
     "North Korean soldiers have been killed or wounded"),
    ("It left [[40]] people dead there.", "people dead"),
    ("[[Forty]] people fled the town.", "people"),
    ("[[Dozens]] of people were injured there.", "people were injured"),
    ("They burned [[100]] square metres of roofing there.", "square metres of roofing"),
    ("They gave [[$4 million]] in aid there.", "aid"),
    ("It employs [[5 percent]] of its workers there.", "workers"),
    ("[[Forty]] members of parliament left.", "members of parliament"),
    ("[[Twenty]] or 300 people left.", "people"),
    ("It hit [[40]].", None),
    ("Half of them left, and [[40]] stayed.", None),
    ("It is a bloc of [[27]]-nation rank.", "nation"),
    ("They cleared the [[60]]-vote hurdle.", "vote"),
    ("They lost by a [[2]]-to-1 vote.", None),
    ("They had a profit of [[$4 million]] for the quarter.", "profit"),
    ("[[Half]] the senators left.", "senators"),
    ("[[One in five]] children left.", "children"),
    ("It signed a [[$500m]] deal with Tarn.", "deal"),
    ("They want an [[11-percent]] pay rise.", "pay rise"),
    ("It cost [[$5 million]] in military spending in Tarn.", "military spending"),
    ("They gave [[six]] weeks of paid leave.", "weeks of paid leave"),
    ("A [[7.1]] magnitude quake struck in May.", "magnitude quake"),
    ("[[A third]] of the people lives there.", "people"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "counted"), COUNTED)
def test_what_is_counted_is_a_noun_with_what_completes_it(sentence, counted):
    number, raw = read_marked(sentence)
    assert words(number.counted, raw) == counted
