from claims.domain.hedges import Hedge
from claims.domain.terms import Scope


def test_it_names_the_words_the_program_goes_by(client):
    page = client.get("/method/").content.decode()
    for term in (*Hedge, *Scope):
        assert term.label in page


def test_it_says_what_is_not_computed_yet(client):
    page = client.get("/method/").content.decode()
    assert "What is not computed yet" in page
    assert "Independent origins" in page
    assert "Rolling up merges all bodies of one state" in page
