"""Parts and values are told in an editor's words, those of any trade being handed in."""

import pytest

from newsledger.ledger.changes import Item
from newsledger.ledger.wording import Wording, in_words, one_of

WORDING = Wording(
    labels={"spans": "Words", "links": "Step", "links.spans": "Words"},
    values={"review": {"in_review": "in review"}, "spans.role": {"hedge": "hedge words"}},
    told_as={"spans": "“{exact}” at {start}–{end}"},
)


@pytest.mark.parametrize(
    ("path", "told"),
    [
        (("period",), "Period"),
        (("published_basis",), "Published basis"),
        (("spans", Item("hedge", "role")), "Words: hedge words"),
        (("spans", Item("as_of", "role")), "Words: as of"),
        (("aliases", Item("TASS_x", "name")), "Alias: TASS_x"),
        (("affiliations", Item("2"), "since"), "Affiliation 2, since"),
        (("links", Item("0", "position"), "spans", Item("cue", "role")), "Step 0, words: cue"),
    ],
)
def test_a_part_is_called_by_its_keys(path, told):
    assert WORDING.part(path) == told


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        (("note",), None, ""),
        (("note",), "one\ntwo", "one\ntwo"),
        (("text_public",), True, "yes"),
        (("text_public",), False, "no"),
        (("review",), "in_review", "in review"),
        (("review",), "unheard_of", "unheard_of"),
        (("hedges",), ["estimated", "likely"], "estimated, likely"),
        (("reviewed_at",), "2025-07-12T10:30:00.000000Z", "2025-07-12 10:30:00 UTC"),
        (("spans", Item("cue", "role")), {"exact": "said", "start": 1, "end": 5}, "“said” at 1–5"),
        (("spans", Item("cue", "role")), {"exact": "said"}, "Exact: said"),
        (("links", Item("0")), {"source": "tass", "said_on": "", "note": "a\nb"}, "Source: tass\nNote: a; b"),
        (("odd",), [{"a": 1}, [2, 3]], "A: 1\n2, 3"),
    ],
)
def test_a_value_is_told_as_it_is_read(path, value, told):
    assert WORDING.value(path, value) == told


def test_what_an_admin_says_goes_before_what_the_columns_say():
    columns = Wording(labels={"spans": "Span", "note": "Remark"})
    both = WORDING.beside(columns)
    assert (both.labels["spans"], both.labels["note"]) == ("Words", "Remark")


@pytest.mark.parametrize(("key", "told"), [("_", ""), ("", ""), ("uid", "Uid"), ("as_of", "As of")])
def test_keys_are_words(key, told):
    assert in_words(key) == told


@pytest.mark.parametrize(
    ("many", "one"), [("Links", "Link"), ("Class", "Class"), ("Classes", "Class"), ("", "")]
)
def test_one_of_many_has_its_own_word(many, one):
    assert one_of(many) == one
