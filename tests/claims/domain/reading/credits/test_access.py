import pytest

from tests.claims.domain.reading.credits.credited import credit_of


@pytest.mark.parametrize(
    ("sentence", "access"),
    [
        pytest.param("Li said on Twitter that [[40]] men left.", "social_post", id="post"),
        pytest.param("Li said in an interview that [[40]] men left.", "interview", id="interview"),
        pytest.param("Li told the Herald that [[40]] men left.", "interview", id="told-an-outlet"),
        pytest.param("Li told reporters that [[40]] men left.", "briefing", id="reporters"),
        pytest.param("Li told a news conference that [[40]] men left.", "briefing", id="conference"),
        pytest.param(
            "The ministry said in a statement that [[40]] men left.", "press_release", id="statement"
        ),
        pytest.param("Li said in a speech that [[40]] men left.", "said_publicly", id="speech"),
        pytest.param("Satellite images showed [[40]] tanks.", "imagery", id="images"),
        pytest.param(
            "Documents seen by the Herald show that [[40]] men left.", "document_seen", id="documents-seen"
        ),
        pytest.param(
            "A report published by the bank says that [[40]] men left.", "published_document", id="published"
        ),
        pytest.param("The Herald quoted Li as saying [[40]] men left.", "other_outlet", id="quoted-by"),
        pytest.param("Li said [[40]] men left.", "unknown", id="said"),
    ],
)
def test_the_words_tell_how_the_next_step_came_by_it(sentence, access):
    credit, _ = credit_of(sentence)
    assert credit.voices[0].access == access
