"""Links between claims of different articles, as the program suggests them: how one seems to lead to another, why.

Nothing is linked here: an editor sees both quotes and the evidence, and decides. The rules, the strongest first:

- *Credited*: one text credits the outlet that printed the other (an article citing CNN, a report of CNN's). It derives
  from there, and says so itself, whatever became of the number on the way.
- *Copied*: one is a copy of an agency's text that the other is, too, or that the other's outlet sent out; or half of
  the shorter text's paragraphs stand in the other. Copies are one statement; a copy derives from what the agency sent.
- *Repeated*: one gives the number in its own voice, and before it another had credited it, or the same outlet had
  printed it. The nearer in time, the likelier: within a quarter of a year.
- *Same statement*: both go back to one source, or to one body, with a figure in common, close in date; or their words
  are the same. A document says one thing whenever it is cited; to have one body behind them isn't enough a month apart,
  for a state says many things. What an outlet prints again it has from what it printed before.
- *Said again*: one source, or one body, said the figure on one day and again on a later one: the later derives.
- *Updated*: the same source, or the same outlet in its own voice, says another number of the same thing later.

Two that credit different voices, and two in their own voice of different outlets, are nothing to each other by their
number alone: agreement is what origins are counted for.
"""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from itertools import product
from typing import NamedTuple

from claims.domain.amount_words import in_words
from claims.domain.amounts import FURTHEST_ROUNDING, Amount, Comparator, compatible, equal_after_rounding
from claims.domain.chains import Window, bodies_of
from claims.domain.statements import Dossier, Link, Party, Statement
from claims.domain.terms import Basis, LinkKind, Stance
from sources.domain.fingerprints import words_of
from sources.domain.terms import SourceKind, Term

NEAR_DAYS = 7
"""Two articles of one news cycle: who says the same within a week most likely speaks of the same saying."""
MONTH_DAYS = 31
"""So long an office repeats one figure as its newest."""
REPEATED_DAYS = 92
"""So long a number that somebody credited is repeated without credit as if it were known."""

WORDS_IN_A_ROW = 8
"""Fewer words in a row are in many sentences on one subject ("according to Ukrainian intelligence, an additional")."""
_WORDS_SHOWN = 5
_MOST_WORDS = 300
_FURTHEST = int(1 / FURTHEST_ROUNDING) - 1
_HALF = 0.5

_STANDING_FOR_IT = (Stance.ASSERTS, Stance.CONFIRMS)

_MEDIA = (SourceKind.OUTLET, SourceKind.NEWS_AGENCY, SourceKind.BROADCAST)
"""Parties whose name in a chain can mean an article: "Russia said" doesn't mean what its agency printed."""
_WORKS = (SourceKind.DOCUMENT, SourceKind.DATASET, SourceKind.IMAGERY, SourceKind.SOCIAL_POST)
"""Sources that say what they say, once: who cites one in May and in July cites one statement."""


class Why(Term):
    """What speaks for a link, each kind with how much."""

    CREDITED = "credited"
    CREDITED_AGENCY = "credited_agency"
    COPY = "copy"
    SAME_AGENCY = "same_agency"
    PARAGRAPHS = "paragraphs"
    WORDS = "words"
    SAME_NUMBER = "same_number"
    SAME_FIGURE = "same_figure"
    POSSIBLE_NUMBER = "possible_number"
    OTHER_NUMBER = "other_number"
    OTHER_QUANTITY = "other_quantity"
    SAME_ORIGIN = "same_origin"
    SAME_BODY = "same_body"
    SAID_AGAIN = "said_again"
    UNNAMED = "unnamed"
    NO_CREDIT = "no_credit"
    SAME_OUTLET = "same_outlet"
    DAYS = "days"


_WEIGHTS = {
    Why.CREDITED: 8,
    Why.COPY: 8,
    Why.SAME_AGENCY: 6,
    Why.CREDITED_AGENCY: 4,
    Why.PARAGRAPHS: 5,
    Why.WORDS: 2,
    Why.SAME_NUMBER: 3,
    Why.SAME_FIGURE: 2,
    Why.SAME_ORIGIN: 3,
    Why.SAME_BODY: 1,
    Why.SAME_OUTLET: 1,
    Why.OTHER_NUMBER: -2,
    Why.OTHER_QUANTITY: -1,
}


