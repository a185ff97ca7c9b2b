import pytest

from tests.claims.domain.reading.credits.credited import PARAGRAPH, chain_of, credit_of, credits_of

EXPLICIT = [
    pytest.param("Li said [[40]] men left.", ["Li"], id="bare"),
    pytest.param("[[40]] men left and 12 stayed, Li said.", ["Li"], id="coordinated"),
]
CARRIED = [
    pytest.param("Li said 40 men left. Of these, [[12]] were old.", id="of-these"),
    pytest.param("The ministry’s figures show that 40 men left. The rest, [[12]], stayed.", id="the-rest"),
    pytest.param("“We saw it,” Li said. “There were [[40]] men.”", id="run-of-quotations"),
]
OWN = [
    pytest.param("Li said 40 men left. [[12]] houses burned on Monday.", id="next-sentence"),
    pytest.param("Li said 40 men left." + PARAGRAPH + "The town has [[12]] schools.", id="next-paragraph"),
    pytest.param("The council met on Monday and [[12]] members left.", id="no-cue"),
]


@pytest.mark.parametrize(("text", "chain"), EXPLICIT)
def test_a_frame_credits_what_it_covers(text, chain):
    assert chain_of(text) == chain
    assert credit_of(text)[0].scope == "explicit"


@pytest.mark.parametrize("text", CARRIED)
def test_a_credit_is_carried_over(text):
    assert credit_of(text)[0].scope == "carried"


@pytest.mark.parametrize("text", OWN)
def test_without_a_credit_the_outlet_speaks(text):
    assert credits_of(text)[0] == ()


def test_what_hangs_behind_a_credit_is_unclear():
    text = "The north will send 30 ships, according to the bank – adding to the [[12]] sent last year."
    credit, raw = credit_of(text)
    assert credit.scope == "ambiguous"
    assert [voice.named.of(raw) for voice in credit.voices] == ["bank"]


