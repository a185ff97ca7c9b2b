"""The closed classes of words that numbers stand among."""

from claims.domain.reading.vocabulary import word_set

# Source for the closed classes: Huddleston and Pullum, The Cambridge Grammar of the English Language (2002).
PREPOSITIONS = word_set(
    "about above across after against ahead along alongside amid among around as at atop before behind below",
    "beneath beside between beyond by despite down during for from in inside into like near of off on onto out",
    "outside over past per since through throughout till to toward towards under until up upon via with within",
    "without including excluding",
)
DETERMINERS = word_set("the this that these those a an his her its their our my your whose")
DEFINITE = word_set("the these those his her its their our my your whose")
CONJUNCTIONS = word_set(
    "and or but nor yet so because although though while whereas if when where that than as who whom which"
)
PRONOUNS = word_set("i you he she it we they him her me us them who whom which what there")
AUXILIARIES = word_set(
    "is are was were be been being am has have had having do does did will would shall should can could may might",
    "must ain't isn't aren't wasn't weren't won't wouldn't hasn't haven't hadn't didn't doesn't don't can't cannot",
)
ADVERBS = word_set(
    "also already now then still just only even again ever never not soon later earlier ago today yesterday",
    "tomorrow tonight so too very more less most least much away together alone apart back down up out off on",
    "overnight nationwide worldwide annually each altogether currently previously",
    "recently respectively here there instead overall total apiece further since before after mostly mainly",
    "combined combined. online abroad ahead otherwise however meanwhile",
)
FUNCTION_WORDS = PREPOSITIONS | DETERMINERS | CONJUNCTIONS | PRONOUNS | AUXILIARIES | ADVERBS
PEOPLE = word_set(
    "people persons men women children civilians soldiers troops fighters militants officers police victims",
    "workers residents migrants refugees students girls boys pupils teachers members voters passengers patients",
    "prisoners hostages inmates employees players fans protesters demonstrators policemen firefighters pilots",
    "others adults families households homes houses deaths cases jobs seats votes",
)
IRREGULAR_PLURALS = word_set(
    "people men women children police troops aircraft personnel staff feet teeth mice sheep fish cattle media",
    "data criteria clergy crew livestock species series means headquarters offspring spacecraft poultry",
    "policemen policewomen fishermen businessmen lawmen gunmen servicemen congressmen spokesmen horsemen salmon",
)
NOT_PLURAL = word_set(
    "is was has does this its his as us thus plus yes always perhaps less unless across towards besides",
    "sometimes afterwards minus versus vs news politics economics tuesday's",
)
MONTHS = word_set(
    "january february march april may june july august september october november december jan feb mar apr jun",
    "jul aug sept sep oct nov dec",
)
# Also plain words in small letters.
MONTHS_IN_CAPITALS = word_set("may march mar sep jan dec nov")
WEEKDAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")


def is_plural(key: str) -> bool:
    """Return whether the word looks like a noun of which there are several."""
    if key in IRREGULAR_PLURALS:
        return True
    return (
        len(key) > 3
        and key.endswith("s")
        and not key.endswith(("ss", "'s", "us", "is"))
        and key not in NOT_PLURAL
    )
