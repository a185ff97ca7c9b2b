from claims.domain.chains import Tie
from claims.domain.voices import Voices, credited, named, passed_on_by
from tests.claims.domain.dossiers import by, dossier_of, exact, printed


def test_two_voices_are_one_through_any_number_of_ties_but_not_as_members():
    ties = (
        Tie("spokeswoman", "speaks_for", "ministry"),
        Tie("ministry", "part_of", "Russia"),
        Tie("army", "part_of", "Russia"),
        Tie("Russia", "member_of", "UN"),
        Tie("China", "member_of", "UN"),
    )
    voices = Voices(dossier_of(ties=ties))
    assert voices.bodies("spokeswoman") == {"spokeswoman", "ministry", "Russia"}
    assert voices.share("spokeswoman", "army")
    assert not voices.share("Russia", "China")
    assert voices.any_shares(["China", "army"], ["ministry"])
    assert not voices.any_shares([], ["ministry"])


def test_names_are_told_once_and_in_order():
    assert (
        Voices(dossier_of(printed("CNN", exact(5), by("Kyiv")))).names(["Kyiv", "CNN", "Kyiv"]) == "CNN, Kyiv"
    )


def test_the_first_whom_the_text_identifies_is_credited_and_the_rest_passed_it_on():
    claim = printed("site", exact(5), by(None, "Kyiv", "TASS"), by("Seoul"), by(None), agency="AP")
    assert credited(claim) == {"Kyiv", "Seoul"}
    assert named(claim) == {"Kyiv", "Seoul", "TASS"}
    assert passed_on_by(claim) == {"TASS", "AP", "site"}
    assert passed_on_by(printed("site", exact(5))) == {"site"}
