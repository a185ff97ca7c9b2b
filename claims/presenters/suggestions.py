"""Which stored sources and quantities may be meant by an article’s words: offered, never taken for granted.

Names are found by derived keys (sources/domain/likeness.py, claims/domain/quantity_names.py), of each the newest few,
so that a suggestion costs the same among a hundred rows as among a million.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from claims.domain.quantity_names import (
    Surroundings,
    asked_quantity_keys,
    counted_key,
    name_likeness,
    surroundings,
    telling_words,
)
from claims.models import NumericClaim, Quantity
from claims.models.span import COUNTED_CUT
from sources.domain.likeness import (
    Likeness,
    Name,
    asked_keys,
    bodies_meant,
    likeness,
    read_name,
    role_likeness,
    roles_of,
)
from sources.domain.names import UnusableName
from sources.domain.terms import AffiliationKind, SourceKind
from sources.models import Affiliation, Source, SourceAlias
from sources.querysets import newest_under, resolve_ids

MOST_ASKED = 500
"""So many different names, or counted things, are looked for at once; what is asked beyond gets no suggestion."""

_OF_ONE_WORD = 40
"""So many rows are looked at for one word: what shares nothing rarer with them isn't what is meant."""
_COMPARED = 12
_PEOPLE = 200
"""So many ties to bodies that somebody is said to speak for are looked at, the newest first."""
_WORTH = {"s": 8, "m": 5, "r": 5, "a": 4, "p": 2, "u": 2, "w": 1}
_OF_ONE_KEY = 20
_LEAST_ALIKE = 0.5
_LONGEST_QUOTE = 4_000
"""So much of a quote is compared: it is a sentence, or a hostile text."""


@dataclass(frozen=True)
class SuggestedSource:
    """A stored source that a name may stand for."""

    id: int
    slug: str
    name: str
    why: str
    is_same: bool = False


@dataclass(frozen=True)
class Counted:
    """What a number counts, in the article’s words, with its sentence.

    `unit` is a unit’s slug, empty where none fits. `start` and `end` are the number’s places in the quote, where they
    are known: they tell two numbers of one sentence apart.
    """

    words: str
    unit: str = ""
    quote: str = ""
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True)
class SuggestedQuantity:
    """A stored quantity that may be what is counted."""

    id: int
    slug: str
    name: str
    why: str
    is_same: bool = False


# --- Sources ---


def suggest_sources(names: Collection[str], *, limit: int = 5) -> dict[str, tuple[SuggestedSource, ...]]:
    """Return for each name the stored sources it may stand for, the likeliest first, mergers followed.

    At most one is called the same. Five queries, however many names and sources.
    """
    asked = _readable(names)
    candidates = _candidates(asked)
    stored = _Stored({pk for found in candidates.values() for pk in found})
    meant = {name: _alike(read, stored, candidates[name]) for name, read in asked.items()}
    speaking = _Speaking(asked, stored, candidates)
    for name, read in asked.items():
        for pk, told in speaking.likened(read, candidates[name]):
            meant[name].append((pk, told))
    final = stored.resolved({pk for found in meant.values() for pk, _ in found})
    return {name: _best(meant.get(name, []), final, limit) for name in names}


def _readable(names: Iterable[str]) -> dict[str, Name]:
    found: dict[str, Name] = {}
    for name in dict.fromkeys(names):
        if len(found) == MOST_ASKED:
            break
        try:
            found[name] = read_name(name)
        except UnusableName:
            continue
    return found


def _candidates(asked: Mapping[str, Name]) -> dict[str, list[int]]:
    """Return for each name the sources that share the most telling keys with it."""
    keys = {name: asked_keys(read) for name, read in asked.items()}
    under: dict[str, list[int]] = defaultdict(list)
    every = dict.fromkeys(key for each in keys.values() for key in each)
    for key, source_id in newest_under("sources_sourceword", "source_id", every, most=_OF_ONE_WORD):
        under[key].append(source_id)
    return {name: _most_telling(each, under) for name, each in keys.items()}


def _most_telling(keys: Iterable[str], under: Mapping[str, list[int]]) -> list[int]:
    """Return the rows found by keys that are worth most; a key is worth more the fewer rows have it."""
    worth: Counter[int] = Counter()
    for key in keys:
        for pk in under.get(key, ()):
            worth[pk] += 1_000 * _WORTH[key[0]] // (len(under[key]) + 4)
    ranked = sorted(worth.items(), key=lambda each: (-each[1], -each[0]))
    return [pk for pk, _ in ranked[:_COMPARED]]


