from dataclasses import replace

from claims.domain.amounts import Comparator
from claims.domain.chains import Window
from claims.domain.hedges import Hedge
from claims.domain.own_words import OwnWords
from claims.domain.relaying import (
    Naming,
    Passing,
    Wording,
    naming_of,
    passed_on_by,
    passed_on_for,
    wording_of,
)
from tests.claims.domain.dossiers import about, at_least, by, dossier_of, exact, printed

CNN = OwnWords({"CNN": [Window()]})
KYIV = OwnWords({"Kyiv": [Window()]})

FROM_KYIV = printed("first", exact(728), by("Kyiv"), outlet="CNN")
THROUGH_CNN = printed("second", exact(728), by("Kyiv", "CNN"), outlet="UNN")
FROM_OFFICIALS = printed("third", at_least(40), by("officials"), outlet="CNN", hedges=frozenset({"likely"}))
REPORTS = printed("fourth", about(40), by(None), outlet="CNN", hedges=frozenset({"likely", "reported"}))
BARE = printed("fifth", exact(13), outlet="CNN")
OWN_COUNT = printed("sixth", exact(12), by("CNN"), outlet="CNN")
ALL = (FROM_KYIV, THROUGH_CNN, FROM_OFFICIALS, REPORTS, BARE, OWN_COUNT)


def test_others_numbers_are_told_by_whose_they_are():
    assert passed_on_for(ALL, CNN) == (
        Passing("Kyiv", ("second",), ("first",)),
        Passing(None, (), ("fourth",)),
        Passing("officials", (), ("third",)),
    )
    assert passed_on_for(ALL, KYIV) == ()


def test_its_own_numbers_are_told_by_who_passed_them_on_agencies_too():
    copy = replace(FROM_KYIV, id="copy", outlet="Dayton", agency="AP")
    assert passed_on_by((*ALL, copy), KYIV) == (
        Passing("CNN", ("second",), ("first",)),
        Passing("AP", ("copy",), ()),
        Passing("Dayton", (), ("copy",)),
        Passing("UNN", (), ("second",)),
    )
    assert passed_on_by([replace(copy, outlet="AP")], KYIV) == (Passing("AP", (), ("copy",)),)


def test_a_claim_that_is_relayed_and_published_by_one_is_one_claim():
    assert passed_on_for([replace(THROUGH_CNN, outlet="CNN")], CNN)[0].claims == ("second",)


def test_claims_are_parted_by_whether_they_name_anybody():
    both = printed("both", exact(1), by("officials"), by("Kyiv", uid="b"), outlet="CNN")
    dossier = dossier_of(*ALL, both, unnamed=("officials",))
    published = [each for each in (*ALL, both) if each.outlet == "CNN"]
    assert naming_of(dossier, published) == Naming(6, named=3, unnamed=1, unidentified=1, nobody=1)
    officials = OwnWords({"officials": [Window()]})
    assert naming_of(dossier, [both], officials) == Naming(1, named=0, unnamed=1, unidentified=0, nobody=0)


def test_hedges_and_bounds_are_counted_in_claims():
    assert wording_of(ALL) == Wording(
        claims=6,
        hedged=2,
        hedges={Hedge.REPORTED: 1, Hedge.LIKELY: 2},
        comparators={Comparator.EXACT: 4, Comparator.APPROX: 1, Comparator.AT_LEAST: 1},
    )
    assert wording_of([]) == Wording(0, 0, {}, {})
