"""Sentences with the number in question between double brackets, and what credits it: "Li saw [[40]] men"."""

from claims.domain.reading.credits import read_credits
from claims.domain.reading.credits.clauses import frames_in
from claims.domain.reading.credits.frames import Frame
from claims.domain.reading.credits.words import Words, words_of
from claims.domain.reading.numbers import read_numbers
from claims.domain.reading.proposals import Credit
from claims.domain.reading.text import layout

PARAGRAPH = "\n\n"


def credits_of(marked: str, names: tuple[str, ...] = ()) -> tuple[tuple[Credit, ...], str]:
    """What credits the number at the brackets, and the text without them."""
    start = marked.index("[[")
    raw = marked.replace("[[", "").replace("]]", "")
    text = layout(raw)
    numbers = [
        number for number in read_numbers(text, None) if number.place.start <= start < number.place.end
    ]
    assert len(numbers) == 1, f"no number at {start} of {raw}"
    return read_credits(text, numbers, names).get(numbers[0].place, ()), raw


def chain_of(marked: str, names: tuple[str, ...] = ()) -> list[str]:
    """The names of the chain that credits the number, origin first; none where that is ambiguous."""
    found, raw = credits_of(marked, names)
    return (
        [voice.named.of(raw) for voice in found[0].voices] if found and found[0].scope != "ambiguous" else []
    )


def credit_of(marked: str) -> tuple[Credit, str]:
    """The one credit of the number, and the text."""
    found, raw = credits_of(marked)
    assert len(found) == 1, f"{len(found)} credits in {raw}"
    return found[0], raw


def frames_of(raw: str) -> tuple[Words, list[list[Frame]]]:
    """The words of a text and the frames of each sentence."""
    words = words_of(layout(raw))
    return words, [frames_in(words, sentence) for sentence in words.text.sentences]


def written(words: Words, span: tuple[int, int] | None) -> str:
    """The words of some tokens, empty for none."""
    return words.place(span).of(words.text.raw) if span else ""
