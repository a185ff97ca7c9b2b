import json
from itertools import permutations

from newsledger.ledger.chain import canonical_json
from sources.domain.records import AffiliationRecord, AliasRecord, ArticleRecord, SourceRecord, VersionRecord

ALIASES = (AliasRecord("ТАСС", "ru"), AliasRecord("Tass"), AliasRecord("Telegraph Agency", "en"))
TIES = (
    AffiliationRecord("owned_by", "russia", since="1992"),
    AffiliationRecord("owned_by", "russia"),
    AffiliationRecord("member_of", "eana", role="founder"),
)


def source(aliases=ALIASES, affiliations=TIES):
    return SourceRecord(
        slug="tass",
        name="TASS",
        kind="news_agency",
        country="RU",
        merged_into="itar-tass",
        aliases=aliases,
        affiliations=affiliations,
    )


def test_the_order_in_which_parts_are_given_is_not_seen():
    assert {source(aliases=order).in_order() for order in permutations(ALIASES)} == {source().in_order()}
    assert {source(affiliations=order).in_order() for order in permutations(TIES)} == {source().in_order()}


def test_ordering_loses_nothing():
    ordered = source().in_order()
    assert set(ordered.aliases) == set(ALIASES)
    assert set(ordered.affiliations) == set(TIES)
    assert (ordered.slug, ordered.country, ordered.merged_into) == ("tass", "RU", "itar-tass")


def test_a_source_is_kept_whole():
    assert json.loads(canonical_json(source(ALIASES[:1], TIES[:1]).payload())) == {
        "slug": "tass",
        "name": "TASS",
        "kind": "news_agency",
        "anonymity": "named",
        "country": "RU",
        "wikidata_id": "",
        "homepage": "",
        "note": "",
        "merged_into": "itar-tass",
        "aliases": [{"name": "ТАСС", "language": "ru"}],
        "affiliations": [
            {"kind": "owned_by", "organisation": "russia", "role": "", "since": "1992", "until": ""}
        ],
    }


def test_an_article_is_kept_with_its_versions_hashes_and_without_their_words():
    article = ArticleRecord(
        slug="lavrov-wonsan",
        outlet="cnn",
        versions=(VersionRecord(1, "ab" * 32), VersionRecord(2, "cd" * 32)),
    )
    kept = json.loads(canonical_json(article.payload()))
    assert [(version["number"], version["sha256"]) for version in kept["versions"]] == [
        (1, "ab" * 32),
        (2, "cd" * 32),
    ]
    assert set(kept["versions"][0]) == {"number", "sha256", "published", "retrieved_at", "correction_notice"}
    assert kept["published_basis"] == "unknown"
    assert kept["text_public"] is False
