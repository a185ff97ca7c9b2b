from dataclasses import replace
from itertools import islice, pairwise

import pytest
from hypothesis import HealthCheck, given, settings

from claims.domain.chains import Link
from claims.domain.provenance import Part, TellingKind, full_chains, graph_of
from claims.domain.statements import Credit
from tests.claims.domain.dossiers import DERIVED, SAME, by, dossier_of, dossiers, exact, on, printed

JULY = "2025-07-02"


def unhurried(examples):
    """Return settings for claims that take their time to be drawn on a busy machine."""
    return settings(max_examples=examples, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def said(*links, uid=None, day=None):
    """Return a credit to a chain of (party, cue) or (party, cue, stance), origin first."""
    made = tuple(
        Link(at, party, cue=cue, stance=stance[0] if stance else "asserts")
        for at, (party, cue, *stance) in enumerate(links)
    )
    return Credit(uid or ("credit", *links), made, said=day and on(day))


def names(graph_or_way):
    return [name(teller) for teller in graph_or_way]


def name(teller):
    return "unseen" if teller.is_unseen else teller.party or teller.words


def arrows(graph):
    """Return the arrows as "a --cue--> b", sorted; derivations as "a ==> b"."""
    called = {each.id: name(each) for each in graph.tellers}
    return sorted(
        f"{called[each.start]} ==> {called[each.end]}"
        if each.kind == TellingKind.DERIVES
        else f"{called[each.start]} --{'/'.join(each.cues)}--> {called[each.end]}"
        for each in graph.tellings
    )


def routes(dossier, claim):
    return [
        " > ".join(" & ".join(map(name, stage.tellers)) for stage in way)
        for way in full_chains(dossier, claim)
    ]


def cnn(**more):
    return printed("CNN", exact(30000), said(("officials", "according to")), published=JULY, **more)


def test_a_chain_goes_on_in_the_article_that_is_credited():
    #  officials ─according to─> CNN ─reported─> Kyiv Independent
    later = printed("KI", exact(30000), said(("officials", "citing"), ("CNN", "reported")), published=JULY)
    dossier = dossier_of(cnn(), later, relations=[("KI", DERIVED, "CNN")], unnamed=["officials"])
    graph = graph_of(dossier, ["KI"])
    assert arrows(graph) == ["CNN --reported--> KI", "officials --according to--> CNN"]
    assert [(name(each), graph.part_of(each)) for each in graph.tellers] == [
        ("officials", Part.ORIGIN),
        ("CNN", Part.PUBLISHER),
        ("KI", Part.PUBLISHER),
    ]
    assert routes(dossier, "KI") == ["officials > CNN > KI"]
    (way,) = full_chains(dossier, "KI")
    assert [stage.claims for stage in way] == [(), ("CNN",), ("KI",)]


def test_whom_the_article_credits_beside_the_other_one_is_a_way_of_its_own():
    #  officials ──> BBC ══> 112.ua <── ministry
    bbc = printed("BBC", exact(4000), said(("officials", "told")), published="2025-01-22")
    later = printed("112", exact(4000), said(("ministry", "according to")), published="2025-01-25")
    dossier = dossier_of(bbc, later, relations=[("112", DERIVED, "BBC")])
    assert arrows(graph_of(dossier, ["112"])) == [
        "BBC ==> 112",
        "ministry --according to--> 112",
        "officials --told--> BBC",
    ]
    assert sorted(routes(dossier, "112")) == ["ministry > 112", "officials > BBC > 112"]


def test_another_name_before_the_credited_outlet_leads_into_its_article():
    later = printed("JP", exact(30000), said(("intelligence", "rests on"), ("CNN", "according to")))
    dossier = dossier_of(cnn(), later, relations=[("JP", DERIVED, "CNN")])
    graph = graph_of(dossier, ["JP"])
    assert arrows(graph) == [
        "CNN --according to--> JP",
        "intelligence --rests on--> CNN",
        "officials --according to--> CNN",
    ]
    assert sorted(routes(dossier, "JP")) == ["intelligence > CNN > JP", "officials > CNN > JP"]
    assert all(way[1].claims == ("CNN",) for way in full_chains(dossier, "JP"))
    assert {teller.party for teller in graph.tellers if teller.id in graph.first} == {"officials"}


def test_an_unnamed_voice_is_somebody_else_in_every_article():
    one = printed("BBC", exact(4000), said(("officials", "told")))
    other = printed("CNN", exact(4000), said(("officials", "said")))
    dossier = dossier_of(one, other, unnamed=["officials"])
    assert names(graph_of(dossier, ["BBC", "CNN"]).tellers).count("officials") == 2
    named = dossier_of(one, other)
    assert names(graph_of(named, ["BBC", "CNN"]).tellers).count("officials") == 1


def test_a_copy_comes_through_its_agency():
    copy = printed("WDBO", exact(728), said(("air force", "said")), agency="AP")
    dossier = dossier_of(copy)
    assert routes(dossier, "WDBO") == ["air force > AP > WDBO"]
    assert arrows(graph_of(dossier, ["WDBO"])) == ["AP ----> WDBO", "air force --said--> AP"]
    (copied,) = [each for each in graph_of(dossier, ["WDBO"]).tellings if each.end == ("article", "WDBO", 1)]
    assert copied.kind == TellingKind.COPIES
    bare = dossier_of(printed("WDBO", exact(728), agency="AP"))
    assert routes(bare, "WDBO") == ["AP > WDBO"]


def test_joint_voices_stand_at_one_stage():
    joint = Credit("a", (Link(0, "Kyiv", cue="said"), Link(0, "Seoul"), Link(1, "TASS", cue="by")))
    dossier = dossier_of(printed("c", exact(1), joint))
    assert routes(dossier, "c") == ["Kyiv & Seoul > TASS > c"]
    assert arrows(graph_of(dossier, ["c"])) == ["Kyiv --said--> TASS", "Seoul ----> TASS", "TASS --by--> c"]


def test_who_denies_is_drawn_as_denying_and_never_said_it_first():
    claim = printed(
        "c", exact(1), said(("Kyiv", "said")), said(("Moscow", "denied", "denies")), published=JULY
    )
    graph = graph_of(dossier_of(claim), ["c"])
    kinds = {
        teller.party: telling.kind
        for telling in graph.tellings
        for teller in graph.tellers
        if teller.id == telling.start
    }
    assert kinds == {"Kyiv": TellingKind.SAYS, "Moscow": TellingKind.DENIES}
    assert {teller.party for teller in graph.tellers if teller.id in graph.first} == {"Kyiv"}


def test_a_number_in_its_outlets_own_voice_begins_at_the_page():
    dossier = dossier_of(printed("c", exact(1), published=JULY))
    graph = graph_of(dossier, ["c"])
    assert routes(dossier, "c") == ["c"]
    assert graph.tellings == ()
    assert graph.first == set(graph.pages)
    assert graph.is_first_sure


def test_two_numbers_of_one_text_are_one_page():
    headline = printed("headline", exact(30000), said(("officials", "say")), article="a", outlet="CNN")
    body = printed("body", exact(25000), said(("officials", "told")), article="a", outlet="CNN")
    dossier = dossier_of(headline, body, relations=[("headline", DERIVED, "body")], unnamed=["officials"])
    assert arrows(graph_of(dossier, ["headline"])) == ["officials --told/say--> CNN"]
    assert routes(dossier, "headline") == ["officials > CNN"]


def test_what_derives_from_a_claim_that_is_not_public_says_so():
    dossier = dossier_of(printed("c", exact(1), derives_unseen=True, published=JULY))
    graph = graph_of(dossier, ["c"])
    assert arrows(graph) == ["unseen ==> c"]
    assert not graph.first


def test_a_repeated_statement_is_no_way_of_the_number():
    one, other = printed("a", exact(1), by("Kyiv")), printed("b", exact(1), by("Kyiv"))
    dossier = dossier_of(one, other, relations=[("b", SAME, "a")])
    assert names(graph_of(dossier, ["b"]).tellers) == ["Kyiv", "b"]


@pytest.mark.parametrize(
    ("days", "first", "is_sure"),
    [
        (("2025-01-09", "2025-01-22"), {"a's"}, True),
        (("2025-01-22", "2025-01-09"), {"b's"}, True),
        (("2025-01-01/2025-01-31", "2025-01-22"), {"a's", "b's"}, False),
        ((None, "2025-01-22"), {"a's", "b's"}, False),
    ],
)
def test_the_earliest_of_the_origins_said_it_first(days, first, is_sure):
    roots = [
        printed(uid, exact(1), by(f"{uid}'s"), published=day) for uid, day in zip("ab", days, strict=True)
    ]
    last = printed("last", exact(1), by("somebody"), published="2024-01-01")
    dossier = dossier_of(*roots, last, relations=[("last", DERIVED, "a"), ("last", DERIVED, "b")])
    graph = graph_of(dossier, ["last"])
    assert {teller.party for teller in graph.tellers if teller.id in graph.first} == first
    assert graph.is_first_sure == is_sure


def test_a_thousand_articles_one_after_another_are_one_way():
    chain = [printed(str(at), exact(1), *([by("Kyiv")] if at == 0 else [])) for at in range(1000)]
    dossier = dossier_of(*chain, relations=[(str(at), DERIVED, str(at - 1)) for at in range(1, 1000)])
    assert len(graph_of(dossier, ["999"]).tellers) == 1001
    assert [len(way) for way in full_chains(dossier, "999")] == [1001]


def test_of_very_many_ways_some_can_be_taken():
    #  every pair of articles derives from both of the pair before: 2 to the 30th ways
    pairs = [[f"{at}{side}" for side in "ab"] for at in range(30)]
    relations = [(low, DERIVED, high) for above, below in pairwise(pairs) for low in below for high in above]
    dossier = dossier_of(*(printed(uid, exact(1)) for pair in pairs for uid in pair), relations=relations)
    assert len(list(islice(full_chains(dossier, "29a"), 20))) == 20
    assert len(graph_of(dossier, ["29a"]).tellers) == 59


def test_very_many_ways_through_the_same_texts_are_one():
    #  every text has two claims, each from both of the text before
    pairs = [[f"{at}{side}" for side in "ab"] for at in range(30)]
    relations = [(low, DERIVED, high) for above, below in pairwise(pairs) for low in below for high in above]
    claims = [printed(uid, exact(1), article=at, outlet=at) for at, pair in enumerate(pairs) for uid in pair]
    assert len(list(full_chains(dossier_of(*claims, relations=relations), "29a"))) == 1


def test_a_circle_of_derivations_comes_to_an_end():
    dossier = dossier_of(
        printed("a", exact(1), by("Kyiv")),
        printed("b", exact(1)),
        relations=[("a", DERIVED, "b"), ("b", DERIVED, "a")],
    )
    for claim in "ab":
        assert len(graph_of(dossier, [claim]).tellers) <= 3
        assert 1 <= len(list(islice(full_chains(dossier, claim), 10))) <= 3


@unhurried(60)
@given(dossiers())
def test_ways_and_graph_tell_the_same(dossier):
    for claim in dossier.statements:
        graph = graph_of(dossier, [claim])
        drawn = {(each.start, each.end) for each in graph.tellings}
        walked, met = set(), set()
        for way in full_chains(dossier, claim):
            assert [teller.id for teller in way[-1].tellers] == list(graph.pages)
            met |= {teller.id for stage in way for teller in stage.tellers}
            walked |= {(each.start, each.end) for stage in way for each in stage.tellings}
        assert drawn <= walked
        assert {each for each in walked if each[0] != each[1]} <= drawn
        assert met == {each.id for each in graph.tellers}
        assert graph.first <= {each.id for each in graph.tellers}


@unhurried(30)
@given(dossiers())
def test_those_it_derives_from_are_told_whatever_else_there_is(dossier):
    for claim in dossier.statements:
        alone = replace(
            dossier,
            statements={
                uid: each
                for uid, each in dossier.statements.items()
                if uid in {claim, *dossier.ancestors(claim)}
            },
            relations=tuple(
                each
                for each in dossier.relations
                if {each.start, each.end} <= {claim, *dossier.ancestors(claim)}
            ),
        )
        assert graph_of(alone, [claim]) == graph_of(dossier, [claim])
