"""How pages tell what changed of a number on its way, on the stories that come along."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.template import engines
from django.test.utils import CaptureQueriesContext

from claims.domain.drift import DriftKind, drifts_of
from claims.domain.terms import LinkKind
from claims.models import Quantity
from claims.presenters.drift import drift_views, in_time
from claims.provenance import Gathered, gather
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def shared_story(shared_rows) -> Gathered:
    call_command("load_bundle", str(ROOT / "fixtures" / "bundles" / "dprk-russia"), verbosity=0)
    slugs = ("north-korean-soldiers-to-be-deployed-to-russia", "drones-launched-at-ukraine-by-russia")
    return gather(Quantity.objects.filter(slug__in=slugs).values_list("pk", flat=True))


@pytest.fixture
def story(shared_story, db) -> Gathered:
    return shared_story


def marked(pieces, *, bearing=False):
    return "|".join(piece.words for piece in pieces if piece.differs and piece.bears >= bearing)


def view_between(story, earlier, later):
    """Return the passing from one outlet's claim to another's."""
    views = drift_views(story, drifts_of(story.dossier))
    (view,) = [
        view for view in views if (view.earlier.outlet.slug, view.later.outlet.slug) == (earlier, later)
    ]
    return view


def test_a_collapsed_range_is_told_in_words_with_both_amounts_and_the_words_that_differ(story):
    view = view_between(story, "cnn", "the-jerusalem-post")
    (drift,) = [each for each in view.drifts if each.kind == DriftKind.RANGE_COLLAPSED]
    assert (drift.before, drift.after) == ("25,000 to 30,000", "at most 30,000")
    assert marked(view.earlier_words, bearing=True) == "additional 25,000"
    assert marked(view.later_words, bearing=True) == "up|additional "
    assert "30,000" not in marked(view.later_words)
    assert "".join(piece.words for piece in view.later_words) == view.later.claim.quote


def test_another_category_is_told_by_the_names_of_both(story):
    views = drift_views(story, drifts_of(story.dossier))
    told = {
        (each.before, each.after) for view in views for each in view.drifts if each.kind == DriftKind.CATEGORY
    }
    assert (
        "Shahed and decoy drones launched at Ukraine by Russia",
        "Drones launched at Ukraine by Russia",
    ) in told
    assert all(
        view.counts_otherwise for view in views if any(d.kind == DriftKind.CATEGORY for d in view.drifts)
    )


def test_however_many_passings_are_three_queries(story):
    passings = drifts_of(story.dossier)
    for some in (passings[:1], passings):
        with CaptureQueriesContext(connection) as queries:
            assert len(drift_views(story, some)) == len(some)
        assert len(queries) == 3


def test_what_derives_follows_what_it_derives_from_on_the_same_day(story):
    dossier = story.dossier
    for relation in dossier.relations:
        if relation.kind == LinkKind.DERIVED_FROM:
            assert in_time(dossier, relation.end) < in_time(dossier, relation.start)


def test_the_template_marks_the_words_that_differ_and_says_what_changed(story):
    view = view_between(story, "cnn", "the-jerusalem-post")
    template = engines["jinja2"].from_string(
        '{% from "claims/_drift.html" import passing with context %}{{ passing(view) }}'
    )
    html = " ".join(template.render({"view": view}).split())
    assert '<mark class="differs bears">up</mark>' in html
    assert "<bdi>25,000 to 30,000</bdi>" in html
    assert html.count("<blockquote") == 2
