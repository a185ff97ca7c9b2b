"""Claims made by hand for the rules that look at several of them, and any claims at all for what always holds."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import settings
from hypothesis import strategies as st

from claims.domain.amounts import Amount, Comparator
from claims.domain.chains import Link, Tie, Window
from claims.domain.statements import Credit, Dossier, Party, Relation, Statement
from claims.domain.terms import Accumulation, Change, LinkKind, Modality
from sources.domain.terms import SourceKind

# Each example is several claims: fewer of them say as much, and a busy machine is no failure.
whole_dossiers = settings(max_examples=60, deadline=None)

DERIVED, SAME = LinkKind.DERIVED_FROM, LinkKind.SAME_STATEMENT


def exact(point, **more) -> Amount:
    return Amount(Comparator.EXACT, Decimal(point), **{name: Decimal(part) for name, part in more.items()})


def about(point) -> Amount:
    return Amount(Comparator.APPROX, Decimal(point))


def at_least(lower) -> Amount:
    return Amount(Comparator.AT_LEAST, lower=Decimal(lower))


def more_than(lower) -> Amount:
    return Amount(Comparator.MORE_THAN, lower=Decimal(lower))


def at_most(upper) -> Amount:
    return Amount(Comparator.AT_MOST, upper=Decimal(upper))


def less_than(upper) -> Amount:
    return Amount(Comparator.LESS_THAN, upper=Decimal(upper))


def between(lower, upper) -> Amount:
    return Amount(Comparator.RANGE, lower=Decimal(lower), upper=Decimal(upper))


VAGUE = Amount(Comparator.VAGUE)


def on(day: str) -> Window:
    """Return a day, or the days from one to another: "2025-01-09", "2024-01-01/2024-12-31"."""
    first, _, last = day.partition("/")
    return Window(date.fromisoformat(first), date.fromisoformat(last or first))


def by(*chain, stance="asserts", uid=None, said=None) -> Credit:
    """Return a credit to a chain of parties, origin first."""
    links = tuple(Link(at, each, stance=stance if at == 0 else "asserts") for at, each in enumerate(chain))
    return Credit(uid or ("credit", *chain, stance), links, said=said and on(said))


def printed(uid, amount, *credits_given, published=None, period=None, as_of=None, **more) -> Statement:
    """Return a claim on the drones of one night in an article and an outlet of its own, called as the claim is."""
    about_it = {"article": uid, "version": 1, "outlet": uid, "quantity": "drones", "unit": "item"} | more
    dates = {"published": published, "period": period, "as_of": as_of}
    return Statement(
        id=uid,
        amount=amount,
        credits=credits_given,
        **{name: day if isinstance(day, Window) else day and on(day) for name, day in dates.items()},
        **about_it,
    )


def dossier_of(*statements, relations=(), unnamed=(), **more) -> Dossier:
    """Return the claims as a dossier, with relations as (start, kind, end)."""
    known = {each.id: each for each in statements}
    speakers = {link.speaker for each in statements for credit in each.credits for link in credit.links}
    outlets = {each.outlet for each in statements}
    parties = {
        each: Party(
            each,
            str(each),
            SourceKind.OUTLET if each in outlets else SourceKind.ORGANISATION,
            is_named=each not in unnamed,
        )
        for each in (speakers | outlets) - {None}
    }
    return Dossier(known, tuple(Relation(a, b, kind) for a, kind, b in relations), parties, **more)


def merged(dossier: Dossier, one, other) -> Dossier:
    """Return the dossier with one party's words, articles and ties given to another."""

    def moved(party):
        return other if party == one else party

    def with_credits_moved(statement: Statement) -> Statement:
        credits_moved = tuple(
            replace(credit, links=tuple(replace(link, speaker=moved(link.speaker)) for link in credit.links))
            for credit in statement.credits
        )
        return replace(
            statement,
            credits=credits_moved,
            outlet=moved(statement.outlet),
            agency=moved(statement.agency),
        )

    return replace(
        dossier,
        statements={uid: with_credits_moved(each) for uid, each in dossier.statements.items()},
        ties=tuple(replace(tie, member=moved(tie.member), body=moved(tie.body)) for tie in dossier.ties),
    )


