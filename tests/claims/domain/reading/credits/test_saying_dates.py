import pytest

from claims.domain.reading.reader import read_article


@pytest.mark.parametrize(
    ("raw", "words", "day"),
    [
        pytest.param("Ann Lee said on Wednesday that 12 boats sank.", "Wednesday", "2025-07-09", id="behind"),
        pytest.param("Ann Lee said Wednesday 12 boats sank.", "Wednesday", "2025-07-09", id="bare"),
        pytest.param("On Wednesday, Ann Lee said 12 boats sank.", "Wednesday", "2025-07-09", id="before"),
        pytest.param("A report last month said 12 boats sank.", "last month", "2025-06", id="between"),
        pytest.param("12 boats sank, Ann Lee said in June 2024.", "June 2024", "2024-06", id="at-the-end"),
        pytest.param("“12 boats sank,” said Ann Lee on Tuesday.", "Tuesday", "2025-07-08", id="inverted"),
        pytest.param("12 boats sank on Tuesday, Ann Lee said.", None, "", id="when-it-happened"),
        pytest.param("Ann Lee said 12 boats sank on Tuesday.", None, "", id="when-it-happened-behind"),
        pytest.param("In the harbour, Ann Lee said 12 boats sank.", None, "", id="where"),
    ],
)
def test_the_words_tell_when_it_was_said(raw, words, day):
    (proposal,) = read_article(raw, "2025-07-12").claims
    voice = proposal.credits[0].voices[0]
    assert (voice.said_on_words.of(raw) if voice.said_on_words else None, voice.said_on) == (words, day)


def test_without_a_date_of_publication_the_words_stay():
    (proposal,) = read_article("Ann Lee said on Wednesday that 12 boats sank.").claims
    voice = proposal.credits[0].voices[0]
    assert (voice.said_on, voice.said_on_words is not None) == ("", True)


def test_who_passes_it_on_did_not_say_it_on_that_day():
    raw = "Ann Lee told Velpress on Wednesday that 12 boats sank."
    (proposal,) = read_article(raw, "2025-07-12").claims
    said_on = [voice.said_on_words for voice in proposal.credits[0].voices]
    assert [words.of(raw) if words else None for words in said_on] == ["Wednesday", None]
