"""Questions asked of claims and what belongs to them."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple, cast

from django.core.exceptions import EmptyResultSet
from django.db import connection, models
from django.db.models import Case, Count, Exists, F, FilteredRelation, OuterRef, Prefetch, Q, Value, When
from django.db.models.expressions import RawSQL
from django.db.models.functions import Concat, Substr

from claims.domain.decimals import NotExact, canonical, parse_exact, sort_key
from newsledger.ledger.models import LedgerEntry, RecordedQuerySet
from sources.querysets import Resolved, last_merged, resolve_slugs

# SQLite joins no more than 500 in one statement.
_SELECTS_AT_ONCE = 400
# Code points of a text in which headline, byline and dateline stand.
_BEGINNING = 2_000
# One quantity to the next broader; a merger leads both ways.
_TIES = """(
    SELECT id AS one, broader_id AS other FROM claims_quantity WHERE broader_id IS NOT NULL
    UNION ALL SELECT id, merged_into_id FROM claims_quantity WHERE merged_into_id IS NOT NULL
    UNION ALL SELECT merged_into_id, id FROM claims_quantity WHERE merged_into_id IS NOT NULL
)"""
WRITTEN = ("created", "edited", "imported")
"""What the ledger calls the writes that make somebody an author of what a claim says."""


class UnitQuerySet(models.QuerySet):
    def get_by_natural_key(self, slug: str) -> Any:
        return self.get(slug=slug)


class QuantityQuerySet(RecordedQuerySet):
    def with_parts(self) -> "QuantityQuerySet":
        """Read what `as_record` needs in the same query."""
        return self.select_related("unit", "broader", "denominator", "merged_into")

    def containing(self, quantity_ids: Iterable[int]) -> list[tuple[int, int]]:
        """Return (narrower, broader) row numbers on the way up from these quantities, in one recursive query.

        A merger leads both ways: the two are one.
        """
        return _edges_from(_TIES, "one", "other", quantity_ids)

    def contained_in(self, quantity_ids: Iterable[int]) -> list[tuple[int, int]]:
        """Return (narrower, broader) row numbers on the way down from these quantities, in one recursive query.

        A merger leads both ways here too.
        """
        return [(one, other) for other, one in _edges_from(_TIES, "other", "one", quantity_ids)]

    def with_merged_at(self) -> "QuantityQuerySet":
        """Read, as `merged_at`, when the ledger says that a quantity was last merged, in the same query."""
        return self.annotate(merged_at=last_merged("quantity"))

    def resolving(self, slugs: Iterable[str]) -> list[Resolved]:
        """Return each slug's quantity, all mergers followed, with every other merged there, in one query."""
        return resolve_slugs("claims_quantity", slugs)

    def with_mergers_above(self) -> "QuantityQuerySet":
        """Select these quantities and all that they were merged into."""
        try:
            named, params = self.order_by().values("id").query.sql_with_params()
        except EmptyResultSet:  # Django sees by itself that there are none
            return self.none()
        # The inner statement is Django's own.
        sql = f"""
            WITH RECURSIVE reached (id) AS (
                SELECT named.id FROM ({named}) AS named
                UNION
                SELECT here.merged_into_id FROM claims_quantity here JOIN reached ON here.id = reached.id
                WHERE here.merged_into_id IS NOT NULL
            )
            SELECT reached.id FROM reached
        """  # noqa: S608
        rows = self.model._default_manager.filter(pk__in=RawSQL(sql, params))  # noqa: S611
        return cast("QuantityQuerySet", rows)

    def unmerged(self) -> "QuantityQuerySet":
        return self.filter(merged_into__isnull=True)


class MentionQuerySet(models.QuerySet):
    def coverage(self) -> float | None:
        """Return the share of these mentions that are decided, 0 to 1; None where there are none."""
        counted = self.aggregate(all=Count("pk"), decided=Count("pk", filter=~Q(fate="undecided")))
        return counted["decided"] / counted["all"] if counted["all"] else None

    def coverages(self, *, by: str = "version") -> Iterable[tuple[int, int, int]]:
        """Return (row number, decided, all) of every version, or article, that has a mention among these."""
        decided = Count("pk", filter=~Q(fate="undecided"))
        together = self.order_by().values(by).annotate(decided=decided, all=Count("pk"))
        return together.values_list(by, "decided", "all")


