"""The closed lists of what a claim, a quantity or a link can be, each with its word on screen (docs/glossary.md)."""

from sources.domain.terms import Term


class Dimension(Term):
    COUNT = "count"
    MONEY = "money"
    RATIO = "ratio"
    TIME = "time"
    LENGTH = "length"
    AREA = "area"
    VOLUME = "volume"
    MASS = "mass"
    TEMPERATURE = "temperature"
    SPEED = "speed"
    ENERGY = "energy"
    POWER = "power"
    OTHER = "other"


class Statistic(Term):
    COUNT = "count"
    SUM = "sum"
    MEASURE = "measure"
    SHARE = "share"
    PROBABILITY = "probability"
    RATE = "rate"
    RATIO = "ratio"
    MULTIPLE = "multiple"
    MEAN = "mean"
    MEDIAN = "median"
    RANK = "rank"


_USUAL = {
    Dimension.COUNT: Statistic.COUNT,
    Dimension.MONEY: Statistic.SUM,
    Dimension.RATIO: Statistic.SHARE,
}


def usual_statistic(dimension: Dimension) -> Statistic:
    """Return what a number of this dimension most often is, where nobody has said it yet."""
    return _USUAL.get(dimension, Statistic.MEASURE)


class Accumulation(Term):
    STOCK = "stock", "at a moment"
    FLOW = "flow", "within a period"
    CUMULATIVE = "cumulative", "running total since"
    NOT_APPLICABLE = "not_applicable", "not applicable"


class Change(Term):
    """What the number is of."""

    LEVEL = "level"
    ADDITIONAL = "additional"
    INCREASE = "increase"
    DECREASE = "decrease"


class Modality(Term):
    ASSERTED = "asserted"
    PLANNED = "planned"
    PROJECTED = "projected"
    CONDITIONAL = "conditional"
    HYPOTHETICAL = "hypothetical"
    TARGET = "target"


class Prominence(Term):
    MAIN = "main"
    MINOR = "minor"


class Standing(Term):
    """What the outlet or the source did to the number since."""

    STANDING = "standing"
    CORRECTED = "corrected"
    RETRACTED = "retracted"
    SUPERSEDED = "superseded"


class Manner(Term):
    DIRECT_QUOTE = "direct_quote"
    PARAPHRASE = "paraphrase"
    MIXED = "mixed"


class Scope(Term):
    EXPLICIT = "explicit", "credited here"
    CARRIED = "carried", "credit carried over"
    AMBIGUOUS = "ambiguous", "unclear whether the credit covers it"


class Stance(Term):
    ASSERTS = "asserts"
    CONFIRMS = "confirms"
    DENIES = "denies"
    DOUBTS = "doubts"
    WITHDRAWS = "withdraws"


class Access(Term):
    """How the next step towards the reader came by what was said."""

    SAID_PUBLICLY = "said_publicly"
    INTERVIEW = "interview"
    BRIEFING = "briefing"
    PRESS_RELEASE = "press_release"
    PUBLISHED_DOCUMENT = "published_document"
    DOCUMENT_SEEN = "document_seen"
    SOCIAL_POST = "social_post"
    OTHER_OUTLET = "other_outlet"
    IMAGERY = "imagery"
    WITNESSED = "witnessed"
    OWN_COUNT = "own_count"
    UNKNOWN = "unknown"


class Role(Term):
    """What a span's words do. The first group belongs to a claim, the second to a link."""

    QUOTE = "quote"
    COMPARATOR = "comparator"
    HEDGE = "hedge"
    COUNTED = "counted"
    PERIOD = "period"
    AS_OF = "as_of"
    PLACE = "place"
    CHANGE = "change"
    BASELINE = "baseline"
    OUT_OF = "out_of"
    MARGIN = "margin"
    SAMPLE = "sample"
    RECORD = "record"
    SOURCE = "source"
    CUE = "cue"
    DATE = "date"


LINK_ROLES = (Role.SOURCE, Role.CUE, Role.DATE)
CLAIM_ROLES = tuple(role for role in Role if role not in LINK_ROLES)


class Fate(Term):
    """What became of a number expression."""

    UNDECIDED = "undecided"
    CLAIM = "claim"
    PART_OF_CLAIM = "part_of_claim", "part of a claim"
    SOURCE_PART = "source_part", "part of a source’s name"
    DATE = "date"
    DISMISSED = "dismissed"


class Verb(Term):
    """What an editor did at the desk."""

    ACCEPTED = "accepted"
    EDITED = "edited"
    REFUSED = "refused"
    ADDED = "added", "added by hand"
    PARTED = "parted", "said to state one thing more"
    SHARED = "shared", "credited as the claim before"
    SPLIT = "split", "credited apart from the claim before"
    CARRIED = "carried", "carried over from the version before"
    SUBMITTED = "submitted", "sent to review"
    UNDONE = "undone"


class LinkKind(Term):
    DERIVED_FROM = "derived_from"
    SAME_STATEMENT = "same_statement", "same statement as"
    CORRECTS = "corrects"
    RETRACTS = "retracts"
    UPDATES = "updates"
    CONFIRMS = "confirms"
    DISPUTES = "disputes"


class Basis(Term):
    """On what a link between two claims rests."""

    IN_TEXT = "in_text", "said in the text"
    EDITOR = "editor", "an editor’s judgement"
    MACHINE = "machine", "found by the program"
