"""Where in a page something stands that is known of its article: each place with what it says."""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from dateutil import parser as dates

_META = {
    "headline": ("og:title", "twitter:title", "citation_title", "dc.title", "parsely-title", "headline"),
    "byline": (
        "author",
        "article:author",
        "byl",
        "dc.creator",
        "parsely-author",
        "citation_author",
        "sailthru.author",
    ),
    "published": (
        "article:published_time",
        "datepublished",
        "date",
        "pubdate",
        "publish-date",
        "publication_date",
        "dc.date",
        "dc.date.issued",
        "dcterms.created",
        "parsely-pub-date",
        "sailthru.date",
        "citation_publication_date",
        "cxenseparse:recs:publishtime",
    ),
    "outlet": ("og:site_name", "application-name", "publisher", "dc.publisher", "citation_journal_title"),
    "language": ("og:locale", "content-language", "language", "dc.language"),
    "url": ("og:url", "twitter:url"),
    "standfirst": ("og:description", "description", "twitter:description"),
}
_LINKED = {
    "headline": ("headline", "alternativeHeadline"),
    "byline": ("author",),
    "published": ("datePublished",),
    "outlet": ("publisher", "provider"),
    "language": ("inLanguage",),
    "url": ("url", "mainEntityOfPage"),
    "standfirst": ("description",),
}
_ARTICLES = re.compile(r"Article|Report|BlogPosting|NewsItem")
_DAY_IN_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?!\d)")
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(https?://\S+)")
_DEEPEST = 12
"""So deep do objects lie in each other where an article says what is known of it."""
_MOST_OBJECTS = 500
_LOOKED_AT = 20_000
"""A browser's note stands at the very beginning."""


class Place(NamedTuple):
    """What stands somewhere, and where."""

    value: str
    where: str


def places_of(tree: Any, own_addresses: Iterable[Place] = ()) -> dict[str, list[Place]]:
    """Return by field what the page says of its article, places that are most deliberate first.

    `tree` is an lxml tree of the whole page, `own_addresses` what is known of its address from elsewhere.
    """
    objects = list(_articles(tree))
    found: dict[str, list[Place]] = {name: [] for name in _META}
    for name, keys in _LINKED.items():
        for each in objects:
            for key in keys:
                found[name] += [Place(value, f"JSON-LD {key}") for value in _texts(each.get(key))]
    for element in tree.iter("meta"):
        said = element.get("content") or ""
        called = (
            element.get("property")
            or element.get("name")
            or element.get("http-equiv")
            or element.get("itemprop")
        )
        for name, keys in _META.items():
            if said.strip() and called and called.lower() in keys:
                found[name].append(Place(_one_line(said), f"meta {called}"))
    for element in tree.iter("h1"):
        found["headline"].insert(0, Place(text_of(element), "the page’s first heading"))
        break
    for element in tree.iter("title"):
        found["headline"].append(Place(text_of(element), "the page’s title"))
        found["outlet"].append(Place(text_of(element), "the page’s title"))
        break
    for element in tree.iter("time"):
        found["published"].append(Place(element.get("datetime") or text_of(element), "a time in the page"))
    for element in tree.xpath("//*[@rel='author' or @itemprop='author']")[:5]:
        found["byline"].append(Place(text_of(element), "the page’s author line"))
    for element in tree.xpath("//*[contains(@class, 'byline') or contains(@class, 'author')]")[:20]:
        found["byline"].append(Place(text_of(element), "the page’s author line"))
    for element in tree.xpath("//link[@rel='canonical'][@href]")[:1]:
        found["url"].insert(0, Place(element.get("href").strip(), "link canonical"))
    if language := tree.getroottree().getroot().get("lang"):
        found["language"].insert(0, Place(language, "the page’s lang"))
    found["url"] += own_addresses
    for place in list(found["url"]):
        if in_address := _DAY_IN_ADDRESS.search(urlsplit_or_nothing(place.value)):
            found["published"].append(Place("-".join(in_address.groups()), "the address"))
    return {name: [place for place in places if place.value] for name, places in found.items()}


def text_of(element: Any) -> str:
    """Return the words of an element on one line."""
    return _one_line(" ".join(element.itertext()) if element.tag == "h1" else "".join(element.itertext()))


def same_words(one: str, other: str) -> bool:
    """Return whether two values are one but for signs, cases and blanks."""
    return bool(letters_of(one)) and letters_of(one) == letters_of(other)


def same_day(day: str, said: str) -> bool:
    """Return whether words of a page name this day.

    >>> same_day("2025-07-12", "2025-07-12T09:30:00Z"), same_day("2025-07-12", "July 12, 2025")
    (True, True)
    """
    if said.startswith(day):
        return True
    try:
        return dates.parse(said[:60]).date().isoformat() == day
    except (ValueError, OverflowError, TypeError):
        return False


def days_in_words(day: date) -> Iterator[str]:
    """Yield ways to print the day."""
    for month in (f"{day:%B}", f"{day:%b}", f"{day:%b}."):
        yield from (f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}")
    yield from (f"{day:%d.%m.%Y}", f"{day.day}.{day.month}.{day.year}", f"{day:%d/%m/%Y}", day.isoformat())


def urlsplit_or_nothing(address: str) -> str:
    """Return the path of an address; nothing of what is none."""
    try:
        return urlsplit(address).path
    except ValueError:
        return ""


def _articles(tree: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects that the page says are its article, in JSON-LD."""
    for element in tree.xpath("//script[@type='application/ld+json']")[:20]:
        try:
            said = json.loads(element.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        yield from (each for each in _objects(said) if _ARTICLES.search(str(each.get("@type", ""))))


def _objects(said: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects inside of what JSON says, the outer ones first, neither too deep nor too many."""
    level, seen = [said], 0
    for _ in range(_DEEPEST):
        inner: list[Any] = []
        for each in level:
            seen += 1
            if seen > _MOST_OBJECTS:
                return
            if isinstance(each, dict):
                yield each
                inner += each.values()
            elif isinstance(each, list):
                inner += each
        level = inner


def _texts(said: Any) -> Iterator[str]:
    """Yield what a value of JSON-LD says: itself, its name, its address."""
    if isinstance(said, str):
        yield _one_line(said)
    elif isinstance(said, list):
        for each in said[:20]:
            if not isinstance(each, list):
                yield from _texts(each)
    elif isinstance(said, dict):
        names = (_one_line(said[key]) for key in ("name", "@id", "url") if isinstance(said.get(key), str))
        yield from islice(names, 1)


def _one_line(text: str) -> str:
    return " ".join(text.split())[:2_000]


def letters_of(text: str) -> str:
    """Return the letters and digits of words, without their cases: what stays when signs and blanks change."""
    return "".join(char for char in text.casefold() if char.isalnum())


def own_addresses(markup: str, address: str) -> list[Place]:
    """Return the address a page was fetched from, and the one a browser noted when it saved the page."""
    found = [Place(address, "the address given")] if address else []
    if saved := _SAVED_FROM.search(markup[:_LOOKED_AT]):
        found.append(Place(saved[1], "the browser’s note in the saved page"))
    return found


def labels(places: Iterable[Place]) -> str:
    """Return where something stands, in one phrase; three places at most."""
    seen = list(dict.fromkeys(place.where for place in places))
    return ", ".join(seen[:3])