class Part(NamedTuple):
    """Words of a sentence, with the party they name, where they name one."""

    words: str
    party: Hashable | None = None


@dataclass(frozen=True)
class Evidence:
    """One thing that speaks for a link, or that an editor must know of it."""

    why: Why
    parts: tuple[Part, ...]
    weight: int = 0

    @property
    def sentence(self) -> str:
        """What a page prints."""
        return "".join(part.words for part in self.parts)


@dataclass(frozen=True)
class Shared:
    """What only the texts can tell of two claims, found before: they are long, and these rules don't read them."""

    paragraphs: int = 0
    """How many paragraphs stand in both."""
    of: int = 0
    """How many the shorter text has."""
    one_dateline: Hashable | None = None
    """The agency that the one's dateline names."""
    other_dateline: Hashable | None = None

    @property
    def share(self) -> float:
        return self.paragraphs / self.of if self.of else 0.0

    def turned(self) -> "Shared":
        """Return the same, seen from the other claim."""
        return replace(self, one_dateline=self.other_dateline, other_dateline=self.one_dateline)


@dataclass(frozen=True)
class Suggestion:
    """That a claim seems to lead to another."""

    start: Hashable
    """The claim that derives from, repeats or updates…"""
    end: Hashable
    """…this one."""
    kind: LinkKind
    basis: Basis
    evidence: tuple[Evidence, ...]
    knows_direction: bool = True
    """Whether dates or the text tell which of the two came first."""

    @property
    def score(self) -> int:
        return sum(each.weight for each in self.evidence)


def suggest(
    one: Statement, other: Statement, dossier: Dossier, shared: Shared | None = None
) -> Suggestion | None:
    """Return the link that the two claims most likely have; None where nothing speaks for one.

    Shape:  `basis` is in_text where the text itself names whose report it passes on, else what an editor will have
            judged. The start is who came later; where that isn't known it is `one`, and the evidence says so.
    Source: docs/linking.md.
    """
    shared = shared or Shared()
    if one.article == other.article or one.unit != other.unit:
        return None
    pair = _Pair(one, other, dossier, shared)
    if pair.steps_apart is None or not _comparable(one.amount, other.amount):
        return None
    for rule in (_credited, _sent_out, _copied, _repeated, _same_statement, _said_again, _updated):
        for each in (pair.in_order, pair.in_order.turned):
            found = rule(each)
            if found is not None:
                kind, basis, evidence = found
                return Suggestion(
                    start=each.start.id,
                    end=each.end.id,
                    kind=kind,
                    basis=basis,
                    evidence=_once((*evidence, *_common(each))),
                    knows_direction=basis == Basis.IN_TEXT or each.is_later or each.days_between_sayings > 0,
                )
    return None


