import pytest

from claims.domain.reading.credits.chains import innermost_first
from tests.claims.domain.reading.credits.credited import chain_of, credit_of, frames_of, written


def test_the_innermost_frame_is_the_origin():
    words, (frames,) = frames_of("Li said Ng estimated that 40 men left.")
    assert [written(words, frame.source.name) for frame in innermost_first(words, frames)] == ["Ng", "Li"]


def test_who_denies_it_and_who_is_not_named():
    denied, _ = credit_of("Li denied that [[40]] men left.")
    assert denied.voices[0].stance == "denies"
    hearsay, raw = credit_of("Reportedly [[40]] men left.")
    assert not hearsay.voices[0].is_identified
    assert hearsay.voices[0].named.of(raw) == "Reportedly"


CHAINS = [
    pytest.param(
        "The mayor, Ada Li, told the Tarn Herald that [[40]] houses had burned.",
        ["Ada Li", "Tarn Herald"],
        id="told-an-outlet",
    ),
    pytest.param(
        "Ada Li told TNA that [[40]] houses had burned.", ["Ada Li", "TNA"], id="told-agency-acronym"
    ),
    pytest.param(
        "Ada Li told the news agency that [[40]] houses had burned.",
        ["Ada Li", "news agency"],
        id="told-the-agency",
    ),
    pytest.param(
        "[[40]] houses burned, Ada Li told the Tarn Herald.", ["Ada Li", "Tarn Herald"], id="told-final"
    ),
    pytest.param(
        "In an interview, Ada Li told the Tarn Herald the fire cost [[$40 million]].",
        ["Ada Li", "Tarn Herald"],
        id="told-outlet-in-interview",
    ),
    pytest.param(
        "The fire chief told the council that [[40]] houses had burned.", ["fire chief"], id="told-council"
    ),
    pytest.param(
        "The spy agency told lawmakers that [[600]] soldiers had died.",
        ["spy agency", "lawmakers"],
        id="told-lawmakers",
    ),
    pytest.param(
        "The intelligence service told members of parliament that [[600]] soldiers had died.",
        ["intelligence service", "members of parliament"],
        id="told-parliament",
    ),
    pytest.param(
        "The fire chief told reporters that [[40]] houses had burned.", ["fire chief"], id="told-reporters"
    ),
    pytest.param(
        "The fire chief told a news conference that [[40]] houses had burned.",
        ["fire chief"],
        id="told-a-conference",
    ),
    pytest.param("Ada Li told her sister that [[40]] houses had burned.", ["Ada Li"], id="told-relatives"),
    pytest.param(
        "[[40]] houses burned, the Tarn Herald said, citing fire officials.",
        ["fire officials", "Tarn Herald"],
        id="said-citing-final",
    ),
    pytest.param(
        "The Tarn Herald reported that [[40]] houses had burned, citing fire officials.",
        ["fire officials", "Tarn Herald"],
        id="reported-citing-middle",
    ),
    pytest.param(
        "Citing fire officials, the Tarn Herald reported that [[40]] houses had burned.",
        ["fire officials", "Tarn Herald"],
        id="reported-citing-first",
    ),
    pytest.param(
        "The Tarn Herald, citing fire officials, said [[40]] houses had burned.",
        ["fire officials", "Tarn Herald"],
        id="citing-between",
    ),
    pytest.param(
        "The paper said, quoting unnamed officials, that [[40]] houses had burned.",
        ["unnamed officials", "paper"],
        id="quoting-unnamed",
    ),
    pytest.param(
        "The paper said [[40]] houses had burned, quoting unnamed officials.",
        ["unnamed officials", "paper"],
        id="quoting-behind",
    ),
    pytest.param(
        "[[40]] houses burned, according to the Tarn Herald, which cited fire officials.",
        ["fire officials", "Tarn Herald"],
        id="according-which-cited",
    ),
    pytest.param(
        "[[40]] houses burned, according to the Tarn Herald, citing fire officials.",
        ["fire officials", "Tarn Herald"],
        id="according-citing",
    ),
    pytest.param(
        "The Tarn Herald quoted the fire chief as saying [[40]] houses had burned.",
        ["fire chief", "Tarn Herald"],
        id="quoted-as-saying",
    ),
    pytest.param(
        "The news agency TNA quoted Ada Li as saying that [[40]] houses had burned.",
        ["Ada Li", "TNA"],
        id="quoted-as-saying-that",
    ),
    pytest.param(
        "Ada Li was quoted by the Tarn Herald as saying that [[40]] houses had burned.",
        ["Ada Li", "Tarn Herald"],
        id="was-quoted-by",
    ),
    pytest.param(
        "“We lost [[40]] houses,” Ada Li was quoted as saying by the Tarn Herald.",
        ["Ada Li", "Tarn Herald"],
        id="was-quoted-as-by",
    ),
    pytest.param(
        "Ada Li was quoted as saying [[40]] houses had burned.", ["Ada Li"], id="was-quoted-agentless"
    ),
    pytest.param(
        "Ada Li, quoted by the Tarn Herald, said [[40]] houses had burned.",
        ["Ada Li", "Tarn Herald"],
        id="quoted-by-apposition",
    ),
    pytest.param(
        "[[40]] houses burned, said Ada Li, quoted by the Tarn Herald.",
        ["Ada Li", "Tarn Herald"],
        id="quoted-by-behind",
    ),
    pytest.param(
        "[[40]] houses burned, the minister said, as quoted by the Tarn Herald.",
        ["minister", "Tarn Herald"],
        id="as-quoted-by",
    ),
    pytest.param(
        "[[40]] houses burned, the minister said, as reported by the Tarn Herald.",
        ["minister", "Tarn Herald"],
        id="reported-by",
    ),
    pytest.param(
        "The minister said [[40]] houses had burned, according to the Tarn Herald.",
        ["minister", "Tarn Herald"],
        id="said-according-to",
    ),
    pytest.param(
        "The minister said that [[40]] houses had burned, according to a report in the Tarn Herald.",
        ["minister", "Tarn Herald"],
        id="said-that-according",
    ),
    pytest.param(
        "[[40]] houses burned, according to figures provided by the fire office.",
        ["fire office"],
        id="figures-provided-by",
    ),
    pytest.param(
        "Figures provided by the fire office show [[40]] houses burned, the Aid League said.",
        ["fire office", "Aid League"],
        id="figures-provided-said",
    ),
    pytest.param(
        "The new figures, provided by the fire office, also showed [[40]] houses had burned, the Aid League said.",
        ["fire office", "Aid League"],
        id="new-figures-provided",
    ),
    pytest.param(
        "Documents from the fire office reviewed by the Tarn Herald show [[40]] houses burned.",
        ["fire office", "Tarn Herald"],
        id="documents-reviewed",
    ),
    pytest.param(
        "According to documents of the Fire Office reviewed by the Tarn Herald, [[40]] houses burned.",
        ["Fire Office", "Tarn Herald"],
        id="documents-of-reviewed",
    ),
    pytest.param(
        "A report by the fire office seen by the Tarn Herald says [[40]] houses burned.",
        ["fire office", "Tarn Herald"],
        id="report-seen-by",
    ),
    pytest.param(
        "[[40]] houses burned, according to a Fire Office report obtained by the Tarn Herald.",
        ["Fire Office report", "Tarn Herald"],
        id="report-obtained",
    ),
    pytest.param(
        "The army said in a statement carried by the state news agency TNA that [[40]] soldiers had died.",
        ["army", "TNA"],
        id="statement-carried",
    ),
    pytest.param(
        "[[40]] soldiers died, the army said in a statement carried by TNA.",
        ["army", "TNA"],
        id="statement-carried-end",
    ),
    pytest.param(
        "In a statement published by the state news agency, the army said [[40]] soldiers had died.",
        ["army", "state news agency"],
        id="statement-published-by",
    ),
    pytest.param(
        "A spokesman told the agency on behalf of the ministry that [[40]] houses burned.",
        ["spokesman", "agency"],
        id="spokesman-told-on-behalf",
    ),
    pytest.param(
        "The minister said the army had reported that [[40]] soldiers died.",
        ["army", "minister"],
        id="nested-said",
    ),
    pytest.param(
        "The Tarn Herald said that Ada Li had estimated that [[40]] houses burned.",
        ["Ada Li", "Tarn Herald"],
        id="nested-said-that",
    ),
    pytest.param(
        "The minister said that, according to the army, [[40]] soldiers had died.",
        ["army", "minister"],
        id="nested-according-inside",
    ),
    pytest.param(
        "The mayor said figures from the fire office showed [[40]] houses had burned.",
        ["fire office", "mayor"],
        id="nested-quoted-data",
    ),
    pytest.param(
        "“The army says it lost [[40]] men,” the minister said.", ["army", "minister"], id="nested-quotation"
    ),
    pytest.param(
        "“According to the army, [[40]] men died,” the minister said.",
        ["army", "minister"],
        id="nested-quotation-according",
    ),
    pytest.param(
        "The minister said she had been told by the army that [[40]] men died.",
        ["army", "minister"],
        id="said-was-told",
    ),
    pytest.param(
        "The Tarn Herald quoted the minister as saying the army had counted [[40]] dead.",
        ["army", "minister", "Tarn Herald"],
        id="three-steps",
    ),
    pytest.param("Ada Li said [[40]] houses had burned.", ["Ada Li"], id="one"),
    pytest.param("Ada Li said she planned to build [[40]] houses.", ["Ada Li"], id="intention-is-one"),
    pytest.param(
        "Data from the Fire Office, the Aid League said, put the number at [[40]].",
        ["Fire Office", "Aid League"],
        id="data-of-group-said",
    ),
    pytest.param(
        "[[40]] houses burned, according to Fire Office data provided to the Tarn Herald.",
        ["Fire Office data", "Tarn Herald"],
        id="data-provided-to",
    ),
    pytest.param(
        "Ada Li confirmed to the Tarn Herald that [[40]] houses had burned.",
        ["Ada Li", "Tarn Herald"],
        id="confirmed-to",
    ),
    pytest.param(
        "“We lost [[40]] houses,” Ada Li said to the Tarn Herald.", ["Ada Li", "Tarn Herald"], id="said-to"
    ),
    pytest.param(
        "Ada Li said in an interview with the Tarn Herald that [[40]] houses had burned.",
        ["Ada Li", "Tarn Herald"],
        id="in-an-interview-with",
    ),
    pytest.param(
        "Speaking to the Tarn Herald, Ada Li said [[40]] houses had burned.",
        ["Ada Li", "Tarn Herald"],
        id="speaking-to",
    ),
    pytest.param(
        "The government and the Aid League said [[40]] houses had burned.",
        ["government and the Aid League"],
        id="joint-and",
    ),
    pytest.param("Ada Li and Bo Ng said [[40]] houses had burned.", ["Ada Li and Bo Ng"], id="joint-names"),
    pytest.param("Local media reported that [[40]] houses had burned.", ["Local media"], id="reports-say"),
    pytest.param(
        "A poll by the Tarn Herald found that [[40 percent]] wanted a new mayor.",
        ["Tarn Herald"],
        id="poll-by",
    ),
    pytest.param(
        "An analysis of Fire Office data by the Tarn Herald found [[40]] houses had burned.",
        ["Tarn Herald"],
        id="analysis-of-data",
    ),
    pytest.param(
        "Based on figures from the Fire Office, the Aid League estimates that [[40]] houses burned.",
        ["Fire Office", "Aid League"],
        id="based-on",
    ),
    pytest.param(
        "Police said a witness told them that [[40]] people had been in the hall.",
        ["witness", "Police"],
        id="police-say-of-witness",
    ),
    pytest.param(
        "Ada Li said her lawyer had told the court that [[40]] houses had burned.",
        ["her lawyer", "Ada Li"],
        id="says-he-said",
    ),
    pytest.param(
        "Ada Li told the Tarn Herald that it rained. “We lost [[40]] houses,” she said.",
        ["Ada Li", "Tarn Herald"],
        id="relay-inherited",
    ),
    pytest.param(
        "Ada Li told Tarn radio that it rained. “It was bad. We lost [[40]] houses,” Li said.",
        ["Ada Li", "Tarn radio"],
        id="relay-inherited-run",
    ),
    pytest.param(
        "Ada Li told the Tarn Herald that it rained. “We lost [[40]] houses,” Bo Ng said.",
        ["Bo Ng"],
        id="relay-not-inherited",
    ),
    pytest.param(
        "Ada Li told the Tarn Herald that it rained.\n\nThe fire is out.\n\nLi said on Monday [[40]] houses burned.",
        ["Ada Li"],
        id="relay-not-over-paragraphs",
    ),
    pytest.param(
        "The president said on state television that [[40]] men had died.",
        ["president", "state television"],
        id="on-state-television",
    ),
    pytest.param(
        "The president said on Telegram that [[40]] men had died.", ["president"], id="on-social-media"
    ),
    pytest.param(
        "In a video posted to Telegram, the president said [[40]] men had died.",
        ["president"],
        id="posted-video",
    ),
    pytest.param(
        "A study cited by the Aid League found that [[40]] houses had burned.",
        ["study", "Aid League"],
        id="study-cited-by",
    ),
    pytest.param(
        "The Aid League, citing people who fled the town, said [[40]] houses had burned.",
        ["people", "Aid League"],
        id="citing-clause",
    ),
    pytest.param(
        "According to Bo Ng, who cited police figures, [[40]] houses burned.",
        ["police figures", "Bo Ng"],
        id="who-cited",
    ),
    pytest.param("The car maker said it expects to build [[40]] cars.", ["car maker"], id="said-it-expects"),
    pytest.param(
        "Ada Li said that she believes [[40]] houses burned.", ["Ada Li"], id="said-that-she-thinks"
    ),
    pytest.param("Ada Li said Bo Ng believes [[40]] houses burned.", ["Bo Ng", "Ada Li"], id="said-he-other"),
    pytest.param(
        "An investigation by this newspaper found that [[40]] houses burned.", [], id="this-newspaper"
    ),
    pytest.param(
        "Some [[40]] villages were cut off, the provincial governor told the state broadcaster on Tuesday.",
        ["provincial governor", "state broadcaster"],
        id="told-a-broadcaster",
    ),
    pytest.param(
        "The bank lost [[$40 million]], the Alt Times reported on Sunday, citing two people familiar with the matter.",
        ["two people familiar with the matter", "Alt Times"],
        id="citing-two-people",
    ),
    pytest.param(
        "Citing a leaked audit, Alt Radio reported that [[40]] contracts had been forged.",
        ["leaked audit", "Alt Radio"],
        id="citing-a-leak",
    ),
    pytest.param(
        "The deputy minister was quoted by state media as saying [[40]] villages had been cut off.",
        ["deputy minister", "state media"],
        id="quoted-by-state-media",
    ),
    pytest.param(
        "“At least [[40]] people are missing,” state news agency Altpress quoted a rescue official as saying.",
        ["rescue official", "Altpress"],
        id="agency-quoted",
    ),
    pytest.param(
        "Rescue officials quoted by the Altpress agency put the toll at [[40]].",
        ["Rescue officials", "Altpress agency"],
        id="quoted-by-within",
    ),
    pytest.param(
        "According to a police report cited by the Alt Times, [[40]] cars were stolen.",
        ["police report", "Alt Times"],
        id="report-cited-by",
    ),
    pytest.param(
        "The union says [[40]] workers were fired, a claim the company denies.",
        ["union"],
        id="a-claim-denied",
    ),
    pytest.param(
        "Health ministry figures show [[40]] people have died, according to Doctors Abroad.",
        ["Health ministry figures", "Doctors Abroad"],
        id="figures-according-to",
    ),
    pytest.param(
        "Doctors Abroad, which cited health ministry figures, said [[40]] people had died.",
        ["health ministry figures", "Doctors Abroad"],
        id="which-cited-figures",
    ),
    pytest.param(
        "In a letter to parliament seen by Altpress, the minister said the plan would cost [[$40 million]].",
        ["minister", "Altpress"],
        id="letter-seen-by",
    ),
    pytest.param(
        "The fire chief, in an interview with Alt Radio, said [[40]] houses had burned.",
        ["fire chief", "Alt Radio"],
        id="in-an-interview",
    ),
    pytest.param(
        "Speaking on Alt Radio, the fire chief said [[40]] houses had burned.",
        ["fire chief", "Alt Radio"],
        id="speaking-on-radio",
    ),
    pytest.param(
        "The army chief told state television that [[40]] rebels had been killed.",
        ["army chief", "state television"],
        id="told-state-television",
    ),
    pytest.param(
        "A rebel spokesman told Altpress by telephone that [[40]] soldiers had been killed.",
        ["rebel spokesman", "Altpress"],
        id="told-by-telephone",
    ),
    pytest.param(
        "[[40]] percent of homes have no power, the utility said on its website.",
        ["utility"],
        id="on-its-website",
    ),
    pytest.param(
        "The statement, carried by Altpress, said [[40]] soldiers had been killed.",
        ["statement", "Altpress"],
        id="statement-carried-comma",
    ),
    pytest.param(
        "The ministry told the Alt Times it had bought [[40]] tanks.",
        ["ministry", "Alt Times"],
        id="told-it-had",
    ),
    pytest.param(
        "The Alt Times said that the ministry had bought [[40]] tanks, quoting a senior officer.",
        ["senior officer", "Alt Times"],
        id="quoting-an-officer",
    ),
    pytest.param(
        "The World Grain Council, using data from farm ministries, estimates that [[40]] tonnes were lost.",
        ["farm ministries", "World Grain Council"],
        id="using-data-from",
    ),
    pytest.param(
        "Lawmakers were told by the spy agency that [[40]] ships had sailed.",
        ["spy agency", "Lawmakers"],
        id="were-told-by",
    ),
    pytest.param(
        "Officials say [[40]] homes were hit, Alt Radio reports.",
        ["Officials", "Alt Radio"],
        id="radio-reports",
    ),
    pytest.param(
        "Ada Li, whose brother died, told Alt Radio that [[40]] men had come.",
        ["Ada Li", "Alt Radio"],
        id="whose",
    ),
    pytest.param(
        "As many as [[40]] tigers live there, conservationists say.", ["conservationists"], id="as-many-as"
    ),
    pytest.param("Li wrote in the Alt Times that [[40]] men had come.", ["Li", "Alt Times"], id="wrote-in"),
    pytest.param(
        "“It was bad. We lost [[40]] houses. That is all,” Ada Li said, citing police records.",
        ["police records", "Ada Li"],
        id="citing-behind-a-run",
    ),
]


@pytest.mark.parametrize(("text", "chain"), CHAINS)
def test_frames_within_frames_are_a_chain(text, chain):
    assert chain_of(text) == chain
