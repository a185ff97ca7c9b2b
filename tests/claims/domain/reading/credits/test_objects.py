import pytest

from tests.claims.domain.reading.credits.credited import chain_of

CREDITED = [
    pytest.param("Berg criticized the bank for closing [[40]] branches.", ["Berg"], id="criticized-for"),
    pytest.param("Berg blasted the bank over the loss of [[40]] branches.", ["Berg"], id="blasted-over"),
    pytest.param("The mayor accused the firm of charging [[$40]] a ticket.", ["mayor"], id="accused-of"),
    pytest.param("The mayor praised the firm for hiring [[400]] people.", ["mayor"], id="praised-for"),
    pytest.param("The mayor thanked the [[40]] men who came.", [], id="an-object-alone"),
    pytest.param("The man accused of buying [[two]] guns was held.", [], id="passive-participle"),
    pytest.param("Berg called the deal a “[[$25 billion]] mistake.”", ["Berg"], id="called-it"),
    pytest.param("Berg described the fleet as “[[40]] rusty boats.”", ["Berg"], id="described-as"),
    pytest.param("Berg called the old deal a “mistake” worth [[$25 billion]].", [], id="behind-a-quotation"),
    pytest.param("The bank has put the loss at [[$500,000]].", ["bank"], id="put-at"),
    pytest.param("The army put [[500]] men on the street.", [], id="put"),
    pytest.param("Berg has asked allies for [[seven]] ships.", ["Berg"], id="asked-for"),
    pytest.param("The body asked airlines to cut flights by [[a quarter]].", ["body"], id="asked-to"),
    pytest.param("Berg asked the man for his name, and [[40]] men left.", [], id="asked-for-no-number"),
    pytest.param("The bank has offered [[6.5 percent]].", ["bank"], id="offered"),
    pytest.param("He set aside [[$5,000]] for the loan.", ["He"], id="set-aside"),
    pytest.param("The firm claimed [[41 percent]] of the vote.", [], id="claimed-votes"),
    pytest.param("The blast claimed [[40]] lives.", [], id="claimed-lives"),
    pytest.param("The firm claimed [[41 percent]] of its ships were safe.", ["firm"], id="claimed"),
    pytest.param("They declared war on [[40]] states.", [], id="declared-war"),
    pytest.param("Berg said the bank would close [[40]] branches.", ["Berg"], id="clause"),
]


@pytest.mark.parametrize(("sentence", "chain"), CREDITED)
def test_what_is_credited_behind_an_object(sentence, chain):
    assert chain_of(sentence) == chain
