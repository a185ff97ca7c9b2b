from claims.domain.reading.credits.cues import NOUN_ALIKE, VERB_FORMS, VERBS, Act
from claims.domain.reading.credits.word_forms import Form


def test_every_verb_has_an_authority():
    assert all(verb.source for verb in VERBS)


def test_verbs_are_found_by_any_of_their_forms():
    for word, form in (("says", Form.THIRD), ("said", Form.PAST), ("saying", Form.ING)):
        assert ("say", form) in [(verb.lemma, found) for verb, found in VERB_FORMS[word]]


def test_a_verb_with_a_particle_is_tried_before_the_verb_alone():
    for found in VERB_FORMS.values():
        lengths = [len(verb.particles) for verb, _ in found]
        assert lengths == sorted(lengths, reverse=True)


def test_no_verb_is_told_twice_with_the_same_sense():
    told = [(verb.lemma, verb.particles, verb.act) for verb in VERBS]
    assert len(told) == len(set(told))


def test_adjectives_are_cues_behind_be():
    assert [form for _, form in VERB_FORMS["confident"]] == [Form.ADJECTIVE]


def test_what_is_spelt_like_a_noun_is_a_verb_of_the_table():
    assert NOUN_ALIKE - {verb.lemma for verb in VERBS} == set()
    assert {verb.act for verb in VERBS} == set(Act)
