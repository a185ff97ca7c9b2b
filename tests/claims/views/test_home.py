from claims.models import NumericClaim


def test_it_shows_the_newest_claims_and_the_doors_with_their_numbers(client, world):
    page = client.get("/").content.decode()
    for words in ("2 claims", "7 sources", "2 quantities", "1 article"):
        assert f"<strong>{words}</strong>" in page
    for address in ("/claims/", "/sources/", "/quantities/", "/articles/", "/method/"):
        assert f'href="{address}"' in page
    assert world.soldiers.uid in page
    assert world.round.uid not in page, "minor claims are not news"


def test_an_empty_ledger_says_what_would_be_there(client, db):
    assert NumericClaim.objects.count() == 0
    assert "No claim is public yet" in client.get("/").content.decode()
