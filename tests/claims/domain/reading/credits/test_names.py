import pytest

from tests.claims.domain.reading.credits.credited import chain_of


def test_names_that_the_ledger_knows_bound_the_name():
    sentence = "The food office in Alt said [[40]] men left."
    assert chain_of(sentence, names=("Food Office",)) == ["food office"]
    assert chain_of(sentence, names=("Alt Bank",)) == ["food office in Alt"]


NAMED = [
    pytest.param(
        "TARN, Alt, March 12 - Acme Steel Inc met on Monday. It said [[40]] men had left.",
        ["Acme Steel Inc"],
        id="dateline",
    ),
    pytest.param(
        "Ada Li came. The Alt Trust think tank said it rained. It added that [[40]] houses burned.",
        ["Alt Trust think tank"],
        id="think-tank",
    ),
    pytest.param(
        "A spokesman for the company came. The company said [[40]] men had left.",
        ["company"],
        id="the-company-of-two",
    ),
    pytest.param("Ada Li spoke in Tarn. Li said [[40]] houses had burned.", ["Ada Li"], id="surname"),
    pytest.param("Ada Li said it rained. Li said [[40]] houses had burned.", ["Ada Li"], id="surname-said"),
    pytest.param("Ada Li spoke in Tarn. Ms. Li said [[40]] houses had burned.", ["Ada Li"], id="courtesy"),
    pytest.param(
        "Ada Li, the mayor, spoke in Tarn. Mayor Li said [[40]] houses had burned.",
        ["Ada Li"],
        id="title-surname",
    ),
    pytest.param(
        "Ada B. Li spoke in Tarn. Li said [[40]] houses had burned.", ["Ada B. Li"], id="middle-name"
    ),
    pytest.param("Ada Li-Ng spoke in Tarn. Li-Ng said [[40]] houses had burned.", ["Ada Li-Ng"], id="hyphen"),
    pytest.param(
        "Ada van der Berg spoke in Tarn. Van der Berg said [[40]] houses had burned.",
        ["Ada van der Berg"],
        id="particle",
    ),
    pytest.param("Karim al-Tarn spoke. Al-Tarn said [[40]] houses had burned.", ["Karim al-Tarn"], id="al"),
    pytest.param("Ada Li said it rained. She said [[40]] houses had burned.", ["Ada Li"], id="she"),
    pytest.param(
        "Ada Li visited Tarn on Monday. She said [[40]] houses had burned.", ["Ada Li"], id="she-of-subject"
    ),
    pytest.param(
        "The mayor, Bo Ng, opened a bridge. He said [[40]] houses had burned.", ["Bo Ng"], id="he-of-title"
    ),
    pytest.param(
        "Bo Ng met Ada Li’s brother Karl Li on Monday. He said [[40]] houses had burned.",
        ["Bo Ng"],
        id="he-nearest-subject",
    ),
    pytest.param(
        "Bo Ng was late because, he said, [[40]] houses had burned.", ["Bo Ng"], id="he-same-sentence"
    ),
    pytest.param("Bo Ng opened a bridge and he said [[40]] houses had burned.", ["Bo Ng"], id="he-after-and"),
    pytest.param("The fire chief came late. He said [[40]] houses had burned.", ["fire chief"], id="he-role"),
    pytest.param("Mr. Ng met Ms. Li. She said [[40]] houses had burned.", ["Li"], id="she-gendered"),
    pytest.param("Mr. Ng met Ms. Li. He said [[40]] houses had burned.", ["Ng"], id="he-gendered"),
    pytest.param(
        "Ada Li, a spokeswoman for the bank, met Bo Ng, a baker. She said [[40]] houses had burned.",
        ["Ada Li"],
        id="spokeswoman-she",
    ),
    pytest.param(
        "The Fire Office met on Monday. It said [[40]] houses had burned.", ["Fire Office"], id="it-body"
    ),
    pytest.param(
        "The ministry met on Monday. It said [[40]] houses had burned.", ["ministry"], id="it-generic"
    ),
    pytest.param(
        "The Fire Office met Ada Li. It said [[40]] houses had burned.", ["Fire Office"], id="it-not-person"
    ),
    pytest.param(
        "The Fire Office issued a report on Monday. It says [[40]] houses had burned.",
        ["Fire Office"],
        id="it-report",
    ),
    pytest.param(
        "The Fire Office met on Monday. Its report said [[40]] houses had burned.",
        ["Fire Office"],
        id="its-report",
    ),
    pytest.param(
        "Fire officials met on Monday. They said [[40]] houses had burned.",
        ["Fire officials"],
        id="they-officials",
    ),
    pytest.param(
        "Ada Li and Bo Ng spoke in Tarn. They said [[40]] houses had burned.",
        ["Ada Li and Bo Ng"],
        id="they-two",
    ),
    pytest.param(
        "Researchers at the Tarn Institute counted fires. They found that [[40]] houses had burned.",
        ["Researchers at the Tarn Institute"],
        id="they-researchers",
    ),
    pytest.param("Ada Li, who said [[40]] houses had burned, wept.", ["Ada Li"], id="who"),
    pytest.param(
        "The Tarn Food Programme (TFP) met. The TFP said [[40]] houses had burned.",
        ["Tarn Food Programme"],
        id="acronym-brackets",
    ),
    pytest.param(
        "The Tarn Food Programme (TFP) said [[40]] houses had burned.",
        ["Tarn Food Programme"],
        id="acronym-same-sentence",
    ),
    pytest.param(
        "The Office of Fire Safety (OFS) met. OFS said [[40]] houses had burned.",
        ["Office of Fire Safety"],
        id="acronym-of",
    ),
    pytest.param(
        "The OFS said [[40]] houses had burned. The Office of Fire Safety met on Monday.",
        ["Office of Fire Safety"],
        id="acronym-later",
    ),
    pytest.param(
        "The Office of Fire Safety met. The OFS said [[40]] houses had burned.",
        ["Office of Fire Safety"],
        id="acronym-unbracketed",
    ),
    pytest.param(
        "Tarn’s Ministry of Health met on Monday. The ministry said [[40]] houses had burned.",
        ["Ministry of Health"],
        id="the-ministry",
    ),
    pytest.param(
        "Tarn’s health ministry said it rained. The ministry said [[40]] houses had burned.",
        ["Tarn’s health ministry"],
        id="the-ministry-2",
    ),
    pytest.param(
        "The Tarn Fire Agency met. The agency said [[40]] houses had burned.",
        ["Tarn Fire Agency"],
        id="the-agency",
    ),
    pytest.param(
        "Acme Steel met its staff. The company said [[40]] houses had burned.",
        ["Acme Steel"],
        id="the-company",
    ),
    pytest.param(
        "The Aid League met. The group said [[40]] houses had burned.", ["Aid League"], id="the-group"
    ),
    pytest.param(
        "Bo Ng, the health minister, came on Monday. The minister said [[40]] houses had burned.",
        ["Bo Ng"],
        id="the-minister",
    ),
    pytest.param(
        "Mayor Bo Ng came on Monday. The mayor said [[40]] houses had burned.",
        ["Bo Ng"],
        id="the-mayor-title",
    ),
    pytest.param(
        "General Bo Ng came on Monday. The general said [[40]] houses had burned.",
        ["Bo Ng"],
        id="the-general",
    ),
    pytest.param(
        "Bo Ng, a spokesman for the army, came. The spokesman said [[40]] men had died.",
        ["Bo Ng"],
        id="the-spokesman",
    ),
    pytest.param(
        "Bo Ng, 52, came on Monday. The 52-year-old said [[40]] men had died.", ["Bo Ng"], id="the-year-old"
    ),
    pytest.param(
        "A report by the Fire Office is out. The report says [[40]] houses burned.",
        ["Fire Office"],
        id="the-report",
    ),
    pytest.param(
        "Researchers published a study on Monday. The study found [[40]] houses had burned.",
        ["Researchers"],
        id="the-study",
    ),
    pytest.param(
        "The study, by the Tarn Institute, is out. The study found [[40]] houses had burned.",
        ["Tarn Institute"],
        id="the-study-authors",
    ),
    pytest.param(
        "The Tarn Institute carried out a survey. The survey found that [[40]] houses had burned.",
        ["Tarn Institute"],
        id="the-survey",
    ),
    pytest.param(
        "The Fire Office released figures on Monday. The figures show [[40]] houses burned.",
        ["Fire Office"],
        id="the-figures",
    ),
    pytest.param(
        "The army issued a statement. The statement said [[40]] men had died.", ["army"], id="the-statement"
    ),
    pytest.param(
        "Ada Li’s spokesman said [[40]] houses had burned.", ["Ada Li’s spokesman"], id="possessive"
    ),
    pytest.param(
        "Bo Ng came on Monday. His office said [[40]] houses had burned.", ["His office"], id="his-office"
    ),
    pytest.param(
        "Ada Li, mayor of Tarn, said [[40]] houses had burned.", ["Ada Li"], id="apposition-name-first"
    ),
    pytest.param(
        "The mayor of Tarn, Ada Li, said [[40]] houses had burned.", ["Ada Li"], id="apposition-name-last"
    ),
    pytest.param("Tarn mayor Ada Li said [[40]] houses had burned.", ["Ada Li"], id="named-role"),
    pytest.param(
        "Fire Office chief spokesman Bo Ng said [[40]] houses had burned.", ["Bo Ng"], id="named-long-role"
    ),
    pytest.param("Dr. Ada Li of the Tarn Institute said [[40]] houses had burned.", ["Ada Li"], id="dr"),
    pytest.param(
        "Bo Ng met Ada Li and Karl Li. Ada Li said [[40]] houses had burned.",
        ["Ada Li"],
        id="same-surname-nearest",
    ),
    pytest.param(
        "Karl Li came. Ada Li said it rained. Ms. Li said [[40]] houses had burned.",
        ["Ada Li"],
        id="surname-shared",
    ),
    pytest.param("In Tarn, Li Wei spoke. Wei said [[40]] houses had burned.", ["Li Wei"], id="not-a-place"),
    pytest.param(
        "In Tarn, the National President of the Traders Forum, Ada Li, said [[40]] shops had shut.",
        ["Ada Li"],
        id="capital-title-and-name",
    ),
    pytest.param(
        "Prime Minister Ada Li opened the fair. The prime minister said [[40]] firms had come.",
        ["Ada Li"],
        id="prime-minister",
    ),
    pytest.param(
        "Altco, a maker of pumps, posted a loss. The company said it had cut [[40]] jobs.",
        ["Altco"],
        id="company-described",
    ),
    pytest.param(
        "Ada Li and her husband Bo run a shop in Tarn. She said they lost [[40]] chairs.",
        ["Ada Li"],
        id="husband",
    ),
    pytest.param(
        "The Alt Grain Union (AGU), a trade group, met. The group said [[40]] mills had shut.",
        ["Alt Grain Union"],
        id="trade-group",
    ),
    pytest.param("Colonel Bo Ng led the men. Ng, 44, said [[40]] had fallen.", ["Bo Ng"], id="colonel"),
    pytest.param("Bo Ng’s lawyer, Ada Li, said [[40]] files were missing.", ["Ada Li"], id="owners-lawyer"),
    pytest.param(
        "The case was heard in Tarn. Judge Ada Li said 40 files were missing. The judge added that [[12]] were found.",
        ["Ada Li"],
        id="judge",
    ),
    pytest.param(
        "Farmers in the north lost their crops. They said [[40]] barns had burned.",
        ["Farmers in the north"],
        id="farmers",
    ),
    pytest.param(
        "Ada Li, director of the Alt Institute, wrote the study. She found that [[40]] wells were dry.",
        ["Ada Li"],
        id="director",
    ),
    pytest.param(
        "Ada Li visited the camp with Bo Ng of the Aid League. Ng said [[40]] tents had burned.",
        ["Bo Ng"],
        id="second-named",
    ),
    pytest.param("The Aid League’s Bo Ng said [[40]] tents had burned.", ["Bo Ng"], id="bodys-person"),
    pytest.param(
        "A statement from the Aid League said [[40]] tents had burned.", ["Aid League"], id="statement-from"
    ),
    pytest.param(
        "The Aid League put out a statement. It said [[40]] tents had burned.",
        ["Aid League"],
        id="put-out-a-statement",
    ),
    pytest.param("Mr. Ng’s wife, Ada, wept. He said [[40]] men had come.", ["Ng"], id="wife-of"),
    pytest.param(
        "President Ada Li and Prime Minister Bo Ng met. The president said [[40]] ships would sail.",
        ["Ada Li"],
        id="two-heads",
    ),
    pytest.param(
        "The Tarn Tax Office said on Monday it was short of staff. The office said [[40]] desks were empty.",
        ["Tarn Tax Office"],
        id="the-office",
    ),
    pytest.param(
        "Researchers from Alt University counted birds. The researchers found [[40]] nests.",
        ["Researchers from Alt University"],
        id="the-researchers",
    ),
    pytest.param(
        "Interior Minister Karl Ott denied it. Ott’s ministry said [[40]] men were held.",
        ["Ott’s ministry"],
        id="his-ministry",
    ),
]


@pytest.mark.parametrize(("text", "chain"), NAMED)
def test_a_voice_has_the_fullest_name(text, chain):
    assert chain_of(text) == chain
