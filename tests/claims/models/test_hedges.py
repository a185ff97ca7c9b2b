import pytest
from django.core.exceptions import ValidationError

from claims.domain.hedges import Hedge
from claims.models import NumericClaim
from claims.models.hedges import HedgesField

FIELD = NumericClaim._meta.get_field("hedges")


@pytest.mark.django_db
def test_a_set_of_hedges_comes_back_in_the_vocabularys_order_and_can_be_filtered(world):
    claim = world.drones
    claim.hedges = ["unverified", "estimated", "unverified"]
    claim.save()
    assert NumericClaim.objects.get(pk=claim.pk).hedges == ("estimated", "unverified")
    for hedge in Hedge.values():
        found = set(NumericClaim.objects.hedged([hedge]))
        assert found == ({claim} if hedge in ("estimated", "unverified") else set()), hedge
    assert set(NumericClaim.objects.hedged(["likely", "unverified"])) == {claim}
    assert not NumericClaim.objects.hedged([]).exists()


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("", ()),
        (None, ()),
        ("likely estimated", ("estimated", "likely")),
        (["likely"], ("likely",)),
        (tuple(Hedge.values()), tuple(Hedge.values())),
    ],
)
def test_hedges_are_read_from_text_and_from_lists(value, read):
    assert FIELD.to_python(value) == read
    assert FIELD.to_python(FIELD.get_prep_value(read)) == read


@pytest.mark.parametrize("value", ["perhaps", ["likely", "perhaps"], ["Likely"]])
def test_an_unknown_hedge_is_refused_by_its_name(value):
    with pytest.raises(ValidationError, match="No such hedge"):
        FIELD.to_python(value)


def test_no_hedge_is_part_of_another():
    # Or `hedged` would find claims that don't have it.
    assert not [
        (one, other) for one in Hedge.values() for other in Hedge.values() if one != other and one in other
    ]


def test_all_hedges_together_fit_their_column():
    assert len(" ".join(Hedge.values())) <= FIELD.max_length


def test_the_field_is_rebuilt_by_migrations_as_it_is():
    _, path, args, kwargs = HedgesField().deconstruct()
    assert (path, args, kwargs) == ("claims.models.hedges.HedgesField", [], {})
