import pytest

from claims.domain.reading.credits.cues import VERB_FORMS
from claims.domain.reading.credits.frames import Clause
from claims.domain.reading.credits.subjects import subject_before
from claims.domain.reading.credits.verb_groups import (
    agrees,
    counts_people,
    group_at,
    group_first,
    is_predicate,
    may_be_subject,
)
from claims.domain.reading.credits.words import words_of
from claims.domain.reading.text import layout


def group_in(raw: str, verb: str):
    """The clause of a text and the group of its verb, as the first reading of the word has it."""
    words = words_of(layout(raw))
    clause = Clause(words, 0, len(words.keys), [])
    at = words.keys.index(verb)
    lemma, form = VERB_FORMS[verb][0]
    return clause, group_at(clause, at, lemma, form)


PREDICATES = [
    pytest.param("Li said he left", "said", True, id="past"),
    pytest.param("Li has repeatedly said he left", "said", True, id="perfect"),
    pytest.param("Li will say he left", "say", True, id="modal"),
    pytest.param("Li wants to say he left", "say", False, id="infinitive"),
    pytest.param("Li did not say he left", "say", False, id="negated"),
    pytest.param("the reported 40 men", "reported", False, id="adjective"),
    pytest.param("income reported by 40 men", "reported", True, id="number-behind-by"),
    pytest.param("income reported by the firm", "reported", False, id="participle"),
    pytest.param("five states of the union", "states", False, id="noun-behind-a-number"),
    pytest.param("jobless claims were higher", "claims", False, id="noun-before-a-verb"),
    pytest.param("Li claims he left", "claims", True, id="verb-behind-a-name"),
    pytest.param("she is confident that", "confident", True, id="attitude"),
    pytest.param("a confident man", "confident", False, id="adjective-before-a-noun"),
    pytest.param("losses realized in May", "realized", False, id="participle-on-a-noun"),
    pytest.param("three names were on it", "names", False, id="noun-behind-a-numeral"),
    pytest.param("other states voted", "states", False, id="noun-behind-other"),
    pytest.param("randomly-selected registered voters", "registered", False, id="adjective-behind-one"),
    pytest.param("the government estimates that it fell", "estimates", True, id="verb-before-to"),
    pytest.param("court documents show that", "documents", False, id="document-before-a-verb"),
    pytest.param("a self-described friend", "described", False, id="compound"),
]


@pytest.mark.parametrize(("raw", "verb", "is_so"), PREDICATES)
def test_a_predicate_says_something(raw, verb, is_so):
    clause, group = group_in(raw, verb)
    assert is_predicate(clause, group) is is_so


def test_a_group_begins_with_its_auxiliaries():
    clause, group = group_in("Li has repeatedly said he left", "said")
    assert group_first(clause, group.at) == group.first == 1
    assert (group.lead, group.auxiliaries) == (("has", "repeatedly"), ("has",))


@pytest.mark.parametrize(
    ("raw", "verb"),
    [
        ("40 men left, the airline announced in a statement", "announced"),
        ("40 men left, our coastguard said in a statement", "said"),
    ],
)
def test_who_speaks_in_a_statement_may_be_anybody(raw, verb):
    clause, group = group_in(raw, verb)
    assert is_predicate(clause, group)


def test_what_hangs_on_a_name_before_a_name_is_no_verb():
    clause, group = group_in("The owner, London-listed Velpress, left", "listed")
    assert not is_predicate(clause, group)


def test_particles_must_follow():
    words = words_of(layout("Li called for"))
    clause = Clause(words, 0, 3, [])
    groups = [group_at(clause, 1, verb, form) for verb, form in VERB_FORMS["called"]]
    assert [group.last for group in groups if group] == [3, 2]
    words = words_of(layout("Li called in"))
    groups = [group_at(clause._replace(words=words), 1, verb, form) for verb, form in VERB_FORMS["called"]]
    assert [group.last for group in groups if group] == [2]


@pytest.mark.parametrize(
    ("raw", "verb", "is_passive", "is_progressive"),
    [("Li was told", "told", True, False), ("Li was saying", "saying", False, True)],
)
def test_voice_and_aspect(raw, verb, is_passive, is_progressive):
    _, group = group_in(raw, verb)
    assert (group.is_passive, group.is_progressive) == (is_passive, is_progressive)


@pytest.mark.parametrize(
    ("raw", "verb", "is_so"),
    [
        ("Li says", "says", True),
        ("They says", "says", False),
        ("Officials say", "say", True),
        ("The mayor say", "say", False),
        ("40 percent of voters said", "said", False),
        ("Nine in 10 voters said", "said", False),
        ("A majority of voters said", "said", False),
        ("A third of voters said", "said", False),
        ("A third source said", "said", True),
    ],
)
def test_verb_and_subject_agree(raw, verb, is_so):
    clause, group = group_in(raw, verb)
    subject = subject_before(clause.words, group.first, 0)
    assert subject is not None
    assert agrees(clause, group, subject) is is_so
    assert counts_people(clause, subject) is ("voters" in raw)


@pytest.mark.parametrize(
    ("raw", "is_so"), [("Li", True), ("he", True), ("police", True), ("jobless", False), ("of", False)]
)
def test_what_may_end_a_subject(raw, is_so):
    words = words_of(layout(raw))
    clause = Clause(words, 0, len(words.keys), [])
    assert may_be_subject(clause, 0) is is_so
    assert may_be_subject(clause, -1) is False
