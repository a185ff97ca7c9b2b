import pytest

from claims.domain.reading.reader import OWN_VOICE, read_article
from sources.domain.edtf import NotEdtf

RAW = "On 3 May at least 40 boats sank, the mayor said. It rained for the third time and 12 men left."


def test_every_number_is_a_claim_or_has_its_reason():
    reading = read_article(RAW, "2025-07-12")
    claimed = [proposal.number.place.of(RAW) for proposal in reading.claims]
    ignored = [number.place.of(RAW) for number in reading.ignored]
    assert {"40", "12"} <= set(claimed)
    assert not set(claimed) & set(ignored)
    assert all(number.reason for number in reading.ignored)


def test_a_proposal_has_its_sentence_and_its_credit():
    first, *_, last = read_article(RAW).claims
    assert first.quote.of(RAW) == "On 3 May at least 40 boats sank, the mayor said."
    assert [voice.named.of(RAW) for voice in first.credits[0].voices] == ["mayor"]
    assert (last.credits, last.why) == ((), OWN_VOICE)


def test_an_empty_text_has_no_numbers():
    reading = read_article("")
    assert (reading.claims, reading.ignored) == ((), ())


def test_a_date_that_is_none_is_refused():
    with pytest.raises(NotEdtf):
        read_article(RAW, "the other day")