class MentionListQuerySet(RecordedQuerySet):
    def with_parts(self) -> "MentionListQuerySet":
        """Read what `as_record` needs in two queries, however many lists. The texts stay where they are."""
        return (
            self.select_related("version__article")
            .defer("version__text")
            .prefetch_related("version__mentions")
        )


class AttributionQuerySet(RecordedQuerySet):
    def with_parts(self) -> "AttributionQuerySet":
        """Read what `as_record` needs in three queries, however many attributions. The texts stay where they are."""
        return (
            self.select_related("version__article")
            .defer("version__text")
            .prefetch_related(
                Prefetch("links", rows_at(self.model, "links").select_related("source")), "links__spans"
            )
        )

    def public(self) -> "AttributionQuerySet":
        """Select what everyone may see: what public claims rest on, and what has no claim beside public ones.

        One that only drafts rest on stays unseen, whatever else its article says.
        """
        claims = rows_at(self.model, "claims")
        resting, beside = {"attributions": OuterRef("pk")}, {"mention__version": OuterRef("version")}
        return self.filter(
            Exists(claims.public().filter(**resting))
            | (~Exists(claims.filter(**resting)) & Exists(claims.public().filter(**beside)))
        )

    def with_page_data(self) -> "AttributionQuerySet":
        """Read what an attribution's own page needs of other tables by key in the same query, the text included."""
        return self.select_related("version__article__outlet__merged_into")

    def without_claims(self) -> "AttributionQuerySet":
        return self.filter(claims__isnull=True)

    def spoken_by(self, speakers: Iterable["Speaker"]) -> "AttributionQuerySet":
        """Select attributions in which one of the speakers is credited, in their time."""
        return self.filter(_spoken_by(speakers, ""))

    def links_in_order(self) -> models.QuerySet:
        """Return the links of these attributions, each with its words, in the order of their chains."""
        return (
            self._links_with_words()
            .filter(attribution__in=self)
            .order_by("attribution_id", "position", "source_span__start", "pk")
        )

    def links_under(self, claim_ids: Iterable[int]) -> models.QuerySet:
        """Return the links of these claims' chains, each with `claim_id`, `credit_id`, `scope` and its words.

        One query. A link comes once for each claim that rests on it, in the order of credits and chain.
        """
        return (
            self._links_with_words()
            .filter(attribution__credits__claim__in=list(claim_ids))
            .annotate(
                claim_id=F("attribution__credits__claim"),
                credit_id=F("attribution__credits__pk"),
                scope=F("attribution__credits__scope"),
            )
            .order_by("claim_id", "credit_id", "position", "source_span__start", "pk")
        )

    def links_beside(self) -> models.QuerySet:
        """Return the links of those of these attributions that no claim rests on, newest first."""
        return (
            self._links_with_words()
            .filter(attribution__in=self.public().without_claims())
            .select_related("attribution__version__article__outlet__merged_into", "source__merged_into")
            .defer("attribution__version__text")
            .order_by("-attribution_id", "position", "source_span__start", "pk")
        )

    def _links_with_words(self) -> models.QuerySet:
        links = rows_at(self.model, "links").select_related("attribution", "source__merged_into")
        for role in ("source", "cue", "date"):
            in_role = FilteredRelation("spans", condition=Q(spans__role=role))
            links = links.annotate(**{f"{role}_span": in_role})
        return links.annotate(
            words=F("source_span__exact"), cue=F("cue_span__exact"), date_words=F("date_span__exact")
        )


