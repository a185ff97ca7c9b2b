"""A source's record: what it said and how that fared, whose numbers it passed on and who its own, how all are worded.

Everything is counted over the newest claims in each role, and every figure on its page comes from here.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import cast

from django.db.models import Count

from claims.domain.amounts import Comparator
from claims.domain.chains import Bodies, Window
from claims.domain.hedges import Hedge
from claims.domain.origins import Origins
from claims.domain.own_words import OwnWords
from claims.domain.relaying import (
    Naming,
    Passing,
    Wording,
    naming_of,
    passed_on_by,
    passed_on_for,
    wording_of,
)
from claims.domain.statements import Statement
from claims.domain.track_record import Event, Number, Outcome, numbers_of
from claims.models import NumericClaim, Quantity
from claims.provenance import Gathered, gather

from .dates import KnownDate, known_date
from .drift import lines_of
from .rollups import Reach
from .rows import ClaimRow, QuantityName, quantity_name
from .voices import SourceName, source_name

LOOKED_AT = 200
"""So many of the newest claims in each role are looked at."""
MOST_NUMBERS = 40
"""So many numbers are told, those said last…"""
_MOST_COMPARED = 20_000
"""…and fewer where there is much to hold them against: so many claims are looked at for all of them together…"""
_FEWEST_NUMBERS = 4
_MOST_ON_QUANTITIES = 1_000
"""…on as many of its newest quantities as have so many claims together."""
MOST_SHOWING = 3
"""So many claims are named that show one outcome of one number."""
MOST_PARTIES = 15

COMPARATOR_WORDS = {
    Comparator.EXACT: "bare",
    Comparator.APPROX: "about",
    Comparator.AT_LEAST: "at least",
    Comparator.MORE_THAN: "more than",
    Comparator.AT_MOST: "at most, up to",
    Comparator.LESS_THAN: "less than",
    Comparator.RANGE: "from one to another",
    Comparator.VAGUE: "no number: dozens, many",
}
"""How the words bind a number, in the words of a page."""


@dataclass(frozen=True)
class Party:
    """Who passed a number on, or whose it was; without a page where nothing public names it."""

    name: SourceName
    has_page: bool


@dataclass(frozen=True)
class OutcomeOfNumber:
    """One thing that became of a number, with the claims that show it."""

    outcome: Outcome
    shown_by: tuple[ClaimRow, ...]
    more: int
    is_time_known: bool
    """Of contradictions: whether any of them and the number both say of what time they are."""


@dataclass(frozen=True)
class ToldNumber:
    """A number the source said, in a line."""

    row: ClaimRow
    """The claim that says it earliest."""
    said: KnownDate | None
    is_dated: bool
    """Whether the text dates the saying; else it is the day of publication."""
    is_first: bool
    before: ClaimRow | None
    """Another's claim that said it before, or from which it is taken."""
    is_taken: bool
    beside: tuple[ClaimRow, ...]
    more_beside: int
    claims: int
    reworded: tuple[ClaimRow, ...]
    """Claims that carry it with another amount, the first of each."""
    relays: tuple[Party, ...]
    outlets: tuple[Party, ...]
    origins: Origins
    outcomes: tuple[OutcomeOfNumber, ...]


@dataclass(frozen=True)
class PassedOn:
    """How many claims passed on numbers of one origin, or the source's own through one relay or outlet."""

    party: Party | None
    """None where the texts identify nobody."""
    claims: int
    relayed: int
    published: int


