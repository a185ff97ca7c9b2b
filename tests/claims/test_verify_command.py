"""`manage.py verify` on a small newsroom: silent while nothing is touched; names what was tampered with."""

from dataclasses import replace
from typing import NamedTuple

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from claims.actions import create_claim, decide_mention, link_claim, move_claim
from claims.domain.records import ClaimLinkRecord, CreditRecord
from claims.domain.review import Move
from claims.models import NumericClaim
from newsledger.ledger.chain import canonical_json, entry_hash
from newsledger.ledger.models import LedgerEntry
from sources.actions import edit_source
from sources.domain.records import AliasRecord
from sources.domain.texts import sha256_of
from sources.models import Source
from tests.world import DRONES, TEXT, World, claim_record, make_article, make_world


@pytest.fixture(scope="module")
def shared_world(shared_rows: None) -> World:
    """The newsroom with a dismissed number, a link between claims, an alias and an article unread."""
    world = make_world()
    at = TEXT.index("13 missiles")
    decide_mention(
        version=world.version, start=at, end=at + 2, fate="dismissed", by=world.editor, reason="not now"
    )
    tass = world.sources["tass"]
    edit_source(
        source=tass,
        revision=1,
        content=replace(tass.as_record(), aliases=(AliasRecord("ТАСС", "ru"),)),
        by=world.editor,
    )
    link_claim(
        claim=world.soldiers,
        revision=world.soldiers.revision,
        links=[ClaimLinkRecord(world.drones.uid, "updates", "editor")],
        by=world.editor,
    )
    make_article(by=world.editor, text="Another text with 7 in it.", slug="unread", headline="Unread")
    return world


class Outcome(NamedTuple):
    status: int
    said: str
    found: list[str]


def verify(capsys) -> Outcome:
    """Return what a shell would see of the command: its exit status, its output, its lines of trouble."""
    capsys.readouterr()
    try:
        call_command("verify", no_color=True)
        status = 0
    except SystemExit as end:
        status = end.code
    out, err = capsys.readouterr()
    return Outcome(status, out, err.splitlines())


