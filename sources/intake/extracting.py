"""An article out of a page: its text, and what is known of it with where that stands."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from sources.domain.fingerprints import words_of
from sources.domain.terms import PublishedBasis
from sources.domain.texts import UnusableText, normalise_text

from .decoding import decode
from .places import (
    Place,
    days_in_words,
    labels,
    letters_of,
    own_addresses,
    places_of,
    same_day,
    same_words,
    text_of,
)
from .refusing import NotTakenIn

GUESSED = "guessed by trafilatura"
MOST_TAGS = 40_000
"""A page with more is refused: reading 60,000 takes two seconds, and the longest articles have some 10,000."""
MOST_MARKUP = 4_000_000
"""So many characters without scripts may a page have: its text can be a million bytes, and 9 MB take two seconds."""
SHORT = 400
"""A text with fewer characters may be the beginning of one that is sold, or a page that scripts fill."""

_IS_HTML = re.compile(r"<!doctype html|<html[\s>]|<body[\s>]|<article[\s>]|<p[\s>]|<div[\s>]", re.IGNORECASE)
_UNREAD = ("style", "svg", "iframe", "template")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_STANDFIRST = re.compile(
    r"standfirst|sub-?head|sub-?title|\bdek\b|strapline|\blede?\b|article__summary|kicker", re.I
)
_BULLET = re.compile(r"^- (?=\S)", re.MULTILINE)
_BASIS = (
    ("the address", PublishedBasis.URL),
    ("a time in the page", PublishedBasis.STATED),
    ("the page’s text", PublishedBasis.INFERRED),
    (GUESSED, PublishedBasis.INFERRED),
)


class Found(NamedTuple):
    """A value, and where it stands in the page."""

    value: str
    where: str


@dataclass(frozen=True)
class TakenIn:
    """What a page or a text file gave. `known` is by the form's field; `notes` are for the editor."""

    text: str
    known: dict[str, Found] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def take_in(content: bytes, *, name: str = "", declared: str = "", address: str = "") -> TakenIn:
    """Return the article that a saved or fetched page holds.

    `name` is the file's, `declared` the encoding that came with it, `address` whence it was fetched.
    Raises: NotTakenIn for what is no page, or one that holds no article's text.
    """
    decoded = decode(content, declared)
    notes = [decoded.note] if decoded.note else []
    known: dict[str, Found] = {}
    is_text = name.lower().endswith((".txt", ".text", ".md"))
    if is_text or not _IS_HTML.search(decoded.text[:200_000]):
        text = decoded.text.lstrip("\ufeff")
    else:
        text, known, more = _article_of(decoded.text, address)
        notes += more
    try:
        return TakenIn(normalise_text(text), known, tuple(notes))
    except UnusableText as error:
        raise NotTakenIn(f"{error} Paste the article’s text.") from error