class _Stored:
    """The sources that are compared, with their names as they are read."""

    def __init__(self, ids: Collection[int]) -> None:
        self.rows: dict[int, Source] = {
            row.pk: row
            for row in Source.objects.filter(pk__in=ids).only("name", "slug", "kind", "anonymity", "country")
        }
        self.names: dict[int, list[Name]] = defaultdict(list)
        for pk, name in SourceAlias.objects.filter(source__in=ids).values_list("source_id", "name"):
            self.names[pk].append(read_name(name))

    def resolved(self, ids: Collection[int]) -> dict[int, Source]:
        """Return for each row the source it stands for in the end."""
        final = resolve_ids("sources_source", ids)
        rows = Source.objects.filter(pk__in=set(final.values())).only("name", "slug").in_bulk()
        return {pk: rows[end] for pk, end in final.items()}


def _alike(asked: Name, stored: _Stored, ids: Iterable[int]) -> list[tuple[int, Likeness]]:
    found = []
    for pk in ids:
        row = stored.rows[pk]
        for name in stored.names[pk]:
            told = likeness(asked, name, kind=row.kind, is_unnamed=row.is_unnamed, country=row.country)
            if told is not None:
                found.append((pk, told))
    return found


class _Speaking:
    """People that are named by what they do, and the bodies they do it for: read in one query."""

    def __init__(
        self, asked: Mapping[str, Name], stored: _Stored, candidates: Mapping[str, list[int]]
    ) -> None:
        self.stored = stored
        self.bodies: dict[str, list[int]] = {}
        for name, read in asked.items():
            meant = bodies_meant(read)
            self.bodies[read.key] = [
                pk for pk in candidates[name] if any(each.bag in meant for each in stored.names[pk])
            ]
        people = {pk for pk, row in stored.rows.items() if row.kind == SourceKind.PERSON}
        ties = Affiliation.objects.filter(source__in=people) | Affiliation.objects.filter(
            organisation__in={pk for found in self.bodies.values() for pk in found},
            kind=AffiliationKind.SPEAKS_FOR.value,
        )
        ties = ties.exclude(role="").select_related("source", "organisation").order_by("-pk")
        self.ties = list(ties[:_PEOPLE]) if any(map(roles_of, asked.values())) else []

    def likened(self, asked: Name, candidates: Collection[int]) -> Iterable[tuple[int, Likeness]]:
        """Yield who has the role that the name tells of, and the body."""
        roles, bodies = roles_of(asked), self.bodies[asked.key]
        if not roles:
            return
        for pk in bodies:
            yield pk, Likeness(0.65, "for whom the words speak")
        for tie in self.ties:
            if tie.organisation_id not in bodies and tie.source_id not in candidates:
                continue
            names = self.stored.names.get(tie.organisation_id) or [read_name(tie.organisation.name)]
            countries = frozenset({tie.source.country, tie.organisation.country} - {""})
            score = role_likeness(roles, role=tie.role, bodies=names, countries=countries)
            if score:
                # Who had the office may have left it.
                score -= 0.1 if tie.until_last else 0
                told = f"{tie.get_kind_display()} {tie.organisation} ({tie.role})"
                yield tie.source_id, Likeness(score, told)


def _best(
    meant: Iterable[tuple[int, Likeness]], final: Mapping[int, Source], limit: int
) -> tuple[SuggestedSource, ...]:
    best: dict[int, tuple[Likeness, Source]] = {}
    for pk, told in meant:
        row = final[pk]
        known = best.get(row.pk)
        if known is None or (told.is_same, told.score) > (known[0].is_same, known[0].score):
            best[row.pk] = (told, row)
    ranked = sorted(best.values(), key=lambda each: (-each[0].score, each[1].name, each[1].pk))
    same = [told for told, _ in ranked if told.is_same]
    # What two sources could be is neither without a look, unless it is one's very name.
    sure = same[0] if same and (len(same) == 1 or same[0].score == 1) else None
    return tuple(
        SuggestedSource(row.pk, row.slug, row.name, told.why, is_same=told is sure)
        for told, row in ranked[:limit]
    )


# --- Quantities ---


@dataclass(frozen=True)
class _Earlier:
    """What an earlier claim with the same counted words was given."""

    quantity_id: int
    unit: str
    around: Surroundings
    everything: Surroundings


def suggest_quantities(asked: Sequence[Counted], *, limit: int = 5) -> list[tuple[SuggestedQuantity, ...]]:
    """Return for each the stored quantities that may be what is counted, the likeliest first, mergers followed.

    At most one is called the same: where an editor chose it for the same words in nearly the same sentence, or the
    words are its name. Six queries, however many are asked and stored.
    """
    looked_for = [each for each in dict.fromkeys(asked) if telling_words(each.words)][:MOST_ASKED]
    keys = {each: asked_quantity_keys(each.words, each.unit, each.quote) for each in looked_for}
    under: dict[str, list[int]] = defaultdict(list)
    every = dict.fromkeys(key for found in keys.values() for key in found)
    for key, quantity_id in newest_under("claims_quantityword", "quantity_id", every, most=_OF_ONE_KEY):
        under[key].append(quantity_id)
    named = {each: _most_telling(found, under) for each, found in keys.items()}
    earlier = _earlier_claims(each.words for each in looked_for)
    given = {row.quantity_id for rows in earlier.values() for row in rows}
    final = _resolved_quantities({*given, *(pk for found in named.values() for pk in found)})
    found = {
        each: _best_quantities(each, named[each], earlier.get(counted_key(each.words), ()), final)[:limit]
        for each in looked_for
    }
    return [found.get(each, ()) for each in asked]


