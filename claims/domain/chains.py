"""Chains: who said a number first, through whom it came, and whose word a speaker's word counts as."""

from collections import deque
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TypeVar

from sources.domain.terms import ROLL_UP_KINDS

Node = TypeVar("Node", bound=Hashable)

_FOREVER = date.max.toordinal() + 1


@dataclass(frozen=True)
class Link:
    """One voice in a chain. The speaker is None where the text names nobody; then its words stand for it."""

    position: int
    speaker: Hashable | None
    words: str = ""
    cue: str = ""
    stance: str = "asserts"
    access: str = "unknown"
    said_on: str = ""


@dataclass(frozen=True)
class Step:
    """The voices at one position: several of them make a joint statement."""

    position: int
    links: tuple[Link, ...]

    @property
    def speakers(self) -> tuple[Hashable | None, ...]:
        return tuple(link.speaker for link in self.links)

    @property
    def cues(self) -> tuple[str, ...]:
        return tuple(link.cue for link in self.links if link.cue)

    @property
    def stances(self) -> tuple[str, ...]:
        return tuple(link.stance for link in self.links)

    @property
    def is_joint(self) -> bool:
        return len(self.links) > 1


def step_name(position: int) -> str:
    """Return what a step of a chain is called.

    >>> step_name(0), step_name(2)
    ('origin', 'relay 2')
    """
    return f"relay {position}" if position else "origin"


def chain_of(links: Iterable[Link]) -> tuple[Step, ...]:
    """Return the steps from the origin towards the reader; joint voices keep the order they came in.

    >>> steps = chain_of([Link(1, "TASS"), Link(0, "Zakharova", cue="said")])
    >>> [step.speakers for step in steps]
    [('Zakharova',), ('TASS',)]
    """
    in_order = sorted(links, key=lambda link: link.position)
    return tuple(
        Step(position, tuple(joint)) for position, joint in groupby(in_order, key=lambda link: link.position)
    )


def origins(edges: Iterable[tuple[Node, Node]]) -> set[Node]:
    """Return those who feed others and whom nobody feeds. A pure circle has none.

    >>> origins([("Zakharova", "TASS"), ("TASS", "CNN")])
    {'Zakharova'}
    """
    pairs = list(edges)
    return {feeder for feeder, _ in pairs} - {fed for _, fed in pairs}


# --- whose word a speaker's word counts as ---