class ClaimLinkQuerySet(models.QuerySet):
    def derivations_from(self, claim_ids: Iterable[int]) -> list[tuple[int, int]]:
        """Return (derived, origin) row numbers on every way back from these claims, in one recursive query."""
        return _edges_from(
            "claims_claimlink", "from_claim_id", "to_claim_id", claim_ids, only="step.kind = 'derived_from'"
        )

    def between(self, one_id: int, other_id: int) -> "ClaimLinkQuerySet":
        """Select the links between two claims, in either direction."""
        return self.filter(from_claim=one_id, to_claim=other_id) | self.filter(
            from_claim=other_id, to_claim=one_id
        )

    def touching(self, claim_ids: Iterable[int]) -> "ClaimLinkQuerySet":
        """Select the links of these claims, in either direction."""
        ids = list(claim_ids)
        return self.filter(Q(from_claim__in=ids) | Q(to_claim__in=ids))


class LinkRefusalQuerySet(models.QuerySet):
    def between(self, one_id: int, other_id: int) -> "LinkRefusalQuerySet":
        """Select what was said of this pair, in whichever order it comes."""
        first, second = sorted((one_id, other_id))
        return self.filter(first=first, second=second)

    def touching(self, claim_ids: Iterable[int]) -> "LinkRefusalQuerySet":
        """Select the pairs of which these claims are one."""
        ids = list(claim_ids)
        return self.filter(Q(first__in=ids) | Q(second__in=ids))


