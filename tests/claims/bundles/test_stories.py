"""The stories under fixtures: every number they are to tell is there, with its bound, its speaker and its links."""

import json
from pathlib import Path

import pytest

from claims.checks import findings_of
from claims.domain.checks import Level
from claims.domain.reading.reader import read_article
from claims.models import ClaimLink, NumberMention, NumericClaim
from sources.domain.terms import Anonymity
from sources.models import Affiliation, Article, ArticleVersion, Source
from tests.claims.bundles.small import rows, run

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures" / "bundles"
SEED = FIXTURES / "lavrov-wonsan"
STORIES = ("dprk-russia", "fifty-four")

TO_COME = "North Korean soldiers to be deployed to Russia"
SENT = "North Korean soldiers sent to Russia"
LOST = "North Korean soldiers killed, wounded, missing or captured in Russia"
HIT = "North Korean soldiers killed or wounded in Russia"
KILLED = "North Korean soldiers killed in Russia"
WOUNDED = "North Korean soldiers wounded in Russia"
ROUNDS = "Rounds of artillery and ammunition sent by North Korea to Russia"
SHELLS = "Artillery shells sent by North Korea to Russia"
DRONES = "Drones launched at Ukraine by Russia"
SHAHEDS_AND_DECOYS = "Shahed and decoy drones launched at Ukraine by Russia"
MISSILES = "Missiles launched at Ukraine by Russia"
EVENTS = "Terrorist events averted with the help of NSA surveillance"
ATTACKS = "Terrorist attacks thwarted by NSA surveillance"


def load(path: Path) -> str:
    outcome = run("load_bundle", path)
    assert outcome.status == 0, outcome.err
    return outcome.out


@pytest.fixture(scope="module")
def stored_stories(shared_rows) -> None:
    for story in STORIES:
        load(FIXTURES / story)


@pytest.fixture
def stories(stored_stories, db) -> None:
    """Both stories, loaded."""


def claim_at(article: str, number: str, quantity: str) -> NumericClaim:
    return NumericClaim.objects.with_parts().get(
        mention__version__article__slug=article, mention__exact=number, quantity__name=quantity
    )


def amount_of(claim: NumericClaim) -> str:
    values = (claim.amount.point, claim.amount.lower, claim.amount.upper)
    return " ".join([claim.comparator, *(str(value) for value in values if value is not None)])


def chains_of(claim: NumericClaim) -> set[tuple[str, ...]]:
    """Return the claim's chains, origin first, with the stance of who doesn't simply assert."""
    found = set()
    for attribution in claim.attributions.all():
        links = attribution.links.order_by("position", "pk").select_related("source")
        found.add(
            tuple(
                each.source.name if each.stance == "asserts" else f"{each.source.name} {each.stance}"
                for each in links
            )
        )
    return found


