"""What the admin's lists show beside Django's own tags."""

from datetime import UTC, date, datetime
from itertools import takewhile
from typing import Any

from django import template

from newsledger.ledger.drilling import Stretch, begun_at, steps_into

register = template.Library()
PARTS = ("year", "month", "day")


@register.inclusion_tag("admin/date_hierarchy.html")
def calendar(cl: Any) -> dict[str, Any]:
    """Return the years, months or days that a list can be narrowed to.

    Django asks for each that has rows, and reads the whole table for it: six seconds for half a million. Here
    only the table's first and last day are asked for, by their index; what lies between may turn out empty.
    """
    column = cl.date_hierarchy
    given = list(takewhile(bool, (cl.params.get(f"{column}__{part}") for part in PARTS)))
    chosen = Stretch(*map(int, given)) if given else None
    first, last = _day(cl.root_queryset, column), _day(cl.root_queryset, f"-{column}")
    if first is None or last is None:
        return {"show": chosen is not None, "back": _back(cl, chosen), "choices": _here(chosen)}
    chosen = chosen or begun_at(first, last)
    choices = [{"link": _link(cl, step), "title": str(step)} for step in steps_into(chosen, first, last)]
    return {"show": True, "back": _back(cl, chosen), "choices": choices or _here(chosen)}


def _day(rows: Any, order: str) -> date | None:
    """Return the day of the first row in this order."""
    column = order.removeprefix("-")
    found = rows.filter(**{f"{column}__isnull": False}).order_by(order).values_list(column, flat=True).first()
    return found.astimezone(UTC).date() if isinstance(found, datetime) else found


def _here(chosen: Stretch | None) -> list[dict[str, str]]:
    return [{"title": str(chosen)}] if chosen else []


def _back(cl: Any, chosen: Stretch | None) -> dict[str, str] | None:
    if chosen is None:
        return None
    return {"link": _link(cl, chosen.around), "title": str(chosen.around or "All dates")}


def _link(cl: Any, to: Stretch | None) -> str:
    values = [(part, getattr(to, part, None)) for part in PARTS]
    narrowed = {f"{cl.date_hierarchy}__{part}": value for part, value in values if value is not None}
    address: str = cl.get_query_string(narrowed, [f"{cl.date_hierarchy}__"])
    return address