class ClaimQuerySet(RecordedQuerySet):
    def public(self) -> "ClaimQuerySet":
        """Select what everyone may see: approved, and not withdrawn."""
        return self.filter(review="approved", withdrawn_at__isnull=True)

    def with_parts(self) -> "ClaimQuerySet":
        """Read what `as_record` needs in four queries, however many claims. The texts stay where they are."""
        return (
            self.select_related("mention__version__article", "quantity", "unit", "created_by", "reviewed_by")
            .defer("mention__version__text")
            .prefetch_related(
                "spans",
                Prefetch("credits", rows_at(self.model, "credits").select_related("attribution")),
                Prefetch("links_out", rows_at(self.model, "links_out").select_related("to_claim")),
            )
        )

    def with_row_data(self) -> "ClaimQuerySet":
        """Read what a line of a list shows in the same query: number, quote, outlet. Never the text."""
        return (
            self.select_related(
                "mention__version__article__outlet__merged_into",
                "quantity__unit",
                "quantity__merged_into",
                "unit",
            )
            .defer("mention__version__text")
            .annotate(quote_span=FilteredRelation("spans", condition=Q(spans__role="quote")))
            .annotate(quote=F("quote_span__exact"), quote_start=F("quote_span__start"))
        )

    def with_counted_words(self, claim_ids: Iterable[int]) -> "ClaimQuerySet":
        """Select those of these claims that have a quantity, with its counted words and quote, newest first."""
        return (
            self.filter(pk__in=list(claim_ids), quantity__isnull=False, withdrawn_at__isnull=True)
            .select_related("mention", "unit", "quantity__unit")
            .annotate(
                quote_span=FilteredRelation("spans", condition=Q(spans__role="quote")),
                counted_span=FilteredRelation("spans", condition=Q(spans__role="counted")),
            )
            .annotate(
                quote=F("quote_span__exact"),
                quote_start=F("quote_span__start"),
                counted=F("counted_span__exact"),
            )
            .order_by("-pk")
        )

    @staticmethod
    def counted_words_indexed(length: int) -> str:
        """Return, in SQL, the beginning of counted words as the index `span_by_counted_words` holds it."""
        cut = "SUBSTR" if connection.vendor == "sqlite" else "LEFT"
        places = f"exact, 1, {length}" if connection.vendor == "sqlite" else f"exact, {length}"
        return f"LOWER({cut}({places}))"

    def with_page_data(self) -> "ClaimQuerySet":
        """Read what a claim's own page needs of other tables by key in the same query, the text included."""
        return self.select_related(
            "mention__version__article__outlet__merged_into",
            "mention__version__article__syndicated_from",
            "quantity__unit",
            "quantity__merged_into",
            "unit",
        )

    def linkable(self) -> "ClaimQuerySet":
        """Select what can be linked: claims that say what is counted, in whatever state of review, not withdrawn."""
        return self.filter(quantity__isnull=False, withdrawn_at__isnull=True)

    def with_linking_data(self) -> "ClaimQuerySet":
        """Read what rules about links need of a claim, and what a line shows, in the same query: `with_row_data`.

        Of its text only the beginning, as `beginning`: a dateline stands there.
        """
        return self.with_row_data().annotate(
            beginning=Substr("mention__version__text", 1, _BEGINNING),
            article_id=F("mention__version__article"),
        )

    def with_neighbour_data(self) -> "ClaimQuerySet":
        """Read what another claim is held against this one by, in the same query. Never the text."""
        return self.select_related("mention__version__article", "quantity__unit", "unit").defer(
            "mention__version__text"
        )

    def latest_on(self, quantity_ids: Iterable[int], *, most: int) -> list[int]:
        """Return row numbers of public standing claims: of each quantity the latest entered, `most` at most.

        One query for 400 quantities, each read from the end of its index, however many claims it has.
        """
        ids, found = list(quantity_ids), []
        for at in range(0, len(ids), _SELECTS_AT_ONCE):
            some = ids[at : at + _SELECTS_AT_ONCE]
            # The quantities and how many are parameters; nothing else is put in.
            latest = """
                SELECT * FROM (
                    SELECT id FROM claims_numericclaim
                    WHERE quantity_id = %s AND review = 'approved' AND withdrawn_at IS NULL AND standing = 'standing'
                    ORDER BY id DESC LIMIT %s
                ) AS latest
            """
            with connection.cursor() as cursor:
                cursor.execute(
                    " UNION ALL ".join([latest] * len(some)), [each for pk in some for each in (pk, most)]
                )
                found += [pk for (pk,) in cursor.fetchall()]
        return found

    def newest_first(self) -> "ClaimQuerySet":
        """Order by the day of publication; what has none is last."""
        return self.order_by(publication_day().desc(nulls_last=True), "-pk")

    def published_by(self, outlet_ids: Iterable[int]) -> "ClaimQuerySet":
        return self.filter(_printed_by(Speaker(outlet_id) for outlet_id in outlet_ids))

    def credited_to(
        self,
        speakers: Iterable["Speaker"],
        *,
        roles: Iterable[str] = ("originated", "relayed", "published"),
        scopes: Iterable[str] = (),
    ) -> "ClaimQuerySet":
        """Select claims in which a speaker stands in one of the roles, by a credit of one of the scopes.

        Who publishes is not credited: a scope then asks for any credit of the claim.
        """
        speakers, roles, scopes = list(speakers), set(roles), list(scopes)
        stands = Q(pk__in=[])
        if asked := roles & {"originated", "relayed"}:
            positions = Q()
            if asked == {"originated"}:
                positions = Q(attribution__links__position=0)
            elif asked == {"relayed"}:
                positions = Q(attribution__links__position__gt=0)
            stands |= Q(self._credited(positions & _spoken_by(speakers, "attribution__"), scopes))
        if "published" in roles:
            published = _printed_by(speakers)
            stands |= published & Q(self._credited(Q(), scopes)) if scopes else published
        return self.filter(stands)

    def with_role(self, roles: Iterable[str], *, scopes: Iterable[str] = ()) -> "ClaimQuerySet":
        """Select claims that anybody originated, relayed or published, by a credit of one of the scopes."""
        roles, scopes = set(roles), list(scopes)
        if not roles or "published" in roles:
            return self.filter(self._credited(Q(), scopes)) if scopes else self
        # Every chain has its origin, so that one credited at all is one originated.
        positions = Q() if "originated" in roles else Q(attribution__links__position__gt=0)
        return self.filter(self._credited(positions, scopes))

    def published_within(self, since: date | None, until: date | None) -> "ClaimQuerySet":
        """Select claims that can have been published within these days; of an unknown date all can."""
        return self.filter(_within("mention__version__", since, until))

    def can_lie_within(self, lowest: Decimal | None, highest: Decimal | None) -> "ClaimQuerySet":
        """Select claims whose amount can lie within these ends, included; what has no bound is open.

        Compared by the keys the database keeps: exactly, whatever the number of digits.
        """
        found = self
        if lowest is not None:
            key = sort_key(canonical(lowest))
            found = found.filter(Q(high_key__isnull=True) | Q(high_key__gte=key))
            found = found.exclude(comparator="less_than", high_key=key)
        if highest is not None:
            key = sort_key(canonical(highest))
            found = found.filter(Q(low_key__isnull=True) | Q(low_key__lte=key))
            found = found.exclude(comparator="more_than", low_key=key)
        return found

    def saying(self, words: Iterable[tuple[str, str]]) -> "ClaimQuerySet":
        """Select claims that have every one of the words in the quote or in a name: quantity, source, outlet.

        Shape: pairs of the word as typed, for the quote, and its name key, for the names.
        """
        found = self
        for word, key in words:
            found = found.filter(self._said(word, key))
        return found

    def found_by(self, words: Iterable[tuple[str, str]]) -> "ClaimQuerySet":
        """Select claims that have every one of the words where `saying` looks, in the headline, as uid or as amount.

        Shape: as for `saying`. "25,000" is looked for as it stands, and 25000 is found however it is worded.
        """
        found = self
        for word, key in words:
            about = Q(uid=word) | Q(mention__version__article__headline__icontains=word)
            try:
                amount = sort_key(canonical(parse_exact(word.replace(",", ""))))
            except NotExact:
                pass
            else:
                about |= Q(low_key=amount) | Q(high_key=amount)
            found = found.filter(self._said(word, key) | about)
        return found

    def written_by(self, name: str) -> "ClaimQuerySet":
        """Select claims of which the user wrote a revision: what `NumericClaim.authors` tells of one claim."""
        return self.filter(_wrote(name))

    def waiting_for(self, name: str) -> "ClaimQuerySet":
        """Select claims in review that the user may approve: those of which they wrote no revision."""
        return self.filter(~_wrote(name), review="in_review")

    def in_order_of_submission(self) -> "ClaimQuerySet":
        """Order by when they came into review, the oldest first."""
        return self.order_by("submitted_at", "pk")

    def submitted_from(self, moment: datetime, pk: int) -> "ClaimQuerySet":
        """Select, of that order, the claim that came into review then with this row number and what follows it."""
        return self.filter(submitted_at__gte=moment).exclude(submitted_at=moment, pk__lt=pk)

    def submitted_before(self, moment: datetime, pk: int) -> "ClaimQuerySet":
        """Select, of that order, what stands before the claim with this moment and row number."""
        return self.filter(submitted_at__lte=moment).exclude(submitted_at=moment, pk__gte=pk)

    def hedged(self, hedges: Iterable[str]) -> "ClaimQuerySet":
        """Select claims with one of the hedges. None of their words is part of another."""
        any_of = Q(pk__in=[])
        for hedge in hedges:
            any_of |= Q(hedges__contains=hedge)
        return self.filter(any_of)

    def _said(self, word: str, key: str) -> Q:
        """Return the condition that the word stands in the quote, or its key in a name."""
        credit = rows_at(self.model, "credits").filter(claim=OuterRef("pk"))
        quoted = rows_at(self.model, "spans").filter(claim=OuterRef("pk"), role="quote")
        alias = rows_at(self.model, "credits", "attribution", "links", "source", "aliases")
        outlet = alias.filter(source=OuterRef("mention__version__article__outlet"))
        return (
            Q(Exists(quoted.filter(exact__icontains=word)))
            | Q(quantity__name_key__contains=key)
            | Q(Exists(credit.filter(attribution__links__source__aliases__name_key__contains=key)))
            | Q(Exists(outlet.filter(name_key__contains=key)))
        )

    def _credited(self, condition: Q, scopes: list[str]) -> Exists:
        credit = rows_at(self.model, "credits").filter(condition, claim=OuterRef("pk"))
        return Exists(credit.filter(scope__in=scopes) if scopes else credit)