@dataclass(frozen=True)
class _Pair:
    """Two claims in an order in which one may follow the other, with what the rules ask of both."""

    start: Statement
    end: Statement
    dossier: Dossier
    shared: Shared = field(default_factory=Shared)

    @cached_property
    def turned(self) -> "_Pair":
        return _Pair(self.end, self.start, self.dossier, self.shared.turned())

    @property
    def in_order(self) -> "_Pair":
        """The pair with the later claim first, where that is known."""
        return self.turned if _is_before(self.start, self.end) else self

    @property
    def is_later(self) -> bool:
        return _is_before(self.end, self.start)

    @property
    def may_follow(self) -> bool:
        """Whether the dates allow that the start was written with the end before its eyes."""
        return not _is_before(self.start, self.end)

    @cached_property
    def days(self) -> int | None:
        """How many days lie between the two at least; None where a date isn't known."""
        return _days_between(self.start.published, self.end.published)

    def within(self, days: int) -> bool:
        """Return whether the two were printed within so many days, as far as is known."""
        return self.days is None or self.days <= days

    @cached_property
    def steps_apart(self) -> int | None:
        """How many steps lie between the quantities, up or down; None where neither includes the other."""
        ways = (_steps_up(self.dossier, *each) for each in _both_ways(self.start.quantity, self.end.quantity))
        return min((way for way in ways if way is not None), default=None)

    @cached_property
    def has_same_number(self) -> bool:
        return equal_after_rounding(self.start.amount, self.end.amount)

    @cached_property
    def has_figure(self) -> bool:
        """Whether a figure of one is a figure of the other: "25,000 to 30,000" and "up to 30,000"."""
        return _have_figure(self.start.amount, self.end.amount)

    @property
    def periods_meet(self) -> bool:
        one, other = self.start.period, self.end.period
        return one is None or other is None or one.meets(other)

    @cached_property
    def is_one_outlet(self) -> bool:
        return self.same_media(self.start.outlet, self.end.outlet)

    @cached_property
    def words_in_a_row(self) -> int:
        one, other = (words_of(each.quote)[:_MOST_WORDS] for each in (self.start, self.end))
        return SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size

    @property
    def agencies(self) -> tuple[Hashable | None, Hashable | None]:
        """Whose copies the two texts are, by what is stored of the article, else by its dateline."""
        return (
            self.start.agency or self.shared.one_dateline,
            self.end.agency or self.shared.other_dateline,
        )

    @cached_property
    def days_between_sayings(self) -> int:
        """How many days after the other the start was said; below 0 before it, 0 where they may be one saying."""
        said = [
            [credit.said for credit in each.credits if credit.said is not None]
            for each in (self.start, self.end)
        ]
        if not all(said) or any(one.meets(other) for one, other in product(*said)):
            return 0
        start, end = (min(windows, key=lambda window: window.since or date.min) for windows in said)
        days = _days_between(start, end) or 0
        return days if end.is_before(start) else -days

    def party(self, party: Hashable | None) -> Party | None:
        return self.dossier.parties.get(party) if party is not None else None

    def named(self, party: Hashable | None) -> Part:
        found = self.party(party)
        return Part(found.name if found else str(party), party)

    def same_media(self, one: Hashable | None, other: Hashable | None) -> bool:
        """Return whether two outlets or agencies are one, or belong to one another: BBC Russian to the BBC."""
        if one is None or other is None or not (self._is_media(one) and self._is_media(other)):
            return False
        return one == other or other in self._above(one) or one in self._above(other)

    def _is_media(self, party: Hashable) -> bool:
        found = self.party(party)
        return found is not None and found.kind in _MEDIA

    def _above(self, party: Hashable) -> set[Hashable]:
        return bodies_of(self.dossier.ties, party)

    def bodies(self, statement: Statement) -> dict[Hashable, Party]:
        """Return the named origins and the bodies they speak for, those that are media's own left out."""
        found: dict[Hashable, Party] = {}
        for link in _origins(statement):
            origin = self.party(link.speaker)
            if origin is not None and origin.is_named:
                for body in (origin.id, *sorted(self._above(origin.id), key=str)):
                    if (party := self.party(body)) is not None:
                        found[body] = party
        return found


_Found = tuple[LinkKind, Basis, tuple[Evidence, ...]]


# --- The rules ---


def _credited(pair: _Pair) -> _Found | None:
    """One text credits the outlet that printed the other."""
    if not pair.may_follow or pair.is_one_outlet:
        return None
    link = next((link for link in _links(pair.start) if pair.same_media(link.speaker, pair.end.outlet)), None)
    if link is None or (not pair.has_figure and not _may_be_misread(pair)):
        return None
    rest = [_said(", who printed the other.")]
    if link.speaker != pair.end.outlet:
        rest = [_said(", and the other was printed by "), pair.named(pair.end.outlet), _said(".")]
    said = _evidence(Why.CREDITED, _said("Its chain names "), pair.named(link.speaker), *rest)
    return LinkKind.DERIVED_FROM, Basis.IN_TEXT, (said,)


def _may_be_misread(pair: _Pair) -> bool:
    """Return whether another number may still be what became of this one: of the same thing, in the same days."""
    return pair.steps_apart == 0 and pair.days is not None and pair.days <= NEAR_DAYS


