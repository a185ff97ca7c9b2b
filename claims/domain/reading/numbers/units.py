"""The unit of a number: its slug where the ledger has it, else the words."""

from claims.domain.reading.numbers.counted import Counted, head_of
from claims.domain.reading.numbers.forms import Form
from claims.domain.reading.numbers.measures import Measure, unit_after
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


def unit_words(text: Text, form: Form, counted: Counted | None) -> str:
    """Return the unit's slug, else the noun that is counted, else nothing."""
    if form.unit is not None:
        return form.unit.slug + _rate(text, form, form.after)
    if counted is None:
        return ""
    head = head_of(text.tokens, counted.first, counted.noun)
    slug = _COUNTED.get(text.tokens[head].key)
    return slug or text.place_of(counted.first, counted.noun).of(text.raw) + _rate(text, form, counted.noun)


def _rate(text: Text, form: Form, at: int) -> str:
    """Return what the unit is measured by: " per day" for "40 barrels a day"."""
    limit = form.sentence.last
    if at + 1 >= limit or text.tokens[at].key not in ("a", "an", "per", "/", "each"):
        return ""
    follower = text.tokens[at + 1]
    is_time = follower.key in ("second", "minute", "hour", "day", "night", "week", "month", "year")
    if text.tokens[at].key in ("a", "an") and not is_time and not form.measures(Measure.MONEY):
        return ""
    measure = unit_after(text.tokens, at + 1, limit)
    if measure is not None:
        return f" per {measure[0].slug}"
    return f" per {follower.key}" if follower.is_word else ""