def _wrote(name: str) -> Exists:
    """Return the condition, on claims, that the user wrote a revision of what the claim says."""
    entries = LedgerEntry.objects.filter(record=Concat(Value("claim/"), OuterRef("uid")), action__in=WRITTEN)
    # Not by the index of names: a claim has few entries, somebody who has long worked here a great many.
    return Exists(entries.annotate(writer=Concat("by", Value(""))).filter(writer=name))


def publication_day() -> Case:
    """Return the expression for a claim's day of publication: its version's last one, or else its article's."""
    return Case(
        When(mention__version__published="", then=F("mention__version__article__published_last")),
        default=F("mention__version__published_last"),
    )


class Speaker(NamedTuple):
    """A source whose words count, between two days where its tie has an end; None is open."""

    source_id: int
    since: date | None = None
    until: date | None = None


def rows_at(model: type[models.Model], *names: str) -> Any:
    """Return all rows of the model to which these relations lead: querysets can't import models."""
    for name in names:
        model = cast(type[models.Model], model._meta.get_field(name).related_model)
    return model._default_manager.all()


def _spoken_by(speakers: Iterable[Speaker], attribution: str) -> Q:
    """Return the condition, on what leads to attributions, that a link is a speaker's in their time."""
    spoken = Q(pk__in=[])
    link, version = f"{attribution}links__", f"{attribution}version__"
    for (since, until), source_ids in _by_time(speakers).items():
        said = Q()
        if since or until:
            said = Q(**{f"{link}said_on": ""}) & _within(version, since, until)
            said |= Q(**{f"{link}said_on__gt": ""}) & _days_within(f"{link}said_on", since, until)
        spoken |= Q(**{f"{link}source__in": source_ids}) & said
    return spoken


