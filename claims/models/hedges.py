"""A set of hedges in one column, so that it can be filtered on."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from claims.domain.hedges import Hedge


def _in_order(hedges: Iterable[str]) -> tuple[str, ...]:
    wanted = set(hedges)
    if unknown := wanted - set(Hedge.values()):
        raise ValidationError(
            f"No such hedge: {', '.join(sorted(unknown))}. Known are {', '.join(Hedge.values())}."
        )
    return tuple(hedge for hedge in Hedge.values() if hedge in wanted)


class HedgesField(models.Field):
    """A set of hedges, kept as their words with a blank between, in the vocabulary's order; read as a tuple."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.update(max_length=100, blank=True, default=())
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        for fixed in ("max_length", "blank", "default"):
            kwargs.pop(fixed, None)
        return name, path, args, kwargs

    def get_internal_type(self) -> str:
        return "CharField"

    def from_db_value(self, value: str, expression: Any, connection: Any) -> tuple[str, ...]:
        return tuple(value.split())

    def to_python(self, value: Any) -> tuple[str, ...]:
        if not value:
            return ()
        return _in_order(value.split() if isinstance(value, str) else value)

    def get_prep_value(self, value: Any) -> str:
        # Text is part of a look-up (hedges__contains="likely"), not a set.
        return value if isinstance(value, str) else " ".join(_in_order(value or ()))

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj))

    def formfield(self, **kwargs: Any) -> Any:
        return forms.MultipleChoiceField(
            choices=Hedge.choices(),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            label=kwargs.get("label", "Hedges"),
            help_text=self.help_text,
        )


class OnlyKnownWords(models.Func):
    """Whether a text is made of listed words with single blanks between, each at most once."""

    output_field = models.BooleanField()

    def __init__(self, expression: Any, words: list[str]) -> None:
        super().__init__(expression)
        self.words = words

    def deconstruct(self) -> Any:
        return (
            f"{type(self).__module__}.{type(self).__qualname__}",
            (self.source_expressions[0], self.words),
            {},
        )

    def as_sql(self, compiler: Any, connection: Any, **extra: Any) -> Any:  # type: ignore[override]
        # Taking each word away once, with the blank before it, leaves nothing of a good text. A word that
        # stands twice would vanish with one replace, so lengths are compared instead.
        text = "%(expressions)s"
        padded = f"(' ' || {text})"
        once = " AND ".join(
            f"length({padded}) - length(replace({padded}, ' {word}', '')) IN (0, {len(word) + 1})"
            for word in self.words
        )
        rest = padded
        for word in self.words:
            rest = f"replace({rest}, ' {word}', '')"
        return super().as_sql(
            compiler, connection, template=f"({text} = '' OR ({rest} = '' AND {once}))", **extra
        )


def hedges_known(name: str, words: list[str]) -> models.CheckConstraint:
    """Return the constraint that the column holds only known hedges, each at most once."""
    return models.CheckConstraint(
        condition=models.Q(OnlyKnownWords(models.F(name), words)),
        name=f"%(class)s_{name}_known",
        violation_error_message=f"Hedges are any of: {', '.join(words)}.",
    )