@dataclass(frozen=True)
class RecordOfSource:
    """A source's record over the newest claims in each role."""

    looked_at: Mapping[str, int]
    """How many claims were looked at, by role."""
    is_cut: Mapping[str, bool]
    """Whether there are more, by role."""
    numbers: int
    """How many of its numbers are told, those said last; all that follows on numbers is about these."""
    has_more_numbers: bool
    not_compared: tuple[QuantityName, ...]
    """Quantities of which it said something too, left out because too much was said of all."""
    first: int
    outcomes: Mapping[Outcome, int]
    """How many numbers had each outcome; all outcomes are here."""
    told_numbers: tuple[ToldNumber, ...]
    """Those said last leading."""
    denied: tuple[ClaimRow, ...]
    more_denied: int
    passed_on_for: tuple[PassedOn, ...]
    more_for: int
    passed_on_by: tuple[PassedOn, ...]
    more_by: int
    own_naming: Naming
    own_wording: Wording
    published_naming: Naming
    published_wording: Wording
    counts_towards: tuple[SourceName, ...]
    """The bodies as whose words its own count."""

    @property
    def wording_columns(self) -> tuple[str, ...]:
        """The roles in which there are claims, as the tables of words and names head their columns."""
        return tuple(column for column, naming, _ in self._worded if naming.claims)

    @property
    def wording_lines(self) -> tuple[tuple[str | int, ...], ...]:
        """How the claims bind and hedge their numbers, one count for each column."""
        columns = [wording for _, naming, wording in self._worded if naming.claims]
        lines: list[tuple[str | int, ...]] = [
            (label, *(wording.comparators.get(each, 0) for wording in columns))
            for each, label in COMPARATOR_WORDS.items()
            if any(wording.comparators.get(each) for wording in columns)
        ]
        lines.append(("hedged in any way", *(wording.hedged for wording in columns)))
        lines += [
            (f"hedged: {hedge.label}", *(wording.hedges.get(hedge, 0) for wording in columns))
            for hedge in Hedge
            if any(wording.hedges.get(hedge) for wording in columns)
        ]
        return (("claims", *(wording.claims for wording in columns)), *lines)

    @property
    def naming_lines(self) -> tuple[tuple[str | int, ...], ...]:
        """Whom the claims credit, one count for each column."""
        columns = [naming for _, naming, _ in self._worded if naming.claims]
        return (
            ("claims", *(each.claims for each in columns)),
            ("a named origin", *(each.named for each in columns)),
            ("unnamed origins only", *(each.unnamed for each in columns)),
            ("words that identify nobody", *(each.unidentified for each in columns)),
            ("nobody", *(each.nobody for each in columns)),
        )

    @property
    def _worded(self) -> tuple[tuple[str, Naming, Wording], ...]:
        return (
            ("Crediting it", self.own_naming, self.own_wording),
            ("In its articles", self.published_naming, self.published_wording),
        )

    @property
    def said_first(self) -> tuple[ToldNumber, ...]:
        return tuple(number for number in self.told_numbers if number.is_first)

    @property
    def said_after(self) -> tuple[ToldNumber, ...]:
        """Those that weren't surely said first."""
        return tuple(number for number in self.told_numbers if not number.is_first)


def record_of(
    source_id: int, counting: Iterable[Reach], claims: Mapping[str, Sequence[int]]
) -> RecordOfSource | None:
    """Return the record of a source over these claims, newest first by role; None where there are none.

    Queries: sixteen at most, however many claims.
    """
    if not any(claims.values()):
        return None
    return _Record(source_id, list(counting), claims).told()


