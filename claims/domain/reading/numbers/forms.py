"""The forms that numbers take in running text, each with the tokens it is made of and what it is worth.

A form covers the number with its scale word, currency sign, percent sign or "times", as DESIGN has it: other
units, comparators and nouns stand outside. A range is one form.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from sys import maxsize

from claims.domain.reading.numbers.figures import (
    ORDINALS,
    SCALES,
    STARTERS,
    UNITS,
    NotANumeral,
    Numeral,
    fraction_of,
    read_numeral,
    shared_scale,
    with_sign,
)
from claims.domain.reading.numbers.labels import label_at
from claims.domain.reading.numbers.measures import (
    DASHES,
    FRACTION,
    HYPHENS,
    TIMES,
    Measure,
    Unit,
    may_begin_money,
    money_before,
    unit_after,
    unit_past_hyphen,
)
from claims.domain.reading.proposals import Reason
from claims.domain.reading.text import Sentence, Text
from claims.domain.reading.tokens import Kind, Token
from claims.domain.reading.vocabulary import word_set

_ROW = 20
"""So many figures with no word between them are a table or a list, not an article's sentence."""
_PROSE = 600
"""A sentence of more tokens is none: its numbers say nothing that could be trusted."""

_VAGUE = word_set("tens scores dozens hundreds thousands millions billions trillions lakhs crores")
_VAGUE_SCALES = _VAGUE - {"tens", "scores"}
_VAGUE_BEFORE = word_set("several few many couple some")
_FOLDS = {f"{word}fold": word for word in UNITS | {"hundred", "thousand"}}
_ALONE = word_set("another further extra per every each the next first last quarter that this additional")
_TIMES_WORDS = frozenset(["times", "x", "×", "-fold", "fold"])
_SHARE_OF = word_set("the its their these those all every his her our")


@dataclass(frozen=True)
class Form:
    first: int
    """Its first token."""
    last: int
    """The token after its last one."""
    after: int
    """The token after the words of its unit, which may stand outside of it: "20 km"."""
    sentence: Sentence
    numerals: tuple[Numeral, ...] = ()
    """One; two for a range; none for a vague amount."""
    unit: Unit | None = None
    reason: Reason | None = None
    """Why it is no claim, where its own form tells."""
    is_whole_of_share: bool = False
    """Whether it is the 24 of "17 of the 24"."""

    @property
    def is_ordinal(self) -> bool:
        return bool(self.numerals) and self.numerals[0].is_ordinal

    @property
    def is_fraction(self) -> bool:
        return bool(self.numerals) and self.numerals[0].out_of is not None

    def measures(self, measure: Measure) -> bool:
        """Return whether its unit is one of these."""
        return self.unit is not None and self.unit.measure is measure


def forms_of(text: Text, debris: Sequence[tuple[int, int]] = ()) -> Iterator[Form]:
    """Yield every number expression of the text, left to right; no two share a token.

    `debris` are places, by offset, where figures are letters of an address.
    """
    for sentence in text.sentences:
        yield from _Scanner(text.tokens, sentence, debris).forms()


