"""The stories' own links taken away: which of them the program suggests again, and just as editors decided."""

import pytest
from django.core.management import call_command

from claims.models import ClaimLink, NumericClaim
from claims.presenters.link_suggestions import suggestions_for_claim
from tests.conftest import ROOT

# By article: from where, to where. Each is judged by more than what two claims have in common: a ministry's
# number taken for a broadcaster's; a number from "dozens"; fact-checkers who name those they check months later.
NOT_SEEN = {
    ("112-ua-deaths", "bbc-casualties"),
    ("alexander-over-50", "alexander-dozens"),
    ("propublica-fact-check", "rogers-54-attacks"),
    ("propublica-fact-check", "alexander-54-schemes"),
}
# The pair is suggested, and an editor chose another kind or direction.
SEEN_OTHERWISE = {("alexander-54-schemes", "alexander-over-50"), ("yahoo-54-attacks", "black-hat-slide")}

Told = tuple[int, str, int, str]


@pytest.fixture(scope="module")
def decided(shared_rows: None) -> list[ClaimLink]:
    for story in ("dprk-russia", "fifty-four"):
        call_command("load_bundle", str(ROOT / "fixtures" / "bundles" / story), verbosity=0)
    links = list(
        ClaimLink.objects.select_related("from_claim__mention__version", "to_claim__mention__version")
    )
    ClaimLink.objects.all().delete()
    return links


def test_most_links_of_the_stories_are_suggested_as_editors_decided_them(decided: list[ClaimLink], db: None):
    suggested: dict[frozenset[int], Told] = {}
    for claim in NumericClaim.objects.all():
        for pair in suggestions_for_claim(claim):
            found = pair.suggestion
            assert found is not None
            told = (pair.start.pk, found.kind.value, pair.end.pk, found.basis.value)
            suggested[frozenset((pair.start.pk, pair.end.pk))] = told
    same, other, none = [], set(), set()
    for link in decided:
        texts = link.from_claim.mention.version, link.to_claim.mention.version
        if texts[0] == texts[1]:
            continue
        ends = (texts[0].article.slug, texts[1].article.slug)
        told = suggested.get(frozenset((link.from_claim_id, link.to_claim_id)))
        if told is None:
            none.add(ends)
        elif told == (link.from_claim_id, link.kind, link.to_claim_id, link.basis):
            same.append(ends)
        else:
            other.add(ends)
    assert (none, other) == (NOT_SEEN, SEEN_OTHERWISE)
    assert len(same) >= 11
    assert len(suggested) <= NumericClaim.objects.count(), "an editor isn't flooded"
