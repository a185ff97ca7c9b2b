"""The ledger in the admin, to read."""

import json
from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import format_html

from newsledger.ledger.models import LedgerEntry
from newsledger.ledger.telling import told_entries
from newsledger.ledger.wording import Wording

from .saving import ActionAdmin


@admin.register(LedgerEntry)
class LedgerEntryAdmin(ActionAdmin):
    """The ledger, to read. Nobody adds, changes or deletes an entry, superusers included."""

    kept_because = (
        "Entries are never deleted, by superusers neither: each is chained to the one before it by its hash, so that"
        " one that was missing would show."
    )
    instead_of_deleting = "Mend the record itself and say why: that makes a new entry."
    list_display = ("number", "when", "by", "action", "record", "revision", "reason")
    sortable_by = ("number", "when", "by", "record")  # the others would be sorted without an index
    list_filter = ("action",)
    search_fields = ("record", "by")
    date_hierarchy = "at"
    fields = (
        "number",
        "when",
        "by",
        "action",
        "record",
        "revision",
        "reason",
        "changed",
        "payload_in_lines",
        "previous",
        "hash",
    )

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[LedgerEntry]:
        """Select all entries; payloads stay where they are until one is shown."""
        return super().get_queryset(request).defer("payload")

    @admin.display(description="when", ordering="at")
    def when(self, entry: LedgerEntry) -> str:
        """Return the moment to the second, in the ledger's own time."""
        words = f"{entry.at:%Y-%m-%d %H:%M:%S} UTC"
        return format_html("<time datetime='{}'>{}</time>", entry.at.isoformat(), words)

    @admin.display(description="what it changed")
    def changed(self, entry: LedgerEntry) -> str:
        """Return what the entry changed of its record, whatever that is a record of."""
        one_before = LedgerEntry.objects.filter(record=entry.record, revision=entry.revision - 1)
        told = next(iter(told_entries([entry, *one_before], Wording())), None)
        context = {
            "changed": told and told.changed,
            "is_beginning": told and told.is_beginning,
            "is_end": told and told.is_end,
            "entry": entry,
        }
        return render_to_string("admin/ledger/_changed.html", context)

    @admin.display(description="record after the change")
    def payload_in_lines(self, entry: LedgerEntry) -> str:
        """Return the payload as JSON in lines."""
        return format_html("<pre class='payload'>{}</pre>", in_lines(entry.payload))

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Return False: entries come from actions alone."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return False: the ledger is append-only."""
        return False


def in_lines(payload: str) -> str:
    """Return the JSON spread over lines, or the text as it is where it is no JSON (any more)."""
    try:
        lines = json.dumps(json.loads(payload), ensure_ascii=False, indent=2)
        lines.encode()  # half a character can be escaped in JSON, but in no page
    except (ValueError, RecursionError):
        return payload
    return lines
