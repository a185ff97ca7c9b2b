"""The forms that numbers take in running text, each with the tokens it is made of and what it is worth.

A form covers the number with its scale word, currency sign, percent sign or "times", as DESIGN has it: other
units, comparators and nouns stand outside. A range is one form.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from sys import maxsize

from claims.domain.reading.numbers.compounds import DIGITS, TENS, WORTH, exactly
from claims.domain.reading.numbers.figures import (
    SCALES,
    STARTERS,
    UNITS,
    NotANumeral,
    Numeral,
    fraction_of,
    read_numeral,
    with_sign,
)
from claims.domain.reading.numbers.form import Form
from claims.domain.reading.numbers.labels import label_at
from claims.domain.reading.numbers.measured import with_unit
from claims.domain.reading.numbers.measures import (
    HYPHENS,
    MONEY_STARTS,
    SIGNS_OF_MONEY,
    TIMES,
    Measure,
    Unit,
    in_millions,
    money_before,
    unit_past_hyphen,
)
from claims.domain.reading.numbers.mixed import with_smaller_unit
from claims.domain.reading.numbers.pairs import with_second_number
from claims.domain.reading.proposals import Reason
from claims.domain.reading.text import Sentence, Text
from claims.domain.reading.tokens import Kind, Token
from claims.domain.reading.vocabulary import word_set

_ROW = 20
"""So many figures with no word between them are a table or a list, not an article's sentence."""
_PROSE = 600
"""A sentence of more tokens is none: its numbers say nothing that could be trusted."""
_MOST_NUMBERS = 5_000
"""A text with more numbers is no article: the rest is furniture, told by its figures."""
_MOST_SCALES = 4

_VAGUE = word_set("tens scores dozens hundreds thousands millions billions trillions lakhs crores")
_VAGUE_SCALES = _VAGUE - {"tens", "scores"}
_VAGUE_BEFORE = word_set("several few many couple some")
# Other scores are points of a game.
_BEHIND_SCORES = word_set(
    "of more others killed wounded injured missing dead hurt arrested detained trapped displaced homeless feared"
)
_FOLDS = {
    f"{word}fold": worth
    for word, worth in (DIGITS | TENS | WORTH | {"ten": 10, "twelve": 12, "fifteen": 15}).items()
    if worth > 1
}
_ALONE = word_set("another further extra per every each the next first last quarter that this additional")


def forms_of(text: Text, debris: Sequence[tuple[int, int]] = ()) -> Iterator[Form]:
    """Yield every number expression of the text, left to right; no two share a token.

    `debris` are places, by offset, where figures are letters of an address.
    """
    read = 0
    for sentence in text.sentences:
        if read > _MOST_NUMBERS or sentence.last - sentence.first > _PROSE:
            yield from _runs_of_figures(text.tokens, sentence)
            continue
        for form in _Scanner(text.tokens, sentence, debris).forms():
            read += 1
            yield form


def _runs_of_figures(tokens: Sequence[Token], sentence: Sentence) -> Iterator[Form]:
    """Yield the figures of what is no prose, those together that no word parts."""
    first = last = -1
    for at in range(sentence.first, sentence.last):
        kind = tokens[at].kind
        if kind is Kind.NUMBER:
            first, last = (at if first < 0 else first), at + 1
        elif kind is Kind.WORD and first >= 0:
            yield Form(first, last, last, sentence, reason=Reason.DEBRIS)
            first = -1
    if first >= 0:
        yield Form(first, last, last, sentence, reason=Reason.DEBRIS)


