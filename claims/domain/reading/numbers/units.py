"""The unit of a number: its slug where the ledger has it, else the words."""

from claims.domain.reading.numbers.counted import Counted, head_of
from claims.domain.reading.numbers.form import Form
from claims.domain.reading.numbers.measures import HYPHENS, Measure, unit_after
from claims.domain.reading.text import Text
from claims.domain.reading.vocabulary import word_set

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


_TIMES = word_set("second minute hour day night week month quarter year decade")
_SOME_OTHER_TIME = word_set("earlier later ago before after previously from since")


def unit_words(text: Text, form: Form, counted: Counted | None) -> str:
    """Return the unit's slug, else the noun that is counted, else nothing."""
    if form.unit is not None:
        return form.unit.slug + rate_of(text, form, form.after)
    if counted is None:
        return ""
    head = head_of(text.tokens, counted.first, counted.noun)
    slug = _COUNTED.get(text.tokens[head].key)
    return slug or text.place_of(counted.first, counted.noun).of(text.raw) + rate_of(text, form, counted.noun)


def rate_of(text: Text, form: Form, at: int) -> str:
    """Return what the unit is measured by, told from this token on: " per day" for "40 barrels a day"."""
    limit = form.sentence.last
    at += at < limit and text.tokens[at].key in HYPHENS and text.tokens[at].is_glued  # "$25-an-hour"
    if at + 1 >= limit or text.tokens[at].key not in ("a", "an", "per", "/", "each"):
        return ""
    by, article = at + 1, text.tokens[at].key
    by += text.tokens[by].key in HYPHENS and by + 1 < limit  # "£24 a-year"
    follower = text.tokens[by]
    if article in ("a", "an") and follower.key not in _TIMES and not form.measures(Measure.MONEY):
        return ""
    measure = unit_after(text.tokens, by, limit)
    if article in ("a", "an") and measure is not None and measure[0].measure is Measure.TIME:
        behind = text.tokens[measure[1]].key if measure[1] < limit else ""
        if behind in _SOME_OTHER_TIME:
            return ""  # "200 contracts a week earlier"
    if measure is not None:
        return "" if measure[0].measure is Measure.MONEY else f" per {measure[0].slug}"
    is_per_so_many = article == "per" and follower.is_number
    return f" per {follower.key}" if follower.is_word or is_per_so_many else ""
