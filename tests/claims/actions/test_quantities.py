from dataclasses import replace

import pytest

from claims.actions import create_quantity, edit_quantity, edit_unit, ensure_unit
from claims.domain.records import QuantityRecord
from claims.models import Quantity, Unit
from newsledger.ledger.models import LedgerEntry
from newsledger.refusals import Refused
from tests.refusals import refused
from tests.world import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_user("editor", "Editor")


@pytest.fixture
def make(editor):
    """Store a quantity: `make("Soldiers killed", broader="…")`."""

    def make(name: str, **fields) -> Quantity:
        content = QuantityRecord(**{"slug": "", "unit": "soldier", "statistic": "count"} | fields, name=name)
        return create_quantity(content=content, by=editor)

    return make


@pytest.fixture
def change(editor):
    """Edit the stored quantity: `change(quantity, note="…")`."""

    def change(quantity: Quantity, **fields) -> Quantity:
        stored = Quantity.objects.get(pk=quantity.pk)
        content = replace(stored.as_record(), **fields)
        return edit_quantity(quantity=stored, revision=stored.revision, content=content, by=editor)

    return change


def test_a_quantity_is_kept_as_it_is_said(make):
    make("Soldiers killed or wounded")
    quantity = make(
        "Soldiers killed",
        broader="soldiers-killed-or-wounded",
        accumulation="cumulative",
        place="Kursk",
        note="n",
    )
    assert quantity.as_record() == QuantityRecord(
        slug="soldiers-killed",
        name="Soldiers killed",
        unit="soldier",
        statistic="count",
        accumulation="cumulative",
        place="Kursk",
        broader="soldiers-killed-or-wounded",
        note="n",
    )


def test_one_name_is_one_quantity(make, change):
    make("Soldiers killed")
    other = make("Soldiers wounded")
    for name in ("soldiers  KILLED", "soldiers killed\u200b"):
        with refused("name", "use that one"):
            make(name)
        with refused("name"):
            change(other, name=name)
    assert change(other, name="Soldiers Wounded").revision == 2


def test_an_address_is_made_of_the_name_and_stays(make, change):
    quantity = make("Вбиті солдати")
    assert quantity.slug == "vbiti-soldati"
    assert make("Вбиті солдати!").slug == "vbiti-soldati-2"
    assert make("—").slug.startswith("quantity-")
    assert change(quantity, name="Soldiers killed", slug="other").slug == "vbiti-soldati"
    with refused("slug"):
        make("Other", slug="vbiti-soldati")


@pytest.mark.parametrize(
    ("fields", "part"),
    [
        ({"name": "\u200b"}, "name"),
        ({"name": "x" * 301}, "name"),
        ({"unit": "parsec"}, "unit"),
        ({"statistic": "guess"}, "statistic"),
        ({"accumulation": "heap"}, "accumulation"),
        ({"broader": "nothing"}, "broader"),
        ({"denominator": "nothing"}, "denominator"),
        ({"place": "x" * 201}, "place"),
        ({"slug": "a b"}, "slug"),
    ],
)
def test_a_value_that_is_no_good_is_refused_by_its_part(fields, part, make):
    with refused(part):
        make(**{"name": "Something"} | fields)


def test_no_quantity_is_broader_than_itself_however_long_the_way(make, change):
    wounded = make("Killed or wounded")
    make("Killed", broader="killed-or-wounded")
    make("Killed by shells", broader="killed")
    for narrower in ("killed", "killed-by-shells"):
        with refused("broader", "contain each other"):
            change(wounded, broader=narrower)
    for part in ("broader", "denominator"):
        with refused(part):
            change(wounded, **{part: "killed-or-wounded"})


def test_editing_leaves_what_a_quantity_is_merged_into(make, change):
    kept, merged = make("Killed"), make("Killed in action")
    Quantity.objects.filter(pk=merged.pk).update(merged_into=kept)
    assert change(merged, note="the same", merged_into=None).merged_into == kept


def test_a_unit_is_made_once_and_leaves_no_entry(editor):
    before = LedgerEntry.objects.count()
    parsec, made = ensure_unit(slug="parsec", name="parsec", dimension="length", plural="parsecs", code="pc")
    assert made
    again, made = ensure_unit(slug="parsec", name="something else", dimension="time")
    assert (again.pk, again.name, made) == (parsec.pk, "parsec", False)
    edited = edit_unit(unit=parsec, name="parsec", dimension="length", symbol="pc")
    assert (edited.slug, edited.plural, edited.symbol) == ("parsec", "", "pc")
    assert LedgerEntry.objects.count() == before


@pytest.mark.parametrize(
    ("fields", "part"),
    [
        ({"slug": "a b"}, "slug"),
        ({"slug": ""}, "slug"),
        ({"name": ""}, "name"),
        ({"dimension": "luck"}, "dimension"),
    ],
)
def test_a_unit_that_is_no_good_is_refused_by_its_part(fields, part):
    before = Unit.objects.count()
    with pytest.raises(Refused) as refusal:
        ensure_unit(**{"slug": "parsec", "name": "parsec", "dimension": "length"} | fields)
    assert refusal.value.field == part
    assert Unit.objects.count() == before
    if "slug" not in fields:
        unit = Unit.objects.get(slug="soldier")
        with pytest.raises(Refused):
            edit_unit(unit=unit, **{"name": "soldier", "dimension": "count"} | fields)