# Article, number, quantity; what it says; by whom.
TOLD = [
    # N1: troops to come
    ("cnn-troops", "30,000", TO_COME, "at_most 30000", {("Ukrainian officials",)}),
    ("cnn-troops", "25,000 to 30,000", TO_COME, "range 25000 30000", {("Ukrainian officials",)}),
    ("jerusalem-post-troops", "30,000", TO_COME, "at_most 30000", {("Ukrainian intelligence", "CNN")}),
    ("unn-troops", "30,000", TO_COME, "approx 30000", {("Ukrainian intelligence", "CNN")}),
    (
        "kyiv-independent-troops",
        "25,000-30,000",
        TO_COME,
        "range 25000 30000",
        {("Ukrainian officials", "CNN")},
    ),
    (
        "kbs-troops",
        "25-thousand to 30-thousand",
        TO_COME,
        "range 25000 30000",
        {("Ukrainian intelligence", "CNN"), ("Western intelligence official confirms", "CNN")},
    ),
    ("lavrov-wonsan", "25,000 to 30,000", TO_COME, "range 25000 30000", {("Ukrainian intelligence",)}),
    # N2: troops sent
    ("cnn-troops", "11,000", SENT, "exact 11000", set()),
    ("kyiv-independent-troops", "11,000", SENT, "approx 11000", set()),
    ("dong-a-uk-estimate", "11,000", SENT, "approx 11000", {("UK Ministry of Defence",)}),
    ("upi-monitors-report", "11,000", SENT, "more_than 11000", {("UN member states report",)}),
    ("lavrov-wonsan", "11,000", SENT, "exact 11000", {("Ukrainian intelligence",)}),
    # N3: casualties
    ("bbc-casualties", "4,000", LOST, "exact 4000", {("Western officials",)}),
    ("bbc-casualties", "1,000", KILLED, "approx 1000", {("Western officials",)}),
    ("ukrainska-pravda-zelensky", "4,000", HIT, "exact 4000", {("Volodymyr Zelensky", "Interfax-Ukraine")}),
    ("kbs-spy-agency", "three-thousand", HIT, "approx 3000", {("National Intelligence Service",)}),
    ("yonhap-joint-chiefs", "4,000", HIT, "approx 4000", {("Joint Chiefs of Staff of South Korea",)}),
    ("dong-a-uk-estimate", "6,000", HIT, "more_than 6000", {("UK Ministry of Defence",)}),
    ("lavrov-wonsan", "4,000", HIT, "exact 4000", {("Western officials",)}),
    ("moscow-times-casualties", "1,000", KILLED, "approx 1000", {("Western officials", "BBC News Russian")}),
    ("moscow-times-casualties", "3,000", WOUNDED, "exact 3000", {("Western officials", "BBC News Russian")}),
    ("112-ua-deaths", "4,000", KILLED, "approx 4000", {("UK Ministry of Defence",)}),
    # N5: rounds and shells
    ("cnn-monitors-report", "9 million", ROUNDS, "at_most 9000000", {("UN member states report",)}),
    ("joongang-monitors-report", "9 million", ROUNDS, "approx 9000000", {("UN member states report",)}),
    ("lavrov-wonsan", "9 million", SHELLS, "exact 9000000", {("UN member states report",)}),
    # N6, N7: drones and missiles
    ("dayton-daily-news-drones", "728", SHAHEDS_AND_DECOYS, "exact 728", {("Ukrainian air force",)}),
    ("wdbo-drones", "728", SHAHEDS_AND_DECOYS, "exact 728", {("Ukrainian air force",)}),
    ("dayton-daily-news-drones", "13", MISSILES, "exact 13", {("Ukrainian air force",)}),
    ("zelensky-on-x-drones", "728", DRONES, "exact 728", {("Volodymyr Zelensky",)}),
    ("lavrov-wonsan", "728", DRONES, "exact 728", set()),
    ("lavrov-wonsan", "13", MISSILES, "exact 13", set()),
    # 54
    ("alexander-dozens", "dozens", EVENTS, "vague", {("Keith Alexander",)}),
    ("alexander-over-50", "50", EVENTS, "more_than 50", {("Keith Alexander",)}),
    ("obama-at-least-50", "50", EVENTS, "at_least 50", {("Barack Obama",)}),
    ("alexander-54-schemes", "54", EVENTS, "exact 54", {("Keith Alexander",)}),
    ("rogers-54-attacks", "Fifty-four", ATTACKS, "exact 54", {("Mike Rogers",)}),
    ("black-hat-slide", "54", EVENTS, "exact 54", {("Keith Alexander",)}),
    ("black-hat-slide", "54", ATTACKS, "exact 54", {("NSA slides shown at Black Hat",)}),
    ("yahoo-54-attacks", "54", ATTACKS, "exact 54", {("Keith Alexander",)}),
    ("propublica-fact-check", "54", EVENTS, "exact 54", {("Obama administration", "Patrick Leahy")}),
]

LINKS = {
    ("cnn-troops 30,000", "derived_from", "cnn-troops 25,000 to 30,000"),
    ("jerusalem-post-troops 30,000", "derived_from", "cnn-troops 25,000 to 30,000"),
    ("unn-troops 30,000", "derived_from", "cnn-troops 25,000 to 30,000"),
    ("kyiv-independent-troops 25,000-30,000", "derived_from", "cnn-troops 25,000 to 30,000"),
    ("kbs-troops 25-thousand to 30-thousand", "derived_from", "cnn-troops 25,000 to 30,000"),
    ("112-ua-deaths 4,000", "derived_from", "bbc-casualties 4,000"),
    ("lavrov-wonsan 9 million", "derived_from", "cnn-monitors-report 9 million"),
    ("lavrov-wonsan 100", "derived_from", "cnn-monitors-report 100"),
    ("lavrov-wonsan 728", "derived_from", "dayton-daily-news-drones 728"),
    ("lavrov-wonsan 13", "derived_from", "dayton-daily-news-drones 13"),
    ("alexander-over-50 50", "derived_from", "alexander-dozens dozens"),
    ("obama-at-least-50 50", "derived_from", "alexander-over-50 50"),
    ("alexander-54-schemes 54", "derived_from", "alexander-over-50 50"),
    ("rogers-54-attacks Fifty-four", "derived_from", "alexander-54-schemes 54"),
    ("black-hat-slide 54", "derived_from", "alexander-54-schemes 54"),
    ("black-hat-slide 54", "derived_from", "black-hat-slide 54"),
    ("yahoo-54-attacks 54", "derived_from", "black-hat-slide 54"),
    ("propublica-fact-check 50", "derived_from", "rogers-54-attacks Fifty-four"),
    ("propublica-fact-check 54", "derived_from", "alexander-54-schemes 54"),
    ("propublica-fact-check 54", "disputes", "rogers-54-attacks Fifty-four"),
}