def run(sql: str, *params: object) -> None:
    """Change the database past all of our code. There must be something to change."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        assert cursor.rowcount > 0, f"nothing was touched by: {sql}"


def test_an_untouched_newsroom_has_nothing_to_tell(world, capsys):
    entries = LedgerEntry.objects.count()
    head = LedgerEntry.objects.latest("number").hash
    status, said, found = verify(capsys)
    assert (status, found) == (0, [])
    assert f"{entries} entries" in said
    assert f"head {head}" in said


ARTICLE = "article/lavrov-wonsan"
SOLDIERS, DRONES_CLAIM = "claim/{soldiers}", "claim/{drones}"
MENTIONS = "mentions/lavrov-wonsan/1"
INTELLIGENCE, ZAKHAROVA = "attribution/{intelligence}", "attribution/{zakharova}"

OF_SOLDIERS = "(SELECT id FROM claims_numericclaim WHERE uid = '{soldiers}')"
OF_DRONES = "(SELECT id FROM claims_numericclaim WHERE uid = '{drones}')"
OF_INTELLIGENCE = "(SELECT id FROM claims_attribution WHERE uid = '{intelligence}')"
OF_ZAKHAROVA = "(SELECT id FROM claims_attribution WHERE uid = '{zakharova}')"
MOVED = 'UPDATE {table} SET start = start + 1, "end" = "end" + 1'
FORGED = TEXT.replace("728", "729")


def source_id(slug: str) -> str:
    return f"(SELECT id FROM sources_source WHERE slug = '{slug}')"


# Name: statements (uids in braces are put in), then what must be told: (record, words).
ON_ROWS: dict[str, tuple[list[str], list[tuple[str, str]]]] = {
    "a changed text": (
        ["UPDATE sources_articleversion SET text = replace(text, '728', '729')"],
        [(f"{ARTICLE}, version 1", "its text was changed"), (ARTICLE, "the number “728” doesn't stand at")],
    ),
    "a changed text with its hash": (
        [
            (
                "UPDATE sources_articleversion SET text = replace(text, '728', '729'),"
                f" sha256 = '{sha256_of(FORGED)}' WHERE text LIKE '%728%'"
            )
        ],
        [(ARTICLE, "was changed past the ledger"), (ARTICLE, "doesn't stand at")],
    ),
    "a text no longer in normal form": (
        ["UPDATE sources_articleversion SET text = replace(text, 'ö', 'o') || 'e\u0301'"],
        [(f"{ARTICLE}, version 1", "not in normal form")],
    ),
    "a fingerprint that is gone": (
        ["DELETE FROM sources_fingerprint WHERE paragraph = 2"],
        [(f"{ARTICLE}, version 1", "its fingerprints are not those of its text")],
    ),
    "fingerprints of another text": (
        ["UPDATE sources_fingerprint SET hash = hash / 2"],
        [
            (f"{ARTICLE}, version 1", "its fingerprints are not those of its text"),
            ("article/unread", "fingerprints"),
        ],
    ),
    "an article that seems to be of another day": (
        ["UPDATE sources_article SET published_first = '2024-07-12', published_last = '2024-07-12'"],
        [(ARTICLE, "the days of published are not those of its date")],
    ),
    "a tie that seems to have ended": (
        ["UPDATE sources_affiliation SET until = '2024', until_last = '2020-01-01'"],
        [("source/tass", "the days of an affiliation’s until are not those of its date")],
    ),
    "a version that seems to be of another day": (
        ["UPDATE sources_articleversion SET published = '2024', published_first = '2020-01-01'"],
        [(ARTICLE, "the days of published of version 1 are not those of its date")],
    ),
    "a claim that seems to be of another period": (
        [
            f"UPDATE claims_numericclaim SET period = 'no date', period_first = '2020-01-01' WHERE id = {OF_SOLDIERS}"
        ],
        [(SOLDIERS, "the days of its period are not those of its date")],
    ),
    "a saying that seems to be of another day": (
        [
            (
                "UPDATE claims_attributionlink SET said_on = '2024', said_on_last = '2020-01-01'"
                f" WHERE attribution_id = {OF_INTELLIGENCE}"
            )
        ],
        [(INTELLIGENCE, "the days of a step’s said_on are not those of its date")],
    ),
    "a source that belongs to itself": (
        [
            (
                "UPDATE sources_affiliation SET organisation_id = (SELECT id FROM sources_source WHERE slug ="
                " 'maria-zakharova') WHERE source_id = (SELECT id FROM sources_source WHERE slug = 'foreign-ministry')"
            )
        ],
        [("source/", "belongs to itself: ")],
    ),
    "a quantity narrower than itself": (
        [
            (
                "UPDATE claims_quantity SET broader_id = CASE slug WHEN 'drones' THEN (SELECT id FROM claims_quantity"
                " WHERE slug = 'rounds') ELSE (SELECT id FROM claims_quantity WHERE slug = 'drones') END"
                " WHERE slug IN ('drones', 'rounds')"
            )
        ],
        [("quantity/", "is, in the end, narrower than itself")],
    ),
    "two claims that derive from each other": (
        [
            (
                "INSERT INTO claims_claimlink (kind, basis, note, from_claim_id, to_claim_id)"
                f" SELECT 'derived_from', 'editor', '', {OF_SOLDIERS}, {OF_DRONES}"
                f" UNION ALL SELECT 'derived_from', 'editor', '', {OF_DRONES}, {OF_SOLDIERS}"
            )
        ],
        [("claim/", "derives from itself, through 2 links")],
    ),
    "a shifted quote": (
        [f"{MOVED.format(table='claims_span')} WHERE role = 'quote' AND claim_id = {OF_SOLDIERS}"],
        [(SOLDIERS, "was changed past the ledger"), (ARTICLE, "of claim/{soldiers} doesn't stand at")],
    ),
    "a shifted cue": (
        [
            (
                f"{MOVED.format(table='claims_span')} WHERE role = 'cue' AND link_id IN"
                f" (SELECT id FROM claims_attributionlink WHERE attribution_id = {OF_INTELLIGENCE})"
            )
        ],
        [
            (INTELLIGENCE, "was changed past the ledger"),
            (ARTICLE, "of attribution/{intelligence} doesn't stand"),
        ],
    ),
    "other words in a span": (
        [f"UPDATE claims_span SET exact = replace(exact, 'drones', 'planes') WHERE claim_id = {OF_DRONES}"],
        [(DRONES_CLAIM, "was changed past the ledger"), (ARTICLE, "of claim/{drones} doesn't stand at")],
    ),
    "a quote that leaves its number outside": (
        [
            (
                'UPDATE claims_span SET "end" = start + 10, exact = substr(exact, 1, 10)'
                f" WHERE role = 'quote' AND claim_id = {OF_DRONES}"
            )
        ],
        [(DRONES_CLAIM, "has no quote around its number")],
    ),
    "a deleted span": (
        [f"DELETE FROM claims_span WHERE claim_id = {OF_DRONES}"],
        [(DRONES_CLAIM, "was changed past the ledger"), (DRONES_CLAIM, "has no quote")],
    ),
    "a span in another text": (
        [
            (
                "UPDATE claims_span SET version_id ="
                " (SELECT id FROM sources_articleversion WHERE text LIKE 'Another%')"
                f" WHERE claim_id = {OF_DRONES}"
            )
        ],
        [(DRONES_CLAIM, "its quote is anchored in another text")],
    ),
    "a shifted number": (
        [f"{MOVED.format(table='claims_numbermention')} WHERE exact = '728'"],
        [
            (MENTIONS, "was changed past the ledger"),
            (DRONES_CLAIM, "was changed"),
            (ARTICLE, "the number “728”"),
        ],
    ),
    "a claim's bound": (
        ["UPDATE claims_numericclaim SET lower = '26000' WHERE uid = '{soldiers}'"],
        [(SOLDIERS, 'lower is "26000", the ledger says "25000"')],
    ),
    "a claim's point": (
        ["UPDATE claims_numericclaim SET point = '728.00000000000000000001' WHERE uid = '{drones}'"],
        [(DRONES_CLAIM, 'point is "728.00000000000000000001", the ledger says "728"')],
    ),
    "a claim's hedge": (
        ["UPDATE claims_numericclaim SET hedges = 'likely' WHERE uid = '{drones}'"],
        [(DRONES_CLAIM, 'hedges is ["likely"], the ledger says []')],
    ),
    "a claim's period": (
        ["UPDATE claims_numericclaim SET period = '2024' WHERE uid = '{drones}'"],
        [(DRONES_CLAIM, "period is")],
    ),
    "a claim's quantity": (
        [
            (
                "UPDATE claims_numericclaim SET quantity_id ="
                " (SELECT id FROM claims_quantity WHERE slug = 'rounds') WHERE uid = '{drones}'"
            )
        ],
        [(DRONES_CLAIM, 'quantity is "rounds"')],
    ),
    "a claim's review": (
        ["UPDATE claims_numericclaim SET review = 'in_review' WHERE uid = '{drones}'"],
        [(DRONES_CLAIM, 'review is "in_review"')],
    ),
    "a claim withdrawn in silence": (
        [
            (
                "UPDATE claims_numericclaim SET withdrawn_at = '2025-07-13 00:00:00+00:00',"
                " withdrawn_reason = 'x' WHERE uid = '{drones}'"
            )
        ],
        [(DRONES_CLAIM, "withdrawn_reason is")],
    ),
    "a claim's reviewer": (
        [
            (
                "UPDATE claims_numericclaim SET reviewed_by_id ="
                " (SELECT id FROM auth_user WHERE username = 'import') WHERE uid = '{drones}'"
            )
        ],
        [(DRONES_CLAIM, 'reviewed_by is "import"')],
    ),
    "a claim approved by who wrote it": (
        [
            (
                "UPDATE claims_numericclaim"
                " SET created_by_id = reviewed_by_id, reviewed_by_id = created_by_id WHERE uid = '{drones}'"
            )
        ],
        [(DRONES_CLAIM, "was approved by editor, who wrote a revision of it")],
    ),
    "a revision": (
        ["UPDATE claims_numericclaim SET revision = 9 WHERE uid = '{drones}'"],
        [(DRONES_CLAIM, "is at revision 9 in its table, but at 3 in the ledger")],
    ),
    "a source's name": (
        ["UPDATE sources_source SET name = 'Ukrainian sources' WHERE slug = 'ukrainian-intelligence'"],
        [
            ("source/ukrainian-intelligence", 'name is "Ukrainian sources"'),
            ("source/ukrainian-intelligence", "its own name is none of its aliases"),
        ],
    ),
    "a source merged in silence": (
        [f"UPDATE sources_source SET merged_into_id = {source_id('russia')} WHERE slug = 'tass'"],
        [("source/tass", 'merged_into is "russia"')],
    ),
    "a source's other spelling": (
        ["UPDATE sources_sourcealias SET name = 'ТAСС' WHERE name = 'ТАСС'"],
        [("source/tass", "aliases is")],
    ),
    "the spelling by which a source is found": (
        ["UPDATE sources_sourcealias SET name_key = 'itar' WHERE name = 'TASS'"],
        [("source/tass", "is compared by another name’s key")],
    ),
    "a source's own name deleted from its spellings": (
        ["DELETE FROM sources_sourcealias WHERE name = 'TASS'"],
        [("source/tass", "its own name is none of its aliases")],
    ),
    "an affiliation": (
        [
            (
                f"UPDATE sources_affiliation SET organisation_id = {source_id('russia')}"
                f" WHERE source_id = {source_id('ukrainian-intelligence')}"
            )
        ],
        [("source/ukrainian-intelligence", "affiliations is")],
    ),
    "an affiliation deleted": (
        [f"DELETE FROM sources_affiliation WHERE source_id = {source_id('tass')}"],
        [("source/tass", "affiliations is []")],
    ),
    "an article's date": (
        ["UPDATE sources_article SET published = '2025-07-13' WHERE slug = 'lavrov-wonsan'"],
        [(ARTICLE, 'published is "2025-07-13", the ledger says "2025-07-12"')],
    ),
    "a correction notice": (
        ["UPDATE sources_articleversion SET correction_notice = 'An earlier version misstated it.'"],
        [(ARTICLE, "versions is")],
    ),
    "a quantity": (
        ["UPDATE claims_quantity SET name = 'missiles launched by Russia' WHERE slug = 'drones'"],
        [("quantity/drones", 'name is "missiles launched by Russia"')],
    ),
    "an attribution": (
        ["UPDATE claims_attribution SET manner = 'direct_quote' WHERE uid = '{intelligence}'"],
        [(INTELLIGENCE, 'manner is "direct_quote"')],
    ),
    "an attribution's stance": (
        [f"UPDATE claims_attributionlink SET stance = 'denies' WHERE attribution_id = {OF_INTELLIGENCE}"],
        [(INTELLIGENCE, "links is")],
    ),
    "a chain turned round": (
        [f"UPDATE claims_attributionlink SET position = 1 - position WHERE attribution_id = {OF_ZAKHAROVA}"],
        [(ZAKHAROVA, "links is")],
    ),
    "a step's source": (
        [
            (
                f"UPDATE claims_attributionlink SET source_id = {source_id('cnn')}"
                f" WHERE attribution_id = {OF_INTELLIGENCE}"
            )
        ],
        [(INTELLIGENCE, "links is")],
    ),
    "a step that is nobody's": (
        [
            (
                f"DELETE FROM claims_span WHERE role = 'source' AND link_id IN"
                f" (SELECT id FROM claims_attributionlink WHERE attribution_id = {OF_INTELLIGENCE})"
            ),
            f"UPDATE claims_attributionlink SET source_id = NULL WHERE attribution_id = {OF_INTELLIGENCE}",
        ],
        [(INTELLIGENCE, "names no source and has no words for it"), (INTELLIGENCE, "links is")],
    ),
    "a credit's scope": (
        [f"UPDATE claims_claimattribution SET scope = 'ambiguous' WHERE claim_id = {OF_SOLDIERS}"],
        [(SOLDIERS, "attributions is")],
    ),
    "a credit deleted": (
        [f"DELETE FROM claims_claimattribution WHERE claim_id = {OF_SOLDIERS}"],
        [(SOLDIERS, "attributions is []")],
    ),
    "a credit inserted": (
        [
            (
                "INSERT INTO claims_claimattribution (claim_id, attribution_id, scope)"
                f" VALUES ({OF_DRONES}, {OF_INTELLIGENCE}, 'explicit')"
            )
        ],
        [(DRONES_CLAIM, "attributions is")],
    ),
    "a link deleted": (
        [f"DELETE FROM claims_claimlink WHERE from_claim_id = {OF_SOLDIERS}"],
        [(SOLDIERS, "links is []")],
    ),
    "a link's other end": (
        [
            (
                "UPDATE claims_claimlink SET to_claim_id ="
                f" (SELECT id FROM claims_numericclaim WHERE uid = '{{round}}') WHERE from_claim_id = {OF_SOLDIERS}"
            )
        ],
        [(SOLDIERS, "links is")],
    ),
    "a dismissed number undecided again": (
        ["UPDATE claims_numbermention SET fate = 'undecided' WHERE exact = '13'"],
        [(MENTIONS, "mentions is")],
    ),
    "a claim's number dismissed": (
        ["UPDATE claims_numbermention SET fate = 'dismissed' WHERE exact = '728'"],
        [(MENTIONS, "bears a claim, but its fate is “dismissed”"), (MENTIONS, "was changed past the ledger")],
    ),
    "a dismissed number said to be a claim": (
        ["UPDATE claims_numbermention SET fate = 'claim' WHERE exact = '13'"],
        [(MENTIONS, "has the fate “claim”, but bears none")],
    ),
    "a number deleted": (
        ["DELETE FROM claims_numbermention WHERE exact = '13'"],
        [(MENTIONS, "mentions is")],
    ),
    "a number inserted where there was no list": (
        [
            (
                "INSERT INTO claims_numbermention"
                ' (version_id, start, "end", exact, fate, reason, proposed_by)'
                " SELECT id, 18, 19, '7', 'dismissed', '', '' FROM sources_articleversion"
                " WHERE text LIKE 'Another%'"
            )
        ],
        [("mentions/unread/1", "stands in its table, but in no list that the ledger knows")],
    ),
    "a whole claim deleted": (
        [
            f"DELETE FROM claims_claimlink WHERE to_claim_id = {OF_DRONES}",
            f"DELETE FROM claims_span WHERE claim_id = {OF_DRONES}",
            "DELETE FROM claims_numericclaim WHERE uid = '{drones}'",
        ],
        [(DRONES_CLAIM, "is in the ledger (entry"), (DRONES_CLAIM, "no longer in its table")],
    ),
    "a whole article deleted": (
        [
            (
                "DELETE FROM sources_articleversion WHERE article_id ="
                " (SELECT id FROM sources_article WHERE slug = 'unread')"
            ),
            "DELETE FROM sources_article WHERE slug = 'unread'",
        ],
        [("article/unread", "no longer in its table")],
    ),
    "a list of numbers deleted": (
        ["DELETE FROM claims_mentionlist"],
        [(MENTIONS, "no longer in its table"), (MENTIONS, "in no list that the ledger knows")],
    ),
    "a source inserted": (
        [
            (
                "INSERT INTO sources_source (created, modified, revision, name, slug, kind, anonymity,"
                " country, wikidata_id, homepage, note) SELECT created, modified, 1, 'Ghost', 'ghost', kind,"
                " anonymity, country, wikidata_id, homepage, note FROM sources_source WHERE slug = 'cnn'"
            )
        ],
        [("source/ghost", "stands in its table, but the ledger has no entry of it")],
    ),
    "a version inserted": (
        [
            (
                "INSERT INTO sources_articleversion"
                " (article_id, number, text, published, sha256, correction_notice)"
                " SELECT article_id, 2, text, '', sha256, '' FROM sources_articleversion"
                " WHERE text LIKE 'Another%'"
            )
        ],
        [("article/unread", "versions is")],
    ),
    "a quantity inserted": (
        [
            (
                "INSERT INTO claims_quantity (created, modified, revision, name, name_key, slug, unit_id,"
                " statistic, accumulation, place, note) SELECT created, modified, 1, 'Ghosts', 'ghosts',"
                " 'ghosts', unit_id, statistic, accumulation, place, note FROM claims_quantity"
                " WHERE slug = 'drones'"
            )
        ],
        [("quantity/ghosts", "the ledger has no entry of it")],
    ),
    "an attribution inserted": (
        [
            (
                "INSERT INTO claims_attribution"
                " (created, modified, revision, uid, version_id, manner, original_language)"
                " SELECT created, modified, 1, 'ghost', version_id, manner, '' FROM claims_attribution"
                " WHERE uid = '{intelligence}'"
            )
        ],
        [("attribution/ghost", "the ledger has no entry of it")],
    ),
}

IN_LEDGER: dict[str, tuple[list[str], list[tuple[str, str]]]] = {
    "the first entry deleted": (
        ["DELETE FROM ledger_ledgerentry WHERE number = 1"],
        [
            ("ledger entry 2 (source/russia)", "entry 1 before it is missing"),
            ("source/ukraine", "has no entry"),
        ],
    ),
    "one in the middle deleted": (
        ["DELETE FROM ledger_ledgerentry WHERE number = 8"],
        [
            ("ledger entry 9 (quantity/soldiers)", "entry 8 before it is missing"),
            (ARTICLE, "has no entry of it"),
        ],
    ),
    "the last entry deleted": (
        ["DELETE FROM ledger_ledgerentry WHERE record = 'article/unread'"],
        [("article/unread", "stands in its table, but the ledger has no entry of it")],
    ),
    "payloads swapped": (
        [
            (
                "UPDATE ledger_ledgerentry SET payload ="
                " CASE number WHEN 1 THEN '{russia}' ELSE '{ukraine}' END WHERE number IN (1, 2)"
            )
        ],
        [
            ("ledger entry 1 (source/ukraine)", "was changed after it was written"),
            ("ledger entry 2 (source/russia)", "was changed after it was written"),
            ("source/ukraine", 'slug is "ukraine", the ledger says "russia"'),
            ("source/russia", 'slug is "russia", the ledger says "ukraine"'),
        ],
    ),
    "an entry numbered anew": (
        ["UPDATE ledger_ledgerentry SET number = 9999 WHERE number = 8"],
        [
            ("ledger entry 9 (quantity/soldiers)", "entry 8 before it is missing"),
            (f"ledger entry 9999 ({ARTICLE})", "was changed after it was written"),
        ],
    ),
    "an entry in another's name": (
        ["UPDATE ledger_ledgerentry SET \"by\" = 'reviewer' WHERE number = 8"],
        [(f"ledger entry 8 ({ARTICLE})", "was changed after it was written")],
    ),
}


def check(name: str, expected: list[tuple[str, str]], outcome: Outcome) -> None:
    assert outcome.status == 1, name
    assert outcome.said == "", name
    *found, total = outcome.found
    assert total == f"{len(found)} things are off.", name
    for record, words in expected:
        told = [line for line in found if line.startswith(record) and words in line]
        assert told, f"{name}: nothing of {record!r} with {words!r} in\n" + "\n".join(found)


@pytest.mark.parametrize("table", [ON_ROWS, IN_LEDGER], ids=["rows", "ledger"])
def test_verify_finds_each_tampering_and_names_the_record(table, world, capsys):
    names = {
        "soldiers": world.soldiers.uid,
        "round": world.round.uid,
        "drones": world.drones.uid,
        "intelligence": world.intelligence.uid,
        "zakharova": world.zakharova.uid,
        **{slug: LedgerEntry.objects.get(record=f"source/{slug}").payload for slug in ("ukraine", "russia")},
    }
    for name, (statements, expected) in table.items():
        with transaction.atomic():
            for statement in statements:
                run(put_in(statement, names).replace("%", "%%"))
            outcome = verify(capsys)
            transaction.set_rollback(True)
        check(name, [(put_in(record, names), put_in(words, names)) for record, words in expected], outcome)
    assert verify(capsys).status == 0


def put_in(text: str, names: dict[str, str]) -> str:
    # Not str.format: payloads and expected words have braces of their own.
    for name, value in names.items():
        text = text.replace("{" + name + "}", value)
    return text


def test_a_payload_edited_together_with_its_hash_breaks_the_next_entry(world, capsys):
    entry = LedgerEntry.objects.get(record="source/russia")
    payload = canonical_json({**world.sources["russia"].as_record().payload(), "country": "RU"})
    said = {
        name: getattr(entry, name)
        for name in ("number", "at", "by", "record", "revision", "action", "reason")
    }
    forged = entry_hash(**said, payload=payload, previous=entry.previous)
    run("UPDATE sources_source SET country = 'RU' WHERE slug = 'russia'")
    run("UPDATE ledger_ledgerentry SET payload = %s, hash = %s WHERE number = 2", payload, forged)
    outcome = verify(capsys)
    assert outcome.status == 1
    assert outcome.found[:-1] == [
        (
            "ledger entry 3 (source/ukrainian-intelligence): does not follow the entry before it:"
            " its `previous` is not that entry's hash"
        )
    ]


def test_a_credit_and_a_span_of_another_version_are_found(world, capsys):
    unread = make_article(by=world.editor, text=DRONES, slug="again", headline="Again").versions.get()
    claim = create_claim(
        content=claim_record(unread, "728", DRONES, comparator="exact", point="728"), by=world.editor
    )
    run(
        "INSERT INTO claims_claimattribution (claim_id, attribution_id, scope) VALUES (%s, %s, 'explicit')",
        claim.pk,
        world.intelligence.pk,
    )
    found = verify(capsys).found
    assert (
        f"claim/{claim.uid}: rests on attribution {world.intelligence.uid}, which stands in another text"
        in found
    )
    assert any(line.startswith(f"claim/{claim.uid}: was changed past the ledger") for line in found)


def test_a_reviewer_who_links_an_approved_claim_later_has_not_approved_their_own(world, capsys):
    claim = NumericClaim.objects.get(pk=world.drones.pk)
    links = [ClaimLinkRecord(world.round.uid, "updates", "editor")]
    link_claim(claim=claim, revision=claim.revision, links=links, by=world.reviewer)
    assert verify(capsys).status == 0


def test_a_claim_through_all_its_moves_is_as_the_ledger_says(world, capsys):
    for move, by in (
        (Move.WITHDRAW, world.editor),
        (Move.RESTORE, world.reviewer),
        (Move.REOPEN, world.editor),
        (Move.RETURN, world.reviewer),
        (Move.SUBMIT, world.editor),
        (Move.APPROVE, world.reviewer),
    ):
        claim = NumericClaim.objects.get(pk=world.drones.pk)
        move_claim(claim=claim, move=move, revision=claim.revision, by=by, reason="Because.")
        assert verify(capsys).status == 0, move


def test_credits_of_several_scopes_are_as_the_ledger_says(world, capsys):
    content = claim_record(
        world.version,
        "13",
        DRONES,
        comparator="approx",
        point="13",
        margin="0.5",
        hedges=("likely", "estimated", "likely"),
        period="2025-07-09",
        attributions=(CreditRecord(world.zakharova.uid, "carried"), CreditRecord(world.intelligence.uid)),
    )
    create_claim(content=content, by=world.editor)
    assert verify(capsys).status == 0
    assert Source.objects.count() == 7
