import pytest
from django.core.management import call_command

from claims.domain.provenance import Graph, TellingKind, graph_of
from claims.models import NumericClaim
from claims.pictures.graph import MOST_NODES
from claims.presenters.drift import lines_of
from claims.presenters.graphs import drawing_of, in_sentences, picture_of
from claims.provenance import gather
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def shared_story(shared_rows):
    call_command("load_bundle", str(ROOT / "fixtures" / "bundles" / "dprk-russia"), verbosity=0)


@pytest.fixture
def drawn(shared_story, db):
    """Return what is drawn for one claim, by its article and number."""

    def drawn(article, number):
        claim = NumericClaim.objects.get(mention__version__article__slug=article, mention__exact=number)
        gathered = gather([claim.quantity_id], claims=[claim.pk])
        graph = graph_of(gathered.dossier, [claim.uid])
        return graph, gathered, lines_of(gathered, gathered.dossier.statements)

    return drawn


def test_who_said_it_first_stands_out_and_every_article_has_its_day_and_number(drawn):
    drawing = drawing_of(*drawn("kbs-troops", "25-thousand to 30-thousand"))
    boxes = {node.label: node for node in drawing.nodes}
    assert [label for label, node in boxes.items() if node.emphasis] == ["Ukrainian officials"]
    assert boxes["Ukrainian officials"].note == "said it first"
    assert boxes["Ukrainian officials"].is_unnamed
    assert boxes["CNN"].note == "2 July 2025 · “25,000 to 30,000”"
    assert boxes["KBS World Radio"].note == "4 July 2025 · 25,000 to 30,000"
    assert {label: node.kind for label, node in boxes.items()} == {
        "Ukrainian officials": "origin",
        "Ukrainian intelligence": "origin",
        "Western intelligence official": "origin",
        "CNN": "publisher",
        "KBS World Radio": "publisher",
    }


def test_every_arrow_has_its_cue_and_says_what_is_no_plain_assertion(drawn):
    drawing = drawing_of(*drawn("kbs-troops", "25-thousand to 30-thousand"))
    called = {node.id: node.label for node in drawing.nodes}
    assert {(called[each.start], called[each.end]): each.words for each in drawing.arrows} == {
        ("Ukrainian officials", "CNN"): "according to",
        ("Ukrainian intelligence", "CNN"): "according to",
        ("Western intelligence official", "CNN"): "confirms: confirmed",
        ("CNN", "KBS World Radio"): "to / reported by",
    }


def test_origins_of_one_body_stand_in_a_frame(drawn):
    drawing = drawing_of(*drawn("kbs-troops", "25-thousand to 30-thousand"))
    called = {node.id: node.label for node in drawing.nodes}
    (group,) = drawing.groups
    assert group.label == "count as one: Ukraine"
    assert {called[each] for each in group.nodes} == {"Ukrainian officials", "Ukrainian intelligence"}


def test_a_finding_is_no_cue(drawn):
    graph, gathered, rows = drawn("112-ua-deaths", "4,000")
    (derived,) = [
        each for each in drawing_of(graph, gathered, rows).arrows if each.kind == TellingKind.DERIVES
    ]
    assert derived.words == "derived from"


def test_the_words_beside_a_picture_say_the_same(drawn):
    assert in_sentences(*drawn("112-ua-deaths", "4,000")) == (
        "Western officials said it first."
        " BBC News (22 January 2025, “4,000”) has it from Western officials: have told."
        " 112.ua (January 2025, “4,000”) has it from UK Ministry of Defence: According to."
        " 112.ua (January 2025, “4,000”) has it from BBC News (22 January 2025, “4,000”): derived from."
    )


def test_what_nobody_could_read_is_not_drawn(drawn):
    graph, gathered, rows = drawn("112-ua-deaths", "4,000")
    assert picture_of(graph, gathered, rows, title="4,000", prefix="graph") is not None
    crowd = tuple(type(graph.tellers[0])(("party", f"nobody {number}")) for number in range(MOST_NODES + 1))
    crowded = Graph(crowd, (), {}, ())
    assert picture_of(crowded, gathered, rows, title="4,000", prefix="graph") is None
