"""The way a number came: from everybody who said it to the pages that print it, across articles.

                      according to              reported
Ukrainian officials ───────────────> CNN ─┬───────────────> The Kyiv Independent
                                          └───────────────> an article that credits nobody
                                             derived from

A claim brings the chains its article credits. Where it derives from another claim and credits that one's outlet,
the chain goes on in the other article; where it credits others, or nobody, the derivation is a way of its own.
What an article repeats of a chain that the other article tells itself isn't told twice.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from claims.domain.chains import Link, Window
from claims.domain.statements import Credit, Dossier, Statement
from claims.domain.terms import Basis, LinkKind, Stance
from sources.domain.terms import Term

AGAINST = (Stance.DENIES, Stance.DOUBTS, Stance.WITHDRAWS)
"""Who takes one of these stances hands no number on."""


class Part(Term):
    """What somebody does on the way of a number."""

    ORIGIN = "origin"
    RELAY = "relay"
    PUBLISHER = "publisher"


class TellingKind(Term):
    SAYS = "says"
    DERIVES = "derives"
    """The article doesn't credit the other one: that it has the number from there is a finding."""
    COPIES = "copies"
    """The article says that it prints the other one's text."""
    DENIES = "denies"


@dataclass(frozen=True)
class Teller:
    """Somebody through whom a number came."""

    id: Hashable
    party: Hashable | None = None
    """None where the text identifies nobody, or where it derives from what isn't public."""
    words: str = field(default="", compare=False)
    """The text's own for who it is."""
    article: Hashable | None = None
    """Of a publisher, the article that prints the number; of an unnamed voice, the one in which it speaks."""
    is_publisher: bool = False
    is_unseen: bool = False
    """Whether it stands for a claim that isn't public."""


@dataclass(frozen=True)
class Telling:
    """That one had the number from the other, by whose words, and in what stance it was said."""

    start: Hashable
    end: Hashable
    kind: TellingKind
    cues: tuple[str, ...] = ()
    stance: Stance = Stance.ASSERTS
    claim: Hashable | None = None
    """The claim whose article says so, or that derives."""
    basis: Basis | None = None
    """Of a derivation: on what it rests."""


@dataclass(frozen=True)
class Graph:
    """All tellers behind some claims with all that passed between them."""

    tellers: tuple[Teller, ...]
    tellings: tuple[Telling, ...]
    claims: Mapping[Hashable, tuple[Hashable, ...]]
    """From a publisher to the claims in which its article prints the number."""
    pages: tuple[Hashable, ...]
    """The publishers of the claims that were asked about."""
    first: frozenset[Hashable] = frozenset()
    """Who said it first; several where they spoke together, or where none is known to have been earlier."""
    is_first_sure: bool = False

    def part_of(self, teller: Teller) -> Part:
        """Return what the teller does here."""
        if teller.is_publisher:
            return Part.PUBLISHER
        return Part.RELAY if teller.id in self._reached else Part.ORIGIN

    @cached_property
    def _reached(self) -> set[Hashable]:
        return {each.end for each in self.tellings}


@dataclass(frozen=True)
class Stage:
    """One stage of a way: those who speak there, jointly if several, and by what words the next had it from them."""

    tellers: tuple[Teller, ...]
    tellings: tuple[Telling, ...] = ()
    """To the next stage; none at the end."""
    claims: tuple[Hashable, ...] = ()
    """What a publisher's article prints."""


Way = tuple[Stage, ...]
"""From an origin to a page."""


