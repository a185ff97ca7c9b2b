from datetime import date
from decimal import Decimal

from claims.domain.amounts import Amount, Comparator
from claims.domain.chains import Link, Tie, Window
from claims.domain.statements import Credit, Dossier, Party, Relation, Statement, said_on
from claims.domain.terms import LinkKind
from sources.domain.terms import SourceKind

DRONES = Amount(Comparator.EXACT, Decimal(728))
JULY, NINTH = Window(date(2025, 7, 1), date(2025, 7, 31)), Window(date(2025, 7, 9), date(2025, 7, 9))


def printed(uid: str, **more) -> Statement:
    return Statement(id=uid, article=uid, version=1, outlet="CNN", quantity="drones", amount=DRONES, **more)


def test_a_credit_knows_its_origins_whatever_order_its_links_came_in():
    credit = Credit("a1", (Link(1, "TASS"), Link(0, "Zakharova"), Link(0, "Lavrov")))
    assert [link.speaker for link in credit.origins] == ["Zakharova", "Lavrov"]


def test_ancestors_are_the_nearest_first_and_each_once():
    #  KBS -> CNN -> AP
    #  KBS ---------> AP, and what only repeats is no ancestor
    derived = LinkKind.DERIVED_FROM
    dossier = Dossier(
        statements={uid: printed(uid) for uid in ("KBS", "CNN", "AP", "UNN")},
        relations=(
            Relation("KBS", "CNN", derived),
            Relation("KBS", "AP", derived),
            Relation("CNN", "AP", derived),
            Relation("CNN", "UNN", LinkKind.SAME_STATEMENT),
        ),
    )
    assert dossier.ancestors("KBS") == ("CNN", "AP")
    assert dossier.ancestors("AP") == ()


def test_a_number_was_said_when_its_origin_spoke_else_when_it_was_printed():
    credit = Credit("a1", (Link(0, "air force"),), said=NINTH)
    assert said_on(printed("AP", published=JULY, credits=(credit,))) == NINTH
    assert said_on(printed("CNN", published=JULY)) == JULY
    assert said_on(printed("KBS")) is None


def test_windows_meet_when_they_have_a_day_in_common_and_open_ends_reach_everything():
    assert JULY.meets(NINTH)
    assert NINTH.meets(JULY)
    assert Window().meets(NINTH)
    june = Window(None, date(2025, 6, 30))
    assert june.is_before(JULY)
    assert not june.meets(JULY)
    assert not JULY.is_before(june)


def test_what_is_owned_rolls_up_only_where_it_publishes():
    parties = {
        "TASS": Party("TASS", "TASS", SourceKind.NEWS_AGENCY),
        "Rosatom": Party("Rosatom", "Rosatom", SourceKind.ORGANISATION),
    }
    owned = tuple(Tie(each, "owned_by", "Russia") for each in parties)
    dossier = Dossier(statements={}, parties=parties, ties=(*owned, Tie("Russia", "member_of", "UN")))
    assert [tie.member for tie in dossier.roll_up_ties] == ["TASS"]
    assert dossier.bodies.share("TASS", "Russia")
    assert not dossier.bodies.share("Rosatom", "Russia")


def test_a_tie_holds_on_the_days_it_reaches():
    tie = Tie("Zakharova", "speaks_for", "MFA", until=date(2025, 7, 1))
    assert tie.holds_within(JULY)
    assert tie.holds_within(None)
    assert not tie.holds_within(NINTH)
