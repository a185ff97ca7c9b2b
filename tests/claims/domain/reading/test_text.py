import gc
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.reading.proposals import Place
from claims.domain.reading.text import layout

RAW = "A heading\n“We sent 100 men,” he said. He left."


def test_a_place_is_found_in_its_sentence_and_its_quotation():
    text = layout(RAW)
    offset = RAW.index("100")
    assert text.sentence_at(offset).place.of(RAW) == "“We sent 100 men,” he said."
    assert text.sentence_at(offset).paragraph == 1
    assert text.sentence_index(offset) == 1
    assert text.quotation_at(offset).inner.of(RAW) == "We sent 100 men,"
    assert text.quotation_at(RAW.index("he said")) is None
    assert text.quotation_at(0) is None


def test_between_two_sentences_the_one_before_is_meant():
    text = layout("  One. Two.")
    assert text.sentence_at(0) is None
    assert text.sentence_index(0) == -1
    assert text.sentence_at(6).place.of(text.raw) == "One."


def test_tokens_are_found_by_place_and_place_by_tokens():
    text = layout(RAW)
    start = RAW.index("sent")
    within = text.tokens_within(Place(start, RAW.index(" men") + 3))
    assert [token.key for token in within] == ["sent", "100"]
    first = text.token_index(start)
    assert text.place_of(first, first + 2).of(RAW) == "sent 100"


def test_an_empty_text_has_no_parts():
    text = layout("")
    assert (text.paragraphs, text.sentences, text.quotations, text.tokens) == ((), (), (), ())
    assert text.sentence_at(0) is None
    assert text.quotation_at(5) is None
    assert list(text.tokens_within(Place(0, 5))) == []


@pytest.mark.property
@given(st.text() | st.text(alphabet="aB1 .,“”‘’\"'\n!?-"))
def test_every_token_stands_in_one_sentence_and_every_part_in_order(raw):
    text = layout(raw)
    at = 0
    for sentence in text.sentences:
        assert sentence.first == at < sentence.last
        assert sentence.place == text.place_of(sentence.first, sentence.last)
        paragraph = text.paragraphs[sentence.paragraph]
        assert paragraph.start <= sentence.place.start < sentence.place.end <= paragraph.end
        at = sentence.last
    assert at == len(text.tokens)
    for one, other in pairwise(text.quotations):
        assert one.inner.end <= other.opening.start
    for quotation in text.quotations:
        assert quotation.opening.end == quotation.inner.start <= quotation.inner.end


HOSTILE = ["1", "(", "“", "“a” ", '" "', "' ", "‘a", ".", "a.", "1,", "â€", "a'", "\n", "A. ", "\u00a01"]


@pytest.fixture
def no_collector():
    """The collector's passes over what other tests left lying around are no time of ours."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_grows_with_the_text_and_no_faster(unit, no_collector):
    def least_spent(size):
        raw = unit * (size // len(unit))
        times = []
        for _ in range(3):
            began = time.process_time()
            layout(raw)
            times.append(time.process_time() - began)
        return min(times)

    assert least_spent(200_000) < 15 * max(least_spent(20_000), 0.01)
