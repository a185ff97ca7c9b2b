import pytest

from tests.claims.domain.reading.credits.credited import PARAGRAPH, chain_of, frames_of

CREDITED = [
    pytest.param("[[40]] men left, Li said.", ["Li"], id="final"),
    pytest.param("[[40]] men left, Li told reporters on Monday.", ["Li"], id="final-told"),
    pytest.param("[[40]] men left, said Li.", ["Li"], id="inverted"),
    pytest.param("“[[40]] men left,” said Li Wei, the mayor.", ["Li Wei"], id="inverted-quotation"),
    pytest.param("[[40]] men, Li said, left the town.", ["Li"], id="middle"),
    pytest.param("The men left, Li said, [[40]] of them by boat.", [], id="middle-may-be-background"),
    pytest.param("Li said on Monday that [[40]] men left.", ["Li"], id="that"),
    pytest.param("Li said: [[40]] men left.", ["Li"], id="colon"),
    pytest.param("Li said [[40]] men left.", ["Li"], id="bare"),
    pytest.param("Li denied that [[40]] men left.", ["Li"], id="denies"),
    pytest.param("Li demanded [[40]] ships.", ["Li"], id="wants"),
    pytest.param("Li came home and said that [[40]] men left.", ["Li"], id="second-predicate"),
    pytest.param("The count showed [[40]] men had left.", ["count"], id="document"),
    pytest.param("Li added [[40]] jobs.", [], id="weak-verb-with-an-object"),
    pytest.param("Li added that [[40]] men left.", ["Li"], id="weak-verb-with-that"),
    pytest.param("It was, Li said, “a stone worn by [[a thousand]] feet.”", ["Li"], id="middle-quotation"),
    pytest.param("She argued the canal, which few want, would cost [[$4 billion]].", ["She"], id="inserted"),
    pytest.param("Several leaders suggested he’d win [[nine]] seats.", ["Several leaders"], id="contracted"),
    pytest.param("Berg advocates tax increases of [[$15 billion]].", ["Berg"], id="advocates"),
    pytest.param("The union is pushing for a raise of [[$15]].", ["union"], id="pushing-for"),
    pytest.param("The mayor boasted of having cut [[40]] jobs.", ["mayor"], id="boasted-of"),
    pytest.param("The report reaffirmed that [[40]] ships were late.", ["report"], id="reaffirmed"),
    pytest.param("“We lost [[40]] ships,” Berg snapped.", ["Berg"], id="manner-of-speaking"),
    pytest.param("Berg threatened not to sail unless paid [[$5 million]].", ["Berg"], id="negated-particle"),
    pytest.param("The bank is confident that it can raise [[$4 billion]].", ["bank"], id="confident"),
    pytest.param("Berg is worried that [[40]] branches will close.", ["Berg"], id="worried"),
    pytest.param("The court ruled that [[40]] men must go.", ["court"], id="ruled"),
    pytest.param("The court heard he had [[two]] convictions.", ["court"], id="heard"),
    pytest.param("The court was told he had [[two]] convictions.", ["court"], id="court-was-told"),
    pytest.param("Berg was told he had [[two]] convictions.", [], id="somebody-was-told"),
    pytest.param("The firm agreed to pay 40, and [[30]] homes will be built.", [], id="end-of-a-plan"),
    pytest.param("The court could order him to pay [[$40]].", [], id="possible-order"),
    pytest.param("They run camps at which, it says, [[40]] were fed.", ["it"], id="inserted-behind-which"),
    pytest.param("It asks for a levy, which Li says would raise [[$40]].", ["Li"], id="which-he-says-would"),
    pytest.param("The clinic gave [[260]] jabs, and all have left.", [], id="gave"),
    pytest.param("A majority of voters say they want [[40]] ships.", [], id="of-those-asked"),
    pytest.param(
        "The crew, who had [[45]] men on duty, said the day passed off well.", [], id="subject-only"
    ),
    pytest.param("The town where, Li said, [[nine]] men died is empty.", ["Li"], id="inserted-voice"),
    pytest.param("Li asked why it flew [[3,000]] feet lower.", [], id="asked-why"),
    pytest.param("So said Li: [[40]] men left.", ["Li"], id="so-said"),
    pytest.param("The mud, long and wide, suggested a spill of [[2,000]] tonnes.", [], id="object"),
    pytest.param("The government plans to spend [[$4 billion]] on roads.", ["government"], id="plans-to"),
    pytest.param("Neither the army nor the police would confirm the [[40]] deaths.", [], id="neither"),
    pytest.param("Court documents show he stole [[$4 million]].", ["Court documents"], id="court-documents"),
    pytest.param("State television put the toll at [[40]].", ["State television"], id="put-at"),
    pytest.param(
        "Prices rose [[11]] per cent, land data shows, and fell again.", ["land data"], id="data-shows"
    ),
    pytest.param("Li was told that [[40]] men left.", [], id="passive"),
    pytest.param("Li left the house with [[40]] men.", [], id="no-cue"),
]


@pytest.mark.parametrize(("sentence", "chain"), CREDITED)
def test_a_reporting_verb_credits_its_subject(sentence, chain):
    assert chain_of(sentence) == chain


def test_a_sentence_of_only_a_speaker_credits_the_quotation_before_it():
    assert chain_of("“Did [[40]] men leave?” Li asked." + PARAGRAPH + "It rained.") == ["Li"]


def test_a_verb_without_a_subject_opens_no_frame():
    _, (frames,) = frames_of("Said it before.")
    assert frames == []
