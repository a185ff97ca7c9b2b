from claims.domain.reading.vocabulary import word_set


def test_words_stand_between_blanks_on_any_line():
    assert word_set("a b", " c ") == {"a", "b", "c"}
    assert word_set("") == frozenset()
