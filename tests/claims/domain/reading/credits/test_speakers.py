import pytest

from claims.domain.reading.credits.speakers import speakers_of
from tests.claims.domain.reading.credits.credited import frames_of, written


@pytest.mark.parametrize(
    ("raw", "speakers"),
    [
        pytest.param("“We saw 40,” Li said.", ["Li"], id="behind"),
        pytest.param("“We saw 40,” said Li. “They left.”", ["Li", "Li"], id="run-in-a-paragraph"),
        pytest.param("“We,” said Li, “saw 40.”", ["Li", "Li"], id="split"),
        pytest.param("“Who saw them?” Li asked.", ["Li"], id="a-sentence-of-its-own"),
        pytest.param("Li said they were “few”.", ["Li"], id="within"),
        pytest.param("“We saw 40,” Li said.\n\n“They left.”", ["Li", "Li"], id="next-paragraph"),
        pytest.param("“We saw 40.\n\n“They left,” Li said.", ["Li", "Li"], id="taken-up"),
        pytest.param("“We saw 40,” Li said.\n\nIt rained.\n\n“They left.”", ["Li", ""], id="too-far"),
        pytest.param("The “big” wall fell.", [""], id="nobody"),
    ],
)
def test_each_quotation_has_its_speaker(raw, speakers):
    words, frames = frames_of(raw)
    found = speakers_of(words, frames)
    told = [written(words, found[at].frame.source.name) if at in found else "" for at in range(len(speakers))]
    assert told == speakers
