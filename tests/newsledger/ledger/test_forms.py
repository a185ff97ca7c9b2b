"""What an editor leaves alone stays as it is stored, and what can't be kept is refused by name."""

from datetime import UTC, datetime

import pytest
from django import forms
from django.core.exceptions import ValidationError

from newsledger.ledger.forms import MomentField, WrittenField

AREA = WrittenField(strip=False, widget=forms.Textarea)
LINE = WrittenField()


@pytest.mark.parametrize(
    ("field", "stored", "sent"),
    [
        (AREA, "one\ntwo", "one\r\ntwo"),
        (AREA, " edges \n", " edges \r\n"),
        (AREA, "one\r\ntwo", "one\r\ntwo"),
        (LINE, "one\ntwo", "onetwo"),
        (LINE, " TASS ", " TASS "),
        (LINE, "", None),
        (LINE, None, ""),
    ],
)
def test_what_a_browser_does_to_a_value_is_no_change(field, stored, sent):
    assert not field.has_changed(stored, sent)


@pytest.mark.parametrize(
    ("field", "stored", "sent"),
    [(AREA, "one\ntwo", "one two"), (LINE, "TASS", "TASS "), (LINE, "", "TASS"), (AREA, "one", "one\r\n")],
)
def test_another_value_is_a_change(field, stored, sent):
    assert field.has_changed(stored, sent)


def test_blanks_go_from_the_edges_of_a_line_and_from_no_area():
    assert LINE.clean("  TASS ") == "TASS"
    assert AREA.clean(" one\r\ntwo\r\n") == " one\ntwo\n"


@pytest.mark.parametrize(
    ("text", "told"), [("a\x00b", "Null characters"), ("ab\ud800", "Character 3 is half")]
)
def test_what_no_database_keeps_is_refused_by_name(text, told):
    with pytest.raises(ValidationError, match=told):
        LINE.clean(text)


def test_a_moment_is_typed_in_utc():
    assert MomentField().clean("2025-07-12 09:30") == datetime(2025, 7, 12, 9, 30, tzinfo=UTC)
    assert MomentField().clean("2025-07-12T09:30:00+02:00") == datetime(2025, 7, 12, 7, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "text", ["0001-01-01T00:00:00+05:00", "0999-01-01 00:00", "yesterday", "2025-02-30 10:00"]
)
def test_a_moment_out_of_our_calendar_is_refused(text):
    with pytest.raises(ValidationError):
        MomentField().clean(text)
