"""What two people did to one record is told apart by marks of what the form showed, field by field."""

import json
from typing import Any

import pytest
from django import forms
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from newsledger.ledger.opened import Merged, Opened, Touch, marks_shown, merge, values_shown


class Words(forms.MultiWidget):
    """Words and their place, as one field."""

    def __init__(self) -> None:
        super().__init__({"": forms.Textarea(), "place": forms.HiddenInput()})

    def decompress(self, value: Any) -> list[Any]:
        return value or [None, None]


class Record(forms.Form):
    """A field of each kind."""

    name = forms.CharField()
    note = forms.CharField(widget=forms.Textarea)
    is_public = forms.BooleanField()
    hedges = forms.MultipleChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.CheckboxSelectMultiple)
    kind = forms.ChoiceField(choices=[("", "—"), ("x", "X"), ("y", "Y")])
    quote = forms.MultiValueField(fields=(forms.CharField(), forms.CharField()), widget=Words())
    based_on = forms.IntegerField(widget=forms.HiddenInput)


TEXT = st.text("ab \n", max_size=4)
RECORDS = st.fixed_dictionaries(
    {
        "name": st.text("ab ", max_size=3),
        "note": TEXT,
        "is_public": st.booleans(),
        "hedges": st.lists(st.sampled_from("ab"), unique=True).map(sorted),
        "kind": st.sampled_from(["", "x", "y"]),
        "quote": st.none() | st.tuples(TEXT.filter(bool), st.just("1-2")).map(list),
    }
)


def sent(record: dict[str, Any]) -> QueryDict:
    """Return what a browser sends from the form that shows this record."""
    data = QueryDict(mutable=True)
    for bound in Record(initial=record):
        for name, values in values_shown(bound).items():
            data.setlist(name, [value.replace("\n", "\r\n") for value in values])
    return data


def said(data: QueryDict) -> dict[str, Any]:
    """Return the marks of what the data says."""
    form = Record(data)
    return dict(marks_shown(form))


def brought_together(base: dict[str, Any], theirs: dict[str, Any], mine: dict[str, Any]) -> Merged:
    opened = Opened.read(Opened.of(Record(initial=base), []).packed())
    assert opened is not None
    return merge(sent(mine), opened, Record(initial=theirs), [])


@given(RECORDS, RECORDS)
def test_who_changed_nothing_gets_what_stands_there_now(base, theirs):
    merged = brought_together(base, theirs, base)
    assert said(merged.data) == marks_shown(Record(initial=theirs))
    assert (merged.says_anything, merged.says_more, merged.conflicts()) == (False, False, [])


@given(RECORDS, RECORDS)
def test_where_nobody_else_changed_anything_all_stays_as_typed(base, mine):
    merged = brought_together(base, base, mine)
    assert said(merged.data) == marks_shown(Record(initial=mine))
    assert merged.touched == {}
    assert merged.says_more == (marks_shown(Record(initial=mine)) != marks_shown(Record(initial=base)))


@given(RECORDS, RECORDS)
def test_the_very_same_change_is_no_conflict_and_leaves_nothing_to_say(base, both):
    merged = brought_together(base, both, both)
    assert (merged.conflicts(), merged.says_more) == ([], False)
    assert set(merged.touched.values()) <= {Touch.SAME}


@given(RECORDS, RECORDS, RECORDS)
def test_each_field_is_the_newest_or_the_typed_one_and_a_conflict_only_where_all_three_differ(
    base, theirs, mine
):
    merged = brought_together(base, theirs, mine)
    was, now, typed = (marks_shown(Record(initial=record)) for record in (base, theirs, mine))
    result = said(merged.data)
    for name in base:
        three = [marks.get(name, "") for marks in (was, now, typed)]
        expected = three[1] if three[2] == three[0] else three[2]
        assert result.get(name, "") == expected
        assert (merged.touched.get(name) is Touch.BOTH) == (len(set(three)) == 3)


def test_what_a_browser_does_to_line_ends_is_no_change():
    shown = {"name": "a\nb", "note": "one\ntwo\n"}
    data = sent(shown)
    data["name"] = "ab"
    assert said(data).items() >= marks_shown(Record(initial=shown)).items()
    data["note"] = "one two"
    assert said(data)["note"] != marks_shown(Record(initial=shown))["note"]


def test_what_is_out_of_sight_is_not_marked():
    assert "based_on" not in marks_shown(Record(initial={"based_on": 3, "name": "a"}))


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "[1]", "[{},[]]", '[{},{"links":[1]}]', "[" * 100_000, "9" * 5000]
)
def test_marks_that_cannot_be_read_are_none(text: str):
    assert Opened.read(text) is None


def test_marks_come_back_as_they_went():
    opened = Opened.of(Record(initial={"name": "a", "hedges": ["a"]}), [])
    assert Opened.read(opened.packed()) == opened
    assert json.loads(opened.packed())[0].keys() == {"name", "hedges"}
