import pytest

from claims.domain.reading.credits.chains import innermost_first
from tests.claims.domain.reading.credits.credited import chain_of, credit_of, frames_of, written

CHAINS = [
    pytest.param("Li said [[40]] men left.", ["Li"], id="one"),
    pytest.param("Li said [[40]] men left, according to Wire.", ["Li", "Wire"], id="according-to"),
    pytest.param("Li told the Herald that [[40]] men left.", ["Li", "Herald"], id="told"),
    pytest.param("Li told reporters that [[40]] men left.", ["Li"], id="told-reporters"),
    pytest.param("The Herald quoted Li as saying [[40]] men left.", ["Li", "Herald"], id="quoted"),
    pytest.param("[[40]] men left, the Herald said, citing Li.", ["Li", "Herald"], id="citing"),
    pytest.param("TARN (Wire) – Li told Wire that [[40]] men left.", ["Li"], id="publisher"),
    pytest.param(
        "Documents of the Tarn Bank seen by the Herald show [[40]] men left.",
        ["Tarn Bank", "Herald"],
        id="seen-by",
    ),
]


@pytest.mark.parametrize(("sentence", "chain"), CHAINS)
def test_frames_within_frames_are_a_chain(sentence, chain):
    assert chain_of(sentence) == chain


def test_the_innermost_frame_is_the_origin():
    words, (frames,) = frames_of("Li said Ng estimated that 40 men left.")
    assert [written(words, frame.source.name) for frame in innermost_first(frames)] == ["Ng", "Li"]


def test_who_denies_it_and_who_is_not_named():
    denied, _ = credit_of("Li denied that [[40]] men left.")
    assert denied.voices[0].stance == "denies"
    hearsay, raw = credit_of("Reportedly [[40]] men left.")
    assert not hearsay.voices[0].is_identified
    assert hearsay.voices[0].named.of(raw) == "Reportedly"
