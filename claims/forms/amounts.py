"""Numbers as an editor types them."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError

from claims.domain.amount_words import ReadAmount, UnreadableAmount, in_words, read_number_words
from claims.domain.amounts import Amount, Comparator
from claims.domain.decimals import canonical
from newsledger.ledger.forms import WrittenField

# Sixty digits with their commas, twice, and words around them.
LONGEST_AMOUNT = 300


def bare(amount: Amount) -> Amount:
    """Return the amount without what has fields of its own: what it is out of, its margin and its sample."""
    return replace(amount, out_of=None, margin=None, sample=None)


class AmountField(WrittenField):
    """An amount in words: "25,000", "9 million", "at least 100", "25,000–30,000", "17 of 24", "dozens".

    `stands` is the stored amount: left alone, it isn't read anew from the words it is shown in.
    """

    stands: Amount | None = None

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=LONGEST_AMOUNT, **kwargs)

    def shown(self) -> str:
        """Return the stored amount as the form shows it."""
        return in_words(self.stands) if self.stands is not None else ""

    def clean(self, value: Any) -> ReadAmount | None:
        """Return the amount that the words state, with what they say beside it; None for no words."""
        words = super().clean(value)
        if not words:
            return None
        if self.stands is not None and not self.has_changed(self.shown(), value):
            return ReadAmount(self.stands)
        return read(words)


class NumberField(WrittenField):
    """One bare number, such as 1,200."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=LONGEST_AMOUNT, required=False, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Return the stored number in plain digits, or what was typed."""
        return canonical(value) if isinstance(value, Decimal) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Return whether another number was typed."""
        return super().has_changed(self.prepare_value(initial), data)

    def clean(self, value: Any) -> Decimal | None:
        """Return the number that the words state, None for no words."""
        words = super().clean(value)
        if not words:
            return None
        amount = read(words).amount
        if amount.comparator != Comparator.EXACT or amount != bare(amount):
            raise ValidationError("Give a single bare number, such as 1,200.", code="unreadable")
        return amount.point


def read(words: str) -> ReadAmount:
    """Return the amount that the words state, with what they say beside it.

    Raises: ValidationError.
    """
    try:
        return read_number_words(words)
    except UnreadableAmount as error:
        raise ValidationError(str(error), code="unreadable") from error
