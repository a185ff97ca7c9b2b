import pytest

from claims.domain.reading.credits.names import Register
from claims.domain.reading.credits.relays import with_relays, with_same_relays
from tests.claims.domain.reading.credits.credited import frames_of, written


@pytest.mark.parametrize(
    ("raw", "relays"),
    [
        pytest.param("Li told the Herald that 40 left.", ["the Herald"], id="told"),
        pytest.param("Li told the council that 40 left.", [], id="who-only-hears"),
        pytest.param("Li said to the Herald that 40 left.", ["the Herald"], id="to"),
        pytest.param("Li said in an interview with the Herald that 40 left.", ["the Herald"], id="interview"),
        pytest.param(
            "In an interview with the Herald, Li said 40 left.", ["the Herald"], id="interview-first"
        ),
        pytest.param("Li, in a talk with the paper, said 40 left.", [], id="not-a-speech"),
        pytest.param("Li said in a statement carried by Wire that 40 left.", ["Wire"], id="carried"),
        pytest.param("Li, quoted by the Herald, said 40 left.", ["the Herald"], id="quoted"),
        pytest.param("Li said on state radio that 40 left.", ["state radio"], id="broadcast"),
        pytest.param("Li said on Telegram that 40 left.", [], id="everybody-posts-there"),
        pytest.param("Li said on Monday that 40 left.", [], id="a-day"),
    ],
)
def test_the_words_beside_a_cue_name_who_passed_it_on(raw, relays):
    words, frames = frames_of(raw)
    (found,) = (frame for frame in with_relays(words, frames)[0] if frame.source)
    assert [written(words, (phrase.first, phrase.last)) for phrase in found.through] == relays


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param("The Herald said 40 left, citing Li.", id="behind"),
        pytest.param("The Herald, citing Li, said 40 left.", id="between"),
        pytest.param("Citing Li, the Herald said 40 left.", id="before"),
        pytest.param("The Herald said 40 left, quoting Li.", id="quoting"),
        pytest.param("40 left, according to the Herald, which cited Li.", id="which-cited"),
    ],
)
def test_who_is_cited_stands_in_who_cites(raw):
    words, frames = frames_of(raw)
    cited, citing = sorted(with_relays(words, frames)[0], key=lambda frame: frame.shape.name != "CITING")
    assert written(words, cited.source.name) == "Li"
    assert cited.through == (citing.source,)
    assert (cited.before, cited.after) == (citing.before, citing.after)


@pytest.mark.parametrize(
    ("raw", "relays"),
    [
        pytest.param("Li told the Herald it rained. “40 left,” Li said.", 2, id="same"),
        pytest.param("Li told the Herald it rained. “40 left,” Ng said.", 1, id="another"),
        pytest.param("Li told the Herald it rained.\n\nLi said 40 left.", 1, id="another-paragraph"),
    ],
)
def test_the_same_source_goes_on_through_the_same_relay(raw, relays):
    words, frames = frames_of(raw)
    extended = with_relays(words, frames)
    register = Register(words, [frame.source for each in extended for frame in each if frame.source])
    found = with_same_relays(words, register, extended)
    assert sum(bool(frame.through) for each in found for frame in each) == relays
