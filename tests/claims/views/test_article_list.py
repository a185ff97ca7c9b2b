import re

from tests.world import make_article


def listed(client, query=""):
    html = client.get(f"/articles/?{query}").content.decode()
    return re.findall(r'<th scope="row"><a href="/articles/([^/]+)/"', html)


def test_only_articles_with_a_public_claim_are_listed(client, world):
    make_article(by=world.editor, text="Nothing is counted here.", slug="silent", headline="Silence")
    assert listed(client) == ["lavrov-wonsan"]


def test_filters_go_through_the_claims_and_words_through_headline_and_outlet(client, world):
    assert listed(client, "source=tass") == ["lavrov-wonsan"]
    assert listed(client, "source=russia") == []
    assert listed(client, "q=wonsan+cnn") == ["lavrov-wonsan"]
    assert listed(client, "q=soldiers") == []
    assert "No article fits these filters" in client.get("/articles/?q=soldiers").content.decode()
