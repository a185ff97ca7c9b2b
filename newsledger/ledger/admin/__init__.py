"""The admin's ground: saving through actions, the ledger as the one history, and the ledger to read."""

from django.contrib import admin

from .accounts import AccountAdmin
from .entries import LedgerEntryAdmin
from .filters import ChoiceFilter
from .onward import onward
from .parts import Parts, PartsInline
from .recorded import RecordedAdmin
from .saving import ActionAdmin

admin.site.site_header = "newsledger"
admin.site.site_title = "newsledger"
admin.site.index_title = "The newsroom’s desk"

__all__ = [
    "AccountAdmin",
    "ActionAdmin",
    "ChoiceFilter",
    "LedgerEntryAdmin",
    "Parts",
    "PartsInline",
    "RecordedAdmin",
    "onward",
]
