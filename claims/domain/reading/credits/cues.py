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
QUIRK_COMMENT = "Quirk et al. (1985), 14.28-30 and 15.54: reporting clauses and comment clauses"
LEVIN_SAY = "Levin, English Verb Classes and Alternations (1993), 37.7: say verbs"
LEVIN_MANNER = "Levin (1993), 37.3: verbs of manner of speaking"
LEVIN_COMPLAIN = "Levin (1993), 37.8: complain verbs"
LEVIN_ADVISE = "Levin (1993), 37.9: advise verbs"
LEVIN_WANT = "Levin (1993), 32: verbs of desire"
FRAMENET = "FrameNet, frames Statement, Judgment_communication, Reporting and Evidence"
HYLAND = "Hyland, Metadiscourse (2005): reporting verbs of finding and reckoning"
AP = "The Associated Press Stylebook, “attribution”"


def dictionary(entry: str) -> str:
    return f"Merriam-Webster.com Dictionary, “{entry}”"


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
    act: Act, source: str, entries: str, *, strong: bool = False, stance: Stance = Stance.ASSERTS
) -> Iterator[Verb]:
    for entry in entries.split(","):
        lemma, *particles = entry.split()
        yield Verb(lemma, act, source, strong, tuple(particles), stance)


VERBS: tuple[Verb, ...] = (
    *_verbs(Act.SAYS, QUIRK_PUBLIC, "say, state, declare, announce, claim, assert, report", strong=True),
    *_verbs(Act.SAYS, QUIRK_PUBLIC, "allege, argue, contend, maintain, insist, warn, testify", strong=True),
    *_verbs(Act.SAYS, QUIRK_PUBLIC, "predict, reiterate, concede, disclose", strong=True),
    *_verbs(Act.SAYS, QUIRK_PUBLIC, "confirm, acknowledge, admit", strong=True, stance=Stance.CONFIRMS),
    *_verbs(Act.SAYS, QUIRK_PUBLIC, "deny, refute, reject, dispute", strong=True, stance=Stance.DENIES),
    *_verbs(Act.SAYS, QUIRK_PUBLIC, "add, explain, suggest, mention, repeat, write, remark, comment, object"),
    *_verbs(Act.SAYS, QUIRK_PUBLIC, "reply, respond, answer, retort, swear, vow, proclaim, submit, agree"),
    *_verbs(Act.SAYS, LEVIN_SAY, "note, observe, recall, recount, relate, propose, reveal, convey"),
    *_verbs(Act.SAYS, LEVIN_SAY, "confess, point out, caution, stress, emphasize, emphasise"),
    *_verbs(Act.SAYS, LEVIN_MANNER, "shout, joke, tweet, quip, murmur, whisper, gush, yell, cry"),
    *_verbs(Act.SAYS, LEVIN_COMPLAIN, "complain, boast, brag, lament, grumble, crow, rail, marvel"),
    *_verbs(Act.SAYS, QUIRK_COMMENT, "continue, conclude, ask, wonder, read, underline, underscore"),
    *_verbs(Act.SAYS, FRAMENET, "post, charge, speculate, counter, interject, muse, elaborate, clarify"),
    *_verbs(Act.SAYS, FRAMENET, "refer to, talk about, speak of, speak about, testify to, hint, imply"),
    *_verbs(Act.SAYS, FRAMENET, "accuse", strong=True),
    *_verbs(Act.SAYS, FRAMENET, "describe, call, tout, cite, blame, criticize, criticise, praise, attack"),
    *_verbs(Act.SAYS, FRAMENET, "denounce, condemn, slam, point to, highlight, bemoan, decry"),
    *_verbs(Act.TELLS, QUIRK_PUBLIC, "tell, inform, assure, notify", strong=True),
    *_verbs(Act.TELLS, LEVIN_ADVISE, "remind, advise"),
    *_verbs(Act.HOLDS, QUIRK_PRIVATE, "believe, estimate, reckon, calculate, forecast, project", strong=True),
    *_verbs(
        Act.HOLDS, QUIRK_PRIVATE, "expect, anticipate, assume, suspect, think, guess, foresee", strong=True
    ),
    *_verbs(Act.HOLDS, QUIRK_PRIVATE, "doubt", strong=True, stance=Stance.DOUBTS),
    *_verbs(Act.HOLDS, QUIRK_PRIVATE, "fear, feel, figure, know, learn, realize, realise, judge, deem, see"),
    *_verbs(Act.SHOWS, QUIRK_PRIVATE, "find, discover, determine, establish, ascertain", strong=True),
    *_verbs(Act.SHOWS, HYLAND, "show, indicate, demonstrate, reflect, put", strong=True),
    *_verbs(Act.SHOWS, FRAMENET, "list, rate, rank, count, document, tally", strong=True),
    *_verbs(Act.SHOWS, FRAMENET, "record, register, give, measure, detail, contain, include, uncover"),
    *_verbs(Act.SHOWS, FRAMENET, "identify, name, conclude"),
    *_verbs(Act.WANTS, QUIRK_SUASIVE, "pledge, propose, request, demand, recommend, promise", strong=True),
    *_verbs(Act.WANTS, QUIRK_SUASIVE, "order, agree to, intend, call for, ask for, urge, seek", strong=True),
    *_verbs(Act.WANTS, QUIRK_SUASIVE, "agree on, decide to, vow, ask to, threaten to, offer to", strong=True),
    *_verbs(Act.WANTS, LEVIN_WANT, "plan, want, aim, hope to, hope for, wish", strong=True),
    *_verbs(Act.WANTS, dictionary("consider"), "consider, mull, weigh, refuse to, decline to", strong=True),
)


def _by_form(verbs: Iterable[Verb]) -> dict[str, tuple[tuple[Verb, Form], ...]]:
    found: dict[str, list[tuple[Verb, Form]]] = {}
    for verb in verbs:
        for word, form in forms_of(verb.lemma):
            found.setdefault(word, []).append((verb, form))
    # Those that ask for a particle are tried first: "pointed out" before "pointed".
    return {
        word: tuple(sorted(each, key=lambda pair: -len(pair[0].particles))) for word, each in found.items()
    }


VERB_FORMS = _by_form(VERBS)

# Spelt like a noun: a verb only where the word before can be its subject. Source: Quirk et al. (1985), App. I.47:
# conversion between verb and noun.
NOUN_ALIKE = word_set(
    "state report claim estimate forecast project plan call count record rate rank list name document figure measure",
    "request demand order promise pledge aim wish hope fear doubt guess comment answer remark reply post tweet joke"
    " charge attack praise blame register show put object note find offer vow see boast cry murmur whisper shout yell",
    "marvel rail crow hint counter feel detail judge weigh urge suspect project tout weigh mull complain",
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
    )
)
ACCORDING_OPENERS = frozenset(phrase[0] for phrase in ACCORDING)

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
    " vows decision assessment figure count tally announcement admission denial argument belief hope hopes",
)
DENIALS = word_set("denial")