def _article_of(markup: str, address: str) -> tuple[str, dict[str, Found], list[str]]:
    # trafilatura takes a sixth of a second to import, with lxml and htmldate: not at every start of the program.
    from trafilatura import bare_extraction, load_html

    addresses = own_addresses(markup, address)
    markup = _without_scripts(markup.replace("\0", ""))
    if len(markup) > MOST_MARKUP:
        raise NotTakenIn(
            f"The page has {len(markup):,} characters even without its scripts; no article has more than"
            f" {MOST_MARKUP:,}. Paste the text."
        )
    if (tags := markup.count("<")) > MOST_TAGS:
        raise NotTakenIn(
            f"The page has {tags:,} tags, which is more than any article has ({MOST_TAGS:,}). Paste the text."
        )
    tree = load_html(markup)
    if tree is None:
        raise NotTakenIn("The page can’t be read as HTML. Paste the article’s text.")
    places = places_of(tree, addresses)
    printed, standfirst = _printed_above(tree, places)
    try:
        document = bare_extraction(
            load_html(markup),
            url=address or None,
            with_metadata=True,
            include_comments=False,
            # Without looking for just any date: it would take a copyright's year for the article's.
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    # It is one library after another behind it, on whatever a page may hold: none of them is let through.
    except Exception as error:
        raise NotTakenIn(
            "The page’s text can’t be told from the rest of it. Paste the article’s text."
        ) from error
    body = (
        _BULLET.sub("", document.text or "")
        if document is not None and not isinstance(document, dict)
        else ""
    )
    if not body.strip():
        raise NotTakenIn(
            "No article’s text was found in the page: it may be filled by scripts, or be for subscribers."
            " Open it, select the text, copy it and paste it."
        )
    notes = []
    if len(body) < SHORT:
        notes.append(
            f"Only {len(body):,} characters were found. Is the rest for subscribers, or filled in by scripts?"
        )
    paragraphs = [line for each in body.split("\n") if (line := each.strip())]
    for above in (standfirst, printed):
        if above and not any(_is_same_paragraph(above, each) for each in paragraphs[:5]):
            paragraphs.insert(0, above)
    return "\n\n".join(paragraphs), _known(document, places, tree), notes


def _known(document: Any, places: dict[str, list[Place]], tree: Any) -> dict[str, Found]:
    """Return what is known of the article, each with where it stands."""
    known: dict[str, Found] = {}

    def keep(name: str, guess: str | None, same: Callable[[str, str], bool] = same_words) -> None:
        if found := _found(guess or "", places[name], same):
            known[name] = found

    keep("headline", document.title)
    keep("byline", _byline(document.author, places["byline"]), _is_byline)
    keep("outlet", document.sitename, _is_outlet)
    if (
        (found := known.get("outlet"))
        and found.where == GUESSED
        and same_words(found.value, document.hostname or "")
    ):
        known["outlet"] = Found(found.value, "the address")
    places["language"] = [
        Place(place.value.replace("_", "-"), place.where)
        for place in places["language"]
        if _LANGUAGE.fullmatch(place.value.replace("_", "-"))
    ]
    keep("language", document.language)
    places["url"] = [place for place in places["url"] if place.value.startswith(("http://", "https://"))]
    keep("url", document.url, lambda one, other: one.rstrip("/") == other.rstrip("/"))
    if found := _day(document.date, places["published"], tree):
        known["published"] = found
        known["published_basis"] = Found(basis_of(found.where).value, "")
    return known


def basis_of(where: str) -> PublishedBasis:
    """Return how a date is known that stands there."""
    return next((basis for begins, basis in _BASIS if where.startswith(begins)), PublishedBasis.METADATA)


def _found(guess: str, places: list[Place], same: Callable[[str, str], bool]) -> Found | None:
    """Return the guess as the page spells it, with where; without a guess, what the page says first."""
    if not guess:
        return Found(*places[0]) if places else None
    if those := [place for place in places if same(guess, place.value)]:
        alike = [place for place in those if same_words(guess, place.value)]
        return Found(alike[0].value if alike else guess, labels(those))
    return Found(guess, GUESSED)


def _byline(guess: str | None, places: list[Place]) -> str:
    """Return the authors, each as the page spells them: trafilatura takes dots and blanks out of names."""
    spelled: dict[str, str] = {}
    for place in places:
        spelled.setdefault(letters_of(place.value), place.value)
    if not guess:
        return ", ".join(dict.fromkeys(place.value for place in places if place.where == places[0].where))
    authors = [each.strip() for each in guess.split(";")]
    return ", ".join(spelled.get(letters_of(each), each) for each in authors if each)


def _is_byline(byline: str, said: str) -> bool:
    """Return whether the place names one of the authors."""
    return any(same_words(each, said) or each.strip() in said for each in byline.split(","))


def _is_outlet(outlet: str, said: str) -> bool:
    return same_words(outlet, said) or said.endswith(outlet)


def _day(day: str | None, places: list[Place], tree: Any) -> Found | None:
    """Return the day of publication, with where it stands.

    Where the page's data name none, any day that its text names in full is one to be looked at by the editor.
    """
    from htmldate import find_date  # trafilatura's own; imported as late as that

    is_data = bool(day)
    day = day or find_date(tree, extensive_search=True, original_date=True)
    if not day:
        return None
    if those := [place for place in places if same_day(day, place.value)]:
        return Found(day, labels(those))
    words = " ".join(tree.text_content().split())
    if in_words := next((each for each in days_in_words(date.fromisoformat(day)) if each in words), ""):
        return Found(day, f"the page’s text, “{in_words}”")
    return Found(day, GUESSED) if is_data else None


def _printed_above(tree: Any, places: dict[str, list[Place]]) -> tuple[str, str]:
    """Return headline and standfirst as the page prints them above its text; empty where it doesn't."""
    headings = [element for element in tree.iter("h1") if text_of(element)]
    said = [place.value for place in places["headline"]]
    headline = next(
        (each for each in headings if sum(same_words(text_of(each), value) for value in said) > 1),
        headings[0] if headings else None,
    )
    if headline is None:
        return "", ""
    described = [place.value for place in places["standfirst"]]
    is_below = False
    for element in tree.iter("h1", "h2", "h3", "p", "div"):
        is_below = is_below or element is headline
        if not is_below or element is headline or len(element) > 5:
            continue
        words = text_of(element)
        if 20 <= len(words) <= 600 and (
            _STANDFIRST.search(
                " ".join(element.get(each, "") for each in ("class", "itemprop", "data-testid"))
            )
            or any(same_words(words, each) for each in described)
        ):
            return text_of(headline), words
    return text_of(headline), ""


def _is_same_paragraph(one: str, other: str) -> bool:
    return words_of(one) == words_of(other)


def _without_scripts(markup: str) -> str:
    """Return the page without what nobody reads; what it says of its article in JSON-LD stays.

    By searching, not by a regular expression: from each of a million unclosed tags that would search to the end.
    """
    for tag in ("script", *_UNREAD):
        markup = _without(markup, tag)
    return markup


def _without(markup: str, tag: str) -> str:
    lower = markup.lower() if markup.isascii() else _lowered(markup)
    kept: list[str] = []
    at = 0
    while (start := lower.find(f"<{tag}", at)) >= 0:
        inside = lower.find(">", start)
        end = lower.find(f"</{tag}", start)
        finish = lower.find(">", end) + 1 if end >= 0 else 0
        if inside < 0 or finish <= 0:
            break
        stays = "ld+json" in lower[start:inside] and end - inside < 500_000
        kept.append(markup[at:finish] if stays else markup[at:start])
        at = finish
    kept.append(markup[at:])
    return "".join(kept)


def _lowered(markup: str) -> str:
    # Only ASCII: lower() makes two characters of some letters, and places would no longer be the same.
    return markup.translate({code: code + 32 for code in range(ord("A"), ord("Z") + 1)})