class _Scanner:
    """One sentence, read from left to right."""

    def __init__(
        self, tokens: Sequence[Token], sentence: Sentence, debris: Sequence[tuple[int, int]]
    ) -> None:
        self._tokens = tokens
        self._sentence = sentence
        self._first, self._limit = sentence.first, sentence.last
        self._debris = debris
        self._is_prose = sentence.last - sentence.first <= _PROSE

    def forms(self) -> Iterator[Form]:
        at = self._first
        while at < self._limit:
            token = self._tokens[at]
            if token.kind is Kind.WORD and token.key not in _MAY_BEGIN:
                at += 1
                continue
            form = self._form_at(at) if token.kind is not Kind.PUNCTUATION or token.key in _SIGNS else None
            if form is None:
                at += 1
                continue
            form = self._with_second_number(form)
            yield form if self._is_prose or form.reason else replace(form, reason=Reason.DEBRIS)
            at = max(form.last, at + 1)

    def _key(self, at: int) -> str:
        return self._tokens[at].key if self._first <= at < self._limit else ""

    def _form(self, first: int, last: int, **more: object) -> Form:
        return Form(first, last, last, self._sentence, **more)  # type: ignore[arg-type]

    def _form_at(self, at: int) -> Form | None:
        token = self._tokens[at]
        if token.kind is Kind.NUMBER:
            if (row := self._row_from(at)) is not None:
                return self._form(at, row, reason=Reason.DEBRIS)
            if self._debris and _is_in(self._debris, token.start):
                return self._form(at, at + 1, reason=Reason.DEBRIS)
            label = label_at(self._tokens, at, self._first, self._limit)
            if label is not None:
                return self._form(at, label[0], reason=label[1])
        vague = self._vague_at(at)
        return vague or self._number_at(at)

    def _row_from(self, at: int) -> int | None:
        """Return the end of a long row of figures with no word between them, as of a table; None if it is short."""
        end, figures = at, 0
        while end < self._limit and self._tokens[end].kind is not Kind.WORD:
            figures += self._tokens[end].is_number
            end += 1
            if figures < _ROW and end - at > 3 * _ROW:
                return None
        return end if figures >= _ROW else None

    def _vague_at(self, at: int) -> Form | None:
        key, end = self._key(at), at + 1
        if key in _VAGUE_BEFORE:
            end += self._key(end) == "of" and key == "couple"
            if self._key(end) not in SCALES and self._key(end) not in _VAGUE_SCALES:
                return None
            while self._key(end) in SCALES or self._key(end) in _VAGUE_SCALES:
                end += 1
        elif key in _VAGUE:
            if self._key(at - 1) in UNITS or (at > self._first and self._tokens[at - 1].is_number):
                return None
            while self._key(end) == "of" and self._key(end + 1) in _VAGUE_SCALES:
                end += 2
            if (
                key in ("tens", "scores")
                and end == at + 1
                and not (key == "scores" and self._key(end) in ("of", "more"))
            ):
                return None
        else:
            return None
        after = end + 1 if self._key(end) == "of" else end
        unit = unit_past_hyphen(self._tokens, after, self._limit)
        form = self._form(at, end)
        return replace(form, unit=unit[0], after=unit[1]) if unit else form

    def _number_at(self, at: int) -> Form | None:
        begins, is_negative = at, False
        if self._key(at) in _MINUS and self._may_be_sign(at):
            is_negative, at = True, at + 1
            at += self._key(at) in HYPHENS  # "minus-5"
        money = money_before(self._tokens, at, self._limit) if may_begin_money(self._key(at)) else None
        if money is not None:
            at = money[1]
        elif at < self._limit and self._tokens[at].kind is Kind.PUNCTUATION:
            return None
        found = self._numeral_at(at, is_money=money is not None)
        if isinstance(found, Form) or found is None:
            return found
        numeral, last = found
        form = self._form(begins, last, numerals=(with_sign(numeral) if is_negative else numeral,))
        if numeral.is_ordinal:
            return replace(form, reason=Reason.ORDINAL)
        if money is not None:
            return replace(form, unit=money[0])
        return self._with_unit(form)

    def _may_be_sign(self, at: int) -> bool:
        token = self._tokens[at]
        if token.is_word:
            return at + 1 < self._limit and (
                self._tokens[at + 1].is_number or self._key(at + 1) in UNITS or self._key(at + 1) in HYPHENS
            )
        follower = self._tokens[at + 1] if at + 1 < self._limit else None
        if follower is None or not follower.is_glued or token.is_glued:
            return False
        if self._key(at - 1).isdecimal() and self._key(at + 2) != "%":
            return False
        if follower.is_number and label_at(self._tokens, at + 1, self._first, self._limit) is not None:
            return False  # "COVID -19"
        return follower.is_number or follower.key in ("$", "€", "£")

    def _numeral_at(self, at: int, *, is_money: bool) -> tuple[Numeral, int] | Form | None:
        token = self._tokens[at]
        if token.is_word and token.key not in STARTERS and token.key not in ("a", "an"):
            return self._fold_at(at)
        if (
            token.is_number
            and self._key(at + 1) == "/"
            and at + 2 < self._limit
            and self._tokens[at + 2].is_glued
        ):
            share = fraction_of(token.key, self._key(at + 2))
            if share is not None:
                return share, at + 3
        try:
            found = read_numeral(self._tokens, at, self._limit, is_money=is_money)
        except NotANumeral:
            return self._form(at, at + 1, reason=Reason.NAME)
        return found or self._scale_alone(at)

    def _fold_at(self, at: int) -> tuple[Numeral, int] | None:
        word = _FOLDS.get(self._key(at))
        if word is None:
            return None
        only = self._tokens[at]._replace(key=word)
        found = read_numeral([only], 0, 1) or (Numeral(Decimal(100 if word == "hundred" else 1000)), 1)
        return found[0], at + 1

    def _scale_alone(self, at: int) -> tuple[Numeral, int] | None:
        """Read "another million", "hundred thousand dollars", "per million"."""
        key, end = self._key(at), at
        is_quarter = key == "quarter" and self._key(at + 1) in SCALES
        if key not in SCALES and not is_quarter:
            return None
        may_stand_alone = self._key(at - 1) in _ALONE or self._key(at + 1) in SCALES or is_quarter
        is_adjective = self._key(at + 1) in HYPHENS or self._key(at + 1) in ("dollar", "euro", "pound")
        if not may_stand_alone and not (is_adjective and self._key(at - 1) not in HYPHENS):
            return None
        value = Decimal("0.25") if is_quarter else Decimal(1)
        end += is_quarter
        while self._key(end) in _WORTH:
            value *= _WORTH[self._key(end)]
            end += 1
        return Numeral(value, scale=int(value) if value == int(value) else None), end

    def _with_unit(self, form: Form) -> Form:
        last = form.last
        if self._key(last - 1) in _FOLDS:
            return replace(form, unit=Unit(TIMES, Measure.RATIO))
        ahead = last + 1 if self._key(last) in HYPHENS and self._tokens[last].is_glued else last
        if self._is_times(ahead):
            return replace(form, last=ahead + 1, after=ahead + 1, unit=Unit(TIMES, Measure.RATIO))
        found = unit_past_hyphen(self._tokens, last, self._limit)
        if found is not None:
            unit, after = found
            if unit.measure is Measure.RATIO:
                return replace(form, last=after, after=after, unit=unit)
            return replace(form, after=after, unit=unit)
        if form.is_fraction and self._key(last) in HYPHENS:
            return replace(form, reason=Reason.NAME)  # "half-brother"
        if form.is_fraction:
            return replace(form, unit=Unit(FRACTION, Measure.RATIO))
        shared = unit_past_hyphen(
            self._tokens, past_shared_number(self._tokens, last, self._limit), self._limit
        )
        return form if shared is None else replace(form, unit=shared[0])

    def _is_times(self, at: int) -> bool:
        if self._key(at) not in _TIMES_WORDS or self._tokens[at].is_capital:
            return False
        return self._key(at) != "x" or self._tokens[at].is_glued

    def _with_second_number(self, form: Form) -> Form:
        if form.reason is not None or len(form.numerals) != 1:
            return form
        at = form.last
        if form.unit is None and self._key(at) in HYPHENS and self._key(at + 1) == "to":
            past_hyphen = at + 3 if self._key(at + 2) in HYPHENS else at + 2
            return self._as_range(form, past_hyphen) or form  # "8- to 16-metre", "0-to-60"
        if self._key(at) in DASHES | {"to", "through", "and"}:
            return self._as_range(form, at + 1) or form
        if form.after != form.last and self._key(form.after) in DASHES | {"to", "through", "and"}:
            return self._as_range(form, form.after + 1) or form
        return self._as_share(form, at) or form

    def _as_range(self, low: Form, at: int) -> Form | None:
        if self._key(at) in HYPHENS and self._key(at - 1) == "to":
            at += 1  # "200 to-260"
        if at >= self._limit or not self._is_range_word(low, at - 1):
            return None
        high = self._form_at(at)
        if (
            high is None
            or high.reason is not None
            or len(high.numerals) != 1
            or high.is_fraction != low.is_fraction
        ):
            return None
        if low.unit is not None and high.unit is not None and low.unit.slug != high.unit.slug:
            return None
        if low.unit is not None and high.unit is None and not low.measures(Measure.MONEY):
            return None
        if (
            low.unit is None
            and high.measures(Measure.MONEY)
            and self._tokens[high.first].key in ("$", "€", "£")
        ):
            return None
        if self._tokens[at - 1].key == "to" and self._follows_change(low) and (low.unit or not high.unit):
            return None  # "rose 5 percent to 20 percent", "gained 5 to 1,020"
        lower, upper = shared_scale(low.numerals[0], high.numerals[0]), high.numerals[0]
        if not lower.value < upper.value:
            return None
        return replace(
            low, last=high.last, after=high.after, numerals=(lower, upper), unit=high.unit or low.unit
        )

    def _is_range_word(self, low: Form, at: int) -> bool:
        word, before = self._tokens[at], self._key(low.first - 1)
        if word.key == "and":
            return before == "between" or self._key(low.first - 2) == "between"
        if word.key in DASHES:
            # "two – 40 of them" is no range: both sides are blank or neither.
            return at + 1 < self._limit and (word.is_glued == self._tokens[at + 1].is_glued)
        if word.key != "to":
            return True
        return before != "from" or not any(self._key(low.first - back) in CHANGING for back in range(2, 6))

    def _follows_change(self, form: Form) -> bool:
        return any(self._key(form.first - back) in CHANGING | {"by"} for back in (1, 2))

    def _as_share(self, part: Form, at: int) -> Form | None:
        """Read "nine out of ten", "one in five"."""
        if part.unit is not None or part.is_fraction:
            return None
        if self._key(at) == "out" and self._key(at + 1) == "of":
            at += 2
        elif self._key(at) == "in" or (self._key(at) == "of" and self._key(at + 1) in ("every", "10", "ten")):
            at += 1
        else:
            return None
        is_of = self._key(at - 1) == "of"
        at += self._key(at) in ("every", "each")
        if at >= self._limit or not (self._tokens[at].is_number or self._key(at) in STARTERS):
            return None
        whole = self._form_at(at)
        if whole is None or whole.reason is not None or len(whole.numerals) != 1 or whole.unit is not None:
            return None
        value, out_of = part.numerals[0].value, whole.numerals[0].value
        if not 0 < value < out_of or (not is_of and (out_of > 1_000_000 or value > 99)):
            return None
        share = Numeral(value, out_of=out_of)
        return replace(
            part, last=whole.last, after=whole.last, numerals=(share,), unit=Unit(FRACTION, Measure.RATIO)
        )


