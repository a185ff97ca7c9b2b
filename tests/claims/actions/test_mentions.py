from dataclasses import replace

import pytest

from claims.actions import create_claim, decide_mention, write_mentions
from claims.domain.records import MentionRecord, MentionsRecord
from claims.models import MentionList, NumberMention
from newsledger.refusals import StaleRevision
from tests.refusals import refused
from tests.world import DRONES, World, claim_record, make_article

pytestmark = pytest.mark.django_db

TEXT = "In 2019, 12 of the 24 ships and 7 boats left."
PLACES = {word: (TEXT.index(word), TEXT.index(word) + len(word)) for word in ("2019", "12", "24", "7")}


@pytest.fixture
def version(world):
    """A text whose numbers nobody has looked at."""
    return make_article(by=world.editor, text=TEXT, slug="ships", headline="Ships").versions.get()


def mention(word: str, fate: str = "undecided", **fields) -> MentionRecord:
    return MentionRecord(*PLACES[word], word, fate, **fields)


def write(version, world: World, *mentions: MentionRecord) -> MentionList:
    stored = MentionList.objects.filter(version=version).first()
    return write_mentions(
        version=version,
        revision=stored.revision if stored else None,
        content=MentionsRecord("ships", 1, mentions),
        by=world.editor,
    )


def decide(version, world: World, word: str, fate: str, reason: str = "") -> NumberMention:
    start, end = PLACES[word]
    return decide_mention(version=version, start=start, end=end, fate=fate, by=world.editor, reason=reason)


def fates(version) -> dict[str, str]:
    return dict(version.mentions.values_list("exact", "fate"))


def test_coverage_is_nothing_then_part_then_whole_and_falls_when_a_fate_is_removed(version, world):
    assert version.mentions.coverage() is None
    write(version, world, mention("2019"), mention("12"), mention("24"), mention("7"))
    assert version.mentions.coverage() == 0
    for word, fate, covered in (("2019", "date", 0.25), ("12", "dismissed", 0.5), ("7", "source_part", 0.75)):
        decide(version, world, word, fate)
        assert version.mentions.coverage() == covered
    decide(version, world, "24", "part_of_claim")
    assert version.mentions.coverage() == 1
    decide(version, world, "12", "undecided")
    assert version.mentions.coverage() == 0.75
    assert (version.pk, 3, 4) in list(NumberMention.objects.coverages())
    write(version, world)
    assert version.mentions.coverage() is None


def test_a_number_decided_where_none_was_marked_is_marked(version, world):
    stored = decide(version, world, "7", "dismissed", "too few")
    assert (stored.exact, stored.fate, stored.reason) == ("7", "dismissed", "too few")
    assert version.mention_list.record == "mentions/ships/1"
    assert version.mention_list.revision == 1


def test_deciding_twice_is_one_entry_and_deciding_otherwise_another(version, world):
    first = decide(version, world, "7", "dismissed", "too few")
    assert decide(version, world, "7", "dismissed", "too few") == first
    assert MentionList.objects.get(version=version).revision == 1
    again = decide(version, world, "7", "date")
    assert (again.pk, again.fate, again.reason) == (first.pk, "date", "")
    assert [entry.action for entry in MentionList.objects.get(version=version).history()] == [
        "edited",
        "created",
    ]


def test_a_decision_ends_the_proposal_and_leaves_the_others(version, world):
    write(
        version, world, mention("12", proposal={"comparator": "exact"}, proposed_by="reader 1"), mention("7")
    )
    decided = decide(version, world, "12", "dismissed")
    assert (decided.proposal, decided.proposed_by) == (None, "reader 1")
    assert fates(version) == {"12": "dismissed", "7": "undecided"}


def test_a_claim_s_number_keeps_its_fate_and_its_place(world):
    claim = world.drones
    start, end = claim.mention.start, claim.mention.end
    with refused("mentions", "“728” bears a claim"):
        decide_mention(version=world.version, start=start, end=end, fate="dismissed", by=world.editor)
    listed = MentionList.objects.get(version=world.version)
    content = listed.as_record()
    without = tuple(each for each in content.mentions if each.exact != "728")
    with refused():
        write_mentions(
            version=world.version,
            revision=listed.revision,
            content=replace(content, mentions=without),
            by=world.editor,
        )


def test_a_dismissed_number_becomes_a_claim_s(world):
    start = world.version.text.index("13 missiles")
    decide_mention(
        version=world.version, start=start, end=start + 2, fate="dismissed", by=world.editor, reason="minor"
    )
    content = claim_record(world.version, "13", DRONES, comparator="exact", point="13")
    claim = create_claim(content=content, by=world.editor)
    assert (claim.mention.fate, claim.mention.reason) == ("claim", "")
    assert world.version.mentions.filter(exact="13").count() == 1


def test_a_second_part_does_not_decide_the_number_again(world):
    before = MentionList.objects.get(version=world.version).revision
    content = claim_record(world.version, "728", DRONES, comparator="exact", point="728", part=2)
    create_claim(content=content, by=world.editor)
    assert MentionList.objects.get(version=world.version).revision == before


NO_GOOD = [
    (MentionRecord(0, 4, "2019"),),
    (MentionRecord(-3, 4, "2019"),),
    (MentionRecord(900, 904, "2019"),),
    (MentionRecord(3, 3, ""),),
    (mention("7"), mention("7", "dismissed")),
    (mention("7", "forgotten"),),
    (mention("7", reason="x" * 301),),
    (mention("7", "dismissed", proposal={"comparator": "exact"}),),
]


def test_numbers_that_can_not_be_are_refused(version, world):
    for mentions in NO_GOOD:
        with refused():
            write(version, world, *mentions)


def test_deciding_what_is_no_place_is_refused(version, world):
    for start, end in ((-5, 3), (3, 3), (9, 5), (900, 905)):
        with refused("mentions"):
            decide_mention(version=version, start=start, end=end, fate="dismissed", by=world.editor)


def test_a_list_is_written_on_the_revision_that_was_seen(version, world):
    first = write(version, world, mention("7"))
    assert first.revision == 1
    for revision in (None, 0, 2):
        with refused(error=StaleRevision):
            write_mentions(
                version=version,
                revision=revision,
                content=MentionsRecord("ships", 1, (mention("12"),)),
                by=world.editor,
            )
    assert write(version, world, mention("12")).revision == 2
    assert fates(version) == {"12": "undecided"}
