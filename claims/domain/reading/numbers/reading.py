"""Every number of a text, with what the words around it say of it."""

from dataclasses import replace
from decimal import Decimal

from claims.domain.amounts import Amount, Comparator, ImpossibleAmount
from claims.domain.reading.numbers.bounded import as_one_range
from claims.domain.reading.numbers.bounds import Bound, bound_of
from claims.domain.reading.numbers.changes import baseline_of, change_of, record_at
from claims.domain.reading.numbers.circumstances import place_of
from claims.domain.reading.numbers.counted import Counted, counted_by
from claims.domain.reading.numbers.debris import debris_in
from claims.domain.reading.numbers.ellipsis import with_shared_units
from claims.domain.reading.numbers.forms import Form, forms_of
from claims.domain.reading.numbers.measures import Measure
from claims.domain.reading.numbers.modalities import modality_of
from claims.domain.reading.numbers.reasons import reason_for
from claims.domain.reading.numbers.stances import hedge_of, hedges_in
from claims.domain.reading.numbers.themes import shares_noun, theme_of
from claims.domain.reading.numbers.units import unit_words
from claims.domain.reading.numbers.when import goes_on, period_of, periods_in
from claims.domain.reading.proposals import NumberRead, Place, Reason
from claims.domain.reading.text import Sentence, Text
from claims.domain.terms import Change, Prominence
from sources.domain.edtf import Edtf

_MINOR = frozenset([Reason.ORDINAL, Reason.PERIOD])
_WHOLE_IS_POINTED_AT = [["the"], ["its"], ["their"], ["those"], ["these"], ["all"], ["his"], ["her"], ["our"]]
_NOTHING = Amount(Comparator.VAGUE)


def read_numbers(text: Text, published: Edtf | None) -> tuple[NumberRead, ...]:
    """Return every number expression of the text once, in order, with what it says or why it is no claim."""
    return _Reader(text, published).numbers()


class _Reader:
    """What is known of a sentence is found once and asked for each of its numbers."""

    def __init__(self, text: Text, published: Edtf | None) -> None:
        self._text = text
        self._published = published
        self._resolved: dict[str, str] = {}
        self._sentence: Sentence | None = None
        self._last_period: tuple[Place, str] | None = None
        self._carried_period: tuple[Place, str] | None = None
        self._last_claim: tuple[Form, NumberRead] | None = None

    def numbers(self) -> tuple[NumberRead, ...]:
        debris = debris_in(self._text.raw)
        found: list[NumberRead] = []
        forms: list[Form] = []
        before: Form | None = None
        for form in forms_of(self._text, debris):
            if before is not None and _is_whole_of(self._text, before, form):
                found[-1] = _out_of(found[-1], form, self._place(form.first, form.last))
                form = replace(form, is_whole_of_share=True)
            reason = reason_for(self._text.tokens, form, before)
            if reason is not form.reason:
                form = replace(form, reason=reason)
            forms.append(form)
            found.append(self._ignored(form) if form.reason else self._claim(form, before))
            if form.reason is None:
                form = self._join_last_two(forms, found)
                self._remember(form, found[-1])
            before = form
        return with_shared_units(self._text, forms, found)

    def _join_last_two(self, forms: list[Form], found: list[NumberRead]) -> Form:
        """Make one range of two bounds, and return the last form there is then."""
        both = as_one_range(self._text, forms, *found[-2:]) if len(found) > 1 else None
        if both is not None:
            forms[-2:], found[-2:] = [both[0]], [both[1]]
        return forms[-1]

    def _remember(self, form: Form, number: NumberRead) -> None:
        if not form.measures(Measure.RATIO) and (number.unit or number.counted):
            self._last_claim = form, number

    def _place(self, first: int, last: int) -> Place:
        return self._text.place_of(first, last)

    def _ignored(self, form: Form) -> NumberRead:
        ignored = NumberRead(
            place=self._place(form.first, form.last),
            amount=_amount(form, None) if form.numerals else _NOTHING,
            reason=form.reason,
            unit=form.unit.slug if form.unit else "",
        )
        return self._minor(ignored, form) if form.reason in _MINOR else ignored

    def _minor(self, number: NumberRead, form: Form) -> NumberRead:
        """Return the place in an order, or the length of time, with what it is of, when and where."""
        self._enter(form.sentence)
        counted = counted_by(self._text.tokens, form)
        period = period_of(self._text, form, self._periods, self._published, self._resolved)
        return replace(
            number,
            prominence=Prominence.MINOR,
            unit=number.unit or unit_words(self._text, form, counted),
            counted=self._place(counted.first, counted.end) if counted else None,
            period=period[1] if period else "",
            period_words=period[0] if period else None,
            where=place_of(self._text, form),
        )

    def _claim(self, form: Form, before: Form | None) -> NumberRead:
        tokens = self._text.tokens
        self._enter(form.sentence)
        bound = bound_of(tokens, form)
        moved = change_of(tokens, form)
        hedged = hedge_of(tokens, form, self._hedges)
        counted = counted_by(tokens, form)
        shared = self._shared(form) if counted is None else None
        period = (
            period_of(self._text, form, self._periods, self._published, self._resolved)
            or self._carried_period
        )
        self._last_period = period or self._last_period
        baseline = baseline_of(tokens, form, moved)
        record = record_at(tokens, form)
        return NumberRead(
            place=self._place(form.first, form.last),
            amount=_amount(form, bound),
            unit=unit_words(self._text, form, counted) or (shared.unit if shared else ""),
            counted=self._counted(form, counted) or (shared.counted if shared else None),
            comparator=self._place(bound.first, bound.last) if bound else None,
            hedges=hedged.hedges if hedged else (),
            hedge=self._place(hedged.first, hedged.last) if hedged else None,
            change=moved.change if moved else Change.LEVEL,
            change_words=self._place(moved.first, moved.last) if moved else None,
            baseline_words=self._place(*baseline) if baseline else None,
            modality=modality_of(tokens, form),
            period=period[1] if period else "",
            period_words=period[0] if period else None,
            where=place_of(self._text, form),
            record=self._place(record, record + 1) if record is not None else None,
        )

    def _shared(self, form: Form) -> NumberRead | None:
        """Return the number whose noun goes for this one too: "53 drones, 12 of them"."""
        last = self._last_claim
        if (
            last is None
            or last[0].sentence is not form.sentence
            or not shares_noun(self._text.tokens, form, last[0])
        ):
            return None
        return last[1]

    def _counted(self, form: Form, counted: Counted | None) -> Place | None:
        """Return the words for what is counted: behind the number, else before it, else the unit itself."""
        if counted is not None and not (form.unit is not None and counted.first < form.after):
            return self._place(counted.first, counted.end)
        theme = theme_of(self._text.tokens, form)
        if theme is not None:
            return self._place(*theme)
        return self._place(counted.first, counted.end) if counted else None

    def _enter(self, sentence: Sentence) -> None:
        if sentence is not self._sentence:
            self._carried_period = self._last_period if goes_on(self._text, sentence) else None
            self._last_period = None
            self._sentence = sentence
            self._hedges = hedges_in(self._text.tokens, sentence.first, sentence.last)
            self._periods = periods_in(self._text, sentence.place)


