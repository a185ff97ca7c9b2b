import pytest

from tests.claims.domain.reading.credits.credited import credit_of


@pytest.mark.parametrize(
    ("sentence", "access"),
    [
        pytest.param("Li said on Twitter that [[40]] men left.", ["social_post"], id="post"),
        pytest.param("Li tweeted that [[40]] men left.", ["social_post"], id="tweeted"),
        pytest.param("Li said in an interview that [[40]] men left.", ["interview"], id="interview"),
        pytest.param("In an interview, Li said [[40]] men left.", ["interview"], id="interview-first"),
        pytest.param(
            "Li told the Tarn Herald that [[40]] men left.",
            ["interview", "other_outlet"],
            id="told-an-outlet",
        ),
        pytest.param("Li told reporters that [[40]] men left.", ["briefing"], id="reporters"),
        pytest.param("Li said at a briefing that [[40]] men left.", ["briefing"], id="briefing"),
        pytest.param("Li told a news conference that [[40]] men left.", ["said_publicly"], id="conference"),
        pytest.param("Li said in a speech that [[40]] men left.", ["said_publicly"], id="speech"),
        pytest.param("Li told the council that [[40]] men left.", ["said_publicly"], id="council"),
        pytest.param("Li testified that [[40]] men left.", ["said_publicly"], id="testified"),
        pytest.param(
            "The ministry said in a statement that [[40]] men left.", ["press_release"], id="statement"
        ),
        pytest.param(
            "In a statement, the ministry said [[40]] men left.", ["press_release"], id="statement-first"
        ),
        pytest.param("A statement said [[40]] men left.", ["press_release"], id="the-statement-itself"),
        pytest.param("Satellite images showed [[40]] tanks.", ["imagery"], id="images"),
        pytest.param("Video footage shows [[40]] tanks.", ["imagery"], id="footage"),
        pytest.param(
            "Documents seen by the Tarn Herald show that [[40]] men left.",
            ["document_seen", "other_outlet"],
            id="documents-seen",
        ),
        pytest.param("A leaked report says that [[40]] men left.", ["document_seen"], id="leaked"),
        pytest.param(
            "A report published by the bank says that [[40]] men left.",
            ["published_document"],
            id="published",
        ),
        pytest.param(
            "The Tarn Herald quoted Li as saying [[40]] men left.",
            ["unknown", "other_outlet"],
            id="quoted-by",
        ),
        pytest.param("[[40]] men left, the news agency TNA said.", ["other_outlet"], id="an-outlet"),
        pytest.param("Li said [[40]] men left.", ["unknown"], id="said"),
        pytest.param(
            "[[40]] men left, Li said, and spoke of it in court.", ["unknown"], id="not-behind-a-comma"
        ),
    ],
)
def test_the_words_tell_how_the_next_step_came_by_it(sentence, access):
    credit, _ = credit_of(sentence)
    assert [voice.access for voice in credit.voices] == access
