"""Checks of the words: whether the quote is whole, and whether the claim keeps what its words say."""

from claims.domain.amounts import Comparator
from claims.domain.anchors import places
from claims.domain.checks.subjects import Subject, shown
from claims.domain.expressions import CHANGE_WORDS
from claims.domain.hedges import Hedge, comparators_found, hedges_in
from claims.domain.reading.proposals import Place
from claims.domain.reading.tokens import Kind, tokens_of
from claims.domain.terms import Change, Modality, Role

_BINDING = frozenset(
    [
        Comparator.APPROX,
        Comparator.AT_LEAST,
        Comparator.MORE_THAN,
        Comparator.AT_MOST,
        Comparator.LESS_THAN,
    ]
)
_OPPOSITES = {Change.INCREASE, Change.DECREASE}
_DASHES = frozenset(["-", "–", "—", "--"])
_LONGEST_DATELINE = 100


def quote_is_cut(subject: Subject) -> str:
    """Tell of a quote that begins or ends in mid-sentence."""
    quote = subject.passage.place(subject.quote.start, subject.quote.end)
    if cut := _before(subject, quote) or _behind(subject, quote):
        return f"{cut} Take in the whole sentence: what else it says may credit the number to somebody, or weaken it."
    return ""


def _before(subject: Subject, quote: Place) -> str:
    text = subject.passage.text
    sentence = text.sentence_at(quote.start)
    if sentence is None:
        return ""
    left = text.tokens_within(Place(sentence.place.start, quote.start))
    if all(token.kind is Kind.PUNCTUATION for token in left):
        return ""
    begins_paragraph = sentence.place.start == text.paragraphs[sentence.paragraph].start
    if (
        begins_paragraph
        and left[-1].key in _DASHES
        and left[-1].end <= sentence.place.start + _LONGEST_DATELINE
    ):
        return ""  # "PARIS (AFP) – At least 40 boats sank."
    words = text.raw[sentence.place.start : quote.start]
    return f"The quote begins in mid-sentence: {shown(words)} stands before it."


def _behind(subject: Subject, quote: Place) -> str:
    text = subject.passage.text
    sentence = text.sentence_at(max(quote.start, quote.end - 1))
    if sentence is None:
        return ""
    left = text.tokens_within(Place(quote.end, sentence.place.end))
    if all(token.kind is Kind.PUNCTUATION for token in left):
        return ""
    words = text.raw[quote.end : sentence.place.end]
    return f"The quote ends in mid-sentence: {shown(words)} stands behind it."


def number_in_heading(subject: Subject) -> str:
    """Tell of a number that is quoted from the headline though the text below has it too."""
    if not subject.passage.is_heading or subject.claim.comparator == Comparator.VAGUE:
        return ""
    below = places(subject.text, subject.number, start=subject.quote.end)
    if next(below, None) is None:
        return ""
    return (
        f"The quote is from the heading, and {shown(subject.number)} stands again further down. A sentence of the"
        " text usually says more: who counted it, how sure it is. See that it is a claim as well."
    )


def hedge_not_kept(subject: Subject) -> str:
    """Tell of hedge words at the number that the claim doesn't keep."""
    if subject.read is None:
        return ""
    lost = [hedge for hedge in subject.read.hedges if hedge not in subject.claim.hedges]
    if not lost:
        return ""
    words = subject.read.hedge.of(subject.passage.text.raw) if subject.read.hedge else ""
    named = " and ".join(f"“{hedge.label}”" for hedge in lost)
    what = shown(words) if words else "The sentence"
    return f"{what} weakens the number, and the claim doesn’t: add the hedge {named}."


def hedge_without_words(subject: Subject) -> str:
    """Tell of a hedge that no words of the quote bear."""
    if subject.words(Role.HEDGE):
        return ""  # the words are pointed at: whoever did that has read them
    said = hedges_in(subject.quote.exact)
    if subject.read is not None:
        said = (*said, *subject.read.hedges)
    bare = [
        Hedge(hedge).label for hedge in subject.claim.hedges if hedge in Hedge.values() and hedge not in said
    ]
    if not bare:
        return ""
    named = " and ".join(f"“{hedge}”" for hedge in bare)
    return f"The claim is hedged as {named}, and no words of the quote say so: mark the words, or take the hedge out."


def comparator_not_kept(subject: Subject) -> str:
    """Tell of words that bind the number otherwise than the claim does: “at least 40” kept as exactly 40."""
    read, claim = subject.read, subject.claim
    if read is None or claim.comparator not in Comparator.values():
        return ""
    says, kept = read.amount.comparator, Comparator(claim.comparator)
    is_part = kept in (Comparator.EXACT, Comparator.APPROX) and says == Comparator.RANGE
    if not is_part and (says not in _BINDING or kept in (says, Comparator.RANGE, Comparator.VAGUE)):
        return ""
    raw = subject.passage.text.raw
    words = read.place.of(raw)
    if read.comparator is not None and not is_part:
        words = raw[min(read.comparator.start, read.place.start) : max(read.comparator.end, read.place.end)]
    return f"{shown(words)} says “{says.label}”, the claim says “{kept.label}”: keep the bound that the words give."


def comparator_without_words(subject: Subject) -> str:
    """Tell of a bound that no words of the quote give."""
    kept = subject.claim.comparator
    if kept not in _BINDING or subject.words(Role.COMPARATOR):
        return ""
    said = {found.entry.comparator for found in comparators_found(subject.quote.exact)}
    said |= {each.comparator for each in (subject.own, subject.read and subject.read.amount) if each}
    if kept in said:
        return ""
    label = Comparator(kept).label
    return f"The claim says “{label}”, and no words of the quote do: mark the words, or keep the number as it stands."


def change_not_kept(subject: Subject) -> str:
    """Tell of words that make the number an addition, a rise or a fall, kept as something else."""
    read = subject.read
    if read is None or read.change == Change.LEVEL or _is_quantity_of_change(subject):
        return ""
    if subject.claim.change != Change.LEVEL and {read.change, subject.claim.change} != _OPPOSITES:
        return ""
    words = read.change_words.of(subject.passage.text.raw) if read.change_words else subject.number
    kept = subject.claim.change.replace("_", " ")
    return (
        f"{shown(words)} makes the number “{read.change.label}”, the claim says “{kept}”: what is added or has changed"
        " is not what there is."
    )


def _is_quantity_of_change(subject: Subject) -> bool:
    """Return whether a change is what is counted: “rise of the river”, of which 1.9 metres is a level."""
    name = subject.quantity.name if subject.quantity else ""
    return any(token.key == "change" or token.key in CHANGE_WORDS for token in tokens_of(name))


def modality_not_kept(subject: Subject) -> str:
    """Tell of a number that is asserted by the claim, but only planned, foreseen or feared by its words."""
    read = subject.read
    if read is None or subject.claim.modality != Modality.ASSERTED or read.modality == Modality.ASSERTED:
        return ""
    return (
        f"The sentence reads as if {shown(subject.number)} were {read.modality.label}, the claim says that it is"
        " so: see whether it has happened, or is to come."
    )
