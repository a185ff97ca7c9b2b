"""One small newsroom, built only through actions.

              Ukraine                      Russia
                 ▲ part_of                    ▲ part_of
    Ukrainian intelligence       Russia’s foreign ministry      TASS ─ owned_by ─> Russia
                 │                            ▲ speaks_for
                 │                     Maria Zakharova
                 │ "according to"             │ "said", then TASS: "according to"
                 ▼                            ▼
    CNN: «… 25,000 to 30,000 soldiers …»   «… the second round …»   «… a record 728 drones …» (nobody)

The text is three sentences of the seed article. Two people work here: `editor` writes, `reviewer` approves.
"""

from dataclasses import dataclass, replace
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, User

from claims.actions import (
    create_attribution,
    create_claim,
    create_quantity,
    move_claim,
)
from claims.domain.anchors import find_words
from claims.domain.records import (
    AttributionRecord,
    ClaimRecord,
    CreditRecord,
    LinkRecord,
    QuantityRecord,
    SpanRecord,
)
from claims.domain.review import Move
from claims.models import Attribution, NumericClaim, Quantity
from sources.actions import create_article, create_source
from sources.domain.records import AffiliationRecord, ArticleRecord, SourceRecord, VersionRecord
from sources.models import Article, ArticleVersion, Source

SOLDIERS = (
    "Lavrov’s trip comes at a crucial time for Russian-North Korean relations, with Pyongyang set to deploy"
    " an additional 25,000 to 30,000 soldiers to assist Moscow’s scaled-up assault on Ukraine, according to"
    " Ukrainian intelligence – adding to the estimated 11,000 soldiers Pyongyang sent last year."
)
ROUND = (
    "On Wednesday, Maria Zakharova, spokesperson for Russia’s foreign ministry, said Lavrov would visit North"
    " Korea for talks that were part of “the second round of strategic dialogue” between the countries’ top"
    " diplomats, according to TASS."
)
DRONES = (
    "Russia has intensified its aerial assault on Ukraine in recent weeks, launching a record 728 drones and"
    " 13 missiles Wednesday."
)
TEXT = "\n".join((ROUND, SOLDIERS, DRONES))


@dataclass
class World:
    editor: User
    reviewer: User
    sources: dict[str, Source]
    article: Article
    version: ArticleVersion
    quantities: dict[str, Quantity]
    intelligence: Attribution
    zakharova: Attribution
    soldiers: NumericClaim
    round: NumericClaim
    drones: NumericClaim


def make_world(*, text: str = TEXT, approved: bool = True) -> World:
    """Build the newsroom; its three claims are approved unless `approved` is False."""
    editor, reviewer = make_user("editor", "Editor"), make_user("reviewer", "Reviewer")
    sources = {
        slug: create_source(
            content=SourceRecord(slug=slug, name=name, kind=kind, affiliations=ties), by=editor
        )
        for slug, name, kind, ties in (
            ("ukraine", "Ukraine", "state", ()),
            ("russia", "Russia", "state", ()),
            (
                "ukrainian-intelligence",
                "Ukrainian intelligence",
                "office",
                (AffiliationRecord("part_of", "ukraine"),),
            ),
            (
                "foreign-ministry",
                "Russia’s foreign ministry",
                "office",
                (AffiliationRecord("part_of", "russia"),),
            ),
            (
                "maria-zakharova",
                "Maria Zakharova",
                "person",
                (AffiliationRecord("speaks_for", "foreign-ministry", role="spokesperson"),),
            ),
            ("tass", "TASS", "news_agency", (AffiliationRecord("owned_by", "russia"),)),
            ("cnn", "CNN", "outlet", ()),
        )
    }
    article = make_article(by=editor, text=text)
    version = article.versions.get()
    quantities = {
        slug: create_quantity(
            content=QuantityRecord(
                slug=slug, name=name, unit=unit, statistic=statistic, accumulation=accumulation
            ),
            by=editor,
        )
        for slug, name, unit, statistic, accumulation in (
            ("soldiers", "North Korean soldiers to be deployed to Russia", "soldier", "count", "flow"),
            ("rounds", "rounds of strategic dialogue", "round", "rank", "not_applicable"),
            ("drones", "drones launched by Russia", "drone", "count", "flow"),
        )
    }
    intelligence = create_attribution(
        content=attribution_record(
            version, [("ukrainian-intelligence", "Ukrainian intelligence", "according to")], SOLDIERS
        ),
        by=editor,
    )
    zakharova = create_attribution(
        content=attribution_record(
            version, [("maria-zakharova", "Maria Zakharova", "said"), ("tass", "TASS", "according to")], ROUND
        ),
        by=editor,
    )
    world = World(
        editor=editor,
        reviewer=reviewer,
        sources=sources,
        article=article,
        version=version,
        quantities=quantities,
        intelligence=intelligence,
        zakharova=zakharova,
        soldiers=create_claim(
            content=claim_record(
                version,
                "25,000 to 30,000",
                SOLDIERS,
                comparator="range",
                lower="25000",
                upper="30000",
                change="additional",
                modality="planned",
                quantity="soldiers",
                attributions=(CreditRecord(intelligence.uid),),
            ),
            by=editor,
        ),
        round=create_claim(
            content=claim_record(
                version,
                "second",
                ROUND,
                comparator="exact",
                point="2",
                prominence="minor",
                quantity="rounds",
                attributions=(CreditRecord(zakharova.uid),),
            ),
            by=editor,
        ),
        drones=create_claim(
            content=claim_record(version, "728", DRONES, comparator="exact", point="728", quantity="drones"),
            by=editor,
        ),
    )
    if approved:
        for name in ("soldiers", "round", "drones"):
            setattr(world, name, approve(getattr(world, name), world))
    return world