def past_shared_number(tokens: Sequence[Token], at: int, limit: int) -> int:
    """Return the token behind numbers that share the first one's noun: "20 or 30 people", "four-, five-year"."""
    end = at
    while end + 1 < limit:
        ahead = end
        is_hanging = tokens[ahead].key in HYPHENS and tokens[ahead].is_glued
        ahead += is_hanging
        while ahead < limit and tokens[ahead].key in ((",", "and", "or") if is_hanging else ("or",)):
            ahead += 1
        if ahead == end + is_hanging or ahead >= limit:
            return end
        number = ahead
        while ahead < limit and (
            tokens[ahead].is_number or tokens[ahead].key in STARTERS or tokens[ahead].key == "k"
        ):
            ahead += 1
        if ahead == number:
            return end
        end = ahead
    return end


def _is_in(places: Sequence[tuple[int, int]], offset: int) -> bool:
    at = bisect_right(places, (offset, maxsize))
    return at > 0 and offset < places[at - 1][1]


_MINUS = frozenset(["-", "−", "minus", "negative"])
_SIGNS = frozenset(["-", "−", "$", "€", "£", "¥", "₹", "₽", "₴", "₩", "₪", "₺", "₦", "₱", "₫", "฿", "₸"])
_WORTH = {
    "dozen": 12, "hundred": 100, "thousand": 1000, "lakh": 10**5, "million": 10**6, "crore": 10**7,
    "billion": 10**9, "trillion": 10**12, "quadrillion": 10**15,
}  # fmt: skip
# Verbs and nouns of change: what follows them as "from X to Y" or "X to Y" is a change and a level, two numbers.
CHANGING = word_set(
    "rise rises rose risen rising raise raised increase increases increased increasing grow grows grew grown",
    "growing growth jump jumps jumped climb climbs climbed soar soared surge surged gain gains gained up add added",
    "fall falls fell fallen falling drop drops dropped dropping decline declines declined cut cuts slashed reduce",
    "reduced decrease decreases decreased shrink shrank shrunk down lost lose loses slid slipped plunged tumbled",
    "plummeted slumped dipped eased narrowed widened advanced rallied edged inched slow slowed change changed",
    "changes changing double doubled went moved improve improved lower lowered higher",
)
_MAY_BEGIN = (
    STARTERS
    | _VAGUE
    | _VAGUE_BEFORE
    | frozenset(_FOLDS)
    | word_set(
        "a an minus negative us us$ u.s. u.s usd eur gbp jpy cny y rmb rub uah inr rs chf sfr aud au c ca cad nz"
    )
    | word_set(
        "nzd r brl mx mxn czk dkk huf ils nis krw ngn nok pln sar sek try zar hk hkd s sgd nt twd rm myr jp cn php"
    )
)

__all__ = ["CHANGING", "ORDINALS", "Form", "forms_of", "unit_after"]
