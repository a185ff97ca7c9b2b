"""A record's parts and values in an editor's words. No Django here; what a trade calls them is handed in."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from .changes import Change, Item, Path, changes, is_nothing

# As the ledger writes moments (chain.timestamp).
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)\.\d{6}Z")


@dataclass(frozen=True)
class Told:
    """A changed part, in words."""

    part: str
    what: str
    before: str
    after: str


@dataclass(frozen=True)
class Wording:
    """How the record of one kind is told. What isn't named here is told by a general rule.

    A part is named by its keys with dots between, without the places in lists: "links.stance".
    """

    labels: Mapping[str, str] = field(default_factory=dict)
    """Part to what an editor calls it; of a list, what one of its parts is called."""
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Part to the words for its codes."""
    told_apart_by: Mapping[str, str] = field(default_factory=dict)
    """Name of a list to the key that tells its parts apart."""
    told_as: Mapping[str, str] = field(default_factory=dict)
    """Name of a list to how one of its parts is told whole: "“{exact}” at {start}–{end}"."""

    def beside(self, other: "Wording") -> "Wording":
        """Return this wording, completed by the other where it says nothing."""
        return Wording(
            labels={**other.labels, **self.labels},
            values={**other.values, **self.values},
            told_apart_by={**other.told_apart_by, **self.told_apart_by},
            told_as={**other.told_as, **self.told_as},
        )

    def changes(self, before: Any, after: Any) -> list[Change]:
        """Return what was changed between two records, in the order of the labels."""
        found = changes(before, after, told_apart_by=self.told_apart_by, whole=tuple(self.told_as))
        order = {name: place for place, name in enumerate(self.labels)}
        return sorted(found, key=lambda change: order.get(dotted(change.path[:1]), len(order)))

    def told(self, each: Iterable[Change]) -> list[Told]:
        """Return the changes in words."""
        return [
            Told(
                self.part(change.path),
                change.what,
                self.value(change.path, change.before),
                self.value(change.path, change.after),
            )
            for change in each
        ]

    def part(self, path: Path) -> str:
        """Return what a part is called.

        >>> Wording(labels={"links": "Step"}).part(("links", Item("0", "position"), "said_on"))
        'Step 0, said on'
        >>> Wording(labels={"spans": "Words"}).part(("spans", Item("as_of", "role")))
        'Words: as of'
        """
        steps = list(self._steps(path))
        return ", ".join([*steps[:1], *(step[:1].lower() + step[1:] for step in steps[1:])])

    def _steps(self, path: Path) -> Iterator[str]:
        for place, step in enumerate(path):
            following = path[place + 1] if place + 1 < len(path) else None
            name = dotted(path[: place + 1])
            if isinstance(step, Item) or not isinstance(following, Item):
                if isinstance(step, str):
                    yield self.labels.get(name) or in_words(step)
                continue
            label = self.labels.get(name) or one_of(in_words(step))
            if following.by in ("", "position"):
                yield f"{label} {following.name}"
            else:
                yield f"{label}: {self._name(f'{name}.{following.by}', following)}"

    def _name(self, key: str, item: Item) -> str:
        """Return what tells a part apart, in words where it is a code."""
        known = self.values.get(key, {})
        return known.get(item.name) or (item.name.replace("_", " ") if item.by == "role" else item.name)

    def value(self, path: Path, value: Any) -> str:
        """Return a value in words, lines for what has parts; nothing for nothing.

        >>> Wording(values={"review": {"in_review": "in review"}}).value(("review",), "in_review")
        'in review'
        >>> print(Wording().value(("links", Item("0", "position")), {"said_on": "2025", "cue": "said"}))
        Said on: 2025
        Cue: said
        """
        name = dotted(path)
        if is_nothing(value):
            return ""
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, dict):
            return self._whole(path, value)
        if isinstance(value, list):
            if any(isinstance(each, dict | list) for each in value):
                return "\n".join(self.value(path, each).replace("\n", "; ") for each in value)
            return ", ".join(self.value(path, each) for each in value)
        text = self.values.get(name, {}).get(str(value), str(value))
        return _MOMENT.sub(r"\1 \2 UTC", text) if _MOMENT.fullmatch(text) else text

    def _whole(self, path: Path, part: Mapping[str, Any]) -> str:
        if told_as := self.told_as.get(dotted(path).rpartition(".")[2]):
            try:
                return told_as.format_map(part)
            except (
                KeyError,
                ValueError,
            ):  # a record that isn't what it should be is told by the general rule
                pass
        lines = ((key, self.value((*path, key), value)) for key, value in part.items())
        return "\n".join(
            f"{self.labels.get(dotted((*path, key))) or in_words(key)}: {line.replace(chr(10), '; ')}"
            for key, line in lines
            if line
        )


def dotted(path: Path) -> str:
    """Return the part's keys with dots between: "links.stance"."""
    return ".".join(step for step in path if isinstance(step, str))


def in_words(key: str) -> str:
    """Return a record's key as words.

    >>> in_words("published_basis")
    'Published basis'
    """
    words = key.replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def one_of(words: str) -> str:
    """Return what one of several is called.

    >>> one_of("Aliases"), one_of("Affiliations"), one_of("Entries"), one_of("Basis")
    ('Alias', 'Affiliation', 'Entry', 'Basis')
    """
    for ending, single in (
        ("ies", "y"),
        ("ases", "as"),
        ("sses", "ss"),
        ("ss", "ss"),
        ("is", "is"),
        ("s", ""),
    ):
        if words.endswith(ending):
            return words[: -len(ending)] + single
    return words
