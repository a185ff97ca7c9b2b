"""What became of claims of an older text of their article in its newest one, as everybody may read it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from claims.domain.reading.proposals import Place
from claims.domain.reanchoring import ClaimPlaces, Fate, is_silent, reanchor
from claims.domain.terms import Role
from claims.models import NumericClaim, Span
from sources.models import ArticleVersion

LONGEST = 200_000
"""Texts of more characters aren't compared on a page: nobody would wait for it."""


@dataclass(frozen=True)
class Rewritten:
    """What became of a claim in the newest text."""

    fate: Fate
    version: int
    """The newest one's number."""
    number_before: str
    number_after: str
    """Of a changed number, the words that stand there now."""
    lost: tuple[str, ...]
    """What isn't said there any more of what the claim has words for, as labels of roles."""
    notices: tuple[str, ...]
    """What the outlet says it corrected since."""
    is_silent: bool
    """Whether another number stands there now, and no notice says so."""
    uid: str
    """The public claim on the words that stand there now; empty where there is none."""


@dataclass(frozen=True)
class _Newest:
    """The newest text, and what the outlet said it corrected on the way there."""

    version: ArticleVersion
    notices: Mapping[int, str]
    """By the number of the version."""

    def since(self, number: int) -> tuple[str, ...]:
        return tuple(notice for at, notice in sorted(self.notices.items()) if at > number and notice.strip())


def rewritten(claim: NumericClaim, on: date | None = None) -> Rewritten | None:
    """Return what became of a claim read by `with_page_data`; None where no newer text is stored.

    One query where there is none, five where there is. With a day, of the texts published by then.
    """
    version = claim.mention.version
    newest = _newest(version.article_id, after=version.number, on=on)
    if newest is None:
        return None
    return _became([claim], version, newest).get(claim.uid)


def rewritten_in(versions: Sequence[ArticleVersion], claims: Iterable[Any]) -> dict[str, Rewritten]:
    """Return what became of each claim in the newest of its article's texts, by uid.

    Five queries and one for each older text with claims; none where there is but one text. The claims come from
    `with_row_data`, the versions without their texts, the newest first.
    """
    if len(versions) < 2:
        return {}
    newest = _newest(versions[0].article_id, after=0, on=None)
    by_version: dict[int, list[NumericClaim]] = {}
    for claim in claims:
        by_version.setdefault(claim.mention.version_id, []).append(claim)
    found: dict[str, Rewritten] = {}
    for version in versions[1:]:
        here = by_version.get(version.pk)
        if newest is not None and here:
            text = ArticleVersion.objects.only("text", "number", "article_id").get(pk=version.pk)
            found |= _became(here, text, newest)
    return found


def _newest(article_id: int, *, after: int, on: date | None) -> _Newest | None:
    known = ArticleVersion.objects.filter(article=article_id, number__gt=after)
    if on is not None:
        known = known.exclude(published_first__gt=on)
    notices = dict(known.values_list("number", "correction_notice"))
    if not notices:
        return None
    return _Newest(ArticleVersion.objects.get(article=article_id, number=max(notices)), notices)


def _became(claims: Sequence[NumericClaim], before: ArticleVersion, newest: _Newest) -> dict[str, Rewritten]:
    after = newest.version
    if len(before.text) > LONGEST or len(after.text) > LONGEST:
        return {}
    numbers = [Place(*place) for place in after.mentions.values_list("start", "end")]
    places = _places(claims)
    found = reanchor(places, before.text, after.text, numbers)
    public = _public(after, {became.number for became in found if became.number})
    notices = newest.since(before.number)
    return {
        claim.uid: Rewritten(
            fate=became.fate,
            version=after.number,
            number_before=claim.mention.exact,
            number_after=_words(became.number, after) if became.fate == Fate.NUMBER_CHANGED else "",
            lost=tuple(Role(role).label for role in became.lost),
            notices=notices,
            is_silent=is_silent(became.fate, notices),
            uid=public.get((*became.number, claim.part), "") if became.number else "",
        )
        for claim, became in zip(claims, found, strict=True)
    }


def _places(claims: Sequence[NumericClaim]) -> list[ClaimPlaces]:
    spans: dict[int | None, dict[str, Place]] = {}
    for span in Span.objects.filter(claim__in=[claim.pk for claim in claims]).order_by("start", "pk"):
        spans.setdefault(span.claim_id, {})[span.role] = Place(span.start, span.end)
    found = []
    for claim in claims:
        number = Place(claim.mention.start, claim.mention.end)
        words = spans.get(claim.pk, {})
        quote = words.pop(Role.QUOTE.value, number)
        found.append(ClaimPlaces(claim.uid, number, quote, words))
    return found


def _public(version: ArticleVersion, places: Iterable[Place]) -> dict[tuple[int, int, int], str]:
    """Return the uids of the public claims on these places of a version, by start, end and part."""
    starts = {start for start, _ in places}
    there = NumericClaim.objects.public().filter(mention__version=version, mention__start__in=starts)
    rows = there.values_list("mention__start", "mention__end", "part", "uid")
    return {(start, end, part): uid for start, end, part, uid in rows}


def _words(place: Place | None, version: ArticleVersion) -> str:
    return " ".join(place.of(version.text).split()) if place else ""