def make_user(name: str, group: str) -> User:
    user = get_user_model().objects.create_user(name, password=f"{name}-password", is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    return user


def make_article(
    *, by: User, text: str, slug: str = "lavrov-wonsan", outlet: str = "cnn", **fields: Any
) -> Article:
    content = ArticleRecord(
        slug=slug,
        outlet=outlet,
        headline=fields.pop("headline", "Lavrov meets Kim in Wonsan"),
        published=fields.pop("published", "2025-07-12"),
        published_basis="inferred",
        versions=(VersionRecord(number=1, sha256=""),),
        **fields,
    )
    return create_article(content=content, texts={1: text}, by=by)


def claim_record(version: ArticleVersion, number: str, quote: str, **fields: Any) -> ClaimRecord:
    """Return the record of a claim whose quote and number are found in the version's text."""
    start, end = find_words(version.text, quote)
    at = find_words(version.text, number, start=start, end=end)
    words = fields.pop("words", {})
    spans = [SpanRecord(start, end, "quote", version.text[start:end])]
    for role, said in words.items():
        begins, ends = find_words(version.text, said, start=start, end=end)
        spans.append(SpanRecord(begins, ends, role, said))
    return ClaimRecord(
        uid=fields.pop("uid", ""),
        article=version.article.slug,
        version=version.number,
        start=at[0],
        end=at[1],
        spans=tuple(spans),
        **fields,
    )


def attribution_record(
    version: ArticleVersion, steps: list[tuple[str | None, str, str]], quote: str, **fields: Any
) -> AttributionRecord:
    """Return the record of a chain of (source slug, words, cue) steps, origin first, found in the quote."""
    begin, finish = find_words(version.text, quote)
    links = []
    for position, (source, words, cue) in enumerate(steps):
        spans = []
        for role, said in (("source", words), ("cue", cue)):
            if said:
                start, end = find_words(version.text, said, start=begin, end=finish)
                spans.append(SpanRecord(start, end, role, said))
        links.append(LinkRecord(position=position, source=source, spans=tuple(spans)))
    return AttributionRecord(
        uid=fields.pop("uid", ""),
        article=version.article.slug,
        version=version.number,
        links=tuple(links),
        **fields,
    )


def approve(claim: NumericClaim, world: World) -> NumericClaim:
    """Send the claim to review and approve it, each by the right person."""
    claim.refresh_from_db()
    move_claim(claim=claim, move=Move.SUBMIT, revision=claim.revision, by=world.editor)
    claim.refresh_from_db()
    move_claim(claim=claim, move=Move.APPROVE, revision=claim.revision, by=world.reviewer)
    claim.refresh_from_db()
    return claim


def edited(record: ClaimRecord, **changes: Any) -> ClaimRecord:
    return replace(record, **changes)
