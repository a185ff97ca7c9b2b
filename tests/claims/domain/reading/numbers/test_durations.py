import pytest

from tests.claims.domain.reading.numbers.marked import read_marked

PERIODS = [
    "He left his wife of [[58]] years there.",
    "It began a [[three]]-day visit.",
    "The [[eight]]-year campaign goes on.",
    "They left [[two]] hours after the blast.",
    "They left [[three]] years ago.",
    "[[Two]] months later he was out.",
    "The vote is [[two]] months away.",
    "The attacks came [[four]] months apart.",
    "Polls will tell more [[six]] weeks from now.",
    "They have [[two]] weeks to go.",
    "They grew in the past [[three]] weeks.",
    "They grew in the past two or [[three]] weeks.",
    "They grew over the last [[five]] months.",
    "It is the first time in [[two]] years.",
    "It is the first time in more than [[two]] years.",
    "It was the wettest spring in [[40]] years.",
    "It rose on the [[12]] months to June.",
    "They made 700,000 jobs in [[seven]] years.",
    "They were driven out in just [[four]] days.",
    "We had a derailment in [[six]] years.",
    "He sold the rights for [[10]] years.",
    "She has led the party for [[four]] years.",
    "They slept in lorries for [[17]] days.",
    "It was the lowest reading for [[14]] months.",
    "It would cost $374 billion over [[10]] years.",
    "They walked home after [[three]] nights on the road.",
    "During those [[six]] weeks nothing came.",
    "In his [[40]] years in office he built little.",
    "The party rose amid [[two]] years of low prices.",
    "[[Fifty]] years of neglect have left the mill in ruins.",
    "They lost money in [[three]] previous years.",
    "He spoke in the first [[100]] days.",
    "It fell in the second [[half]] of the year.",
    "It has won in the last [[two]] votes.",
    "He came a year and [[a half]] ago.",
    "They met on [[two]] weeks’ notice of the court.",
    "It is a canoe trip of [[two]] days from the port.",
    "They have been there since [[two]] days before the vote.",
    "The [[30]]-minute speech was calm.",
    "It hit a [[four]]-decade low.",
]
CLAIMS = [
    "It stayed hot for [[16]] straight nights.",
    "We lose [[44]] hours of sleep a year.",
    "It holds [[142]] days of stock.",
    "They have [[18]] months left on the lease.",
    "They sat through [[three]] hours of talk.",
    "The food will last “[[five]] days, no more”.",
    "It takes [[three]] years to build.",
    "It lasted [[45]] minutes.",
    "The average discharge lasted [[8.6]] hours.",
    "It will end within [[six to eight]] weeks.",
    "It killed him within [[20]] minutes.",
    "The search will go on for [[seven]] days.",
    "The bridge will remain closed for [[two]] weeks.",
    "The pump ran for [[247]] days.",
    "Trade came to a standstill for [[two]] months.",
    "They were held for nearly [[13]] hours.",
    "He faces [[three]] years in prison.",
    "He was sentenced to [[five]] years in prison.",
    "He was jailed for [[five]] years.",
    "He received [[five]] months’ probation.",
    "He got [[two]] years of probation.",
    "Mothers would get [[six]] weeks of paid leave.",
    "They have [[three]] months of supplies.",
    "They played [[47]] minutes of video to the court.",
    "It holds enough for [[18]] months.",
    "We have [[36]] hours to find somebody.",
    "The town could run out of water in [[three]] days.",
    "The line will be finished in [[two]] years.",
    "The deadline was put off by [[two]] weeks.",
    "The plan needs a delay of [[three]] months.",
    "They work [[35]] hours a week.",
    "It went from 0 to 60 in [[four]] seconds.",
    "They spent [[two]] minutes on it.",
    "Water firms spilt sewage for [[3.9m]] hours last year.",
    "She was handed a [[10]]-year prison sentence.",
    "The siege of [[48]] hours is over.",
]
DENOMINATORS = ["Policy required checks every [[15]] minutes.", "Bonuses were paid every [[three]] months."]
IDIOMS = ["They work [[24]] hours a day.", "It is open [[seven]] days a week."]


@pytest.mark.parametrize("sentence", PERIODS)
def test_a_time_that_says_only_when_or_how_long_is_a_period(sentence):
    number, _ = read_marked(sentence)
    assert number.reason == "period"


@pytest.mark.parametrize("sentence", CLAIMS)
def test_a_time_that_is_itself_told_is_a_claim(sentence):
    number, _ = read_marked(sentence)
    assert number.reason is None


@pytest.mark.parametrize("sentence", DENOMINATORS)
def test_a_time_behind_every_is_a_denominator(sentence):
    number, _ = read_marked(sentence)
    assert number.reason == "unit"


@pytest.mark.parametrize("sentence", IDIOMS)
def test_all_day_and_all_week_are_idioms(sentence):
    number, _ = read_marked(sentence)
    assert number.reason == "idiom"