def graph_of(dossier: Dossier, claims: Iterable[Hashable]) -> Graph:
    """Return everybody behind these claims, their publishers included, and how the number went between them.

    Shape:  named parties once each, unnamed ones once for each article, publishers once for each text that prints
            it; origins before those who have it from them.
    """
    asked = [each for each in dict.fromkeys(claims) if each in dossier.statements]
    ways = _Ways(dossier, asked)
    tellers: dict[Hashable, Teller] = {}
    tellings: dict[Hashable, Telling] = {}
    printed: dict[Hashable, dict[Hashable, None]] = {}
    for claim in ways.in_order:
        page = ways.publisher(claim)
        printed.setdefault(page.id, {})[claim] = None
        stages = [stage for _, way in ways.of(claim) for stage in way]
        for teller in (*(each for stage in stages for each in stage.tellers), page):
            tellers.setdefault(teller.id, teller)
        for telling in (each for stage in stages for each in stage.tellings if each.start != each.end):
            key = (telling.start, telling.end, telling.kind, telling.stance)
            known = tellings.setdefault(key, telling)
            # An article speaks for itself before others say what its chain was: their words for it stay out.
            if ways.publisher(known.claim) == page:
                cues = tuple(dict.fromkeys((*known.cues, *telling.cues)))
                tellings[key] = replace(known, cues=cues)
    first, is_sure = ways.first()
    return Graph(
        tellers=tuple(tellers.values()),
        tellings=tuple(_said_once(tellings.values())),
        claims={page: tuple(found) for page, found in printed.items()},
        pages=tuple(dict.fromkeys(ways.publisher(claim).id for claim in asked)),
        first=first,
        is_first_sure=is_sure,
    )


def full_chains(dossier: Dossier, claim: Hashable) -> Iterator[Way]:
    """Yield every way of the number from an origin to the claim's page.

    There may be very many: take as many as anybody would read.
    """
    ways = _Ways(dossier, [claim])
    # Two claims of one text lead on to the same ones: what was gone through with the same tellers isn't again.
    seen: set[tuple[Hashable | None, tuple[tuple[Hashable, ...], ...]]] = set()
    stack: list[tuple[Hashable | None, Way]] = [(claim, (Stage((ways.publisher(claim),), (), (claim,)),))]
    while stack:
        here, tail = stack.pop()
        state = (here, tuple(tuple(teller.id for teller in stage.tellers) for stage in tail))
        if state in seen:
            continue
        seen.add(state)
        if here is None:
            yield tail
        else:
            stack += [(before, _met(way, tail)) for before, way in reversed(ways.of(here))]


def _met(way: Way, tail: Way) -> Way:
    """Return two parts of a way as one; the first ends where the second begins."""
    claims = tuple(dict.fromkeys((*way[-1].claims, *tail[0].claims)))
    middle = replace(tail[0], claims=claims)
    # From one claim to another of the same text nobody hands anything on.
    if way[:-1] and way[-2].tellers == middle.tellers:
        return (*way[:-2], replace(middle, claims=(*way[-2].claims, *claims)), *tail[1:])
    return (*way[:-1], middle, *tail[1:])


def _said_once(tellings: Iterable[Telling]) -> Iterator[Telling]:
    """Yield the tellings, without findings that words of the text say too."""
    known = list(tellings)
    said = {(each.start, each.end) for each in known if each.kind == TellingKind.SAYS}
    for each in known:
        if each.kind != TellingKind.DERIVES or (each.start, each.end) not in said:
            yield each


_Rung = list[tuple[Teller, Link | None]]
"""Those who speak at one stage, each with the link that credits them; none for publishers and agencies."""