def _sent_out(pair: _Pair) -> _Found | None:
    """One is a copy of what the other's outlet sent out."""
    ours, _ = pair.agencies
    if (
        ours is not None
        and pair.may_follow
        and not pair.is_one_outlet
        and pair.same_media(ours, pair.end.outlet)
        and pair.has_figure
    ):
        said = (_said("Its text is "), pair.named(ours), _said("’s, who printed the other."))
        return LinkKind.DERIVED_FROM, Basis.IN_TEXT, (_evidence(Why.COPY, *said),)
    return None


def _copied(pair: _Pair) -> _Found | None:
    """Both are copies of one text, or one cites the agency whose text the other is."""
    if not pair.has_figure:
        return None
    ours, theirs = pair.agencies
    if ours is not None and pair.same_media(ours, theirs):
        both = pair.shared.one_dateline is not None and pair.shared.other_dateline is not None
        before, behind = (
            ("Both carry the dateline (", ").") if both else ("Both are copies of a text of ", ".")
        )
        said = (_said(before), pair.named(ours), _said(behind))
        return LinkKind.SAME_STATEMENT, Basis.EDITOR, (_evidence(Why.SAME_AGENCY, *said),)
    credited = next((link for link in _links(pair.start) if pair.same_media(link.speaker, theirs)), None)
    if credited is not None and pair.may_follow and pair.within(NEAR_DAYS):
        said = (
            _said("Its chain names "),
            pair.named(credited.speaker),
            _said(", whose text the other is a copy of."),
        )
        return LinkKind.DERIVED_FROM, Basis.EDITOR, (_evidence(Why.CREDITED_AGENCY, *said),)
    if pair.shared.share >= _HALF:
        return LinkKind.SAME_STATEMENT, Basis.EDITOR, ()
    return None


def _repeated(pair: _Pair) -> _Found | None:
    """One gives in its own voice what another had credited, or its own outlet had printed."""
    if (
        pair.start.credits
        or not pair.may_follow
        or not pair.has_figure
        or not pair.periods_meet
        or not pair.within(REPEATED_DAYS)
    ):
        return None
    if _origins(pair.end):
        said = (_said("It credits nobody; the other had credited "), *_voices(pair, pair.end), _said("."))
        return LinkKind.DERIVED_FROM, Basis.EDITOR, (_evidence(Why.NO_CREDIT, *said),)
    if pair.is_one_outlet and pair.is_later:
        return LinkKind.DERIVED_FROM, Basis.EDITOR, ()
    return None


def _same_statement(pair: _Pair) -> _Found | None:
    """Both go back to one source or one body, or their words are the same."""
    if not pair.has_figure or not pair.periods_meet or pair.days_between_sayings != 0:
        return None
    evidence = _common_origin(pair, MONTH_DAYS)
    if evidence is None and pair.words_in_a_row >= WORDS_IN_A_ROW and pair.within(MONTH_DAYS):
        evidence = ()
    if evidence is None:
        return None
    repeats = pair.is_one_outlet and pair.is_later
    return LinkKind.DERIVED_FROM if repeats else LinkKind.SAME_STATEMENT, Basis.EDITOR, evidence


def _said_again(pair: _Pair) -> _Found | None:
    """One source, or one body, said the figure on one day and on another: whoever repeats it has it from before."""
    days = pair.days_between_sayings
    if not days or days < 0 or not pair.has_figure or not pair.periods_meet or not pair.may_follow:
        return None
    evidence = _common_origin(pair, REPEATED_DAYS)
    if evidence is None:
        return None
    again = Evidence(Why.SAID_AGAIN, (_said(f"It was said anew {_days(days)} after the other."),))
    return LinkKind.DERIVED_FROM, Basis.EDITOR, (*evidence, again)


def _updated(pair: _Pair) -> _Found | None:
    """The same source, or the same outlet in its own voice, says another number of the same thing later."""
    if pair.steps_apart != 0 or not pair.is_later or not pair.periods_meet:
        return None
    is_own_voice = not pair.start.credits and not pair.end.credits and pair.is_one_outlet
    named = [party for party in _same_sources(pair) if party.is_named]
    if not is_own_voice and not named:
        return None
    if pair.has_figure:
        return None
    evidence = () if is_own_voice else (_both_go_back(Why.SAME_ORIGIN, named[0]),)
    return LinkKind.UPDATES, Basis.EDITOR, evidence


