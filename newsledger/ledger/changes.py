"""What one revision of a record has that another hasn't, part by part. No Django here, no words of any trade."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Part = dict[str, Any]
Pair = tuple[int | None, int | None]
"""Where a part of a list stood before and stands after; None where it doesn't."""

# What tells the parts of a list apart wherever it is given; a part with another one is another part.
NAMES_FOR_GOOD = ("uid", "slug")
# What tells them apart as a rule: the part may have got another one.
NAMES = ("role", "name")
# Parts that no name tells apart are compared each with each, up to so many of them.
MOST_COMPARED = 100


@dataclass(frozen=True)
class Item:
    """A part of a list: what tells it apart there, or its place, counted from 1."""

    name: str
    by: str = ""
    """The key whose value the name is; empty for a place."""
    places: Pair = field(default=(None, None), compare=False)
    """Where it stood before and stands after, counted from 0."""


Path = tuple[str | Item, ...]


@dataclass(frozen=True)
class Change:
    """One part of a record that isn't what it was. Nothing on one side: it was added, or removed."""

    path: Path
    before: Any
    after: Any

    @property
    def what(self) -> str:
        """In a word, what happened to the part."""
        if is_nothing(self.before):
            return "added"
        return "removed" if is_nothing(self.after) else "changed"


def is_nothing(value: Any) -> bool:
    """Return whether the value says nothing: a text without words, a list without parts."""
    return value is None or (isinstance(value, str | list | dict) and not value)


def read_payload(payload: str) -> Part | None:
    """Return the record that an entry holds; None for what is no record (any more).

    >>> read_payload('{"name":"TASS"}')
    {'name': 'TASS'}
    >>> read_payload('{"name":') is None
    True
    """
    try:
        record = json.loads(payload)
        _form(record).encode()  # half a character can be escaped in JSON, but in no page
    except (ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) else None


def changes(
    before: Any, after: Any, *, told_apart_by: Mapping[str, str] | None = None, whole: Sequence[str] = ()
) -> list[Change]:
    """Return what was changed, in the order of the record's keys, down to single values.

    Parts of lists are held against each other by what tells them apart, so that one more of them changes no
    other. `told_apart_by` names the key that does, by the name of the list; `whole` are the lists whose parts
    are never taken apart.

    >>> [(each.path, each.before, each.after) for each in changes({"name": "Tass"}, {"name": "TASS"})]
    [(('name',), 'Tass', 'TASS')]
    >>> changes({"ties": [{"to": "b"}]}, {"ties": [{"to": "a"}, {"to": "b"}]})[0].path == ("ties", Item("1"))
    True
    """
    return list(_changes((), before, after, told_apart_by or {}, whole))


def _changes(
    path: Path, before: Any, after: Any, told_apart_by: Mapping[str, str], whole: Sequence[str]
) -> Iterator[Change]:
    if _form(before) == _form(after) or (is_nothing(before) and is_nothing(after)):
        return
    if _are(dict, before, after):
        before, after = before or {}, after or {}
        for key in [*before, *(key for key in after if key not in before)]:
            yield from _changes((*path, key), before.get(key), after.get(key), told_apart_by, whole)
    elif _are(list, before, after) and all(
        isinstance(part, dict) for part in (*(before or ()), *(after or ()))
    ):
        name = path[-1] if path and isinstance(path[-1], str) else ""
        key = told_apart_by.get(name, "")
        for step, old, new in _in_pairs(before or [], after or [], key):
            if old is None or new is None or name in whole:
                if _form(old) != _form(new):
                    yield Change((*path, step), old, new)
            else:
                yield from _changes((*path, step), old, new, told_apart_by, whole)
    else:
        yield Change(path, before, after)


def _are(kind: type, before: Any, after: Any) -> bool:
    """Return whether both are of this kind, or one is while the other is nothing at all."""
    return all(isinstance(each, kind) or each is None for each in (before, after))


def _in_pairs(
    before: Sequence[Part], after: Sequence[Part], key: str
) -> Iterator[tuple[Item, Part | None, Part | None]]:
    """Yield the parts in the order they have after, each removed one at the place it had before."""
    by = key or name_of_parts(before, after)
    pairs = matched(before, after, by)
    for old, new in sorted(
        pairs, key=lambda pair: (pair[0] if pair[1] is None else pair[1], pair[1] is not None)
    ):
        was = before[old] if old is not None else None
        became = after[new] if new is not None else None
        if not (is_nothing(was) and is_nothing(became)):
            yield _item(became or was or {}, (old, new), by), was, became


def _item(part: Part, places: Pair, by: str) -> Item:
    if by and _is_name(part.get(by)):
        return Item(str(part[by]), by, places)
    if isinstance(part.get("position"), int):
        return Item(str(part["position"]), "position", places)
    place = places[0] if places[1] is None else places[1]
    return Item(str((place or 0) + 1), "", places)


def name_of_parts(before: Sequence[Part], after: Sequence[Part]) -> str:
    """Return the key whose value tells the parts of a list apart, before and after; empty if none does."""
    for key in (*NAMES_FOR_GOOD, *NAMES):
        lists = [[part.get(key) for part in parts] for parts in (before, after)]
        if all(all(map(_is_name, names)) and len(set(names)) == len(names) for names in lists):
            return key
    return ""


def _is_name(value: Any) -> bool:
    return (isinstance(value, str) and value != "") or (
        isinstance(value, int) and not isinstance(value, bool)
    )


def matched(
    before: Sequence[Part], after: Sequence[Part], by: str = "", *, at_least: float = 0.6
) -> list[Pair]:
    """Return which part of a list became which: each part stands in exactly one pair.

    First by name where `by` tells them apart, else those that stayed as they were; then the most alike, if
    they have `at_least` so much in common, from 0 to 1.

    >>> matched([{"to": "a"}, {"to": "b"}], [{"to": "b"}])
    [(1, 0), (0, None)]
    """
    pairs: list[Pair] = list(_alike(before, after, (lambda part: part.get(by)) if by else _form))
    olds = sorted(set(range(len(before))) - {old for old, _ in pairs if old is not None})
    news = sorted(set(range(len(after))) - {new for _, new in pairs if new is not None})
    if by not in NAMES_FOR_GOOD and max(len(olds), len(news)) <= MOST_COMPARED:
        likeness = sorted(
            ((-_likeness(before[old], after[new]), abs(old - new), old, new) for old in olds for new in news),
        )
        for unlike, _, old, new in likeness:
            if -unlike >= at_least and old in olds and new in news:
                pairs.append((old, new))
                olds.remove(old)
                news.remove(new)
    return [*pairs, *((old, None) for old in olds), *((None, new) for new in news)]


def _alike(before: Sequence[Part], after: Sequence[Part], tell: Any) -> Iterator[tuple[int, int]]:
    """Yield the places of parts of which the same is told; of several, the first of each with the first."""
    places: defaultdict[Any, list[int]] = defaultdict(list)
    for place, part in enumerate(before):
        places[_form(tell(part))].append(place)
    for place, part in enumerate(after):
        if waiting := places.get(_form(tell(part))):
            yield waiting.pop(0), place


def _likeness(one: Part, other: Part) -> float:
    """Return how much of what either says both say, from 0 to 1."""
    said = {key for part in (one, other) for key, value in part.items() if not is_nothing(value)}
    return sum(_form(one.get(key)) == _form(other.get(key)) for key in said) / len(said) if said else 1.0


def _form(value: Any) -> str:
    """Return a text that only equal JSON has; True is not 1 here."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False)