def _printed_by(speakers: Iterable[Speaker]) -> Q:
    """Return the condition, on claims, that their article's outlet is one of the speakers in their time."""
    printed = Q(pk__in=[])
    for (since, until), outlet_ids in _by_time(speakers).items():
        in_time = _within("mention__version__", since, until)
        printed |= Q(mention__version__article__outlet__in=outlet_ids) & in_time
    return printed


def _by_time(speakers: Iterable[Speaker]) -> dict[tuple[date | None, date | None], list[int]]:
    """Return the speakers' row numbers by the days between which they count."""
    in_time: dict[tuple[date | None, date | None], list[int]] = {}
    for speaker in speakers:
        in_time.setdefault((speaker.since, speaker.until), []).append(speaker.source_id)
    return in_time


def _within(version: str, since: date | None, until: date | None) -> Q:
    """Return the condition that a version, by its own date or else by its article's, can be of these days."""
    if not since and not until:
        return Q()
    own = Q(**{f"{version}published__gt": ""}) & _days_within(f"{version}published", since, until)
    articles = Q(**{f"{version}published": ""}) & _days_within(f"{version}article__published", since, until)
    return own | articles


def _days_within(name: str, since: date | None, until: date | None) -> Q:
    first, last = f"{name}_first", f"{name}_last"
    within = Q()
    if since:
        within &= Q(**{f"{last}__isnull": True}) | Q(**{f"{last}__gte": since})
    if until:
        within &= Q(**{f"{first}__isnull": True}) | Q(**{f"{first}__lte": until})
    return within


def _edges_from(
    table: str, near: str, far: str, ids: Iterable[int], *, only: str = "1 = 1"
) -> list[tuple[int, int]]:
    ids = list(ids)
    if not ids:
        return []
    start = " UNION ".join(["SELECT CAST(%s AS bigint)"] * len(ids))
    # Table, columns and condition are ours, written above; every value is a parameter.
    sql = f"""
        WITH RECURSIVE reached (id) AS (
            SELECT * FROM ({start}) AS starting
            UNION
            SELECT step.{far} FROM {table} step JOIN reached ON step.{near} = reached.id
            WHERE step.{far} IS NOT NULL AND {only}
        )
        SELECT step.{near}, step.{far} FROM {table} step JOIN reached ON step.{near} = reached.id
        WHERE step.{far} IS NOT NULL AND {only}
    """  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, ids)
        return cursor.fetchall()
