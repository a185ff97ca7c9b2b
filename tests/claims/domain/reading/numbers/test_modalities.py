import pytest

from tests.claims.domain.reading.numbers.marked import numbers_in, read_marked

MODALITIES = [
    ("They sent [[40]] men.", "asserted"),
    ("They plan to send [[40]] men.", "planned"),
    ("It has plans to send [[40]] men.", "planned"),
    ("They pledged [[$40 million]] in aid.", "planned"),
    ("They asked their allies for [[seven]] guns.", "planned"),
    ("They asked the firms to cut flights by [[a quarter]].", "planned"),
    ("They agreed last year to pay [[$2 million]].", "planned"),
    ("The board authorized the purchase of [[2 million]] shares.", "planned"),
    ("It has appealed for [[$4 million]].", "planned"),
    ("They called for [[40]] men.", "planned"),
    ("They set aside [[$40 million]] for roads.", "planned"),
    ("The report recommended moving [[85]] homes.", "planned"),
    ("They are demanding [[$40]] each.", "planned"),
    ("They wanted a cut of [[half]] a point.", "planned"),
    ("They are set to send [[40]] men.", "planned"),
    ("They will send [[40]] men.", "planned"),
    ("It is to have [[38]] mills.", "planned"),
    ("[[Forty]] men are to be sent.", "planned"),
    ("[[Forty]] homes are planned.", "planned"),
    ("Another [[4,000]] men would be deployed there.", "planned"),
    ("They had set [[40]] traps.", "asserted"),
    ("A man called [[40]] men.", "asserted"),
    ("A motion to halt the plan was passed by [[21]] votes.", "asserted"),
    ("Its budget fell to [[$40]].", "asserted"),
    ("Peak demand hit a record [[4,116]] tonnes.", "asserted"),
    ("He who proposed it, said he got [[400]] letters.", "asserted"),
    ("They promised it and they moved it by [[seven]] miles.", "asserted"),
    ("They were expected, killing [[40]] men.", "asserted"),
    ("It had picked [[two]] projects.", "asserted"),
    ("It is short of the aim of [[40]] men.", "target"),
    ("It is short of the aim of an annual figure below [[40]] men.", "target"),
    ("The quota is [[40]] tonnes.", "target"),
    ("The bank, whose target is [[2 percent]], met.", "target"),
    ("The bank, whose target is 2 percent, cut rates to [[4 percent]].", "asserted"),
    ("They expect [[40]] men.", "projected"),
    ("It is below the [[40]] men forecast by the board.", "projected"),
    ("[[Forty]] men will die.", "projected"),
    ("Some men will die, a study of [[40]] men found.", "asserted"),
    ("It was his 12th goal of the season to give them a [[40]]-point lead.", "asserted"),
    ("They expect that output will expand by [[2 percent]].", "projected"),
    ("Prices will rise to [[$40]].", "projected"),
    ("They will increase the force by [[40]] men.", "planned"),
    ("They are likely to lose [[40]] men.", "hypothetical"),
    ("It asked [[40]] likely voters.", "asserted"),
    ("Among likely voters, [[40 percent]] back her.", "asserted"),
    ("Under the plan, they would pay [[$40]].", "conditional"),
    ("The forecast is [[40]] tonnes.", "projected"),
    ("It is more than the [[40]] men they had expected.", "projected"),
    ("It is below the [[40]] men that analysts had forecast.", "projected"),
    ("They expect 40 men, compared with [[30]] last year.", "asserted"),
    ("[[Forty]] men may follow.", "hypothetical"),
    ("Up to [[40]] tons of it, used in paint, might have been spilt.", "hypothetical"),
    ("It is feared that [[40]] men died.", "hypothetical"),
    ("[[Two]] men were feared dead.", "hypothetical"),
    ("It would cost [[$12 billion]].", "hypothetical"),
    ("He faces up to [[20]] years in prison.", "hypothetical"),
    ("There is a [[62 percent]] chance of rain.", "hypothetical"),
    ("They saved [[four]] men and could not find more.", "asserted"),
    ("[[Two]] men have backed the law, which would end it.", "asserted"),
    ("[[Forty]] men would leave if the bill became law.", "conditional"),
    ("They foresee that [[40]] men would leave if the bill passed.", "conditional"),
    ("[[Forty]] men would lose it under a new plan.", "conditional"),
    ("The plan would save [[$40 million]].", "conditional"),
    ("The bill, which passed in May, would raise it to [[$15]].", "conditional"),
    ("If approved, the loan of [[$500 million]] will be paid.", "conditional"),
    ("A bill that would end it failed by [[nine]] votes.", "conditional"),
    ("It would cost [[$40]], and he warned that if it rained, he would leave.", "hypothetical"),
    ("In May [[40]] men left.", "asserted"),
    ("In order they came, [[40]] men.", "asserted"),
]


@pytest.mark.parametrize(("sentence", "modality"), MODALITIES)
def test_these_words_tell_how_a_number_is_meant(sentence, modality):
    number, _ = read_marked(sentence)
    assert number.modality.value == modality


def test_a_plan_in_another_sentence_is_no_plan_here():
    first, second = numbers_in("They plan to send 40 men. They sent 50 men.")
    assert (first.modality.value, second.modality.value) == ("planned", "asserted")
