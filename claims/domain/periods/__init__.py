"""Period words ("last month", "in 2024") resolved to dates as known, by a small grammar of our own.

Every rule is exact or wide, never a guess; what is not understood stays unresolved. Decided here:

- A bare "Wednesday", "June", "summer" or "third quarter" is the latest one begun by the published date, that
  day included; "last Wednesday" is the latest one wholly before it, "next Friday" the first wholly after it.
  A bare "9 July" is the latest one too, unless the coming one is nearer and less than a quarter of a
  year off: then nothing says which is meant.
- "last month", "this year" are calendar units (a week runs from Monday to Sunday, ISO 8601), but "the last
  month", "the past three weeks" run up to the published date, both ends included. "Three weeks ago" is that
  calendar week.
- "early", "mid-" and "late" mean half of a month, year or decade at its beginning, middle or end, both ends
  approximate: "early 2024" is January to June, "mid-2024" April to September, about.
- Seasons are the northern ones. "winter 2024" stays open as to which winter; "last winter" is December to
  February.
- A published date that is coarse serves as long as its first and last day give the same answer ("last year"
  against 2025 is 2024); one that is approximate or uncertain makes the answer so.

    resolving ──> stretches ──> points ──> years, nearby, latest ──> vocabulary, calendar_units, grammar
"""

from claims.domain.periods.resolving import resolve_period

__all__ = ["resolve_period"]
