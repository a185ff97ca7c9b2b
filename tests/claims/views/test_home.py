def test_it_shows_the_newest_claims_and_the_doors_with_their_numbers(client, world):
    page = client.get("/").content.decode()
    for words in ("2 claims", "7 sources", "2 quantities", "1 article"):
        assert f"<strong>{words}</strong>" in page
    for address in ("/claims/", "/sources/", "/quantities/", "/articles/", "/method/"):
        assert f'href="{address}"' in page
    assert world.soldiers.uid in page
    assert world.round.uid not in page, "minor claims are not news"
