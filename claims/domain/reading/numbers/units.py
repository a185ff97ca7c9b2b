"""The unit of a number: its slug where the ledger has it, else the words."""

from claims.domain.reading.numbers.counted import head_of
from claims.domain.reading.numbers.forms import Form
from claims.domain.reading.numbers.measures import Measure
from claims.domain.reading.text import Text

# The units of things counted in fixtures/vocabularies.json, by name and plural.
_COUNTED = {
    spelling: slug
    for slug, spellings in {
        "person": "person persons people",
        "soldier": "soldier soldiers",
        "death": "death deaths",
        "case": "case cases",
        "household": "household households",
        "vote": "vote votes",
        "seat": "seat seats",
        "round": "round rounds",
        "animal": "animal animals",
        "house": "house houses",
        "building": "building buildings",
        "vehicle": "vehicle vehicles",
        "tank": "tank tanks",
        "ship": "ship ships",
        "boat": "boat boats",
        "aircraft": "aircraft",
        "drone": "drone drones",
        "missile": "missile missiles",
        "shell": "shell shells",
        "job": "job jobs",
        "share": "share shares",
    }.items()
    for spelling in spellings.split()
}


def unit_words(text: Text, form: Form, counted: tuple[int, int, int] | None) -> str:
    """Return the unit's slug, else the noun that is counted, else nothing."""
    if form.unit is not None:
        return form.unit.slug + _rate(text, form)
    if counted is None:
        return ""
    first, end, _ = counted
    head = head_of(text.tokens, first, end)
    return _COUNTED.get(text.tokens[head].key) or text.place_of(first, end).of(text.raw)


def _rate(text: Text, form: Form) -> str:
    """Return what the unit is measured by: " per day" for "40 barrels a day"."""
    at, limit = form.after, form.sentence.last
    if at + 1 >= limit or text.tokens[at].key not in ("a", "an", "per", "/", "each"):
        return ""
    follower = text.tokens[at + 1]
    is_time = follower.key in ("second", "minute", "hour", "day", "night", "week", "month", "year")
    if text.tokens[at].key in ("a", "an") and not is_time and not form.measures(Measure.MONEY):
        return ""
    return f" per {follower.key}" if follower.is_word else ""