def _earlier_claims(words: Iterable[str]) -> dict[str, list[_Earlier]]:
    """Return the newest claims with the same counted words that were given a quantity, by those words."""
    # As the database makes small letters: SQLite only of A to Z.
    cut = dict.fromkeys(
        form for each in words for form in (_ascii_lower(each[:COUNTED_CUT]), each[:COUNTED_CUT].lower())
    )
    hits = newest_under(
        "claims_span",
        "claim_id",
        cut,
        most=_OF_ONE_KEY,
        word=NumericClaim.objects.counted_words_indexed(COUNTED_CUT),
        only="role = 'counted'",
    )
    claims = NumericClaim.objects.with_counted_words({pk for _, pk in hits})
    found: dict[str, list[_Earlier]] = defaultdict(list)
    for claim in claims:
        start = claim.mention.start - claim.quote_start
        end = claim.mention.end - claim.quote_start
        found[counted_key(claim.counted)].append(
            _Earlier(
                claim.quantity_id,
                claim.unit.slug if claim.unit else claim.quantity.unit.slug,
                surroundings(claim.quote[:_LONGEST_QUOTE], start, end),
                surroundings(claim.quote[:_LONGEST_QUOTE]),
            )
        )
    return found


def _ascii_lower(words: str) -> str:
    return "".join(char.lower() if char.isascii() else char for char in words)


def _resolved_quantities(ids: Collection[int]) -> dict[int, Quantity]:
    final = resolve_ids("claims_quantity", ids)
    rows = Quantity.objects.filter(pk__in={*ids, *final.values()}).select_related("unit").in_bulk()
    return {pk: rows[end] for pk, end in final.items()}


def _best_quantities(
    asked: Counted, named: Iterable[int], earlier: Iterable[_Earlier], final: Mapping[int, Quantity]
) -> tuple[SuggestedQuantity, ...]:
    """Return what may be counted: how well names fit, and what was chosen before for the same words."""
    here = surroundings(asked.quote[:_LONGEST_QUOTE], asked.start, asked.end)
    chosen = [_Chosen.of(row, here, asked, final) for row in earlier if _fits(asked.unit, row.unit)]
    best: dict[int, tuple[float, str, Quantity]] = {}
    for pk in named:
        row = final[pk]
        score = name_likeness(asked.words, asked.quote, row.name)
        if not _fits(asked.unit, row.unit.slug):
            score *= 0.5
        if score >= _LEAST_ALIKE:
            best[row.pk] = (score, "its name is of these words", row)
    for choice in chosen:
        row = choice.quantity
        score = choice.likeness + name_likeness(asked.words, asked.quote, row.name)
        told = (1 + score, "chosen before for the same words", row)
        if choice.is_same_sentence:
            told = (3 + score, "chosen before in the same sentence", row)
        best[row.pk] = max(best.get(row.pk, told), told, key=lambda each: each[0])
    ranked = sorted(best.values(), key=lambda each: (-each[0], each[2].name, each[2].pk))
    same = _the_same(asked, chosen, [row for _, _, row in ranked])
    if same is not None:
        ranked.sort(key=lambda each: each[2].pk != same.pk)
    return tuple(
        SuggestedQuantity(row.pk, row.slug, row.name, why, is_same=same is not None and row.pk == same.pk)
        for _, why, row in ranked
    )


@dataclass(frozen=True)
class _Chosen:
    """A quantity that an editor gave a claim with the same counted words."""

    quantity: Quantity
    likeness: float
    is_same_sentence: bool

    @classmethod
    def of(
        cls, row: _Earlier, here: Surroundings, asked: Counted, final: Mapping[int, Quantity]
    ) -> "_Chosen":
        there = row.everything if asked.start is None or asked.end is None else row.around
        return cls(final[row.quantity_id], here.likeness(there), here.say_the_same(there))


def _the_same(asked: Counted, chosen: Iterable[_Chosen], found: Iterable[Quantity]) -> Quantity | None:
    """Return the quantity that leaves no doubt, if there is one."""
    in_this_sentence = {each.quantity.pk: each.quantity for each in chosen if each.is_same_sentence}
    if len(in_this_sentence) == 1:
        return next(iter(in_this_sentence.values()))
    if in_this_sentence:
        return None
    key = counted_key(asked.words)
    return next((row for row in found if row.name_key == key and _fits(asked.unit, row.unit.slug)), None)


def _fits(asked: str, unit: str) -> bool:
    return not asked or asked == unit
