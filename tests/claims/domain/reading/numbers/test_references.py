import pytest

from tests.claims.domain.reading.numbers.marked import read_marked

BACK_REFERENCES = [
    "He met the [[two]] leaders.",
    "Those [[four]] had left.",
    "These [[three]] men had left.",
    "He met all [[three]] of them.",
    "All [[four]] were in the room.",
    "Most in all [[five]] say that it rains.",
    "Of the [[three]], he likes Kern best.",
    "The other [[two]] had left.",
    "His [[three]] remaining rivals left.",
    "Either one of the [[two]] may win.",
    "The [[two]] have much in common.",
    "It ends the levy and the fee, [[two]] of the marks of the law.",
]
FIRST_MENTIONS = [
    "They won in [[811]] towns.",
    "He told of the [[811]] towns that had flooded.",
    "All [[11]] victims were named.",
    "All [[four]] missiles had got through.",
    "[[Four]] of the suspects left.",
    "They found [[two]] other men.",
    "He met [[two]] leaders.",
    "A couple and their [[two]] children were hit.",
    "She lives with her [[three]] adult sons.",
    "They mourned the [[four]] men killed in the blast.",
    "Oil leaked from two of its [[nine]] tanks.",
    "They sent 17 of the [[24]] men.",
    "His [[seven]]-point lead is gone.",
    "They wrote a [[six]]-page letter.",
    "It heard the [[seven]]-member court.",
    "They met, and [[two]] are in hospital.",
]
PRONOUNS = [
    "[[One]] of the men left.",
    "No [[one]] left.",
    "[[One]] witness said so.",
    "[[One]] bystander, Ada Kern, ran.",
    "He is the [[one]] who left.",
    "That [[one]] is his.",
    "In [[one]] incident they fled.",
    "There is a plan, but not [[one]] that works.",
    "A chief told [[one]] analyst so.",
]
ONES_COUNTED = [
    "The blast left [[one]] dead.",
    "[[One]] more person came.",
    "It left at least [[one]] person dead.",
    "We had [[one]] derailment.",
    "There was [[one]] working pump.",
    "There is only [[one]] winner.",
    "It killed two men and [[one]] woman.",
    "We saw [[one]] man carried away.",
    "They put the toll at [[one]].",
]
SOURCES = [
    "A report from [[11]] member states said that it rained.",
    "A study by [[12]] researchers found that it rained.",
    "[[Two]] officials said that it rained.",
    "But [[two]] former pilots told the paper that it rained.",
    "It rained, according to [[five]] residents.",
    "[[Three]] people familiar with the talks said that it rained.",
]
NO_SOURCES = [
    "A letter signed by [[90]] members called for rain.",
    "A petition by [[50,000]] people called for rain.",
    "They arrested [[two]] officials.",
    "[[Two]] officials were shot.",
    "It took rice from [[11]] states.",
]


@pytest.mark.parametrize("sentence", BACK_REFERENCES)
def test_a_small_number_that_is_pointed_at_refers_back(sentence):
    number, _ = read_marked(sentence)
    assert number.reason == "anaphoric"


@pytest.mark.parametrize("sentence", FIRST_MENTIONS + ONES_COUNTED + NO_SOURCES)
def test_a_number_that_tells_how_many_is_a_claim(sentence):
    number, _ = read_marked(sentence)
    assert number.reason is None


@pytest.mark.parametrize("sentence", PRONOUNS)
def test_one_is_mostly_a_pronoun(sentence):
    number, _ = read_marked(sentence)
    assert number.reason == "pronoun"


@pytest.mark.parametrize("sentence", SOURCES)
def test_the_number_of_those_who_say_so_is_part_of_the_source(sentence):
    number, _ = read_marked(sentence)
    assert number.reason == "source_part"
