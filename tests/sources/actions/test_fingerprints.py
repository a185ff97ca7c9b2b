"""Fingerprints are written with their text, and can be made anew from it."""

import pytest
from django.core.management import call_command

from sources.domain.fingerprints import fingerprints_of
from sources.models import Fingerprint
from tests.world import TEXT, World, make_article

pytestmark = pytest.mark.django_db


def kept(version_id: int) -> set[tuple[int, int]]:
    return set(Fingerprint.objects.filter(version=version_id).values_list("paragraph", "hash"))


def test_what_was_lost_or_altered_is_made_anew(world: World, capsys: pytest.CaptureFixture[str]):
    other = make_article(by=world.editor, text="At least 100 shells fell, its mayor said.", slug="shells")
    assert kept(world.version.pk) == set(fingerprints_of(TEXT))
    Fingerprint.objects.filter(version=world.version).delete()
    call_command("rebuild_fingerprints")
    assert "2 texts" in capsys.readouterr().out
    assert kept(world.version.pk) == set(fingerprints_of(TEXT))
    assert kept(other.versions.get().pk)


def test_only_the_newest_texts_of_a_fingerprint_are_looked_at(world: World):
    boilerplate = "This story is being updated: come back for more, and follow us wherever you are."
    for number in range(25):
        make_article(
            by=world.editor,
            text=f"{boilerplate}\n\nStory {number} has words that no other has.",
            slug=f"s{number}",
        )
    hashes = {each.hash for each in fingerprints_of(boilerplate)}
    found = Fingerprint.objects.sharing(hashes, limit=100)
    assert len(found) == 20
    assert [each.version_id for each in found] == sorted((each.version_id for each in found), reverse=True)
