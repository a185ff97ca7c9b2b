"""A phrase is read as a whole, by the first rule that has an answer."""

import re

from claims.domain.periods.grammar import Grammar


def word(match: re.Match[str], day: str) -> str | None:
    return f"word on {day}"


def silent(match: re.Match[str], day: str) -> str | None:
    return None


def test_the_first_rule_that_answers_stands():
    assert Grammar(("[a-z]+", word), ("may", silent)).read("may", "Monday") == "word on Monday"
    assert Grammar[str](("june", word), ("may", lambda match, day: match[0])).read("may", "Monday") == "may"


def test_a_rule_without_an_answer_leaves_the_phrase_to_the_next():
    assert Grammar(("may", silent), ("[a-z]+", word)).read("may", "Monday") == "word on Monday"
    assert Grammar(("may", silent)).read("may", "Monday") is None


def test_a_pattern_holds_for_the_whole_phrase():
    grammar = Grammar(("may|june", word))
    assert grammar.read("may", "Monday")
    assert grammar.read("may 2024", "Monday") is None
    assert grammar.read("in may", "Monday") is None