def _common_origin(pair: _Pair, near: int) -> tuple[Evidence, ...] | None:
    """Return why both go back to one voice; None where they don't, or more days after than one is near."""
    same = [party for party in _same_sources(pair) if party.kind in _WORKS or pair.within(near)]
    if same:
        party = same[0]
        if party.is_named:
            return (_both_go_back(Why.SAME_ORIGIN, party),)
        said = (
            _said("Both credit "),
            Part(party.name, party.id),
            _said(": whether these are the same people, the texts don’t say."),
        )
        return (_evidence(Why.UNNAMED, *said),)
    ours, theirs = pair.bodies(pair.start), pair.bodies(pair.end)
    body = next((party for key, party in ours.items() if key in theirs), None)
    near = MONTH_DAYS if pair.has_same_number else NEAR_DAYS
    if body is not None and pair.days is not None and pair.days <= near:
        return (_both_go_back(Why.SAME_BODY, body),)
    return None


def _same_sources(pair: _Pair) -> list[Party]:
    """Return the sources that both have as an origin, the named ones first."""
    ours, theirs = ({link.speaker for link in _origins(each)} for each in (pair.start, pair.end))
    found = [party for speaker in ours & theirs if (party := pair.party(speaker)) is not None]
    return sorted(found, key=lambda party: (not party.is_named, party.name))


# --- What is told of any pair ---


def _common(pair: _Pair) -> Iterator[Evidence]:
    """Yield what speaks for any link between the two, and what speaks against it."""
    yield _numbers(pair)
    if pair.steps_apart:
        wider = _steps_up(pair.dossier, pair.start.quantity, pair.end.quantity) is not None
        yield _evidence(
            Why.OTHER_QUANTITY,
            _said(f"The other counts something {'broader' if wider else 'narrower'}."),
        )
    if pair.is_one_outlet:
        yield _evidence(
            Why.SAME_OUTLET, _said("Both were printed by "), pair.named(pair.end.outlet), _said(".")
        )
    if pair.shared.paragraphs:
        told = f"{pair.shared.paragraphs} of {pair.shared.of} paragraphs are the same, or nearly."
        if pair.shared.of == 1:
            told = "The whole text is the same, or nearly."
        weight = _WEIGHTS[Why.PARAGRAPHS] if pair.shared.share >= _HALF else 1
        yield Evidence(Why.PARAGRAPHS, (_said(told),), weight)
    if pair.words_in_a_row >= _WORDS_SHOWN:
        weight = _WEIGHTS[Why.WORDS] if pair.words_in_a_row >= WORDS_IN_A_ROW else 1
        told = f"{pair.words_in_a_row} words in a row are the same."
        yield Evidence(Why.WORDS, (_said(told),), weight)
    yield _dates(pair)


def _numbers(pair: _Pair) -> Evidence:
    ours, theirs = in_words(pair.start.amount), in_words(pair.end.amount)
    where = "" if pair.steps_apart else " of the same quantity"
    on_it = "They have" if pair.steps_apart else "On the same quantity they have"
    if pair.has_same_number:
        told = f"Both say {theirs}{where}."
        if ours != theirs:
            rounded = "" if _figures(pair.start.amount) == _figures(pair.end.amount) else ", rounded"
            told = f"Both say the same number{where}{rounded}: {ours}, and {theirs}."
        return _evidence(Why.SAME_NUMBER, _said(told))
    if pair.has_figure:
        return _evidence(Why.SAME_FIGURE, _said(f"{on_it} a figure in common: {ours}, and {theirs}."))
    if compatible(pair.start.amount, pair.end.amount):
        return _evidence(Why.POSSIBLE_NUMBER, _said(f"Both can be true{where}: {ours}, and {theirs}."))
    return _evidence(Why.OTHER_NUMBER, _said(f"The numbers differ: {theirs} there, {ours} here."))


