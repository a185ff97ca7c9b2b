"""The filters of every list, read from the address: a repeated one means or, a wrong one is refused."""

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict

from claims.domain.amounts import Comparator
from claims.domain.decimals import NotExact, parse_exact
from claims.domain.hedges import Hedge
from claims.domain.terms import Change, Modality, Prominence, Scope
from claims.models import NumericClaim, Quantity
from claims.presenters.rollups import reaches
from claims.querysets import ClaimQuerySet, Speaker
from sources.domain.edtf import Edtf, NotEdtf, parse_edtf
from sources.domain.names import UnusableName, name_key
from sources.domain.terms import ROLL_UP_KINDS, Term
from sources.models import Affiliation, Source
from sources.querysets import Resolved

MOST_SLUGS = 50
MOST_WORDS = 10
LONGEST_WORDS = 200

_SLUG = re.compile(r"[-a-zA-Z0-9_]{1,100}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PAGE = re.compile(r"[1-9][0-9]{0,5}")
_GROUPED = re.compile(r"-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?")


class BadParameter(ValueError):
    """A parameter of the address that can't be read. `name` is the parameter, the message what is allowed."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(f"{name}: {message}")
        self.name = name
        self.message = message


class ListedRole(Term):
    """In what role a source stands behind a claim."""

    ORIGINATED = "originated"
    RELAYED = "relayed"
    PUBLISHED = "published"


class ListedProminence(Term):
    MAIN = Prominence.MAIN.value
    MINOR = Prominence.MINOR.value
    ALL = "all", "main and minor"


class Slugs(forms.Field):
    """Slugs, as many as are given; one that nobody has is no error and finds nothing."""

    widget = forms.MultipleHiddenInput

    def clean(self, value: Any) -> list[str]:
        slugs = list(dict.fromkeys(value or []))
        for slug in slugs:
            if not _SLUG.fullmatch(slug):
                raise forms.ValidationError(
                    f"{shown(slug)} is no slug; one is made of letters, digits, hyphens and underscores,"
                    " such as “ukrainian-intelligence”."
                )
        if len(slugs) > MOST_SLUGS:
            raise forms.ValidationError(f"at most {MOST_SLUGS} may be given.")
        return slugs


class Terms(forms.MultipleChoiceField):
    """Values of a closed list."""

    def __init__(self, terms: type[Term], **kwargs: Any) -> None:
        self.labels = dict(terms.choices())
        super().__init__(choices=terms.choices(), required=False, **kwargs)

    def validate(self, value: list[str]) -> None:
        for each in value:
            if each not in self.labels:
                raise forms.ValidationError(f"{shown(each)} is not one of {', '.join(self.labels)}.")


class Day(forms.CharField):
    """A date as known."""

    def __init__(self, end: str, **kwargs: Any) -> None:
        self.end = end
        super().__init__(required=False, **kwargs)

    def clean(self, value: Any) -> Edtf | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            known = parse_edtf(text)
        except NotEdtf as error:
            raise forms.ValidationError(str(error)) from error
        if getattr(known, self.end) is None:
            raise forms.ValidationError(f"{shown(text)} is open at the side that counts here: write a date.")
        return known


class ExactDay(forms.CharField):
    """One day, written out."""

    def clean(self, value: Any) -> date | None:
        text = super().clean(value)
        if not text:
            return None
        if _DAY.fullmatch(text):
            with suppress(ValueError):
                return date.fromisoformat(text)
        raise forms.ValidationError(f"{shown(text)} is no day; write one as 2025-07-12.")


class ExactNumber(forms.CharField):
    """An exact decimal; thousands may be grouped by commas."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)

    def clean(self, value: Any) -> Decimal | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return parse_exact(text.replace(",", "") if _GROUPED.fullmatch(text) else text)
        except NotExact as error:
            raise forms.ValidationError(str(error)) from error


class Words(forms.CharField):
    """Words to be found, each with its name key."""

    def clean(self, value: Any) -> list[tuple[str, str]]:
        text = super().clean(value)
        words = list(dict.fromkeys(text.split()))
        if len(words) > MOST_WORDS:
            raise forms.ValidationError(f"at most {MOST_WORDS} words are looked for.")
        try:
            return [(word, name_key(word)) for word in words]
        except UnusableName as error:
            raise forms.ValidationError("it holds a word with nothing in it that can be seen.") from error


class RollUp(forms.CharField):
    """Whether those who speak for a source count as the source: 0 or 1; None where nothing is said."""

    def clean(self, value: Any) -> bool | None:
        if value in self.empty_values:
            return None
        if value not in ("0", "1"):
            raise forms.ValidationError(f"{shown(value)} is not one of 0, 1.")
        return value == "1"


class PageNumber(forms.CharField):
    """The number of a page, 1 where none is given."""

    def clean(self, value: Any) -> int:
        if value is None:
            return 1
        if not _PAGE.fullmatch(value):
            raise forms.ValidationError(f"{shown(value)} is no page; pages are counted 1, 2, 3…")
        return int(value)


class FilterForm(forms.Form):
    """Every parameter a list takes. Slugs and Terms may be repeated, the others stand once."""

    q = Words(required=False, max_length=LONGEST_WORDS, label="Words")
    source = Slugs(required=False, label="Source")
    rollup = RollUp(required=False, label="With those who speak for the source")
    quantity = Slugs(required=False, label="Quantity")
    outlet = Slugs(required=False, label="Outlet")
    role = Terms(ListedRole, label="Role of the source")
    comparator = Terms(Comparator, label="Bound")
    hedge = Terms(Hedge, label="Hedge")
    modality = Terms(Modality, label="Modality")
    change = Terms(Change, label="Change")
    scope = Terms(Scope, label="Scope of the credit")
    prominence = Terms(ListedProminence, label="Prominence")
    since = Day("first", label="Published since")
    until = Day("last", label="Published until")
    min = ExactNumber(label="Amount from")
    max = ExactNumber(label="Amount to")
    page = PageNumber(required=False, label="Page")


class OnDayForm(forms.Form):
    """The parameters of a page that can be asked for as of a day."""

    on = ExactDay(required=False)


class SourcePageForm(forms.Form):
    """The parameters of a source's page."""

    rollup = RollUp(required=False)


@dataclass(frozen=True)
class Option:
    """A value that a closed list offers, and whether it is chosen."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class Group:
    """The values of one closed list."""

    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Chosen:
    """One filter that is set, and the rest of the address without it."""

    label: str
    value: str
    without: str


class ListFilters:
    """What a list was asked for.

    Raises: BadParameter, for a parameter there isn't, one repeated that stands once, one that can't be read.
    """

    def __init__(self, query: QueryDict, *, prominence: ListedProminence = ListedProminence.ALL) -> None:
        self.values = read(FilterForm, query)
        self.default_prominence = prominence
        # What a form sends along empty says nothing, and is left out of the addresses made here.
        self.given = {
            name: kept
            for name, texts in query.lists()
            if name != "page" and (kept := [text for text in dict.fromkeys(texts) if text.strip()])
        }

    @property
    def page(self) -> int:
        return self.values["page"]

    @property
    def is_narrowed(self) -> bool:
        """Whether anything beside words is asked for."""
        return bool(self.given.keys() - {"q"})

    @property
    def asks_prominence(self) -> bool:
        return bool(self.values["prominence"])

    @property
    def words(self) -> list[tuple[str, str]]:
        """The words to be found, each with its name key."""
        return self.values["q"]

    @property
    def roles(self) -> list[str]:
        return self.values["role"] or ListedRole.values()

    def claims(self, *, with_words: bool = True) -> ClaimQuerySet:
        """Return the public claims asked for, in no order; at most three queries find what slugs mean."""
        values = self.values
        found = self._of_prominence(NumericClaim.objects.public())
        sources = Source.objects.resolving([*values["source"], *values["outlet"]])
        if values["source"]:
            found = found.credited_to(
                self._speakers(sources), roles=values["role"] or ListedRole.values(), scopes=values["scope"]
            )
        elif values["role"] or values["scope"]:
            found = found.with_role(values["role"], scopes=values["scope"])
        if values["outlet"]:
            found = found.published_by(meant(sources, values["outlet"]))
        if values["quantity"]:
            resolved = Quantity.objects.resolving(values["quantity"])
            found = found.filter(quantity__in=meant(resolved, values["quantity"]))
        for name in ("comparator", "modality", "change"):
            if values[name]:
                found = found.filter(**{f"{name}__in": values[name]})
        if values["hedge"]:
            found = found.hedged(values["hedge"])
        if values["since"] or values["until"]:
            since, until = values["since"], values["until"]
            found = found.published_within(since and since.first, until and until.last)
        if values["min"] is not None or values["max"] is not None:
            found = found.can_lie_within(values["min"], values["max"])
        return found.saying(self.words) if with_words else found

    def groups(self) -> Iterable[Group]:
        """Return the closed lists a reader can choose from."""
        for name, field in FilterForm.base_fields.items():
            if isinstance(field, Terms):
                chosen = self.values[name]
                if name == "prominence" and not chosen:
                    chosen = [self.default_prominence.value]
                yield Group(
                    name,
                    str(field.label),
                    tuple(Option(value, label, value in chosen) for value, label in field.labels.items()),
                )

    def slugs(self) -> Iterable[tuple[str, str, list[str]]]:
        """Return name, label and values of the parameters that take slugs."""
        for name, field in FilterForm.base_fields.items():
            if isinstance(field, Slugs):
                yield name, str(field.label), self.values[name]

    def text(self, name: str) -> str:
        """Return what was typed into a field that stands once."""
        return self.given.get(name, [""])[-1]

    def chosen(self) -> Iterable[Chosen]:
        """Return the filters that are set, each with the address that takes it back."""
        for name, texts in self.given.items():
            field = FilterForm.base_fields[name]
            labels = field.labels if isinstance(field, Terms) else {}
            for text in texts:
                rest = {**self.given, name: [each for each in texts if each != text]}
                yield Chosen(str(field.label), labels.get(text, text), address(rest))

    def address(self, page: int = 1) -> str:
        """Return what was asked for as the query of an address, for another page of it."""
        return address({**self.given, **({"page": [str(page)]} if page > 1 else {})})

    def _of_prominence(self, claims: ClaimQuerySet) -> ClaimQuerySet:
        chosen = set(self.values["prominence"]) or {self.default_prominence.value}
        if "all" in chosen or chosen >= set(Prominence.values()):
            return claims
        return claims.filter(prominence__in=chosen)

    def _speakers(self, sources: list[Resolved]) -> list[Speaker]:
        ids = meant(sources, self.values["source"])
        if not self.values["rollup"]:
            return [Speaker(source_id) for source_id in ids]
        ties = Affiliation.objects.leading_to(ids, ROLL_UP_KINDS)
        return [reach.speaker for source_id in ids for reach in reaches(source_id, ties)]


def meant(resolved: Iterable[Resolved], slugs: Iterable[str]) -> list[int]:
    """Return the row numbers that these slugs stand for."""
    wanted = set(slugs)
    return sorted({row.id for row in resolved if row.asked in wanted})


def read(form: type[forms.Form], query: QueryDict) -> dict[str, Any]:
    """Return the parameters as the form reads them.

    Raises: BadParameter.
    """
    for name, texts in query.lists():
        field = form.base_fields.get(name)
        if field is None:
            raise BadParameter(
                visible(name), f"there is no such parameter here. There are: {', '.join(form.base_fields)}."
            )
        if len(texts) > 1 and not isinstance(field, Slugs | Terms):
            raise BadParameter(name, "it is given more than once, and one can count.")
    bound = form(_without_blanks(query))
    for name, faults in bound.errors.items():
        raise BadParameter(name, " ".join(str(fault) for fault in faults))
    return bound.cleaned_data


def _without_blanks(query: QueryDict) -> QueryDict:
    """Return the query without the empty fields a form sends along; an empty page stays: no form sends it."""
    kept = QueryDict(mutable=True)
    for name, texts in query.lists():
        if filled := [text for text in texts if text or name == "page"]:
            kept.setlist(name, filled)
    return kept


def address(parameters: Mapping[str, Iterable[str]]) -> str:
    """Return the parameters as the query of an address; a question mark alone clears one."""
    query = QueryDict(mutable=True)
    for name, texts in parameters.items():
        query.setlist(name, list(texts))
    return f"?{query.urlencode()}"


def shown(text: str) -> str:
    """Return the text as a message may repeat it: quoted, short, without what can't be seen."""
    return f"“{visible(text)}”"


def visible(text: str) -> str:
    """Return the beginning of the text, a mark in place of each character that can't be seen."""
    seen = "".join(char if char.isprintable() else "\ufffd" for char in text[:40])
    return f"{seen}…" if len(text) > 40 else seen