class _Ways:
    """By what ways each claim's number came to its page: its own chains, and how they go on in other articles."""

    def __init__(self, dossier: Dossier, claims: Sequence[Hashable]) -> None:
        self._dossier = dossier
        self._basis = {
            (each.start, each.end): each.basis
            for each in dossier.relations
            if each.kind == LinkKind.DERIVED_FROM
        }
        self.in_order = _in_order(dossier, claims)
        """The claims with all behind them, each after those it derives from."""
        self._known: dict[Hashable, tuple[tuple[Hashable | None, Way], ...]] = {}
        self._tellers: dict[Hashable, frozenset[Hashable]] = {}
        """From a claim to those its own article tells of."""
        for claim in self.in_order:
            found = tuple(self._of(dossier.statements[claim]))
            self._known[claim] = found
            self._tellers[claim] = frozenset(
                teller.id for _, way in found for stage in way for teller in stage.tellers
            )

    def publisher(self, claim: Hashable) -> Teller:
        """Return the outlet as the one who printed the claim."""
        here = self._dossier.statements[claim]
        page = ("article", here.article, here.version)
        return Teller(page, here.outlet, article=here.article, is_publisher=True)

    def of(self, claim: Hashable) -> tuple[tuple[Hashable | None, Way], ...]:
        """Return the claim's ways, each with the claim at whose page it begins; None for one that begins here."""
        return self._known[claim]

    def first(self) -> tuple[frozenset[Hashable], bool]:
        """Return who said it first, and whether that is sure: of those that derive from nobody, the earliest."""
        found: list[tuple[Hashable, Hashable, Window | None]] = []
        is_whole = True
        for claim in self.in_order:
            here = self._dossier.statements[claim]
            is_whole = is_whole and not here.derives_unseen
            if here.derives_unseen or self._dossier.derivations.get(claim):
                continue
            for credit in here.credits:
                found += [
                    (claim, self._teller(here, credit, link, ()).id, credit.said or here.published)
                    for link in credit.origins
                    if link.stance == Stance.ASSERTS
                ]
            if not here.credits:
                found.append((claim, (self._agency(here, ()) or self.publisher(claim)).id, here.published))
        days = [day for *_, day in found if day is not None]
        kept = [each for each in found if not any(_is_after(each[2], day) for day in days)]
        tellers = frozenset(teller for _, teller, _ in kept)
        return tellers, is_whole and (len(tellers) == 1 or len({claim for claim, *_ in kept}) == 1)

    # --- one claim ---

    def _of(self, here: Statement) -> Iterator[tuple[Hashable | None, Way]]:
        page: _Rung = [(self.publisher(here.id), None)]
        before = self._before(here.id)
        credited: set[Hashable] = set()
        for credit in here.credits:
            rungs = [list(step.links) for step in credit.steps]
            at, there = self._handed_over(rungs, before)
            credited.update(there)
            named = [self._rung(here, credit, links, there) for links in rungs]
            agency = self._agency(here, [link for links in rungs for link in links])
            end: list[_Rung] = [[(agency, None)], page] if agency else [page]
            for each in there:
                start = self._at_page(each, named[at])
                yield each, self._way(here, [start, *named[at + 1 :], *end], each)
            if not there:
                yield None, self._way(here, [*named, *end])
            elif any(not self._is_behind(teller, there) for rung in named[:at] for teller, _ in rung):
                # Whom the article names before the other outlet, the other outlet doesn't name itself.
                start = self._at_page(there[0], named[at])
                yield None, self._way(here, [*named[:at], start, *named[at + 1 :], *end], there[0])
        for each in before:
            if each not in credited:
                yield each, self._way(here, [[(self.publisher(each), None)], page], each, derives=True)
        if here.derives_unseen:
            unseen = Teller(("unseen", here.id), is_unseen=True)
            yield None, self._way(here, [[(unseen, None)], page], derives=True)
        elif not here.credits and not before:
            agency = self._agency(here, ())
            yield None, self._way(here, [[(agency, None)], page] if agency else [page])

    def _rung(
        self, here: Statement, credit: Credit, links: Iterable[Link], there: Iterable[Hashable]
    ) -> _Rung:
        return [(self._teller(here, credit, link, there), link) for link in links]

    def _before(self, claim: Hashable) -> list[Hashable]:
        """Return the claims this one derives from; should they go in a circle, it is cut open here."""
        return [each for each in self._dossier.derivations.get(claim, ()) if each in self._known]

    def _at_page(self, claim: Hashable, rung: _Rung) -> _Rung:
        """Return the stage with the claim's publisher in its outlet's place."""
        printers = self._printers(claim)
        found = [(self.publisher(claim), link) for teller, link in rung if teller.party in printers]
        return [*found[:1], *((teller, link) for teller, link in rung if teller.party not in printers)]

    def _handed_over(
        self, rungs: Sequence[Sequence[Link]], before: Sequence[Hashable]
    ) -> tuple[int, tuple[Hashable, ...]]:
        """Return the place in a chain of the outlet of a claim this one derives from, with all such claims.

        Of several the one nearest to the reader; -1 and no claims where the chain goes on in no other article.
        """
        for at in range(len(rungs) - 1, -1, -1):
            speakers = {link.speaker for link in rungs[at] if link.stance not in AGAINST} - {None}
            there = tuple(each for each in before if speakers & self._printers(each))
            if there:
                return at, there
        return -1, ()

    def _printers(self, claim: Hashable) -> set[Hashable]:
        statement = self._dossier.statements[claim]
        return {statement.outlet, statement.agency} - {None}

    def _is_behind(self, teller: Teller, claims: Iterable[Hashable]) -> bool:
        """Return whether one of the claims, or of those behind them, tells of the teller itself."""
        return any(teller.id in self._tellers.get(each, ()) for each in self._all_behind(claims))

    def _all_behind(self, claims: Iterable[Hashable]) -> Iterator[Hashable]:
        for each in claims:
            yield each
            yield from self._dossier.ancestors(each)

    def _teller(self, here: Statement, credit: Credit, link: Link, there: Iterable[Hashable]) -> Teller:
        if link.speaker is None:
            return Teller(("words", credit.id, link.position, link.words), None, link.words, here.article)
        party = self._dossier.parties.get(link.speaker)
        if party is None or party.is_named:
            return Teller(("party", link.speaker), link.speaker, link.words)
        # The voice of a text behind this one, where it speaks there too; else nobody's but this article's.
        for each in self._all_behind(there or tuple(self._before(here.id))):
            article = self._dossier.statements[each].article
            teller = Teller(("unnamed", article, link.speaker), link.speaker, link.words, article)
            if teller.id in self._tellers.get(each, ()):
                return teller
        return Teller(("unnamed", here.article, link.speaker), link.speaker, link.words, here.article)

    def _agency(self, here: Statement, links: Iterable[Link]) -> Teller | None:
        """Return the agency whose text the article is a copy of, where its chain doesn't name it already."""
        known = {here.outlet, *(link.speaker for link in links)}
        return None if here.agency in {None, *known} else Teller(("party", here.agency), here.agency)

    def _way(
        self,
        here: Statement,
        rungs: Sequence[_Rung],
        start: Hashable | None = None,
        *,
        derives: bool = False,
    ) -> Way:
        stages = []
        for at, rung in enumerate(rungs):
            is_last = at == len(rungs) - 1
            told: list[Telling] = []
            if not is_last:
                ends = [teller for teller, _ in rungs[at + 1]]
                told = [
                    self._derived(here, teller, end, start) if derives else _telling(here, teller, link, end)
                    for teller, link in rung
                    for end in ends
                ]
            printed = start is not None and self.publisher(start) in (teller for teller, _ in rung)
            claims = (here.id,) if is_last else (start,) if printed else ()
            tellers = tuple(dict.fromkeys(teller for teller, _ in rung))
            stages.append(Stage(tellers, tuple(dict.fromkeys(told)), claims))
        return tuple(stages)

    def _derived(self, here: Statement, teller: Teller, end: Teller, start: Hashable | None) -> Telling:
        basis = self._basis.get((here.id, start))
        return Telling(teller.id, end.id, TellingKind.DERIVES, claim=here.id, basis=basis)


def _telling(here: Statement, teller: Teller, link: Link | None, end: Teller) -> Telling:
    if link is None:
        return Telling(teller.id, end.id, TellingKind.COPIES, claim=here.id)
    stance = Stance(link.stance)
    kind = TellingKind.DENIES if stance in AGAINST else TellingKind.SAYS
    return Telling(teller.id, end.id, kind, (link.cue,) if link.cue else (), stance, here.id)


def _in_order(dossier: Dossier, claims: Iterable[Hashable]) -> tuple[Hashable, ...]:
    """Return the claims and all they derive from, each after those it derives from itself; a circle is cut open."""
    done: dict[Hashable, None] = {}
    begun: set[Hashable] = set()
    stack = [iter(tuple(claims))]
    path: list[Hashable] = []
    while stack:
        claim = next(stack[-1], None)
        if claim is None:
            stack.pop()
            if path:
                done[path.pop()] = None
        elif claim not in begun:
            begun.add(claim)
            path.append(claim)
            stack.append(iter(dossier.derivations.get(claim, ())))
    return tuple(done)


def _is_after(day: Window | None, other: Window) -> bool:
    return day is not None and other.is_before(day)
