"""The closed classes of English words that show where a noun phrase begins and ends, and the words of time.

Source of the classes: Quirk et al., A Comprehensive Grammar of the English Language (1985): determiners 5.10-26,
pronouns 6.15-44, auxiliaries 3.21-67, prepositions 9.7-12, subordinators 14.12, conjuncts 8.137, adjuncts of
time 8.51-76.
"""

from claims.domain.reading.vocabulary import word_set

BE = word_set("is are was were be been being am 're 'm isn't aren't wasn't weren't")
HAVE = word_set("has have had having 've hasn't haven't hadn't")
DO = word_set("do does did don't doesn't didn't")
MODALS = word_set(
    "will would can could may might must shall should cannot can't won't wouldn't couldn't shouldn't 'll 'd"
)
AUXILIARIES = BE | HAVE | DO | MODALS
NEGATIONS = word_set(
    "not n't never no neither nor don't doesn't didn't hasn't haven't hadn't won't wouldn't isn't aren't wasn't"
    " weren't cannot can't couldn't shouldn't"
)
# What makes a clause of the words around it; a few verbs of the news that no auxiliary goes with, too.
FINITE = (AUXILIARIES - word_set("be been being having")) | word_set(
    "became become went came got took made gave began left led fell rose grew"
)

NUMERALS = word_set(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen",
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand",
    "million billion half third quarter dozen dozens scores hundreds thousands millions billions",
)
"""Source: Quirk et al. (1985), 6.63-66."""
HE_OR_SHE = word_set("he she him her his hers")
PERSONAL = word_set("he she they it we i you")
INDEFINITE = word_set("everybody everyone everything nobody anybody anyone somebody someone nothing")
OBJECTIVE = word_set("him her them us me")
SELF = word_set("i we you")
"""Who speaks in a quotation, or is spoken to."""
PRONOUN_AND_VERB = word_set(
    "he's she's it's they're we're i'm you're he'd she'd they'd we'd i'd he'll she'll they'll we'll i'll i've we've"
    " they've you've that's there's who's"
)
RELATIVES = word_set("who which that")
POSSESSIVE_ENDINGS = word_set("'s '")
ARTICLES = word_set("the a an")
POSSESSIVES = word_set("my our your his her its their") | POSSESSIVE_ENDINGS
BEGINNINGS = ARTICLES | word_set("his her their its my our your another")
"""Those that nothing stands before in a noun phrase but another phrase that it hangs on."""
QUANTITIES = word_set("many several some all both most these those this that few")
DETERMINERS = BEGINNINGS | QUANTITIES | word_set("any each every no")

JOINING = word_set(
    "of for in at from with by on to about under between against among behind near within inside"
)
"""Those that hang a noun on a noun, so that a phrase goes on through them."""
PREPOSITIONS = JOINING | word_set(
    "into onto amid during through over above below across around beyond outside without toward towards upon via"
    " despite per along alongside throughout until till since after before following including like unlike versus as"
    " than"
)
SUBORDINATORS = word_set(
    "that because if while when whenever although though since before after until unless whether whereas than how"
    " what why where once lest but except hence"
)
CONTRASTS = word_set("but while whereas although though yet")
ADVERBS = word_set(
    "also later then now once again still often always never ever just even already earlier recently repeatedly"
    " previously initially reportedly first further too instead only soon since both all twice long separately"
    " meanwhile however moreover nonetheless nevertheless though therefore thus indeed today yesterday tomorrow"
    " tonight not n't publicly privately sometimes rather"
)
OPENERS = CONTRASTS | word_set(
    "and or so nor then meanwhile however still also now later earlier additionally furthermore moreover instead"
    " separately overall indeed nevertheless nonetheless besides elsewhere because yes well plus thus hence when if"
    " since after before until once as perhaps maybe"
)
"""What a clause or a sentence opens with before its subject."""

WEEKDAYS = word_set(
    "monday tuesday wednesday thursday friday saturday sunday tue tues weds thu thur thurs fri"
)
MONTHS = word_set(
    "january february march april may june july august september october november december jan feb mar apr jun jul"
    " aug sept sep oct nov dec"
)
DAY_PARTS = word_set("morning afternoon evening night noon midnight midday dawn dusk overnight")
TIME_UNITS = word_set(
    "day days week weeks month months year years weekend quarter hour hours minute minutes decade decades spring"
    " summer autumn fall winter time term season century"
)
TIME_ADVERBS = word_set(
    "today yesterday tomorrow tonight earlier later now then overnight previously lately afterwards afterward"
    " shortly"
)
TIME_OPENERS = word_set(
    "last this next early late earlier later past same every each that previous following"
)