class _Record:
    def __init__(self, source_id: int, counting: list[Reach], claims: Mapping[str, Sequence[int]]) -> None:
        self._source_id = source_id
        self._claims = claims
        ids = {role: list(found[:LOOKED_AT]) for role, found in claims.items()}
        compared, self._not_compared = _quantities_compared(ids["originated"])
        self._gathered = gather(compared, claims={pk for found in ids.values() for pk in found})
        self._own = own_words(counting, self._gathered)
        uids = {pk: uid for uid, pk in self._gathered.claim_ids.items()}
        dossier, finals = self._gathered.dossier, {self._gathered.quantities[pk] for pk in compared}
        self._in_role = {
            role: [dossier.statements[uids[pk]] for pk in found if pk in uids] for role, found in ids.items()
        }
        most = max(_FEWEST_NUMBERS, min(MOST_NUMBERS, _MOST_COMPARED // max(1, len(dossier.statements))))
        asked = {claim.id for claim in self._in_role["originated"] if claim.quantity in finals}
        numbers = numbers_of(dossier, self._gathered.counting, self._own, asked, most=most + 1)
        self._numbers, self._has_more = numbers[:most], len(numbers) > most

    def told(self) -> RecordOfSource:
        denied = [claim.id for claim in self._in_role["originated"] if self._own.stands_against(claim)]
        named = [uid for number in self._numbers for uid in (*_named_in(number), *self._reworded(number))]
        self._rows = lines_of(self._gathered, (*named, *denied[:MOST_SHOWING]))
        everything = {claim.id: claim for found in self._in_role.values() for claim in found}.values()
        for_whom = self._by_name(passed_on_for(everything, self._own))
        by_whom = self._by_name(passed_on_by(self._in_role["originated"], self._own))
        published = self._in_role["published"]
        return RecordOfSource(
            looked_at={role: len(found) for role, found in self._in_role.items()},
            is_cut={role: len(found) > LOOKED_AT for role, found in self._claims.items()},
            numbers=len(self._numbers),
            has_more_numbers=self._has_more,
            not_compared=self._not_compared,
            first=sum(number.is_first for number in self._numbers),
            outcomes=self._outcomes(),
            told_numbers=self._told_numbers(self._numbers),
            denied=self._lines(denied[:MOST_SHOWING]),
            more_denied=max(0, len(denied) - MOST_SHOWING),
            passed_on_for=tuple(self._passed_on(each) for each in for_whom[:MOST_PARTIES]),
            more_for=max(0, len(for_whom) - MOST_PARTIES),
            passed_on_by=tuple(self._passed_on(each) for each in by_whom[:MOST_PARTIES]),
            more_by=max(0, len(by_whom) - MOST_PARTIES),
            own_naming=naming_of(self._gathered.dossier, self._in_role["originated"], self._own),
            own_wording=wording_of(self._in_role["originated"]),
            published_naming=naming_of(self._gathered.dossier, published),
            published_wording=wording_of(published),
            counts_towards=self._bodies(),
        )

    def _by_name(self, passings: Iterable[Passing]) -> list[Passing]:
        """Order by how many claims, then by name: row numbers differ from one database to another."""
        parties = self._gathered.dossier.parties

        def order(each: Passing) -> tuple[int, str]:
            party = parties.get(each.party)
            return -len(each.claims), party.name if party else ""

        return sorted(passings, key=order)

    def _outcomes(self) -> dict[Outcome, int]:
        counted = Counter(outcome for number in self._numbers for outcome in number.outcomes)
        return {outcome: counted[outcome] for outcome in Outcome}

    def _bodies(self) -> tuple[SourceName, ...]:
        found = Bodies(self._gathered.dossier.ties).of(self._source_id)
        names = [self._name(body) for body in found]
        return tuple(sorted((name for name in names if name), key=lambda name: name.name))

    # --- in lines ---

    def _told_numbers(self, numbers: Iterable[Number]) -> tuple[ToldNumber, ...]:
        return tuple(self._told_number(number) for number in numbers if number.claim in self._rows)

    def _told_number(self, number: Number) -> ToldNumber:
        row = self._rows[str(number.claim)]
        said = self._said(self._gathered.dossier.statements[number.claim])
        return ToldNumber(
            row=row,
            said=said or row.published.day,
            is_dated=said is not None,
            is_first=number.is_first,
            before=self._rows.get(str(number.before)),
            is_taken=number.is_taken,
            beside=self._lines(number.beside[:MOST_SHOWING]),
            more_beside=max(0, len(number.beside) - MOST_SHOWING),
            claims=len(number.claims),
            reworded=self._lines(self._reworded(number)),
            relays=self._parties(number.relays),
            outlets=self._parties(number.outlets),
            origins=number.origins,
            outcomes=tuple(self._outcome(number, outcome) for outcome in number.outcomes),
        )

    def _reworded(self, number: Number) -> list[Hashable]:
        statements = self._gathered.dossier.statements
        firsts = {statements[uid].amount: uid for uid in reversed(number.claims)}
        return [uid for uid in number.claims if uid in firsts.values() and uid != number.claim][:MOST_SHOWING]

    def _outcome(self, number: Number, outcome: Outcome) -> OutcomeOfNumber:
        events = _showing(number, outcome)
        return OutcomeOfNumber(
            outcome=outcome,
            shown_by=tuple(
                _speaking(self._rows[str(event.claim)], event)
                for event in events[:MOST_SHOWING]
                if event.claim in self._rows
            ),
            more=max(0, len(events) - MOST_SHOWING),
            is_time_known=any(event.is_time_known for event in events),
        )

    def _said(self, claim: Statement) -> KnownDate | None:
        """Return the day on which the text says that the source spoke."""
        credit = self._own.said_in(claim)
        days = [link.said_on for link in credit.origins if link.said_on] if credit else []
        return known_date(days[0]) if days else None

    def _lines(self, claims: Iterable[Hashable]) -> tuple[ClaimRow, ...]:
        return tuple(self._rows[str(uid)] for uid in claims if uid in self._rows)

    def _passed_on(self, passing: Passing) -> PassedOn:
        return PassedOn(
            party=None if passing.party is None else self._party(passing.party),
            claims=len(passing.claims),
            relayed=len(passing.relayed),
            published=len(passing.published),
        )

    def _parties(self, parties: Iterable[Hashable]) -> tuple[Party, ...]:
        found = (self._party(party) for party in parties)
        return tuple(party for party in found if party is not None)

    def _party(self, party: Hashable) -> Party | None:
        name = self._name(party)
        return Party(name, party in self._seen) if name else None

    def _name(self, party: Hashable) -> SourceName | None:
        source = self._gathered.sources.get(self._gathered.party_of(cast(int, party)))
        return source_name(source) if source else None

    @cached_property
    def _seen(self) -> Collection[Hashable]:
        """Those who speak or print here. An agency that an article only was taken from may have no page."""
        statements = self._gathered.dossier.statements.values()
        links = (link for each in statements for credit in each.credits for link in credit.links)
        return {link.speaker for link in links} | {each.outlet for each in statements}


def _quantities_compared(claim_ids: Sequence[int]) -> tuple[list[int], tuple[QuantityName, ...]]:
    """Return the row numbers of the quantities to compare on, and the names of those left out; in three queries.

    The quantity of the newest claim is never left out, however much was said of it.
    """
    counted = NumericClaim.objects.filter(pk__in=claim_ids, quantity__isnull=False).order_by()
    of_claim = dict(counted.values_list("pk", "quantity"))
    quantities = list(dict.fromkeys(of_claim[pk] for pk in claim_ids if pk in of_claim))
    on_it = NumericClaim.objects.public().filter(quantity__in=quantities).order_by()
    sizes = dict(on_it.values_list("quantity").annotate(Count("pk")))
    compared: list[int] = []
    room = _MOST_ON_QUANTITIES
    for quantity in quantities:
        if not compared or sizes[quantity] <= room:
            compared.append(quantity)
            room -= sizes[quantity]
    left_out = Quantity.objects.filter(pk__in=set(quantities) - set(compared))
    names = (quantity_name(quantity) for quantity in left_out.select_related("merged_into").order_by("name"))
    return compared, tuple(dict.fromkeys(name for name in names if name))


def own_words(counting: Iterable[Reach], gathered: Gathered) -> OwnWords:
    """Return what counts as a source's words among those of the gathered parties."""
    speakers: dict[Hashable, list[Window]] = {}
    for reach in counting:
        days = Window(reach.speaker.since, reach.speaker.until)
        # An unnamed voice that was merged into a named one is a party of its own.
        for party in {reach.speaker.source_id, gathered.party_of(reach.speaker.source_id)}:
            speakers.setdefault(party, []).append(days)
    return OwnWords(speakers)


def _speaking(row: ClaimRow, event: Event) -> ClaimRow:
    """Return the line with that chain alone in which the other voice stands."""
    chains = tuple(chain for chain in row.chains if chain.uid == event.credit)
    return replace(row, chains=chains) if chains else row


def _showing(number: Number, outcome: Outcome) -> list[Event]:
    """Return the events of one outcome, each claim once."""
    found = {event.claim: event for event in reversed(number.events) if event.outcome == outcome}
    return list(reversed(found.values()))


def _named_in(number: Number) -> Iterable[Hashable]:
    """Yield the claims of which a number's line names something."""
    yield number.claim
    if number.before is not None:
        yield number.before
    yield from number.beside[:MOST_SHOWING]
    for outcome in number.outcomes:
        yield from (event.claim for event in _showing(number, outcome)[:MOST_SHOWING])
