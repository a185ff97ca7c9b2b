import time

import pytest

from tests.claims.domain.reading.credits.credited import chain_of, frames_of, written

PARTED = [
    pytest.param("Li said 40 men left, but Ng said [[50]] stayed.", ["Ng"], id="contrast"),
    pytest.param("Li said [[40]] men left, but Ng said 50 stayed.", ["Li"], id="before-the-contrast"),
    pytest.param("Li said 40 men left; Ng said [[50]] stayed.", ["Ng"], id="semicolon"),
    pytest.param("While Li said 40 men left, Ng said [[50]] stayed.", ["Ng"], id="main-clause-behind"),
    pytest.param("When Li announced 40 layoffs, [[12]] men wept.", [], id="main-clause-without-a-voice"),
    pytest.param("But Li said the slick, long and wide, held [[40]] tonnes.", ["Li"], id="but"),
    pytest.param("Li said that Ng estimated [[40]] men left.", ["Ng", "Li"], id="within"),
]


@pytest.mark.parametrize(("sentence", "chain"), PARTED)
def test_another_voice_ends_what_a_frame_credits(sentence, chain):
    assert chain_of(sentence) == chain


def test_frames_stand_in_the_order_of_their_cues():
    words, (frames,) = frames_of("According to Li, the mayor said that 40 men left, adding that 12 stayed.")
    assert [written(words, frame.cue) for frame in frames] == ["According to", "said", "adding"]


def test_a_cue_within_a_quotation_stays_within_it():
    words, (frames,) = frames_of("“Ng said 40 men left,” Li said.")
    assert [written(words, frame.after) for frame in frames] == ["40 men left,", ""]


def test_a_sentence_without_a_cue_has_no_frame():
    _, (frames,) = frames_of("40 men left the house.")
    assert frames == []


@pytest.mark.parametrize("words", ["with plans to ", "to say that 5 ", "Li said “5” ", "which Li said, 5, "])
def test_a_sentence_of_nothing_but_cues_is_read_in_time(words):
    begun = time.process_time()
    frames_of(words * (40_000 // len(words)))
    assert time.process_time() - begun < 4
