"""What the address of the reviewers' queue can ask for."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.http import QueryDict
from django.utils import timezone

from claims.checks import findings_of
from claims.domain.checks import Finding, Level
from claims.filters import BadParameter, Slugs, address, read, shown
from claims.models import NumericClaim, Quantity
from claims.presenters.review import Place, Waiting
from claims.querysets import ClaimQuerySet
from sources.models import Article, Source
from sources.querysets import Resolved

from .selection import SeenField

_PLACE = re.compile("([0-9]{1,17})-([0-9]{1,18})", re.ASCII)
AGES = {"1": "more than a day", "3": "more than 3 days", "7": "more than a week", "30": "more than 30 days"}
"""Days that a claim waits, and how they are offered."""


WARNED = {"1": "with warnings"}
MOST_CHECKED = 100
"""So many of the claims that wait longest are checked where those with warnings are asked for: checking costs."""


class OneOf(forms.CharField):
    """One of a few values."""

    def __init__(self, offered: Iterable[str], **kwargs: Any) -> None:
        self.offered = tuple(offered)
        super().__init__(required=False, **kwargs)

    def clean(self, value: Any) -> str:
        chosen = super().clean(value)
        if chosen and chosen not in self.offered:
            raise forms.ValidationError(f"{shown(chosen)} is not one of {', '.join(self.offered)}.")
        return chosen


class PlaceField(forms.CharField):
    """A place in the queue, as the page's own links name it."""

    def clean(self, value: Any) -> Place | None:
        text = super().clean(value)
        if not text:
            return None
        found = _PLACE.fullmatch(text)
        if found is None:
            raise forms.ValidationError(f"{shown(text)} is no place in the queue.")
        return Place.read(found[1], found[2])


class QueueForm(forms.Form):
    """Every parameter of the queue. Slugs may be repeated, the others stand once."""

    outlet = Slugs(required=False, label="Outlet")
    quantity = Slugs(required=False, label="What is counted")
    article = Slugs(required=False, label="Article")
    by = forms.CharField(required=False, max_length=150, label="Written by")
    older = OneOf(AGES, label="Waits")
    warned = OneOf(WARNED, label="Checks")
    claim = forms.CharField(required=False, max_length=64)
    start = PlaceField(required=False)


class OpenedForm(forms.Form):
    """Which of the opened claims are approved together."""

    seen = SeenField()


ABOUT_THE_PAGE = ("claim", "start")
"""What says where in the queue one is, and narrows nothing."""


@dataclass(frozen=True)
class Option:
    """A value that narrows the queue, and the address that does."""

    label: str
    address: str
    is_chosen: bool


@dataclass(frozen=True)
class Group:
    """The values of one filter."""

    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Chosen:
    """A filter that is set: what it is, what it is set to, and the address without it."""

    name: str
    label: str
    value: str
    without: str


def weighs(finding: Finding) -> bool:
    """Return whether the finding stands and is more than a hint."""
    return finding.level != Level.HINT and not finding.is_excused


class QueueFilters:
    """What the queue was asked for.

    Raises: BadParameter, for a parameter there isn't, one that can't be read, and one that names nothing.
    """

    def __init__(self, query: QueryDict) -> None:
        self.values = read(QueueForm, query)
        self.given = {
            name: kept
            for name, texts in query.lists()
            if name not in ABOUT_THE_PAGE
            and (kept := [text for text in dict.fromkeys(texts) if text.strip()])
        }
        self.names: dict[tuple[str, str], str] = {}
        self.checked_only = 0
        """How many claims were checked, where not all that wait were; 0 where all were, or none."""

    def claims(self) -> ClaimQuerySet:
        """Return the claims in review that are asked for, in no order; a query for each kind that is named."""
        found = NumericClaim.objects.filter(review="in_review")
        if ids := self._resolved("outlet", Source.objects.resolving):
            found = found.published_by(ids)
        if ids := self._resolved("quantity", Quantity.objects.resolving):
            found = found.filter(quantity__in=ids)
        if slugs := self.values["article"]:
            articles = {article.slug: article for article in Article.objects.filter(slug__in=slugs)}
            self._name("article", {slug: str(article) for slug, article in articles.items()})
            found = found.filter(mention__version__article__in=articles.values())
        if name := self.values["by"]:
            if not User.objects.filter(username=name).exists():
                raise BadParameter("by", f"there is no account {shown(name)}.")
            found = found.written_by(name)
        if days := self.values["older"]:
            found = found.filter(submitted_at__lte=timezone.now() - timedelta(days=int(days)))
        return self._warned(found) if self.values["warned"] else found

    def _warned(self, claims: ClaimQuerySet) -> ClaimQuerySet:
        """Select those in which the checks find more than a hint, of those that wait longest."""
        ordered = claims.in_order_of_submission().only("pk")
        oldest = list(ordered[: MOST_CHECKED + 1])
        self.checked_only = MOST_CHECKED if len(oldest) > MOST_CHECKED else 0
        found = findings_of(oldest[:MOST_CHECKED])
        return claims.filter(
            pk__in=[pk for pk, findings in found.items() if any(weighs(each) for each in findings)]
        )

    def _resolved(self, name: str, resolving: Callable[[Iterable[str]], list[Resolved]]) -> list[int]:
        """Return the row numbers that the slugs stand for, mergers followed.

        Raises: BadParameter.
        """
        slugs = self.values[name]
        if not slugs:
            return []
        rows = resolving(slugs)
        self._name(name, {row.slug: row.name for row in rows})
        return sorted({row.id for row in rows})

    def _name(self, name: str, names: dict[str, str]) -> None:
        """Keep what the slugs are the slugs of.

        Raises: BadParameter.
        """
        for slug in self.values[name]:
            if slug not in names:
                raise BadParameter(name, f"there is none with the slug {shown(slug)}.")
            self.names[name, slug] = names[slug]

    def words(self, name: str, value: str) -> str:
        """Return the value of a filter as a reader knows it."""
        if name == "older":
            return AGES[value]
        if name == "warned":
            return WARNED[value]
        return self.names.get((name, value), value)

    def chosen(self) -> Iterable[Chosen]:
        """Yield the filters that are set."""
        for name, texts in self.given.items():
            for text in texts:
                rest = {**self.given, name: [each for each in texts if each != text]}
                label = str(QueueForm.base_fields[name].label)
                yield Chosen(name, label, self.words(name, text), address(rest))

    def offered(self, lines: Iterable[Waiting]) -> Iterable[Group]:
        """Yield what the queue can be narrowed by: what these claims have, which is never more than a page tells."""
        lines = list(lines)
        found = {
            "outlet": {each.row.outlet.slug: each.row.outlet.name for each in lines},
            "quantity": {
                each.row.quantity.slug: each.row.quantity.name for each in lines if each.row.quantity
            },
            "article": {each.row.article_slug: each.row.article_headline for each in lines},
            "by": {name: name for each in lines for name in each.writers},
            "older": AGES,
            "warned": WARNED,
        }
        for name, values in found.items():
            chosen = self.given.get(name, [])
            known = {value: self.words(name, value) for value in chosen} | values
            rest = {each: texts for each, texts in self.given.items() if each != name}
            yield Group(
                name,
                str(QueueForm.base_fields[name].label),
                (
                    Option("All", address(rest), not chosen),
                    *(
                        Option(words, address({**rest, name: [value]}), value in chosen)
                        for value, words in known.items()
                    ),
                ),
            )

    def address(self, **more: Any) -> str:
        """Return the queue as it is narrowed, as the query of an address, with these parameters."""
        return address(self.given | {name: [str(value)] for name, value in more.items() if value})
