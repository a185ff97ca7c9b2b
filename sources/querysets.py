"""Questions asked of sources and articles."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple, cast

from django.core.exceptions import EmptyResultSet
from django.db import connection, models
from django.db.models import OuterRef, Subquery, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Concat

from newsledger.ledger.models import LedgerEntry, RecordedQuerySet

_NEWEST_SHARING = 20
"""So many versions are looked at for one fingerprint."""
_ASKED_AT_ONCE = 200
"""So many fingerprints in one statement: SQLite takes 500 parts of a compound, and each has a part."""


class TieRow(NamedTuple):
    """One tie between two sources by row number; a merger is a tie of kind "merged", without dates.

    What is merged is one, so that a merger leads both ways: what holds of either holds of the other.
    """

    source_id: int
    kind: str
    organisation_id: int
    since_first: date | None
    until_last: date | None


class Resolved(NamedTuple):
    """A row that a slug stands for: its own, the one it was merged into, or another merged there."""

    asked: str
    id: int
    slug: str
    name: str
    is_final: bool


class SourceQuerySet(RecordedQuerySet):
    def with_parts(self) -> "SourceQuerySet":
        """Read what `as_record` needs in three queries, however many sources."""
        return self.select_related("merged_into").prefetch_related("aliases", "affiliations__organisation")

    def called(self, key: str) -> "SourceQuerySet":
        """Select the source that has the spelling with this name key."""
        return self.filter(aliases__name_key=key)

    def unmerged(self) -> "SourceQuerySet":
        return self.filter(merged_into__isnull=True)

    def with_merged_at(self) -> "SourceQuerySet":
        """Read, as `merged_at`, when the ledger says that a source was last merged, in the same query."""
        return self.annotate(merged_at=last_merged("source"))

    def resolving(self, slugs: Iterable[str]) -> list["Resolved"]:
        """Return each slug's source, all mergers followed, with every source that was merged into it.

        One recursive query. A slug that nobody has brings no row.
        """
        return resolve_slugs("sources_source", slugs)

    def with_bodies_above(self, kinds: Iterable[str]) -> "SourceQuerySet":
        """Select these sources and all that they lead to by such ties and mergers, whatever the dates.

        A merger leads both ways: the two are one.
        """
        try:
            named, params = self.order_by().values("id").query.sql_with_params()
        except EmptyResultSet:  # Django sees by itself that there are none
            return self.none()
        kinds = list(kinds)
        # The inner statement is Django's own; every value is a parameter.
        sql = f"""
            WITH RECURSIVE
            tie (source_id, organisation_id) AS (
                SELECT source_id, organisation_id FROM sources_affiliation
                WHERE kind IN ({", ".join(["%s"] * len(kinds)) or "NULL"})
                UNION ALL
                SELECT id, merged_into_id FROM sources_source WHERE merged_into_id IS NOT NULL
                UNION ALL
                SELECT merged_into_id, id FROM sources_source WHERE merged_into_id IS NOT NULL
            ),
            reached (id) AS (
                SELECT named.id FROM ({named}) AS named
                UNION
                SELECT tie.organisation_id FROM tie JOIN reached ON tie.source_id = reached.id
            )
            SELECT reached.id FROM reached
        """  # noqa: S608
        rows = self.model._default_manager.filter(pk__in=RawSQL(sql, (*kinds, *params)))  # noqa: S611
        return cast("SourceQuerySet", rows)


class AffiliationQuerySet(models.QuerySet):
    def leading_to(self, source_ids: Iterable[int], kinds: Iterable[str]) -> list[TieRow]:
        """Return every tie of these kinds on a path that ends in one of the sources, mergers included.

        One recursive query, whatever the depth; a circle ends it, not hangs it.
        """
        return self._walk(source_ids, kinds, down=True)

    def leading_from(self, source_ids: Iterable[int], kinds: Iterable[str]) -> list[TieRow]:
        """Return every tie of these kinds on a path that starts at one of the sources, mergers included."""
        return self._walk(source_ids, kinds, down=False)

    def _walk(self, source_ids: Iterable[int], kinds: Iterable[str], *, down: bool) -> list[TieRow]:
        ids, kinds = list(source_ids), list(kinds)
        if not ids or not kinds:
            return []
        near, far = ("organisation_id", "source_id") if down else ("source_id", "organisation_id")
        id_marks, kind_marks = ", ".join(["%s"] * len(ids)), ", ".join(["%s"] * len(kinds))
        # Only column names and placeholders are put into the text; every value is a parameter.
        sql = f"""
            WITH RECURSIVE
            tie (source_id, kind, organisation_id, since_first, until_last) AS (
                SELECT source_id, kind, organisation_id, since_first, until_last
                FROM sources_affiliation WHERE kind IN ({kind_marks})
                UNION ALL
                SELECT id, 'merged', merged_into_id, NULL, NULL
                FROM sources_source WHERE merged_into_id IS NOT NULL
                UNION ALL
                SELECT merged_into_id, 'merged', id, NULL, NULL
                FROM sources_source WHERE merged_into_id IS NOT NULL
            ),
            reached (id) AS (
                SELECT id FROM sources_source WHERE id IN ({id_marks})
                UNION
                SELECT tie.{far} FROM tie JOIN reached ON tie.{near} = reached.id
            )
            SELECT tie.source_id, tie.kind, tie.organisation_id, tie.since_first, tie.until_last
            FROM tie JOIN reached ON tie.{near} = reached.id
            ORDER BY tie.source_id, tie.organisation_id, tie.kind
        """  # noqa: S608
        with connection.cursor() as cursor:
            cursor.execute(sql, [*kinds, *ids])
            return [
                TieRow(source, kind, body, _day(since), _day(until))
                for source, kind, body, since, until in cursor.fetchall()
            ]


def last_merged(kind: str) -> Subquery:
    """Return the expression for when the ledger says that a record of this kind, by its slug, was last merged."""
    mergers = LedgerEntry.objects.filter(
        record=Concat(Value(f"{kind}/"), OuterRef("slug")), action=LedgerEntry.Action.MERGED
    )
    return Subquery(mergers.order_by("-revision").values("at")[:1])


def _day(value: date | str | None) -> date | None:
    # SQLite keeps days as text, and Django converts only columns it selected itself.
    return date.fromisoformat(value) if isinstance(value, str) else value


class Sharing(NamedTuple):
    """A version that has fingerprints in common with a text, and how many."""

    version_id: int
    shared: int


class FingerprintQuerySet(models.QuerySet):
    def sharing(self, hashes: Iterable[int], *, limit: int) -> list[Sharing]:
        """Return the versions that have one of these fingerprints, those with the most first.

        For each fingerprint the newest versions alone are looked at, so that what stands under every article
        of an outlet costs no more than what stands in two.
        """
        asked = sorted(set(hashes))
        counted: Counter[int] = Counter()
        one = "SELECT version_id FROM (SELECT version_id FROM sources_fingerprint WHERE hash = %s"
        one += f" ORDER BY version_id DESC LIMIT {_NEWEST_SHARING}) AS newest"
        for start in range(0, len(asked), _ASKED_AT_ONCE):
            some = asked[start : start + _ASKED_AT_ONCE]
            with connection.cursor() as cursor:
                cursor.execute(" UNION ALL ".join([one] * len(some)), some)
                counted.update(version for (version,) in cursor.fetchall())
        # Of equals the newest first, whatever the order in which the database found them.
        ordered = sorted(counted.items(), key=lambda each: (-each[1], -each[0]))
        return [Sharing(*each) for each in ordered[:limit]]


class ArticleQuerySet(RecordedQuerySet):
    def with_outlet(self) -> "ArticleQuerySet":
        return self.select_related("outlet", "syndicated_from")


def resolve_slugs(table: str, slugs: Iterable[str]) -> list[Resolved]:
    """Return the rows each slug of a table with mergers stands for, in one recursive query."""
    slugs = list(slugs)
    if not slugs:
        return []
    # The table is one of ours; every value is a parameter.
    sql = f"""
        WITH RECURSIVE
        onward (asked, id) AS (
            SELECT slug, id FROM {table} WHERE slug IN ({", ".join(["%s"] * len(slugs))})
            UNION
            SELECT onward.asked, here.merged_into_id FROM {table} here JOIN onward ON here.id = onward.id
            WHERE here.merged_into_id IS NOT NULL
        ),
        together (asked, id) AS (
            SELECT onward.asked, onward.id FROM onward JOIN {table} here ON here.id = onward.id
            WHERE here.merged_into_id IS NULL
            UNION
            SELECT together.asked, here.id FROM {table} here
            JOIN together ON here.merged_into_id = together.id
        )
        SELECT together.asked, here.id, here.slug, here.name, here.merged_into_id IS NULL
        FROM together JOIN {table} here ON here.id = together.id
        ORDER BY together.asked, here.id
    """  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, slugs)
        return [
            Resolved(asked, pk, slug, name, bool(final)) for asked, pk, slug, name, final in cursor.fetchall()
        ]


def resolve_ids(table: str, ids: Iterable[int]) -> dict[int, int]:
    """Return for each row of a table with mergers the row it stands for in the end, in one recursive query."""
    ids = list(ids)
    if not ids:
        return {}
    # The table is one of ours; every value is a parameter.
    sql = f"""
        WITH RECURSIVE onward (asked, id) AS (
            SELECT id, id FROM {table} WHERE id IN ({", ".join(["%s"] * len(ids))})
            UNION
            SELECT onward.asked, here.merged_into_id FROM {table} here JOIN onward ON here.id = onward.id
            WHERE here.merged_into_id IS NOT NULL
        )
        SELECT onward.asked, here.id FROM onward JOIN {table} here ON here.id = onward.id
        WHERE here.merged_into_id IS NULL
    """  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, ids)
        return dict(cursor.fetchall())


def newest_under(
    table: str, column: str, words: Iterable[str], *, most: int, word: str = "word", only: str = "1 = 1"
) -> list[tuple[str, int]]:
    """Return, for each of the words, the newest rows that `column` names in a table of words, up to `most` of each.

    One query, which walks the index from row to row: it costs the same however many rows have a word.
    """
    words = list(words)
    if not words:
        return []
    # Table, columns and condition are ours; every value is a parameter.
    sql = f"""
        WITH RECURSIVE asked (asked_word) AS (VALUES {", ".join(["(CAST(%s AS text))"] * len(words))}),
        found (found_word, id, place) AS (
            SELECT asked.asked_word,
                (SELECT MAX({column}) FROM {table} WHERE {word} = asked.asked_word AND {only}), 1
            FROM asked
            UNION ALL
            SELECT found.found_word,
                (
                    SELECT MAX({column}) FROM {table}
                    WHERE {word} = found.found_word AND {only} AND {column} < found.id
                ),
                found.place + 1
            FROM found WHERE found.id IS NOT NULL AND found.place < %s
        )
        SELECT found_word, id FROM found WHERE id IS NOT NULL
    """  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, [*words, most])
        return cursor.fetchall()
