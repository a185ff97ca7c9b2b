import pytest

from claims.domain.reading.credits.introductions import about_whom, introduced
from claims.domain.reading.credits.words import words_of
from claims.domain.reading.text import layout
from tests.claims.domain.reading.credits.credited import written


@pytest.mark.parametrize(
    ("raw", "speaker"),
    [
        pytest.param("Ada Li was blunt: “It is bad.”", "Ada Li", id="colon"),
        pytest.param("On Monday, Li put it so: “It is bad.”", "Li", id="colon-behind-a-time"),
        pytest.param("It was plain: “It is bad.”", "", id="colon-of-nobody"),
        pytest.param("“It is bad.” – Ada Li", "Ada Li", id="signed"),
        pytest.param("“It is bad.” - Ada Li, mayor.", "Ada Li", id="signed-with-a-title"),
        pytest.param("“It is bad” – but not for long.", "", id="a-dash"),
        pytest.param("“Is it bad?” Ada Li asks as she leaves.", "Ada Li", id="said-behind"),
        pytest.param("“Is it bad?” Ada Li left.", "", id="nothing-said"),
        pytest.param("“Is it bad?”\n\nAda Li says no.", "", id="another-paragraph"),
        pytest.param("“It is bad.” Ada Li says no.", "", id="another-sentence"),
        pytest.param("“It is bad", "", id="never-closed"),
    ],
)
def test_the_words_beside_a_quotation_tell_who_says_it(raw, speaker):
    words = words_of(layout(raw))
    frame = introduced(words, 0)
    assert (written(words, frame.source.name) if frame else "") == speaker


@pytest.mark.parametrize(
    ("raw", "speaker"),
    [
        pytest.param("Ada Li shook her head. “It is bad.”", "Ada Li", id="a-person"),
        pytest.param("She laughed. “It is bad.”", "She", id="a-pronoun"),
        pytest.param("The wall fell. “It is bad.”", "", id="a-thing"),
        pytest.param("Ada Li left.\n\n“It is bad.”", "", id="another-paragraph"),
        pytest.param("Ada Li put it so:\n\n“It is bad.”", "Ada Li", id="another-paragraph-behind-a-colon"),
    ],
)
def test_a_sentence_may_be_about_who_speaks_next(raw, speaker):
    words = words_of(layout(raw))
    frame = about_whom(words, 0, 0)
    assert (written(words, frame.source.name) if frame else "") == speaker
