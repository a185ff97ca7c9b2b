"""Exact decimals in a database: canonical text, the check that it is canonical, and the key it is sorted by."""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Coalesce

from claims.domain.decimals import NotExact, canonical, parse_exact

_ZEROS_BEFORE, _ZEROS_AFTER = "0" * 40, "0" * 20


class ExactDecimalField(models.Field):
    """A decimal of up to 40 digits before and 20 after the point, kept as canonical text, read as Decimal.

    Databases' own decimals won't do: SQLite's alters numbers of 16 digits, and none keeps 60.
    """

    empty_strings_allowed = False
    default_error_messages = {"invalid": "“%(value)s” is not a plain decimal number."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = 62  # sign, 40 digits, point, 20 digits
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, args, kwargs

    def get_internal_type(self) -> str:
        return "CharField"

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Decimal | None:
        # Decimal(text) is exact whatever the context's precision.
        return None if value is None else Decimal(value)

    def to_python(self, value: Any) -> Decimal | None:
        if value is None or value == "":
            return None
        try:
            return parse_exact(canonical(value))
        except NotExact as error:
            raise ValidationError(str(error), code="invalid") from error

    def get_prep_value(self, value: Any) -> str | None:
        return None if value is None else canonical(value)

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj)) or ""


class IsCanonicalDecimal(models.Func):
    """Whether a text is a canonical decimal, in each database's own words.

    On SQLite only functions every client has: a check by REGEXP makes the file unusable to any other.
    """

    output_field = models.BooleanField()
    arity = 1

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        pattern = r"^-?(0|[1-9][0-9]{0,39})(\.[0-9]{0,19}[1-9])?$"
        return self.as_sql(
            compiler,
            connection,
            template=f"(%(expressions)s ~ '{pattern}' AND %(expressions)s <> '-0')",
            **extra,
        )

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        text = "%(expressions)s"
        digits = f"replace({text}, '-', '')"  # a sign is allowed only in front: checked below
        whole = f"(instr({digits} || '.', '.') - 1)"
        after = f"(length({digits}) - instr({digits}, '.'))"
        rules = (
            f"{text} NOT GLOB '*[^0-9.-]*'",
            f"instr(substr({text}, 2), '-') = 0",
            f"{text} <> '-0'",
            f"length({digits}) - length(replace({digits}, '.', '')) <= 1",
            f"{whole} BETWEEN 1 AND 40",
            f"({digits} GLOB '[1-9]*' OR {whole} = 1)",
            f"(instr({digits}, '.') = 0 OR ({after} BETWEEN 1 AND 20 AND {digits} NOT GLOB '*0'))",
        )
        return self.as_sql(compiler, connection, template="(" + " AND ".join(rules) + ")", **extra)


class SortKey(models.Func):
    """The text whose plain order is the numeric order of a canonical decimal (`claims.domain.decimals.sort_key`).

    "1" and the digits filled up to 40 before and 20 after the point; for negatives "0" and the same digits
    as letters from j down to a, so that the larger of two comes first.
    """

    output_field = models.CharField(max_length=61)
    arity = 1

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        text = "%(expressions)s"
        digits = f"replace({text}, '-', '')"
        filled = (
            f"(lpad(split_part({digits}, '.', 1), 40, '0') || rpad(split_part({digits}, '.', 2), 20, '0'))"
        )
        template = (
            f"(CASE WHEN left({text}, 1) = '-' THEN '0' || translate({filled}, '0123456789', 'jihgfedcba')"
            f" ELSE '1' || {filled} END)"
        )
        return self.as_sql(compiler, connection, template=template, **extra)

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        text = "%(expressions)s"
        digits = f"replace({text}, '-', '')"
        point = f"instr({digits} || '.', '.')"
        filled = (
            f"(substr('{_ZEROS_BEFORE}' || substr({digits}, 1, {point} - 1), -40)"
            f" || substr(substr({digits}, {point} + 1) || '{_ZEROS_AFTER}', 1, 20))"
        )
        turned = filled
        for digit, letter in zip("0123456789", "jihgfedcba", strict=True):
            turned = f"replace({turned}, '{digit}', '{letter}')"
        template = f"(CASE WHEN {text} GLOB '-*' THEN '0' || {turned} ELSE '1' || {filled} END)"
        return self.as_sql(compiler, connection, template=template, **extra)


def sort_key_of(*names: str) -> models.GeneratedField:
    """Return a field in which the database itself keeps the sort key of the first of these decimals that is given."""
    expressions = [SortKey(models.F(name)) for name in names]
    return models.GeneratedField(
        expression=expressions[0] if len(expressions) == 1 else Coalesce(*expressions),
        output_field=models.CharField(max_length=61),
        db_persist=True,
    )


def canonical_or_null(name: str) -> models.CheckConstraint:
    """Return the constraint that the decimal is canonical text, or not given."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{name}__isnull": True}) | models.Q(IsCanonicalDecimal(models.F(name))),
        name=f"%(class)s_{name}_is_canonical",
        violation_error_message=(
            f"The {name} must be a plain decimal number of at most 40 digits before and 20 after the point."
        ),
    )
