"""Who says a quotation that no frame credits: whom the words right before or behind it are about.

"Li was blunt: “…”", "Li shook her head. “…”", "“…” – Ada Li", "“…?” Li asks as she leaves".
"""

from collections.abc import Iterator

from claims.domain.reading.credits.closed_words import HE_OR_SHE, PREPOSITIONS
from claims.domain.reading.credits.cues import VERB_FORMS, Act
from claims.domain.reading.credits.frames import Frame, Shape, rest
from claims.domain.reading.credits.openings import first_subject
from claims.domain.reading.credits.phrases import Phrase, Sort, described
from claims.domain.reading.credits.speaking_nouns import ROLES
from claims.domain.reading.credits.word_forms import Form
from claims.domain.reading.credits.words import DASHES, ENDS, Words

_SPOKEN = (Act.SAYS, Act.TELLS)
_FINITE = (Form.PAST, Form.THIRD)
_ASKING = ("?", "!")
_LONGEST_NAME = 6
_LONGEST_OPENING = 16


def introduced(words: Words, number: int) -> Frame | None:
    """Return a frame for whoever the words beside the quotation tell to say it."""
    return next((frame for frame in _readings(words, number) if frame is not None), None)


def _readings(words: Words, number: int) -> Iterator[Frame | None]:
    yield _behind_colon(words, number)
    yield _signed(words, number)
    yield _said_behind(words, number)


def about_whom(words: Words, sentence: int, number: int) -> Frame | None:
    """Return the person whom the sentence is about, of a quotation that follows it."""
    each = words.text.sentences[sentence]
    is_introduction = words.keys[each.last - 1] == ":"
    same = words.text.quotations[number].paragraph == each.paragraph
    if not is_introduction and not (same and words.keys[each.last - 1] in ENDS):
        return None
    subject = first_subject(words, each.first, each.last)
    if subject is None or words.quotation[subject.first] >= 0 or not _is_human(subject):
        return None
    return _frame(subject, each.last - 1, Shape.COLON)


def _behind_colon(words: Words, number: int) -> Frame | None:
    colon = words.text.token_index(words.text.quotations[number].opening.start) - 1
    if colon < 1 or words.keys[colon] != ":":
        return None
    first = words.text.sentences[words.text.sentence_index(words.tokens[colon].start)].first
    begins = [
        first,
        *(at + 1 for at in range(first, min(colon, first + _LONGEST_OPENING)) if words.keys[at] == ","),
    ]
    subjects = (first_subject(words, begin, colon) for begin in begins if begin < colon)
    speaking = (each for each in subjects if each and _may_speak(words, each))
    subject = next((each for each in speaking if _is_human(each) or each.last < colon), None)
    return _frame(subject, colon, Shape.COLON) if subject else None


def _signed(words: Words, number: int) -> Frame | None:
    """Return who stands behind a dash: "“…” – Ada Li"."""
    closing = words.text.quotations[number].closing
    if closing is None:
        return None
    dash = words.text.token_index(closing.start) + 1
    if words.key(dash, len(words.keys)) not in (*DASHES, "-"):
        return None
    last = dash + 1
    while last < min(len(words.keys), dash + _LONGEST_NAME) and _is_named(words, last):
        last += 1
    signer = described(words, dash + 1, last) if last > dash + 1 else None
    ends = last >= len(words.keys) or words.keys[last] in ENDS or words.keys[last] in (",", "(")
    starts_line = last < len(words.keys) and words.text.sentences[-1].last == last
    return (
        _frame(signer, dash, Shape.LABEL)
        if signer and _may_speak(words, signer) and (ends or starts_line)
        else None
    )


def _is_named(words: Words, at: int) -> bool:
    return words.tokens[at].is_capital and words.tokens[at].is_word


def _said_behind(words: Words, number: int) -> Frame | None:
    """Return who says it in a sentence that begins right behind it, whatever else that tells: "Li asks as …"."""
    closing = words.text.quotations[number].closing
    if closing is None:
        return None
    first = words.text.token_index(closing.start) + 1
    if first >= len(words.keys) or words.keys[first - 2] not in _ASKING:
        return None  # behind a full stop the next sentence tells of something else
    sentence = words.text.sentences[words.text.sentence_index(words.tokens[first].start)]
    if sentence.paragraph != words.text.quotations[number].paragraph or words.keys[first] in PREPOSITIONS:
        return None
    ceiling = sentence.last
    verb = next(
        (at for at in range(first + 1, min(ceiling, first + _LONGEST_NAME)) if _says(words, at)), None
    )
    speaker = described(words, first, verb) if verb is not None else None
    return _frame(speaker, verb, Shape.FINAL) if speaker and verb and _may_speak(words, speaker) else None


def _says(words: Words, at: int) -> bool:
    readings = VERB_FORMS.get(words.keys[at], ())
    return any(verb.act in _SPOKEN and form in _FINITE and not verb.particles for verb, form in readings)


def _frame(speaker: Phrase, cue: int, shape: Shape) -> Frame:
    extent = (min(speaker.first, cue), max(speaker.last, cue + 1))
    return Frame((cue, cue + 1), shape, Act.SAYS, speaker, extent, after=rest(cue + 1, cue + 2))


def _may_speak(words: Words, speaker: Phrase) -> bool:
    is_name = words.tokens[speaker.name_first].is_capital and not words.is_upper(speaker.name_first)
    return _is_human(speaker) or (speaker.sort is Sort.BODY and is_name)


def _is_human(subject: Phrase) -> bool:
    return subject.sort is Sort.PERSON or subject.head in HE_OR_SHE or subject.head in ROLES