COVERED = [
    pytest.param("Ada Li said 40 houses burned. The town has [[12]] schools.", [], id="next-sentence"),
    pytest.param(
        "Ada Li said 40 houses burned.\n\nThe war has killed [[12,000]] people.", [], id="next-paragraph"
    ),
    pytest.param(
        "The army will send 40 ships, according to the minister – adding to the [[12]] sent last year.",
        [],
        id="adjunct-adding",
    ),
    pytest.param(
        "The ministry said it would close the school, which has [[400]] pupils.", [], id="adjunct-which"
    ),
    pytest.param(
        "Ada Li said the mayor would resign, after [[40]] people died in a fire.", [], id="adjunct-after"
    ),
    pytest.param(
        "Ada Li, who was hurt with [[40]] others, said the road was bad.", [], id="subject-of-relative"
    ),
    pytest.param(
        "[[40]] people died on Monday, and the mayor said the road was bad.", [], id="before-frame-and"
    ),
    pytest.param("While the town lost [[40]] houses, the mayor said the road was fine.", [], id="while"),
    pytest.param(
        "[[40]] houses burned in Tarn on Monday.\n\nAda Li said the fire was the worst in years.",
        [],
        id="lead-without-credit",
    ),
    pytest.param("[[40]] houses burned and 12 people died, Ada Li said.", ["Ada Li"], id="coordinated"),
    pytest.param(
        "40 houses burned and [[12]] people died, Ada Li said.", ["Ada Li"], id="coordinated-second"
    ),
    pytest.param(
        "Ada Li said 40 houses had burned and that [[12]] people had died.", ["Ada Li"], id="said-coordinated"
    ),
    pytest.param("Ada Li said 40 houses had burned and [[12]] people had died.", ["Ada Li"], id="said-and"),
    pytest.param("Ada Li said 40 people had died, including [[12]] children.", ["Ada Li"], id="including"),
    pytest.param(
        "Output fell to 40 tonnes, the ministry said, compared with [[52]] a year before.",
        ["ministry"],
        id="according-compared",
    ),
    pytest.param(
        "Output rose to 40 tonnes, according to the ministry, up from [[32]] a year before.",
        ["ministry"],
        id="up-from",
    ),
    pytest.param(
        "Ada Li said the fire was out, adding that [[12]] people had died.", ["Ada Li"], id="adding-that"
    ),
    pytest.param(
        "The army said 40 men had died, but the rebels said [[12]] had.", ["rebels"], id="two-voices"
    ),
    pytest.param(
        "The army said [[40]] men had died, but the rebels said 12 had.", ["army"], id="two-voices-first"
    ),
    pytest.param(
        "Police put the crowd at [[4,000]], while organisers said 9,000 had come.",
        ["Police"],
        id="while-voices",
    ),
    pytest.param(
        "Police put the crowd at 4,000, while organisers said [[9,000]] had come.",
        ["organisers"],
        id="while-voices-second",
    ),
    pytest.param("The mayor said [[40]] houses burned; the army counted 50.", ["mayor"], id="semicolon"),
    pytest.param("Ada Li said 40 men had left. Of these, [[12]] were old.", ["Ada Li"], id="of-these"),
    pytest.param("Ada Li said 40 men had left. Of those, [[12]] were old.", ["Ada Li"], id="of-those"),
    pytest.param("Ada Li said 40 men had left. [[12]] of them were old.", ["Ada Li"], id="of-them"),
    pytest.param("Ada Li said 40 men had left. Among them were [[12]] doctors.", ["Ada Li"], id="among-them"),
    pytest.param(
        "Ada Li said 40 men had left. This included [[12]] doctors.", ["Ada Li"], id="this-included"
    ),
    pytest.param("Ada Li said 40 men had left. They include [[12]] doctors.", ["Ada Li"], id="they-include"),
    pytest.param(
        "Figures from the ministry show 40 men left. The remaining [[12]] stayed.",
        ["ministry"],
        id="the-rest",
    ),
    pytest.param(
        "The ministry said output fell to 40 tonnes. That compares with [[52]] tonnes a year ago.",
        ["ministry"],
        id="compared-with",
    ),
    pytest.param(
        "The ministry’s figures show output fell to 40 tonnes. A year ago it was [[52]] tonnes.",
        ["ministry"],
        id="compared-with-2",
    ),
    pytest.param(
        "The bank said 40 loans failed in May. That was up from [[32]] in April.", ["bank"], id="that-is-up"
    ),
    pytest.param(
        "The bank said 40 loans failed in May. The figure was [[32]] in April.",
        ["bank"],
        id="the-figure-rose",
    ),
    pytest.param(
        "The bank said 400 loans failed in May. The total includes [[32]] to farms.",
        ["bank"],
        id="the-total-includes",
    ),
    pytest.param(
        "According to data from the Fire Office, 40 houses burned in May. Another [[12]] burned in June.",
        ["Fire Office"],
        id="data-goes-on",
    ),
    pytest.param(
        "Ada Li said 40 men had left: [[12]] doctors and 28 nurses.", ["Ada Li"], id="breakdown-colon"
    ),
    pytest.param(
        "Mayor Bo Li said the fire was out. He added that [[12]] people had died.", ["Bo Li"], id="he-added"
    ),
    pytest.param(
        "A report by the Fire Office said the fire was out. The report also said [[12]] people had died.",
        ["Fire Office"],
        id="report-also",
    ),
    pytest.param(
        "A study by the Tarn Institute found smoke in homes. It also found that [[12]] people had died.",
        ["Tarn Institute"],
        id="it-also-found",
    ),
    pytest.param(
        "A survey by the Tarn Institute found that 40 percent smoked. [[32 percent]] of respondents drank.",
        ["Tarn Institute"],
        id="survey-respondents",
    ),
    pytest.param(
        "A survey by the Tarn Institute found that 40 percent smoked. Just [[6 percent]] of those polled drank.",
        ["Tarn Institute"],
        id="poll-respondents",
    ),
    pytest.param(
        "A Tarn Herald poll found 40 percent chose Li.\n\nThe fire burned [[32]] houses.",
        [],
        id="poll-other-topic",
    ),
    pytest.param(
        "A Tarn Herald poll found 40 percent chose Li. Ng said [[32 percent]] of voters had stayed at home.",
        ["Ng"],
        id="poll-other-voice",
    ),
    pytest.param(
        "The Tarn Statistics Office said fewer people had come. Arrivals were estimated at [[596,000]].",
        ["Tarn Statistics Office"],
        id="passive-estimate",
    ),
    pytest.param(
        "Fewer people came. Arrivals were estimated at [[596,000]].", [], id="passive-estimate-nobody"
    ),
    pytest.param(
        "The ministry said 40 people were hurt. It did not say how. About [[200]] people live in the village.",
        [],
        id="background",
    ),
    pytest.param(
        "“They burned 40 houses,” Ada Li said. Her own lost [[12]] windows.", [], id="behind-a-quotation"
    ),
    pytest.param(
        "The statistics office said prices rose 4 percent in May. In April, they rose [[3 percent]], it said.",
        ["statistics office"],
        id="it-said",
    ),
    pytest.param(
        "The survey of 1,000 adults, by Alt Polls, found 40 percent were sad. Among them, [[12 percent]] left.",
        ["Alt Polls"],
        id="among-them-in-a-survey",
    ),
    pytest.param(
        "The police said 40 people had been arrested. They included [[12]] minors.",
        ["police"],
        id="they-included",
    ),
    pytest.param(
        "The police said 40 people had been arrested, among them [[12]] minors.",
        ["police"],
        id="among-them-here",
    ),
    pytest.param(
        "Forty people were arrested, [[12]] of them minors, the police said.", ["police"], id="of-them-before"
    ),
    pytest.param(
        "The court, which has [[12]] judges, said on Monday it would hear the case.", [], id="which-has"
    ),
    pytest.param(
        "The company, which employs [[12,000]] people, said it would close two plants.",
        [],
        id="which-employs",
    ),
    pytest.param(
        "After the flood, which killed [[40]] people, the mayor said the town would build a wall.",
        [],
        id="after-which",
    ),
    pytest.param(
        "The mayor said the flood, which killed [[40]] people, was the worst in years.",
        ["mayor"],
        id="which-within",
    ),
    pytest.param(
        "The wall cost [[$40 million]] and has never worked, residents say.",
        ["residents"],
        id="and-residents-say",
    ),
    pytest.param(
        "Residents say the wall has never worked. It cost [[$40 million]] to build.", [], id="next-after-say"
    ),
    pytest.param("Li told a crowd of [[4,000]] that the wall would be built.", [], id="told-a-crowd"),
    pytest.param("Li, who turned to [[40]] lawyers for help, said nothing.", [], id="turned-to"),
    pytest.param("The report was written by [[12]] experts and says the dam is unsafe.", [], id="and-says"),
]


@pytest.mark.parametrize(("text", "chain"), COVERED)
def test_a_number_is_credited_as_far_as_the_credit_goes(text, chain):
    assert chain_of(text) == chain
