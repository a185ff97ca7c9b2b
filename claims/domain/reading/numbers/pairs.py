"""Two numbers that say one thing: a range ("25,000 to 30,000", "8- to 16-metre") or a share ("one in five")."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from claims.domain.reading.numbers.figures import SCALES, STARTERS, Numeral, of_one_whole, shared_scale
from claims.domain.reading.numbers.form import Form
from claims.domain.reading.numbers.lexicon import is_plural
from claims.domain.reading.numbers.measures import DASHES, FRACTION, HYPHENS, Measure, Unit
from claims.domain.reading.tokens import Token
from claims.domain.reading.vocabulary import word_set

Reader = Callable[[int, Form], Form | None]
"""What reads the number that begins at a token as the second one behind another."""

_BETWEEN_ENDS = DASHES | {"to", "through", "and", "or"}
_FARTHEST = 10
"""A change to more than so many times itself is a level: "gained 5 to 1,020 points"."""
_FARTHEST_VERB = 8
_USUAL_WHOLES = frozenset([3, 4, 5, 6, 7, 8, 9, 10, 20, 25, 50, 100, 1000, 10_000, 100_000, 1_000_000])
_FARTHEST_TO = 6
_SIGNS = frozenset(["$", "€", "£"])
# Verbs and nouns of change: what follows them as "from X to Y" or "X to Y" is a change and a level, two numbers.
CHANGING = word_set(
    "rise rises rose risen rising raise raised increase increases increased increasing grow grows grew grown",
    "growing growth jump jumps jumped climb climbs climbed soar soared surge surged gain gains gained up add added",
    "fall falls fell fallen falling drop drops dropped dropping decline declines declined cut cuts slashed reduce",
    "reduced decrease decreases decreased shrink shrank shrunk down lost lose loses slid slipped plunged tumbled",
    "plummeted slumped dipped eased narrowed widened advanced rallied edged inched slow slowed change changed",
    "gone goes going go crept ticked nudged revised revise revises upgraded downgraded shifted taken took brought",
    "pushed hiked lifted slipped dwindled ballooned swelled changes changing double doubled went moved improve",
    "improved lower lowered higher",
)


def with_second_number(tokens: Sequence[Token], form: Form, read: Reader) -> Form:
    """Return the number as the range or the share that it begins; itself where it begins none."""
    if form.reason is not None or len(form.numerals) != 1:
        return form
    at = form.last
    if form.unit is None and _key(tokens, at, form) in HYPHENS and _key(tokens, at + 1, form) == "to":
        past_hyphen = at + 3 if _key(tokens, at + 2, form) in HYPHENS else at + 2
        return _as_range(tokens, form, past_hyphen, read) or form  # "8- to 16-metre", "0-to-60"
    if _key(tokens, at, form) == "up" and _key(tokens, form.first - 1, form) == "from":
        at += 1  # "from 10 up to 20"
    if _key(tokens, at, form) in _BETWEEN_ENDS or _is_wave(tokens, at, form):
        return _as_range(tokens, form, at + 1, read) or form
    if form.after != form.last and _key(tokens, form.after, form) in _BETWEEN_ENDS:
        return _as_range(tokens, form, form.after + 1, read) or form
    return _as_share(tokens, form, at, read) or form


def _key(tokens: Sequence[Token], at: int, form: Form) -> str:
    return tokens[at].key if form.sentence.first <= at < form.sentence.last else ""


def _is_wave(tokens: Sequence[Token], at: int, form: Form) -> bool:
    """Return whether "~" stands between the figures: "20~100"."""
    return _key(tokens, at, form) == "~" and tokens[at].is_glued


def _as_range(tokens: Sequence[Token], low: Form, at: int, read: Reader) -> Form | None:
    if _key(tokens, at, low) in HYPHENS and _key(tokens, at - 1, low) == "to":
        at += 1  # "200 to-260"
    if at >= low.sentence.last or not _is_range_word(tokens, low, at - 1):
        return None
    high = read(at, low)
    if high is None or high.reason is not None or len(high.numerals) != 1:
        return None
    if high.is_fraction != low.is_fraction or not _share_a_unit(tokens, low, high):
        return None
    if tokens[at - 1].key == "to" and _follows_change(tokens, low) and not _share_a_noun(tokens, low, high):
        return None  # "rose 5 percent to 20 percent", "gained 5 to 1,020"
    lower, upper = of_one_whole(shared_scale(low.numerals[0], high.numerals[0]), high.numerals[0])
    if not lower.value < upper.value:
        return None
    if tokens[at - 1].key == "or" and not _are_alternatives(lower, upper):
        return None
    return replace(low, last=high.last, after=high.after, numerals=(lower, upper), unit=high.unit or low.unit)


def _are_alternatives(lower: Numeral, upper: Numeral) -> bool:
    """Return whether it isn't known which of the two it is: "two or three", "30 or 40"; not "one or 200"."""
    return upper.value - lower.value == 1 or (lower.value > 1 and upper.value <= 2 * lower.value)


