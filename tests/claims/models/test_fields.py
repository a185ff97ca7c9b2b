import random
from dataclasses import replace
from decimal import Decimal
from itertools import count

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from claims.actions import edit_claim
from claims.domain.decimals import NotExact, sort_key
from claims.models import NumericClaim
from claims.models.fields import ExactDecimalField
from tests.world import World

FIELD = NumericClaim._meta.get_field("point")
NUMBER_OF_DECIMALS = 720


def random_decimals(number: int) -> list[str]:
    """Return so many different canonical texts of up to 40 + 20 digits, the same ones in every run.

    By turns long ones, ones of any length, and ones below one with zeros in front; each with a neighbour in
    the last place, which a float or a column of 28 digits can't tell from it. About half are negative.
    """
    dice = random.Random(20250712)  # noqa: S311
    texts = dict.fromkeys(("0", "9" * 40 + "." + "9" * 20, "-" + "9" * 40 + "." + "9" * 20))
    for turn in count():
        before, after = ((40, 20), (dice.randint(1, 40), dice.randint(0, 20)), (0, 20))[turn % 3]
        figures = after if before else dice.randint(1, 20)
        sign, whole = dice.choice(("", "-")), str(dice.randrange(10**before))
        fraction = f"{dice.randrange(10**figures):0{after}d}".rstrip("0") if after else ""
        for tail in (fraction, f"{fraction:0<19}"[:19] + str(dice.randint(1, 9))):
            text = f"{sign}{whole}.{tail}" if tail else f"{sign}{whole}"
            if text != "-0":
                texts[text] = None
        if len(texts) >= number:
            break
    return list(texts)[:number]


@pytest.fixture
def claim(world: World) -> NumericClaim:
    """A draft that stands on a number of its own."""
    return world.drones


def stored(column: str) -> list[str]:
    """Return what the column of all claims holds, past every conversion of Django's."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM claims_numericclaim WHERE part > 1 ORDER BY part")
        return [value for (value,) in cursor.fetchall()]


def test_720_decimals_come_back_digit_for_digit_and_sort_by_value(claim):
    texts = random_decimals(NUMBER_OF_DECIMALS)
    assert len(set(texts)) == NUMBER_OF_DECIMALS
    assert sum(text.startswith("-") for text in texts) > 200
    assert sum(len(text) >= 60 for text in texts) > 200
    assert sum(text.removeprefix("-").startswith("0.00") for text in texts) > 100

    NumericClaim.objects.bulk_create(
        NumericClaim(
            uid=f"decimal-{part}",
            mention_id=claim.mention_id,
            part=part,
            comparator="exact",
            point=Decimal(text),
            created_by_id=claim.created_by_id,
        )
        for part, text in enumerate(texts, start=2)
    )
    rows = NumericClaim.objects.filter(part__gt=1)

    back = list(rows.order_by("part").values_list("point", flat=True))
    assert all(type(value) is Decimal for value in back)
    assert [f"{value:f}" for value in back] == texts
    assert stored("point") == texts

    by_value = sorted(texts, key=Decimal)
    assert [f"{value:f}" for value in rows.order_by("low_key").values_list("point", flat=True)] == by_value
    assert [f"{value:f}" for value in rows.order_by("-high_key").values_list("point", flat=True)] == by_value[
        ::-1
    ]
    assert stored("low_key") == [sort_key(text) for text in texts]
    assert stored("high_key") == stored("low_key")

    for text in texts[::9]:
        assert rows.get(point=Decimal(text)).point == Decimal(text)
    assert rows.filter(point__in=[Decimal(text) for text in texts[:100]]).count() == 100


@pytest.mark.django_db
def test_a_number_is_found_however_it_is_written(claim):
    for same in (Decimal(728), Decimal("728.00"), Decimal("7.28E+2"), 728, "728", "728.0"):
        assert NumericClaim.objects.get(point=same) == claim, same
    assert not NumericClaim.objects.filter(point=Decimal("728.00000000000000000001")).exists()


def test_each_bound_has_its_key(claim):
    cases = [
        ({"comparator": "exact", "point": "-0.5"}, "-0.5", "-0.5"),
        ({"comparator": "range", "point": None, "lower": "-2", "upper": "10.25"}, "-2", "10.25"),
        ({"comparator": "at_least", "point": None, "lower": "100"}, "100", None),
        ({"comparator": "less_than", "point": None, "upper": "0"}, None, "0"),
        ({"comparator": "vague", "point": None}, None, None),
    ]
    for changes, low, high in cases:
        content = replace(claim.as_record(), **{"point": None, "lower": None, "upper": None} | changes)
        claim = edit_claim(claim=claim, revision=claim.revision, content=content, by=claim.created_by)
        assert claim.low_key == (sort_key(low) if low else None), changes
        assert claim.high_key == (sort_key(high) if high else None), changes


def test_what_belongs_to_an_amount_is_as_exact(claim):
    digits = {"out_of": "9" * 40, "margin": "0." + "0" * 19 + "1", "sample": "1" + "0" * 39}
    content = replace(claim.as_record(), **digits)
    claim = edit_claim(claim=claim, revision=claim.revision, content=content, by=claim.created_by)
    back = NumericClaim.objects.get(pk=claim.pk)
    assert {name: f"{getattr(back, name):f}" for name in digits} == digits


@pytest.mark.parametrize(
    "value", [0.1, True, "NaN", Decimal("NaN"), "1e5", "1,5", Decimal("1E+40"), "x" * 99]
)
def test_what_is_no_exact_decimal_is_never_written(value):
    with pytest.raises(NotExact):
        FIELD.get_prep_value(value)
    with pytest.raises(ValidationError):
        FIELD.to_python(value)


@pytest.mark.parametrize(
    ("value", "read"), [(None, None), ("", None), ("1.50", Decimal("1.5")), (7, Decimal(7))]
)
def test_a_form_s_value_is_read(value, read):
    assert FIELD.to_python(value) == read


def test_the_field_is_rebuilt_by_migrations_as_it_is():
    _, path, args, kwargs = ExactDecimalField(null=True).deconstruct()
    assert (path, args, kwargs) == ("claims.models.fields.ExactDecimalField", [], {"null": True})
    assert ExactDecimalField(*args, **kwargs).max_length == 62


def test_it_is_written_out_as_its_canonical_text():
    assert FIELD.value_to_string(NumericClaim(point=Decimal("1.50"))) == "1.5"
    assert FIELD.value_to_string(NumericClaim()) == ""