class _Scanner:
    """One sentence, read from left to right."""

    def __init__(
        self, tokens: Sequence[Token], sentence: Sentence, debris: Sequence[tuple[int, int]]
    ) -> None:
        self._tokens = tokens
        self._sentence = sentence
        self._first, self._limit = sentence.first, sentence.last
        self._debris = debris

    def forms(self) -> Iterator[Form]:
        at = self._first
        while at < self._limit:
            token = self._tokens[at]
            if token.kind is Kind.WORD and (token.key not in _MAY_BEGIN or self._is_article(at)):
                at += 1
                continue
            form = self._form_at(at) if token.kind is not Kind.PUNCTUATION or token.key in _SIGNS else None
            if form is None:
                at += 1
                continue
            form = with_second_number(self._tokens, form, self._second_at)
            yield form
            at = max(form.after, at + 1)

    def _is_article(self, at: int) -> bool:
        """Return whether it is "a" before a word that is none of a number's: most words that may begin one."""
        if self._tokens[at].key not in ("a", "an") or at + 1 >= self._limit:
            return False
        behind = self._tokens[at + 1]
        return behind.kind is Kind.WORD and behind.key not in STARTERS

    def _key(self, at: int) -> str:
        return self._tokens[at].key if self._first <= at < self._limit else ""

    def _form(self, first: int, last: int, **more: object) -> Form:
        return Form(first, last, last, self._sentence, **more)  # type: ignore[arg-type]

    def _second_at(self, at: int, first: Form) -> Form | None:
        """Read the second number of a pair; behind "$5" in "$5-10m" it is money too."""
        is_money = first.measures(Measure.MONEY) and first.after == first.last
        if is_money and self._tokens[at].is_number:
            return self._number_at(at, first.unit)
        return self._form_at(at)

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
                and not (key == "scores" and self._key(end) in _BEHIND_SCORES)
            ):
                return None
        else:
            return None
        after = end + 1 if self._key(end) == "of" else end
        unit = unit_past_hyphen(self._tokens, after, self._limit)
        form = self._form(at, end)
        return replace(form, unit=unit[0], after=unit[1]) if unit else form

    def _number_at(self, at: int, shared: Unit | None = None) -> Form | None:
        """Read the number that begins here; `shared` is the currency of the one before it, whose sign is its too."""
        begins, is_negative = at, False
        if self._key(at) in _MINUS and self._may_be_sign(at):
            is_negative, at = True, at + 1
            at += self._key(at) in HYPHENS  # "minus-5"
        if at >= self._limit:
            return None
        unit = in_millions(self._tokens, at, self._limit)
        if unit is not None and at + 1 < self._limit and self._tokens[at + 1].is_number:
            found = self._numeral_at(at + 1, is_money=True)
            if not isinstance(found, tuple) or found[0] is None:
                return None
            return self._of_millions(self._form(at, found[1], numerals=(found[0],)), found[1], unit)
        money = money_before(self._tokens, at, self._limit) if self._key(at) in MONEY_STARTS else None
        if shared is not None:
            money = (shared, at)
        if money is not None:
            at = money[1]
        elif (below_zero := self._money_below_zero(at)) is not None:
            money, is_negative, at = below_zero, True, below_zero[1]
        elif (
            at < self._limit and self._tokens[at].kind is Kind.PUNCTUATION and not self._begins_with_point(at)
        ):
            return None
        found = self._numeral_at(at, is_money=money is not None)
        if isinstance(found, Form) or found is None:
            return found
        numeral, last = found
        if numeral is None:
            form = self._form(begins, last)
            return replace(form, unit=money[0]) if money else with_unit(self._tokens, form, self._limit)
        form = self._form(begins, last, numerals=(with_sign(numeral) if is_negative else numeral,))
        if numeral.is_ordinal:
            return replace(form, reason=Reason.ORDINAL)
        if money is not None:
            return replace(form, unit=money[0])
        if (unit := in_millions(self._tokens, last, self._limit)) is not None and numeral.scale is None:
            return self._of_millions(form, last + 1, unit)
        if self._key(last - 1) in _FOLDS:
            return replace(form, unit=Unit(TIMES, Measure.RATIO))
        return with_smaller_unit(self._tokens, with_unit(self._tokens, form, self._limit), self._limit)

    def _of_millions(self, form: Form, last: int, unit: Unit) -> Form:
        """Read "30 MEUR", "MEUR 30"."""
        numeral = exactly(Fraction(form.numerals[0].value) * WORTH["million"])
        return replace(form, last=last, after=last, numerals=(numeral,), unit=unit)

    def _money_below_zero(self, at: int) -> tuple[Unit, int] | None:
        """Read the currency of "$-5", and where its figures begin."""
        is_sign = self._key(at) in SIGNS_OF_MONEY and self._key(at + 1) in ("-", "−")
        if not is_sign or at + 2 >= self._limit or not self._tokens[at + 2].is_number:
            return None
        is_glued = self._tokens[at + 1].is_glued and self._tokens[at + 2].is_glued
        return (SIGNS_OF_MONEY[self._key(at)], at + 2) if is_glued else None

    def _may_be_sign(self, at: int) -> bool:
        token = self._tokens[at]
        if token.is_word and self._key(at - 1) in ("or", "/"):
            return False  # "plus or minus 3 points"
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

    def _numeral_at(self, at: int, *, is_money: bool) -> tuple[Numeral | None, int] | Form | None:
        token = self._tokens[at]
        if token.key == ".":
            return self._behind_point(at)
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

    def _begins_with_point(self, at: int) -> bool:
        """Return whether it is ".25", which no digit precedes."""
        if self._key(at) != "." or self._tokens[at].is_glued or at + 1 >= self._limit:
            return False
        return self._tokens[at + 1].is_glued and self._tokens[at + 1].key.isdecimal()

    def _behind_point(self, at: int) -> tuple[Numeral, int] | None:
        digits = self._tokens[at + 1].key
        if len(digits) > _MOST_DECIMALS:
            return None
        return Numeral(Decimal(f"0.{digits}")), at + 2

    def _fold_at(self, at: int) -> tuple[Numeral, int] | None:
        """Read "tenfold"."""
        worth = _FOLDS.get(self._key(at))
        return None if worth is None else (Numeral(Decimal(worth)), at + 1)

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
        while self._key(end) in WORTH and end - at < _MOST_SCALES:
            value *= WORTH[self._key(end)]
            end += 1
        return Numeral(value, scale=int(value) if value == int(value) else None), end


def _is_in(places: Sequence[tuple[int, int]], offset: int) -> bool:
    at = bisect_right(places, (offset, maxsize))
    return at > 0 and offset < places[at - 1][1]


_MINUS = frozenset(["-", "−", "minus", "negative"])
_MOST_DECIMALS = 20
_SIGNS = frozenset([".", "-", "−"]) | {key for key in MONEY_STARTS if not key.isalnum()}
_MAY_BEGIN = (
    STARTERS | _VAGUE | _VAGUE_BEFORE | MONEY_STARTS | frozenset(_FOLDS) | word_set("a an minus negative")
)

__all__ = ["Form", "forms_of"]