def _dates(pair: _Pair) -> Evidence:
    if pair.days is None:
        return Evidence(Why.DAYS, (_said("It isn’t known which of the two was printed first."),))
    near = 2 if pair.days <= NEAR_DAYS else 1 if pair.days <= MONTH_DAYS else 0
    if not pair.is_later:
        same = pair.start.published == pair.end.published and pair.days == 0
        told = (
            "Printed on the same day."
            if same and _is_a_day(pair.end.published)
            else ("By what is known of the dates, either may have been printed first.")
        )
        return Evidence(Why.DAYS, (_said(told),), near)
    told = f"Printed {_days(pair.days)} later."
    return Evidence(Why.DAYS, (_said(told),), near)


def _both_go_back(why: Why, party: Party) -> Evidence:
    return _evidence(why, _said("Both go back to "), Part(party.name, party.id), _said("."))


def _voices(pair: _Pair, statement: Statement) -> Iterator[Part]:
    named = [
        pair.named(link.speaker) if link.speaker is not None else _said(f"“{link.words}”")
        for link in _origins(statement)
    ]
    for at, each in enumerate(dict.fromkeys(named)):
        if at:
            yield _said(", ")
        yield each


def _days(count: int) -> str:
    return f"{count} day{'s' if count != 1 else ''}"


def _said(words: str) -> Part:
    return Part(words)


def _evidence(why: Why, *parts: Part) -> Evidence:
    return Evidence(why, parts, _WEIGHTS.get(why, 0))


def _once(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    return tuple({each.why: each for each in reversed(evidence)}.values())[::-1]


# --- What is asked of one claim ---


def _links(statement: Statement) -> Iterator[Link]:
    """Yield the voices that a claim credits, the nearest to the reader first."""
    for credit in statement.credits:
        yield from sorted(credit.links, key=lambda link: -link.position)


def _origins(statement: Statement) -> list[Link]:
    """Return the voices that stand for the number: who denies it says another thing, whoever they are."""
    return [
        link for credit in statement.credits for link in credit.origins if link.stance in _STANDING_FOR_IT
    ]


def _figures(amount: Amount) -> list[Decimal]:
    return [each for each in (amount.point, amount.lower, amount.upper) if each is not None]


@lru_cache(maxsize=50_000)
def _have_figure(one: Amount, other: Amount) -> bool:
    # Most claims on a quantity are far apart: what rounding can't close is seen without rounding.
    figures = product(_figures(one), _figures(other))
    near = [(mine, theirs) for mine, theirs in figures if _may_be_equal(mine, theirs)]
    if (near or one.out_of is not None) and equal_after_rounding(one, other):
        return True
    bare = [tuple(Amount(Comparator.EXACT, figure) for figure in each) for each in near]
    return any(pair != (one, other) and equal_after_rounding(*pair) for pair in bare)


def _may_be_equal(one: Decimal, other: Decimal) -> bool:
    """Return whether the two are no further apart than rounding ever closes, and a little more: this isn't exact."""
    return one == other or abs(one - other) * _FURTHEST <= max(abs(one), abs(other))


def _comparable(one: Amount, other: Amount) -> bool:
    """Return whether both say a number, and of the same sort: a share or a bare one."""
    vague = Comparator.VAGUE in (one.comparator, other.comparator)
    return not vague and (one.out_of is None) == (other.out_of is None)


def _is_before(one: Statement, other: Statement) -> bool:
    return (
        one.published is not None and other.published is not None and one.published.is_before(other.published)
    )


def _is_a_day(window: Window | None) -> bool:
    return window is not None and window.since is not None and window.since == window.until


def _days_between(one: Window | None, other: Window | None) -> int | None:
    if one is None or other is None:
        return None
    gaps = [_gap(one.until, other.since), _gap(other.until, one.since)]
    return max((gap for gap in gaps if gap is not None), default=None)


def _gap(until: date | None, since: date | None) -> int | None:
    return None if until is None or since is None else max(0, (since - until).days)


def _both_ways(one: Hashable, other: Hashable) -> Iterator[tuple[Hashable, Hashable]]:
    yield one, other
    yield other, one


def _steps_up(dossier: Dossier, narrow: Hashable, broad: Hashable) -> int | None:
    """Return how many steps lead from a quantity up to a broader one; 0 for itself, None where none do."""
    here, seen, steps = narrow, {narrow}, 0
    while here != broad:
        following = dossier.broader.get(here)
        if following is None or following in seen:
            return None
        here, steps = following, steps + 1
        seen.add(here)
    return steps
