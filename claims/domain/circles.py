"""Circles: numbers that come back to who gave them away, that are older than their source, that many tell of one."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from claims.domain.chains import Step
from claims.domain.statements import Dossier, Statement
from claims.domain.voices import Voices, named


@dataclass(frozen=True)
class Circle:
    """That a number came back, in a claim's chain, to a body that it had left."""

    claim: Hashable
    """The claim in whose chain, or by whose outlet, it came back."""
    left: Hashable
    """The party that gave it away…"""
    through: Hashable
    """…to this one of another body…"""
    back: Hashable
    """…from which, through any others, it came to this one of the first body."""


@dataclass(frozen=True)
class TooEarly:
    """That a claim was printed before the one it is said to have its number from."""

    claim: Hashable
    source: Hashable


def circles(dossier: Dossier) -> tuple[Circle, ...]:
    """Return where numbers came back to a body they had left, each in the claim where it happened.

    Shape:  in order of the claims, one for each claim and party come back to. The way of a number is the
            claim's own chain, with the agency and the outlet last; and before it the ways of the claims it
            derives from, up to whom its own chain names: who credits a general himself, and derives from a paper
            that quoted him, needn't have read the paper. A claim that names nobody had its number from the outlet.
            Who is not identified, or unnamed and of no body, can't be told from any other and counts for nobody.
    """
    walk = _Walk(dossier)
    for uid in _sources_first(dossier):
        walk.visit(dossier.statements[uid])
    return tuple(circle for uid in dossier.statements for circle in walk.circles(uid))


def too_early(dossier: Dossier) -> tuple[TooEarly, ...]:
    """Return the claims printed, on all days that they may have been, before one they derive from."""
    return tuple(
        TooEarly(uid, source)
        for uid, sources in dossier.derivations.items()
        for source in sources
        if _is_before(dossier.statements[uid], dossier.statements[source])
    )


def is_single_origin(*, outlets: int, most_origins: int) -> bool:
    """Return whether several outlets tell a number that can't have more than one origin."""
    return outlets > 1 and most_origins == 1


def _is_before(one: Statement, other: Statement) -> bool:
    return (
        one.published is not None and other.published is not None and one.published.is_before(other.published)
    )


_Way = frozenset[tuple[Hashable, Hashable | None]]
"""The parties a number came through, each with one of no common body that it went on to; None if there is none yet."""


class _Walk:
    """A number's ways through claims, those of its sources first."""

    def __init__(self, dossier: Dossier) -> None:
        self._derivations = dossier.derivations
        self._dossier = dossier
        self._voices = Voices(dossier)
        self._reached: dict[Hashable, dict[Hashable | None, _Way]] = {}
        """By claim: the ways on which the number has come when it is with a party of its chain."""
        self._found: dict[Hashable, dict[Hashable, set[tuple[Hashable, Hashable]]]] = {}

    def visit(self, statement: Statement) -> None:
        printers = (
            [[statement.outlet]] if statement.agency is None else [[statement.agency], [statement.outlet]]
        )
        reached = self._reached.setdefault(statement.id, {})
        for way, steps in self._beginnings(statement):
            for speakers in [*(step.speakers for step in steps), *printers]:
                way = self._gone_on(statement.id, way, speakers)
                for each in speakers:
                    reached[each] = reached.get(each, frozenset()) | way

    def circles(self, claim: Hashable) -> Iterator[Circle]:
        for back, ways in sorted(self._found.get(claim, {}).items(), key=lambda each: str(each[0])):
            left, through = min(ways, key=lambda way: (str(way[0]), str(way[1])))
            yield Circle(claim, left, through, back)

    def _beginnings(self, statement: Statement) -> Iterator[tuple[_Way, tuple[Step, ...]]]:
        """Yield each way that leads to the claim, with the steps of its own chains that still follow."""
        for credit in statement.credits:
            yield frozenset(), credit.steps
        if not statement.credits:
            yield frozenset(), ()
        for source in self._derivations.get(statement.id, ()):
            reached = self._reached.get(source, {})
            if not named(statement):
                yield reached.get(self._dossier.statements[source].outlet, frozenset()), ()
            for credit in statement.credits:
                if known := [at for at, step in enumerate(credit.steps) if self._known_in(step, reached)]:
                    ways = (reached[each] for each in self._known_in(credit.steps[known[-1]], reached))
                    yield frozenset().union(*ways), credit.steps[known[-1] + 1 :]

    def _known_in(self, step: Step, reached: Mapping[Hashable | None, _Way]) -> list[Hashable]:
        return [each for each in step.speakers if each is not None and each in reached]

    def _gone_on(self, claim: Hashable, way: _Way, speakers: Iterable[Hashable | None]) -> _Way:
        known = [each for each in speakers if self._voices.certain_bodies(each)]
        if not known:
            return way
        gone: set[tuple[Hashable, Hashable | None]] = {(each, None) for each in known}
        for party, through in way:
            back = [each for each in known if self._share(party, each)]
            for each in back if through is not None else ():
                self._found.setdefault(claim, {}).setdefault(each, set()).add((party, through))
            if back:
                gone.add((party, None))
            else:
                gone.add((party, min(known, key=str) if through is None else through))
        return frozenset(gone)

    def _share(self, one: Hashable, other: Hashable) -> bool:
        return not self._voices.certain_bodies(one).isdisjoint(self._voices.certain_bodies(other))


def _sources_first(dossier: Dossier) -> list[Hashable]:
    """Return the claims, each after those it derives from; where those go in a circle, it is cut open somewhere."""
    done: dict[Hashable, None] = {}
    begun: set[Hashable] = set()
    for uid in dossier.statements:
        stack = [uid]
        while stack:
            here = stack[-1]
            waiting = [each for each in dossier.derivations.get(here, ()) if each not in begun]
            if here not in begun:
                begun.add(here)
                stack += waiting
            else:
                stack.pop()
                done[here] = None
    return list(done)
