from claims.domain.reading.credits import read_credits
from claims.domain.reading.numbers import read_numbers
from claims.domain.reading.text import layout
from tests.claims.domain.reading.credits.credited import credit_of


def test_each_credited_number_has_its_entry():
    text = layout("Li said 40 men left. The town has 12 schools.")
    numbers = read_numbers(text, None)
    assert [place.of(text.raw) for place in read_credits(text, numbers)] == ["40"]


def test_no_numbers_no_credits():
    assert read_credits(layout(""), ()) == {}


def test_the_manner_of_a_credit():
    assert credit_of("“We saw [[40]] men,” Li said.")[0].manner == "direct_quote"
    assert credit_of("Li said [[40]] men left “at once”.")[0].manner == "mixed"
    assert credit_of("Li said [[40]] men left.")[0].manner == "paraphrase"


def test_a_voice_has_its_words_and_its_cue():
    credit, raw = credit_of("Minister Ada Li said it rained. She said [[40]] men left.")
    (voice,) = credit.voices
    assert (voice.named.of(raw), voice.words.of(raw), voice.cue.of(raw)) == ("Ada Li", "She", "said")
