"""The words that credit what is said to somebody, in classes, each group with the authority for its sense.

A class tells which frame its words stand in (`reporting`, `relaying`, `attributing`). A verb that is strong credits
whatever follows it; one that isn't needs a clause, a quotation or a place behind what was said ("added that", but
not "added 40 jobs").
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from claims.domain.reading.credits.word_forms import Form, forms_of
from claims.domain.reading.vocabulary import word_set
from claims.domain.terms import Stance

QUIRK_PUBLIC = (
    "Quirk et al., A Comprehensive Grammar of the English Language (1985), 16.31: public factual verbs"
)
QUIRK_PRIVATE = "Quirk et al. (1985), 16.31: private factual verbs"
QUIRK_SUASIVE = "Quirk et al. (1985), 16.32: suasive verbs"
QUIRK_ADJECTIVES = "Quirk et al. (1985), 16.71 and 16.83: adjectives with a that-clause"
QUIRK_COMMENT = "Quirk et al. (1985), 14.28-30 and 15.54: reporting clauses and comment clauses"
LEVIN_SAY = "Levin, English Verb Classes and Alternations (1993), 37.7: say verbs"
VERBNET_SAY = "VerbNet 3.4, class say-37.7-1"
LEVIN_MANNER = "Levin (1993), 37.3: verbs of manner of speaking"
LEVIN_COMPLAIN = "Levin (1993), 37.8: complain verbs"
LEVIN_ADVISE = "Levin (1993), 37.9: advise verbs"
LEVIN_WANT = "Levin (1993), 32: verbs of desire"
LEVIN_JUDGE = "Levin (1993), 33: judgment verbs"
LEVIN_DUB = "Levin (1993), 29.1-3: appoint, characterize and dub verbs"
FRAMENET = "FrameNet, frames Statement, Judgment_communication, Reporting and Evidence"
FRAMENET_OFFERING = "FrameNet, frames Offering, Commitment and Earn"
FRAMENET_ESTIMATING = "FrameNet, frame Estimating"
FRAMENET_SUPPORT = "FrameNet, support verbs of the frames Statement, Commitment and Opinion"
FRAMENET_AIM = "FrameNet, frames Purpose, Commitment, Request and Taking_sides"
HYLAND = "Hyland, Metadiscourse (2005): reporting verbs of finding and reckoning"
AP = "The Associated Press Stylebook, “attribution”"


class Act(Enum):
    """What a verb makes of its subject."""

    SAYS = auto()
    """Says or writes it."""
    TELLS = auto()
    """Says it to somebody, who stands next."""
    HOLDS = auto()
    """Believes, reckons or knows it."""
    SHOWS = auto()
    """Shows or finds it: documents do, and who looked into it."""
    WANTS = auto()
    """Means to do it, asks for it or orders it."""
    JUDGES = auto()
    """Praises or blames somebody for it: "for", "over" or "of" stands before what is said."""
    GAUGES = auto()
    """Says how much it is: "at" stands before the number."""
    ASKS = auto()
    """Asks somebody for it: "for" or "to" stands before what is asked."""
    DUBS = auto()
    """Gives it a name: what is quoted is said."""


@dataclass(frozen=True)
class Verb:
    """A verb that credits, with the words that must follow it where it alone would not ("called" + "for")."""

    lemma: str
    act: Act
    source: str
    is_strong: bool = False
    particles: tuple[str, ...] = ()
    stance: Stance = Stance.ASSERTS


def _verbs(
    act: Act, source: str, *lines: str, strong: bool = False, stance: Stance = Stance.ASSERTS
) -> Iterator[Verb]:
    for entry in ",".join(lines).split(","):
        lemma, *particles = entry.split()
        yield Verb(lemma, act, source, strong, tuple(particles), stance)


VERBS: tuple[Verb, ...] = (
    *_verbs(
        Act.SAYS,
        QUIRK_PUBLIC,
        "say, state, declare, announce, claim, assert, report, allege, argue, contend, maintain, insist",
        "warn, testify, predict, reiterate, concede, disclose",
        strong=True,
    ),
    *_verbs(Act.SAYS, QUIRK_PUBLIC, "confirm, acknowledge, admit", strong=True, stance=Stance.CONFIRMS),
    *_verbs(Act.SAYS, QUIRK_PUBLIC, "deny, refute, reject, dispute", strong=True, stance=Stance.DENIES),
    *_verbs(
        Act.SAYS,
        QUIRK_PUBLIC,
        "add, explain, suggest, mention, repeat, write, remark, comment, object, reply, respond, answer",
        "retort, swear, vow, proclaim, submit, agree, affirm, certify, exclaim, guarantee, hint",
        "pronounce, prophesy, protest, foretell, attest, accept, reason",
    ),
    *_verbs(
        Act.SAYS,
        LEVIN_SAY,
        "note, observe, recall, recount, relate, propose, reveal, convey, confess, point out, caution",
        "stress, emphasize, emphasise",
    ),
    *_verbs(
        Act.SAYS,
        VERBNET_SAY,
        "aver, avow, reaffirm, reassert, restate, opine, theorize, intimate, insinuate, posit",
        "postulate, volunteer, venture, divulge, confide, articulate, blurt",
    ),
    *_verbs(
        Act.SAYS,
        LEVIN_MANNER,
        "shout, joke, tweet, quip, murmur, whisper, gush, yell, cry, bark, bellow, chant, fume, groan",
        "growl, holler, moan, mumble, mutter, roar, scream, snap, snarl, thunder, trumpet, whine, sigh",
        "shriek, stammer",
    ),
    *_verbs(
        Act.SAYS,
        LEVIN_COMPLAIN,
        "complain, boast, brag, lament, grumble, crow, rail, marvel, carp, gripe, grouse, worry",
    ),
    *_verbs(
        Act.SAYS,
        LEVIN_COMPLAIN,
        "speak of, talk of",
        strong=True,
    ),
    *_verbs(
        Act.SAYS,
        LEVIN_COMPLAIN,
        "boast of, boast about, brag of, brag about, complain about, warn of, warn about, confess to",
        "plead guilty to",
        strong=True,
    ),
    *_verbs(Act.SAYS, QUIRK_COMMENT, "continue, conclude, ask, wonder, read, underline, underscore"),
    *_verbs(
        Act.SAYS,
        FRAMENET,
        "post, charge, speculate, counter, interject, muse, elaborate, clarify, refer to, talk about",
        "speak about, testify to, imply, tout, cite, point to, highlight, bemoan, decry",
        "make clear, rule, rule out, recap, retell, echo, press, scoff, deadpan, rejoin, tease, vent",
    ),
    *_verbs(
        Act.JUDGES,
        LEVIN_JUDGE,
        "blame, criticize, criticise, praise, attack, denounce, condemn, slam, berate, castigate",
        "censure, chastise, chide, commend, congratulate, deride, disparage, fault, lambaste, lambast",
        "mock, rebuke, reprimand, ridicule, scold, thank, upbraid, vilify, applaud, hail, laud",
    ),
    *_verbs(
        Act.JUDGES,
        FRAMENET,
        "blast, rip, grill, knock, hit, admonish, excoriate, assail, needle, taunt, accuse",
    ),
    *_verbs(
        Act.DUBS,
        LEVIN_DUB,
        "call, describe, dub, label, brand, term, characterize, characterise, depict, portray, dismiss",
        "deem, cast",
    ),
    *_verbs(Act.GAUGES, FRAMENET_ESTIMATING, "put, peg, place, set, value, price, pin"),
    *_verbs(Act.TELLS, QUIRK_PUBLIC, "tell, inform, assure, notify", strong=True),
    *_verbs(Act.TELLS, LEVIN_ADVISE, "remind, advise"),
    *_verbs(
        Act.HOLDS,
        QUIRK_PRIVATE,
        "believe, estimate, reckon, calculate, forecast, project, expect, anticipate, assume, suspect",
        "think, guess, foresee, fear",
        strong=True,
    ),
    *_verbs(Act.HOLDS, QUIRK_PRIVATE, "doubt", strong=True, stance=Stance.DOUBTS),
    *_verbs(
        Act.HOLDS,
        QUIRK_PRIVATE,
        "hear, feel, figure, know, learn, realize, realise, judge, see, hope, imagine, presume, presuppose",
        "conjecture, infer, deduce, gather, reflect, sense, understand, suppose, recognize, recognise",
        "bet, envision",
    ),
    *_verbs(
        Act.HOLDS,
        FRAMENET_ESTIMATING,
        "pencil in",
        strong=True,
    ),
    *_verbs(Act.SHOWS, QUIRK_PRIVATE, "find, discover, determine, establish, ascertain, verify", strong=True),
    *_verbs(Act.SHOWS, HYLAND, "show, indicate, demonstrate, reflect", strong=True),
    *_verbs(Act.SHOWS, HYLAND, "prove, illustrate, signal, signify, reaffirm, underline"),
    *_verbs(Act.SHOWS, FRAMENET, "list, rate, rank, count, document, tally", strong=True),
    *_verbs(
        Act.SHOWS,
        FRAMENET,
        "record, register, give, measure, detail, contain, include, uncover, identify, name, conclude",
    ),
    *_verbs(
        Act.WANTS,
        QUIRK_SUASIVE,
        "pledge, propose, request, demand, recommend, promise, order, agree to, intend, call for",
        "ask for, urge, seek, agree on, decide to, vow, ask to, threaten to, offer to, threaten not to",
        "vow not to, agree not to, ask that, stipulate, prescribe, resolve to, resolve that, mandate",
        strong=True,
    ),
    *_verbs(
        Act.WANTS,
        LEVIN_WANT,
        "plan, want, aim, hope to, hope for, wish, aspire to, long for",
        strong=True,
    ),
    *_verbs(
        Act.WANTS,
        FRAMENET_AIM,
        "push for, press for, lobby for, campaign for, argue for, appeal for, plead for, petition for",
        "look to, commit to, set out to, plan on, advocate, favor, favour, swear to, undertake to",
        strong=True,
    ),
    *_verbs(Act.WANTS, FRAMENET_OFFERING, "commit, offer, bid, earmark, post, set aside, allocate"),
    *_verbs(Act.ASKS, QUIRK_SUASIVE, "ask, beg, press, lobby, petition, implore, entreat, beseech"),
)


# Adjectives that credit behind "be": "is confident that".
ATTITUDES: tuple[Verb, ...] = (
    *_verbs(
        Act.HOLDS,
        QUIRK_ADJECTIVES,
        "confident, convinced, certain, sure, aware, hopeful, optimistic, worried",
    ),
    *_verbs(
        Act.HOLDS,
        QUIRK_ADJECTIVES,
        "afraid, concerned, fearful, alarmed, doubtful, sceptical, skeptical, unsure",
    ),
    *_verbs(Act.SAYS, QUIRK_ADJECTIVES, "adamant, insistent, proud, emphatic, unequivocal"),
)


def _by_form(verbs: Iterable[Verb], attitudes: Iterable[Verb]) -> dict[str, tuple[tuple[Verb, Form], ...]]:
    found: dict[str, list[tuple[Verb, Form]]] = {}
    for verb in verbs:
        for word, form in forms_of(verb.lemma):
            found.setdefault(word, []).append((verb, form))
    for attitude in attitudes:
        found.setdefault(attitude.lemma, []).append((attitude, Form.ADJECTIVE))
    # Those that ask for a particle are tried first: "pointed out" before "pointed".
    return {
        word: tuple(sorted(each, key=lambda pair: -len(pair[0].particles))) for word, each in found.items()
    }


VERB_FORMS = _by_form(VERBS, ATTITUDES)

# With these objects they say nothing: "claimed 40 lives". Source: Merriam-Webster.com Dictionary, the verbs' entries.
OTHER_OBJECTS = {
    "claim": word_set("lives life victims victim vote votes seats seat victory title asylum responsibility"),
    "declare": word_set("war"),
    "find": word_set("sanctuary refuge shelter work himself herself itself themselves"),
    "ask": word_set("questions question"),
    "register": word_set("voters voter"),
}

# Spelt like a noun: a verb only where the word before can be its subject. Source: Quirk et al. (1985), App. I.47:
# conversion between verb and noun.
NOUN_ALIKE = word_set(
    "state report claim estimate forecast project plan call count record rate rank list name document figure",
    "measure request demand order promise pledge aim wish hope fear doubt guess comment answer remark reply",
    "post tweet joke charge attack praise blame register show object note find offer vow see boast cry",
    "murmur whisper shout yell marvel rail crow hint counter chant groan growl moan roar scream whine sigh",
    "shriek bark protest reason gripe grouse worry echo press blast knock hit needle taunt mock label brand",
    "term rebuke reprimand bet signal sense feel detail judge urge suspect tout ",
    "complain value price place set pin peg bid mandate favor favour rule cast rip grill snap",
)

# Source: AP; Quirk et al. (1985), 9.57: respect and attribution.
ACCORDING: tuple[tuple[str, ...], ...] = tuple(
    tuple(phrase.split())
    for phrase in (
        "according to",
        "in the words of",
        "in the view of",
        "in the opinion of",
        "in the eyes of",
        "as per",
        "based on data from",
        "based on figures from",
        "going by",
        "judging by",
        "judging from",
    )
)
# "By his count", "in X's view", "under their plan". Source: Quirk et al. (1985), 9.57; FrameNet, frame Opinion.
RECKONINGS = {
    "by": word_set(
        "estimate estimates count counts account accounts reckoning calculation calculations tally admission measure"
    ),
    "in": word_set("view views opinion words estimation judgment judgement telling eyes assessment"),
    "under": word_set("plan plans proposal proposals bill budget"),
}
ACCORDING_OPENERS = frozenset(phrase[0] for phrase in ACCORDING) | RECKONINGS.keys()

# What nobody in particular says. Source: BBC Editorial Guidelines, section 3: material that could not be verified; AP.
HEARSAY_ADVERBS = word_set("reportedly allegedly purportedly supposedly")
HEARSAY_PASSIVES = word_set(
    "said believed thought reported understood rumored rumoured alleged reputed feared"
)
HEARSAY_NOUNS = word_set(
    "reports report claims claim rumors rumours rumor fears fear accounts allegations speculation"
)
HEARSAY_OPENERS = word_set(
    "amid after of by on with to about and despite into initial unconfirmed earlier following"
)

# "As reported by", "was provided by". Source: FrameNet, frames Reporting and Text_creation.
RELAYING = word_set(
    "reported quoted cited published carried provided released compiled conducted issued calculated estimated said"
    " noted described collected gathered obtained commissioned stated claimed announced proposed recommended requested"
    " ordered"
)
# "X's plan to", "her claim that". Source: FrameNet, frames Statement, Commitment and Estimating.
SAYING_NOUNS = word_set(
    "claim claims estimate estimates forecast forecasts projection projections prediction predictions promise promises"
    " pledge pledges plan plans proposal proposals aim goal target call calls demand demands request allegation",
    "allegations assertion assertions statement statements warning warnings suggestion recommendation offer threat vow"
    " vows decision assessment figure count tally announcement admission denial argument arguments belief hope hopes",
    "contention insistence emphasis accusation accusations complaint complaints remark remarks comment comments"
    " assurance assurances commitment commitments intention desire wish conclusion calculation guarantee appeal plea",
    "charge charges boast boasts conviction fear fears expectation expectations declaration",
)
# "made the case that", "expressed support for": these nouns speak behind a light verb only.
# Source: FrameNet, support verbs of the frames Statement, Commitment, Taking_sides and Opinion.
VOICED_NOUNS = SAYING_NOUNS | word_set(
    "case point support concern concerns doubt doubts skepticism scepticism confidence optimism possibility prospect"
    " list lists reference references mention report reports opinion view idea advice order orders ruling theory bid",
    "motion petition ultimatum notice alert criticism outrage alarm interest preference opposition objection",
)
LIGHT_VERBS = _by_form(
    _verbs(
        Act.SAYS,
        FRAMENET_SUPPORT,
        "launch, make, issue, give, express, voice, offer, raise, repeat, present, release, unveil, deliver",
        "publish, announce, outline, detail, reiterate, renew, float, put forward, file, submit, lodge, win, have",
        "set, share, state",
    ),
    (),
)
# "Its proposed $40 million deal". Source: FrameNet, frames Statement, Commitment and Estimating.
PROPOSED = word_set(
    "proposed recommended requested promised pledged projected estimated forecast expected planned demanded claimed"
    " alleged reported suggested stated declared"
)
DENIALS = word_set("denial")
