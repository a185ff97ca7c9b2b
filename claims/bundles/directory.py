"""Which source, quantity or unit a bundle means by a name: what it declares itself, then what is stored."""

import json
from collections.abc import Callable, Iterable

from claims.models import Quantity, Unit
from newsledger.ledger.models import LedgerEntry
from newsledger.refusals import Refused
from sources.actions import key_of
from sources.domain.names import UnusableName, name_key, slug_for
from sources.models import Source, SourceAlias

from .format import QuantityPart, SourcePart, UnitPart


class Directory:
    """The names one bundle may use: what it declares itself before what is stored, spellings before slugs."""

    def __init__(self) -> None:
        self._spelled: dict[tuple[str, str], str] = {}
        self._slugs: dict[tuple[str, str], str] = {}
        self._met: dict[tuple[str, str], str] = {}

    def declare(self, part: SourcePart | QuantityPart | UnitPart, slug: str) -> None:
        """Let the declaration's spellings and slug lead to the slug under which it is stored."""
        kind = _KINDS[type(part)]
        self._spelled.update(((kind, key), slug) for key in spellings_of(part))
        if part.slug:
            self._slugs[kind, part.slug] = slug

    def source(self, name: str) -> str:
        return self._known("source", name, _slug_of_source)

    def quantity(self, name: str) -> str:
        return self._known("quantity", name, _slug_of_quantity)

    def unit(self, name: str) -> str:
        return self._known("unit", name, _slug_of_unit)

    def knows_source(self, name: str) -> bool:
        try:
            self.source(name)
        except Refused:
            return False
        return True

    def _known(self, kind: str, name: str, stored: Callable[[str, str], str | None]) -> str:
        key = key_of(name)
        slug = self._spelled.get((kind, key)) or self._slugs.get((kind, name)) or self._met.get((kind, key))
        if slug is None:
            slug = stored(name, key)
            if slug is None:
                raise Refused(f"There is no {kind} “{name}”, neither in this file nor stored.")
            self._met[kind, key] = slug
        return slug


_KINDS = {SourcePart: "source", QuantityPart: "quantity", UnitPart: "unit"}


def _slug_of_source(name: str, key: str) -> str | None:
    slugs = Source.objects.values_list("slug", flat=True)
    return slugs.filter(aliases__name_key=key).first() or slugs.filter(slug=name).first()


def _slug_of_quantity(name: str, key: str) -> str | None:
    slugs = Quantity.objects.values_list("slug", flat=True)
    return slugs.filter(name_key=key).first() or slugs.filter(slug=name).first()


def _slug_of_unit(name: str, key: str) -> str | None:
    stored = list(Unit.objects.values_list("slug", "name", "plural"))
    if any(slug == name for slug, *_ in stored):
        return name
    called = sorted(slug for slug, *names in stored if key in map(name_key, filter(None, names)))
    if len(called) > 1:
        raise Refused(f"Several units are called “{name}”: write the slug of one ({', '.join(called)}).")
    return called[0] if called else None


def spellings_of(part: SourcePart | QuantityPart | UnitPart) -> list[str]:
    """Return the keys of the names under which something is declared."""
    aliases = part.aliases if isinstance(part, SourcePart) else ()
    names = (part.name, *(alias.name for alias in aliases))
    return [key for name in names if (key := key_or_none(name)) is not None]


def key_or_none(name: str) -> str | None:
    """Return the name as it is compared; None for one that is refused where it is stored."""
    try:
        return name_key(name)
    except UnusableName:
        return None


def stored_source(part: SourcePart) -> Source | None:
    """Return the stored source that the bundle declares: by slug, name, alias, or a name it once had.

    Raises: Refused, when slug and spellings lead to different ones.
    """
    key = key_of(part.name)
    by_slug = Source.objects.filter(slug=part.slug).first() if part.slug else None
    by_name = Source.objects.called(key).first()
    if by_slug and by_name and by_slug != by_name:
        raise Refused(
            f"The slug “{part.slug}” is stored for “{by_slug}”, but “{part.name}” is one of “{by_name}”.",
            field="slug",
        )
    if by_slug or by_name:
        return by_slug or by_name
    keys = [key_of(alias.name, field="aliases") for alias in part.aliases]
    stored_under = SourceAlias.objects.filter(name_key__in=keys).select_related("source")
    by_alias = {alias.source for alias in stored_under}
    if len(by_alias) > 1:
        named = ", ".join(sorted(f"“{source}”" for source in by_alias))
        raise Refused(f"The aliases are spellings of different stored sources: {named}.", field="aliases")
    if by_alias:
        return by_alias.pop()
    if part.slug:
        return None
    renamed = Source.objects.filter(slug=slug_for(part.name, kind=str(part.kind))).first()
    return renamed if renamed and key in _former_names(renamed.record) else None


def stored_quantity(part: QuantityPart) -> Quantity | None:
    """Return the stored quantity that the bundle declares: by slug, name, or a name it once had.

    Raises: Refused, when slug and name lead to different ones.
    """
    key = key_of(part.name)
    by_slug = Quantity.objects.filter(slug=part.slug).first() if part.slug else None
    by_name = Quantity.objects.filter(name_key=key).first()
    if by_slug and by_name and by_slug != by_name:
        raise Refused(
            f"The slug “{part.slug}” is stored for “{by_slug}”, but “{part.name}” is “{by_name.slug}”.",
            field="slug",
        )
    if by_slug or by_name or part.slug:
        return by_slug or by_name
    renamed = Quantity.objects.filter(slug=slug_for(part.name, kind="quantity")).first()
    return renamed if renamed and key in _former_names(renamed.record) else None


def _former_names(record: str) -> set[str]:
    """Return the keys of all names the record has had: a file that knows an old one still means it."""
    entries = LedgerEntry.objects.filter(record=record).exclude(action=LedgerEntry.Action.DISCARDED)
    payloads = entries.values_list("payload", flat=True)
    return {key for payload in payloads for key in _names_in(json.loads(payload))}


def _names_in(payload: dict) -> Iterable[str]:
    yield name_key(payload["name"])
    yield from (name_key(alias["name"]) for alias in payload.get("aliases", ()))