@dataclass(frozen=True)
class Window:
    """Days from the first to the last, both within; None where that end is open."""

    since: date | None = None
    until: date | None = None

    def __post_init__(self) -> None:
        if self.since is not None and self.until is not None and self.until < self.since:
            raise ValueError(f"{self.until} is before {self.since}.")

    def __contains__(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def meets(self, other: "Window") -> bool:
        """Return whether the two have a day in common."""
        return not (self.is_before(other) or other.is_before(self))

    def is_before(self, other: "Window") -> bool:
        """Return whether every day of this one is earlier than every day of the other."""
        return self.until is not None and other.since is not None and self.until < other.since


@dataclass(frozen=True)
class Tie:
    """That one source belongs to another in some way, from the first to the last day; None is open."""

    member: Hashable
    kind: str
    body: Hashable
    since: date | None = None
    until: date | None = None

    def holds_within(self, days: Window | None) -> bool:
        """Return whether it holds on one of these days; without days, whether it ever did."""
        return days is None or Window(self.since, self.until).meets(days)


_Days = tuple[int, int]
"""First and last day as ordinals; 0 and the day after the last of all stand for open ends."""


def rolled_up(ties: Iterable[Tie], body: Hashable) -> dict[Hashable, tuple[Window, ...]]:
    """Return those whose words count as the body's, through any number of ties, and on which days they do.

    Shape:  the body itself is left out. Along one path only days count on which every tie holds; days of
            several paths are joined; who has none is left out. To be a member of a body is no such tie.

    >>> ties = [Tie("Zakharova", "speaks_for", "MFA"), Tie("MFA", "part_of", "Russia")]
    >>> rolled_up(ties, "Russia")
    {'MFA': (Window(since=None, until=None),), 'Zakharova': (Window(since=None, until=None),)}
    """
    return _reached(((tie.body, tie.member, _days(tie)) for tie in ties if tie.kind in ROLL_UP_KINDS), body)


def bodies_of(ties: Iterable[Tie], member: Hashable, on: date | None = None) -> set[Hashable]:
    """Return the bodies as whose words the member's count on a day, itself left out.

    Shape:  without a day, the bodies of any time: two voices are rather taken for one than for two.

    >>> ties = [Tie("Zakharova", "speaks_for", "MFA", until=date(2024, 12, 31))]
    >>> bodies_of(ties, "Zakharova", date(2025, 7, 9)), bodies_of(ties, "Zakharova")
    (set(), {'MFA'})
    """
    return set(Bodies(ties).of(member, None if on is None else Window(on, on)))


class Bodies:
    """Whose words everybody's count as, by a set of ties; what was asked once is known from then on."""

    def __init__(self, ties: Iterable[Tie]) -> None:
        self._after: dict[Hashable, list[tuple[Hashable, _Days]]] = {}
        for tie in ties:
            if tie.kind in ROLL_UP_KINDS:
                self._after.setdefault(tie.member, []).append((tie.body, _days(tie)))
        self._windows: dict[Hashable, dict[Hashable, tuple[Window, ...]]] = {}
        self._of: dict[tuple[Hashable, Window | None], frozenset[Hashable]] = {}
        self._tops: dict[tuple[Hashable, Window | None], frozenset[Hashable]] = {}

    def of(self, member: Hashable, when: Window | None = None) -> frozenset[Hashable]:
        """Return the bodies as whose words the member's count on one of these days, itself left out.

        Shape:  without days, the bodies of any time.
        """
        if member not in self._after:
            return frozenset()
        if (member, when) not in self._of:
            if member not in self._windows:
                self._windows[member] = _walked(self._after, member)
            self._of[member, when] = frozenset(
                body
                for body, windows in self._windows[member].items()
                if when is None or any(window.meets(when) for window in windows)
            )
        return self._of[member, when]

    def tops(self, member: Hashable, when: Window | None = None) -> frozenset[Hashable]:
        """Return the bodies that belong to no further one on these days: the member itself where it belongs to none.

        Two sources share a body on these days when they share one of these, as long as each has one alone.
        """
        if member not in self._after:
            return frozenset([member])
        if (member, when) not in self._tops:
            bodies = self.of(member, when)
            tops = frozenset(body for body in bodies if not self.of(body, when) & bodies)
            self._tops[member, when] = tops or bodies or frozenset([member])
        return self._tops[member, when]

    def share(self, one: Hashable, other: Hashable, when: Window | None = None) -> bool:
        """Return whether the two are one source, or belong to one body on these days."""
        return not ({one} | self.of(one, when)).isdisjoint({other} | self.of(other, when))


def _days(tie: Tie) -> _Days:
    window = Window(tie.since, tie.until)
    return (
        0 if window.since is None else window.since.toordinal(),
        _FOREVER if window.until is None else window.until.toordinal(),
    )


def _reached(
    steps: Iterable[tuple[Hashable, Hashable, _Days]], start: Hashable
) -> dict[Hashable, tuple[Window, ...]]:
    after: dict[Hashable, list[tuple[Hashable, _Days]]] = {}
    for near, far, days in steps:
        after.setdefault(near, []).append((far, days))
    return _walked(after, start)


def _walked(
    after: Mapping[Hashable, Collection[tuple[Hashable, _Days]]], start: Hashable
) -> dict[Hashable, tuple[Window, ...]]:
    known: dict[Hashable, tuple[_Days, ...]] = {start: ((0, _FOREVER),)}
    queue = deque([start])
    while queue:
        here = queue.popleft()
        for far, days in after.get(here, ()):
            # Days only ever grow, out of a fixed set of ends: this comes to rest even if ties go in a circle.
            grown = _joined((*known.get(far, ()), *_common(known[here], days)))
            if grown and grown != known.get(far):
                known[far] = grown
                queue.append(far)
    return {node: tuple(map(_window, days)) for node, days in known.items() if node != start}


def _common(windows: Collection[_Days], days: _Days) -> Iterable[_Days]:
    for first, last in windows:
        common = (max(first, days[0]), min(last, days[1]))
        if common[0] <= common[1]:
            yield common


def _joined(windows: Collection[_Days]) -> tuple[_Days, ...]:
    """Return the same days in as few windows as can be, in order."""
    joined: list[_Days] = []
    for first, last in sorted(windows):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return tuple(joined)


def _window(days: _Days) -> Window:
    first, last = days
    return Window(
        None if first == 0 else date.fromordinal(first), None if last == _FOREVER else date.fromordinal(last)
    )