# --- any claims at all ---

PARTIES = ("Kyiv", "air force", "Seoul", "spies", "London", "officials", "AP", "CNN")
NIGHT = date(2025, 7, 9)

numbers = st.sampled_from([40, 42, 50, 54, 728, 741, 4000]).map(Decimal)
amounts = st.one_of(
    numbers.map(exact),
    numbers.map(about),
    numbers.map(at_least),
    numbers.map(more_than),
    numbers.map(at_most),
    numbers.map(less_than),
    st.tuples(numbers, numbers).filter(lambda ends: ends[0] < ends[1]).map(lambda ends: between(*ends)),
    st.just(VAGUE),
)
days = st.integers(0, 5).map(lambda later: NIGHT + timedelta(later))
windows = st.one_of(
    st.none(),
    days.map(lambda day: Window(day, day)),
    st.tuples(days, days).map(lambda both: Window(min(both), max(both))),
    days.map(lambda day: Window(day, None)),
)
links = st.builds(
    Link,
    st.integers(0, 2),
    st.none() | st.sampled_from(PARTIES),
    stance=st.sampled_from(["asserts", "confirms", "denies"]),
)
credit_lists = st.lists(
    st.builds(Credit, st.integers(0, 9), st.lists(links, min_size=1, max_size=3).map(tuple), said=windows),
    max_size=2,
).map(tuple)
ties = st.lists(
    st.builds(
        Tie,
        st.sampled_from(PARTIES),
        st.sampled_from(["part_of", "speaks_for", "member_of"]),
        st.sampled_from(PARTIES),
    ),
    max_size=3,
).map(tuple)


def statements(uid: str) -> st.SearchStrategy[Statement]:
    return st.builds(
        Statement,
        id=st.just(uid),
        article=st.sampled_from([uid, "round-up"]),
        version=st.just(1),
        outlet=st.sampled_from(PARTIES),
        quantity=st.sampled_from(["drones"] * 9 + ["Shahed drones"]),
        amount=amounts,
        unit=st.sampled_from(["item"] * 9 + [None]),
        change=st.sampled_from([Change.LEVEL] * 9 + [Change.ADDITIONAL]),
        modality=st.sampled_from([Modality.ASSERTED] * 9 + [Modality.PLANNED]),
        hedges=st.frozensets(st.sampled_from(["estimated", "likely"])),
        period=windows,
        as_of=windows,
        published=days.map(lambda day: Window(day, day)) | windows,
        credits=credit_lists,
        agency=st.none() | st.sampled_from(PARTIES),
        is_standing=st.sampled_from([True, True, True, False]),
    )


@st.composite
def dossiers(draw) -> Dossier:
    """Draw up to six claims; each may derive from, repeat, update or correct an earlier one of them."""
    uids = [f"c{at}" for at in range(draw(st.integers(2, 6)))]
    known = {uid: draw(statements(uid)) for uid in uids}
    kinds = st.sampled_from([DERIVED, DERIVED, SAME, LinkKind.UPDATES, LinkKind.CORRECTS])
    pairs = st.tuples(st.integers(0, 5), st.integers(0, 5)).filter(lambda pair: pair[1] < pair[0] < len(uids))
    related = draw(st.lists(st.tuples(pairs, kinds), max_size=5))
    return Dossier(
        statements=known,
        relations=tuple({Relation(uids[a], uids[b], kind): None for (a, b), kind in related}),
        parties={each: Party(each, each, SourceKind.ORGANISATION, each != "officials") for each in PARTIES},
        ties=draw(ties),
        broader={"Shahed drones": "drones"},
        accumulations={"drones": draw(st.sampled_from(Accumulation))},
    )


@st.composite
def shuffled(draw, given: Dossier) -> Dossier:
    """Draw the same dossier, entered in another order."""
    return replace(
        given,
        statements={uid: given.statements[uid] for uid in draw(st.permutations(list(given.statements)))},
        relations=tuple(draw(st.permutations(given.relations))),
        ties=tuple(draw(st.permutations(given.ties))),
    )
