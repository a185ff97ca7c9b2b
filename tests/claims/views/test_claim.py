import re
from dataclasses import replace

import pytest
from django.urls import reverse

from claims.actions import create_attribution, create_claim, edit_claim, link_claim, move_claim
from claims.domain.records import AttributionRecord, ClaimLinkRecord, CreditRecord, LinkRecord, SpanRecord
from claims.domain.review import Move
from tests.world import SOLDIERS, approve, attribution_record, claim_record, make_article


def read(client, claim):
    response = client.get(claim.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


def unspaced(html):
    """Return the HTML without the blanks beside its tags."""
    return re.sub(r"\s*(<[^>]*>)\s*", r"\1", html)


def test_the_number_stands_as_worded_as_read_and_for_machines(client, world):
    page = read(client, world.soldiers)
    assert '<data value="25000/30000"><bdi>25,000 to 30,000</bdi></data>' in page
    assert "<strong>25,000 to 30,000 soldiers</strong>" in page
    assert '<span class="tag">additional</span>' in page
    assert '<span class="tag">planned</span>' in page


def test_it_says_by_whom_and_when_it_was_approved_and_which_revision_it_is(client, world):
    page = read(client, world.soldiers)
    assert "approved on" in page
    assert "<bdi>reviewer</bdi>" in page
    assert f"<dt>Revision</dt><dd>{world.soldiers.revision}</dd>" in unspaced(page)
    assert f"http://testserver/claims/{world.soldiers.uid}/" in page


def test_the_words_are_marked_by_role_and_told_again_in_a_list(client, world):
    page = read(client, world.soldiers)
    assert '<mark class="role-number" data-role="number">25,000 to 30,000</mark>' in page
    assert '<mark class="role-source" data-role="source">Ukrainian intelligence</mark>' in page
    assert "<dt>cue</dt><dd><q><bdi>according to</bdi></q></dd>" in unspaced(page)


def test_at_most_two_hundred_characters_around_the_quote_are_shown(client, world):
    text = "Before. " * 100 + SOLDIERS + " After." * 100
    article = make_article(by=world.editor, text=text, slug="long")
    claim = create_claim(
        content=claim_record(
            article.versions.get(), "11,000", SOLDIERS, comparator="exact", point="11000", quantity="soldiers"
        ),
        by=world.editor,
    )
    page = read(client, approve(claim, world))
    assert 0 < page.count("Before.") * len("Before. ") <= 200
    assert 0 < page.count("After.") * len(" After.") <= 200
    assert "No source given." in page


def test_what_comes_from_data_is_escaped(client, world):
    text = 'The <script>alert(1)</script> minister said "40" & more were hurt.'
    article = make_article(by=world.editor, text=text, slug="hostile", headline="<b>Bold</b>")
    record = claim_record(
        article.versions.get(),
        "40",
        text,
        comparator="exact",
        point="40",
        quantity="drones",
        note="<i>odd</i>",
    )
    claim = approve(create_claim(content=record, by=world.editor), world)
    for address in (
        claim.get_absolute_url(),
        "/claims/",
        "/articles/hostile/",
        "/quantities/drones/",
        "/articles/",
    ):
        page = client.get(address).content.decode()
        for raw in ("<script", "<b>Bold", "<i>odd"):
            assert raw not in page, address


def test_joint_voices_share_a_step_and_an_unidentified_one_stands_by_its_words(client, world):
    def words(said, role):
        start = world.version.text.index(said)
        return SpanRecord(start, start + len(said), role, said)

    joint = create_attribution(
        content=AttributionRecord(
            uid="",
            article="lavrov-wonsan",
            version=1,
            links=(
                LinkRecord(0, "ukraine", spans=(words("Ukraine", "source"),)),
                LinkRecord(0, "russia", stance="denies", spans=(words("Russia", "source"),)),
                LinkRecord(1, None, spans=(words("top diplomats", "source"),)),
            ),
        ),
        by=world.editor,
    )
    move_claim(
        claim=world.soldiers,
        move=Move.REOPEN,
        revision=world.soldiers.revision,
        by=world.reviewer,
        reason="More voices.",
    )
    world.soldiers.refresh_from_db()
    content = world.soldiers.as_record()
    edit_claim(
        claim=world.soldiers,
        revision=world.soldiers.revision,
        content=replace(content, attributions=(*content.attributions, CreditRecord(joint.uid, "carried"))),
        by=world.editor,
    )
    world.soldiers.refresh_from_db()
    move_claim(claim=world.soldiers, move=Move.APPROVE, revision=world.soldiers.revision, by=world.reviewer)
    page = read(client, world.soldiers)
    assert "Voice 1 of 2:" in page
    assert "credit carried over" in page
    assert "jointly with" in page
    assert "<strong>the origin denies</strong>" in page
    assert '“<bdi>top diplomats</bdi>” <span class="aside">(not identified)</span>' in page
    assert page.count('<ol class="chain">') == 2


def test_links_lead_both_ways_between_public_claims_only(client, world):
    link_claim(
        claim=world.drones,
        revision=world.drones.revision,
        links=[ClaimLinkRecord(world.soldiers.uid, "derived_from", "editor", "the same briefing")],
        by=world.editor,
    )
    assert "derived from" in read(client, world.drones)
    assert "source of the number in" in read(client, world.soldiers)
    world.drones.refresh_from_db()
    move_claim(
        claim=world.drones,
        move=Move.WITHDRAW,
        revision=world.drones.revision,
        by=world.reviewer,
        reason="Wrong.",
    )
    assert world.drones.uid not in read(client, world.soldiers)
    assert client.get(reverse("claim-json", args=[world.soldiers.uid])).json()["links"] == []


def test_the_json_says_the_same_in_fixed_keys(client, world):
    response = client.get(reverse("claim-json", args=[world.round.uid]))
    assert response.headers["Content-Type"] == "application/json"
    answer = response.json()
    assert sorted(answer) == [
        *("address", "amount", "as_of", "attributions", "baseline", "change", "contradicted_by", "drift"),
        *("hedges", "links", "modality", "note", "number", "origins", "outlet", "period", "prominence"),
        *("quantity", "quote", "review", "revision", "stale", "standing", "status", "uid", "unit", "version"),
    ]
    assert answer["number"] == "second"
    assert answer["amount"] == {
        "comparator": "exact",
        "point": "2",
        **dict.fromkeys(("lower", "upper", "out_of", "margin", "sample")),
    }
    assert answer["address"] == f"http://testserver/claims/{world.round.uid}/"
    assert answer["version"]["sha256"] == world.version.sha256
    start, end = answer["quote"]["start"], answer["quote"]["end"]
    assert world.version.text[start:end] == answer["quote"]["exact"]
    (attribution,) = answer["attributions"]
    assert [(link["position"], link["source"]["slug"], link["cue"]) for link in attribution["links"]] == [
        (0, "maria-zakharova", "said"),
        (1, "tass", "according to"),
    ]
    assert answer["review"]["by"] == "reviewer"
    assert answer["review"]["imported"] is False


@pytest.mark.parametrize(
    "address", ["/claims/none/", "/claims/none.json", "/claims/%00/", "/claims/" + "a" * 5000 + "/"]
)
def test_what_never_was_answers_404(client, db, address):
    assert client.get(address).status_code == 404


def test_a_minor_claim_is_marked(client, world):
    assert '<span class="tag">minor</span>' in read(client, world.round)
    assert "rank 2" in read(client, world.round)


def test_attribution_words_outside_the_context_are_left_out(client, world):
    far = create_attribution(
        content=attribution_record(world.version, [("cnn", "On Wednesday", "")], world.version.text),
        by=world.editor,
    )
    record = claim_record(
        world.version,
        "13",
        "13 missiles Wednesday.",
        comparator="exact",
        point="13",
        quantity="drones",
        attributions=(CreditRecord(far.uid),),
    )
    page = read(client, approve(create_claim(content=record, by=world.editor), world))
    assert "role-source" not in page
    assert "as <q><bdi>On Wednesday</bdi></q>" in page