def test_every_number_of_the_stories_is_told_as_it_was_worded(stories):
    for article, number, quantity, amount, chains in TOLD:
        claim = claim_at(article, number, quantity)
        assert (amount_of(claim), chains_of(claim)) == (amount, chains), (article, number)
        assert claim.review == "approved"


def test_what_is_compared_is_of_one_kind(stories):
    to_come = NumericClaim.objects.filter(quantity__name=TO_COME)
    assert set(to_come.values_list("change", "modality")) == {("additional", "planned")}
    others = NumericClaim.objects.exclude(quantity__name=TO_COME).exclude(
        mention__exact="3,000", change="additional"
    )
    assert set(others.values_list("change", "modality")) == {("level", "asserted")}


def test_the_casualties_are_counted_on_three_quantities_each_in_the_one_before(stories):
    killed = claim_at("112-ua-deaths", "4,000", KILLED).quantity
    assert (killed.broader.name, killed.broader.broader.name) == (HIT, LOST)
    assert {each.accumulation for each in (killed, killed.broader, killed.broader.broader)} == {"cumulative"}


def test_claims_are_linked_to_those_they_derive_from(stories):
    def named(claim: NumericClaim) -> str:
        return f"{claim.mention.version.article.slug} {claim.mention.exact}"

    links = ClaimLink.objects.select_related(
        "from_claim__mention__version__article", "to_claim__mention__version__article"
    )
    assert {(named(each.from_claim), each.kind, named(each.to_claim)) for each in links} == LINKS


def test_nothing_says_that_the_unnamed_western_officials_are_the_same(stories):
    assert Source.objects.get(name="Western officials").anonymity == Anonymity.UNNAMED_GROUP
    assert not ClaimLink.objects.filter(kind="same_statement").exists()
    assert not Affiliation.objects.filter(source__name="Western officials").exists()


def test_who_speaks_for_ukraine_is_known(stories):
    speakers = set(
        Affiliation.objects.filter(organisation__name="Ukraine").values_list("source__name", flat=True)
    )
    assert speakers == {
        "Ukrainian air force",
        "Ukrainian intelligence",
        "Ukrainian officials",
        "Volodymyr Zelensky",
    }


def test_the_two_copies_of_the_agencys_report_have_its_words(stories):
    copies = Article.objects.filter(syndicated_from__name="AP").order_by("slug")
    assert [each.slug for each in copies] == ["dayton-daily-news-drones", "wdbo-drones"]
    assert len({each.outlet_id for each in copies}) == 2
    texts = ArticleVersion.objects.filter(article__in=copies).values_list("text", flat=True)
    assert len({text[text.index("Russia fired") :] for text in texts}) == 1


def test_every_number_that_a_reader_finds_is_decided_on(stories):
    assert not NumberMention.objects.filter(fate="undecided").exists()
    for version in ArticleVersion.objects.select_related("article"):
        decided = NumberMention.objects.filter(version=version)
        reading = read_article(version.text, version.article.published)
        places = [each.number.place for each in reading.claims] + [each.place for each in reading.ignored]
        for place in places:
            assert any(each.start < place.end and place.start < each.end for each in decided), (
                version.article.slug,
                version.text[place.start : place.end],
            )


def test_the_texts_are_short_excerpts_and_say_so(stories):
    for version in ArticleVersion.objects.exclude(article__slug="lavrov-wonsan").select_related("article"):
        assert version.article.headline.startswith("[Excerpt] ")
        assert "[Excerpt, abridged]" in version.text
        assert len(version.text) < 600
        assert not version.article.text_public


def test_no_check_blocks_and_only_what_the_sources_contradict_warns(stories):
    told = [each for findings in findings_of(NumericClaim.objects.all()).values() for each in findings]
    assert not [each for each in told if each.level == Level.BLOCK]
    assert {each.check for each in told if each.level == Level.WARN and not each.is_excused} <= {
        "cumulative-falls"
    }


@pytest.mark.parametrize("story", STORIES)
def test_loading_a_story_again_changes_nothing(stories, story):
    before = rows()
    out = load(FIXTURES / story)
    assert rows() == before
    assert "Stored otherwise" not in out


def test_the_seed_stands_in_its_story_word_for_word():
    copy = FIXTURES / "dprk-russia" / "lavrov-wonsan"
    assert (copy / "article.txt").read_bytes() == (SEED / "article.txt").read_bytes()
    alone, linked = (json.loads((folder / "bundle.json").read_text("utf-8")) for folder in (SEED, copy))
    assert len(linked.pop("links")) == 4
    assert linked == alone
