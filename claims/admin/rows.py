"""What the lists of the admin have in common: data for one page of rows, and numbers that lead to the claims."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from newsledger.ledger.admin import ActionAdmin
from newsledger.ledger.counting import Tally


class RowsAdmin(ActionAdmin):
    """A list whose columns tell more than the row itself holds: it is read once, for the rows of the page."""

    empty_value_display = ""

    def prepare(self, rows: list[Any], request: HttpRequest) -> None:
        """Give each row of the page what its columns tell, in a number of queries that doesn't grow."""
        raise NotImplementedError

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """Return the list, its rows prepared."""
        changelist = super().get_changelist_instance(request)
        rows = list(changelist.result_list)
        self.prepare(rows, request)
        changelist.result_list = rows
        return changelist


def counted_claims(number: int, parameters: Mapping[str, Any], *, role: str = "") -> str:
    """Return a number of claims, leading to the list of them.

    It is followed by its noun (or the role in which claims are counted) for those who don't see the heading: on
    a phone, by ear.
    """
    digits = str(Tally(number))
    noun = role or ("claim" if number == 1 else "claims")
    if not number:
        return format_html("<span class='count quiet'>{}<span class='noun'> {}</span></span>", digits, noun)
    return format_html(
        "<a class='count' href='{}'>{}<span class='noun'> {}</span></a>",
        claims_address(parameters),
        digits,
        noun,
    )


def claims_address(parameters: Mapping[str, Any]) -> str:
    """Return the address of the list of claims, narrowed so."""
    return f"{reverse('admin:claims_numericclaim_changelist')}?{urlencode(parameters)}"