def _is_whole_of(text: Text, part: Form, whole: Form) -> bool:
    """Return whether the two are "17 of the 24"."""
    if (
        part.reason is not None
        or whole.reason is not None
        or len(part.numerals) != 1
        or len(whole.numerals) != 1
    ):
        return False
    between = [token.key for token in text.tokens[part.last : whole.first]]
    if between[:1] != ["of"] or (len(between) > 1 and between[1:] not in _WHOLE_IS_POINTED_AT):
        return False
    return (
        part.unit is None and not whole.is_fraction and 0 < part.numerals[0].value < whole.numerals[0].value
    )


def _out_of(part: NumberRead, whole: Form, words: Place) -> NumberRead:
    return replace(part, amount=replace(part.amount, out_of=whole.numerals[0].value), out_of_words=words)


def _amount(form: Form, bound: Bound | None) -> Amount:
    """Return the amount; vague where the number is none that can be kept exactly."""
    try:
        return _stated(form, bound.comparator if bound else Comparator.EXACT)
    except ImpossibleAmount:
        return _NOTHING


def _stated(form: Form, comparator: Comparator) -> Amount:
    if not form.numerals:
        return _NOTHING
    low, out_of = form.numerals[0].value, form.numerals[0].out_of
    if len(form.numerals) == 2:
        return _range(low, form.numerals[1].value, comparator, out_of)
    if form.numerals[0].is_rough and comparator is Comparator.EXACT:
        comparator = Comparator.APPROX
    match comparator:
        case Comparator.AT_LEAST | Comparator.MORE_THAN:
            return Amount(comparator, lower=low, out_of=out_of)
        case Comparator.AT_MOST | Comparator.LESS_THAN:
            return Amount(comparator, upper=low, out_of=out_of)
        case _:
            return Amount(comparator, point=low, out_of=out_of)


def _range(low: Decimal, high: Decimal, comparator: Comparator, out_of: Decimal | None) -> Amount:
    if comparator in (Comparator.AT_LEAST, Comparator.MORE_THAN):
        return Amount(comparator, lower=low, out_of=out_of)
    if comparator in (Comparator.AT_MOST, Comparator.LESS_THAN):
        return Amount(comparator, upper=high, out_of=out_of)
    return Amount(Comparator.RANGE, lower=low, upper=high, out_of=out_of)
