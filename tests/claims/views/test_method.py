from claims.domain.drift import DriftKind
from claims.domain.hedges import Hedge
from claims.domain.origins import Why
from claims.domain.terms import Scope


def test_it_names_the_words_the_program_goes_by(client):
    page = client.get("/method/").content.decode()
    for term in (*Hedge, *Scope, *Why, *DriftKind):
        assert term.label in page


def test_it_says_that_rolling_up_merges_a_state_and_that_origins_are_rather_too_few(client):
    page = client.get("/method/").content.decode()
    assert "Rolling up merges all bodies of one state" in page
    assert "independence is never invented" in page
