from claims.domain.reading.credits.words import words_of
from claims.domain.reading.text import layout


def test_a_token_knows_its_quotation():
    words = words_of(layout("“We came,” Li said. “We saw 40.”"))
    quoted = [key for key, quotation in zip(words.keys, words.quotation, strict=True) if quotation == 1]
    assert quoted == ["we", "saw", "40", "."]
    assert words.quotation[words.keys.index("said")] == -1


def test_an_acronym_is_no_pronoun():
    assert words_of(layout("The WHO told US staff who it was")).keys == [
        *("the", "WHO", "told", "US"),
        *("staff", "who", "it", "was"),
    ]
    assert words_of(layout("MEN WHO DIED")).keys == ["men", "who", "died"]


def test_quotations_are_found_by_their_marks_and_by_a_stretch():
    words = words_of(layout("“We came,” Li said. “We saw 40.”"))
    assert list(words.opening.values()) == list(words.closing.values()) == [0, 1]
    assert list(words.opened_within((0, len(words.keys)))) == [0, 1]
    assert not words.opened_within((1, words.openings[1]))
    assert words.is_mark(0)
    assert not words.is_mark(1)


def test_a_point_with_words_behind_it_ends_no_sentence():
    words = words_of(layout("Li of Acme Inc. said so."))
    inner, last = (at for at, key in enumerate(words.keys) if key == ".")
    assert not words.is_end(inner, len(words.keys))
    assert words.is_end(last, len(words.keys))
    assert words.key(len(words.keys), len(words.keys)) == ""


def test_an_acronym_is_in_capitals_throughout():
    words = words_of(layout("WFP and Li and A"))
    assert [words.is_upper(at) for at in range(len(words.keys))] == [True, False, False, False, False]