def _share_a_noun(tokens: Sequence[Token], low: Form, high: Form) -> bool:
    """Return whether only the second has a noun: "rose by 1 to 3 points"."""
    if low.unit is not None:
        return False
    is_counted = is_plural(_key(tokens, high.last, high)) and _key(tokens, low.last, low) == "to"
    is_near = high.numerals[0].value <= _FARTHEST * low.numerals[0].value
    return high.unit is not None or (is_counted and is_near)


def _share_a_unit(tokens: Sequence[Token], low: Form, high: Form) -> bool:
    if low.measures(Measure.MONEY) and tokens[high.first - 1].key == "to" and tokens[high.first].is_number:
        return not is_plural(_key(tokens, high.last, high))  # "gave $500 to 10 people"
    if low.unit is not None and high.unit is not None:
        return low.unit.slug == high.unit.slug
    if low.unit is not None:
        return low.measures(Measure.MONEY)
    return not (high.measures(Measure.MONEY) and tokens[high.first].key in _SIGNS)


def _is_range_word(tokens: Sequence[Token], low: Form, at: int) -> bool:
    word, before = tokens[at], _key(tokens, low.first - 1, low)
    if word.key == "and":
        return before == "between" or _key(tokens, low.first - 2, low) == "between"
    if word.key == "or":
        return low.unit is None
    if word.key in DASHES:
        # "two – 40 of them" is no range: both sides are blank or neither.
        return at + 1 < low.sentence.last and (word.is_glued == tokens[at + 1].is_glued)
    if word.key != "to":
        return True
    return (
        before != "from"
        or low.numerals[0].value == 0
        or _begins_two_ranges(tokens, low, at)
        or not any(_key(tokens, low.first - back, low) in CHANGING for back in range(2, _FARTHEST_VERB))
    )


def _begins_two_ranges(tokens: Sequence[Token], low: Form, to: int) -> bool:
    """Return whether four ends are linked: "from 5 to 7 per cent to 3 to 5 per cent"."""
    for _ in range(2):
        places = range(to + 2, min(to + _FARTHEST_TO, low.sentence.last))
        to = next((place for place in places if tokens[place].key == "to"), 0)
        if not to or any(tokens[place].key in (",", "and", "from") for place in range(places.start, to)):
            return False
    return True


def _is_figure(tokens: Sequence[Token], at: int, form: Form) -> bool:
    return at < form.sentence.last and tokens[at].is_number


def _follows_change(tokens: Sequence[Token], form: Form) -> bool:
    return any(_key(tokens, form.first - back, form) in CHANGING | {"by"} for back in (1, 2))


def _as_share(tokens: Sequence[Token], part: Form, at: int, read: Reader) -> Form | None:
    """Read "nine out of ten", "one in five"."""
    if part.unit is not None or part.is_fraction:
        return None
    if _key(tokens, at, part) == "out" and _key(tokens, at + 1, part) == "of":
        at += 2
    elif _key(tokens, at, part) == "in" or (
        _key(tokens, at, part) == "of" and _key(tokens, at + 1, part) in ("every", "10", "ten")
    ):
        at += 1
    else:
        return None
    is_of = _key(tokens, at - 1, part) == "of"
    at += _key(tokens, at, part) in ("every", "each")
    is_scale = _key(tokens, at, part) == "a" and _key(tokens, at + 1, part) in SCALES  # "one in a hundred"
    if not is_scale and not (_key(tokens, at, part) in STARTERS or _is_figure(tokens, at, part)):
        return None
    whole = read(at, part)
    if whole is None or whole.reason is not None or len(whole.numerals) != 1 or whole.unit is not None:
        return None
    value, out_of = part.numerals[0].value, whole.numerals[0].value
    if not 0 < value < out_of or (not is_of and (out_of > 1_000_000 or value > 99)):
        return None
    if value > 1 and not is_of and out_of not in _USUAL_WHOLES:
        return None  # "killed five in 12 raids"
    share = Numeral(value, out_of=out_of)
    return replace(
        part, last=whole.last, after=whole.last, numerals=(share,), unit=Unit(FRACTION, Measure.RATIO)
    )
