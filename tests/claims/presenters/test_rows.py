from claims.actions import create_claim
from claims.presenters.rows import claim_rows
from tests.world import approve, claim_record, make_article


def test_the_number_is_marked_also_in_the_first_words_of_a_text(world):
    headline = "Storm kills 14 in the delta"
    article = make_article(by=world.editor, text=headline, slug="storm")
    record = claim_record(
        article.versions.get(), "14", headline, comparator="exact", point="14", quantity="soldiers"
    )
    claim = approve(create_claim(content=record, by=world.editor), world)
    (row,) = claim_rows([claim.pk])
    assert [piece.words for piece in row.excerpt.pieces if piece.roles] == ["14"]
