"""The words that bind a number and the words that weaken it, each with the authority for its sense.

A comparator says how the words bind a number ("at least"), a hedge how far they vouch for it ("reportedly").
"Reported" by itself is a verb of attribution ("TASS reported"), so it stands in no list here.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from claims.domain.amounts import Comparator
from sources.domain.terms import Term


class Hedge(Term):
    ESTIMATED = "estimated"
    REPORTED = "reported"
    ALLEGED = "alleged"
    BELIEVED = "believed"
    LIKELY = "likely"
    PRELIMINARY = "preliminary"
    UNVERIFIED = "unverified"


@dataclass(frozen=True)
class ComparatorWord:
    words: str
    comparator: Comparator
    source: str
    follows: bool = False
    """Whether it stands behind its number ("100 or more") and not before it."""


@dataclass(frozen=True)
class HedgeWord:
    words: str
    hedge: Hedge
    source: str


Entry = TypeVar("Entry", ComparatorWord, HedgeWord)


@dataclass(frozen=True)
class Found(Generic[Entry]):
    """An entry and where its words stand, in code points."""

    start: int
    end: int
    entry: Entry


GEURTS_NOUWEN = (
    "Geurts and Nouwen, “‘At least’ et al.: the semantics of scalar modifiers”, Language 83 (2007)"
)
NOUWEN = "Nouwen, “Two kinds of modified numerals”, Semantics and Pragmatics 3 (2010)"
CHANNELL = "Channell, Vague Language (1994): approximators and vague quantifiers"
PRINCE = "Prince, Frader and Bosk, “On hedging in physician-physician discourse” (1982): rounders and shields"
HYLAND = "Hyland, Metadiscourse (2005), appendix: hedges"
CAMBRIDGE_GRAMMAR = (
    "Huddleston and Pullum, The Cambridge Grammar of the English Language (2002): modified numerals"
)
AP_OVER = "The Associated Press Stylebook, “more than, over”"
AP_FEWER = "The Associated Press Stylebook, “fewer, less”"
AP_ALLEGE = "The Associated Press Stylebook, “allege”"
ICD_203 = "Intelligence Community Directive 203, Analytic Standards (2015): expressions of likelihood"
IPCC = "IPCC, Guidance Note on Consistent Treatment of Uncertainties (2010): likelihood scale"
BBC = "BBC Editorial Guidelines, section 3, Accuracy: material that could not be verified"
ISO_80000 = "ISO 80000-2:2019, signs for relations"


def dictionary(entry: str) -> str:
    return f"Merriam-Webster.com Dictionary, “{entry}”"


def _before(comparator: Comparator, source: str, *phrases: str) -> tuple[ComparatorWord, ...]:
    return tuple(ComparatorWord(words, comparator, source) for words in phrases)


def _behind(comparator: Comparator, source: str, *phrases: str) -> tuple[ComparatorWord, ...]:
    return tuple(ComparatorWord(words, comparator, source, follows=True) for words in phrases)


def _hedges(hedge: Hedge, source: str, *phrases: str) -> tuple[HedgeWord, ...]:
    return tuple(HedgeWord(words, hedge, source) for words in phrases)


COMPARATOR_WORDS: tuple[ComparatorWord, ...] = (
    *_before(Comparator.EXACT, CAMBRIDGE_GRAMMAR, "exactly", "precisely", "only", "just"),
    *_before(Comparator.EXACT, dictionary("total"), "a total of"),
    *_before(Comparator.EXACT, dictionary("record"), "a record"),
    *_before(Comparator.APPROX, CHANNELL, "about", "around", "approximately", "roughly", "round about"),
    *_before(Comparator.APPROX, PRINCE, "something around", "somewhere around", "something like"),
    *_before(Comparator.APPROX, HYLAND, "almost"),
    *_before(Comparator.APPROX, CAMBRIDGE_GRAMMAR, "nearly", "practically", "virtually"),
    *_before(Comparator.APPROX, dictionary("some"), "some"),
    *_before(Comparator.APPROX, dictionary("close to"), "close to"),
    *_before(Comparator.APPROX, dictionary("circa"), "circa", "ca.", "c."),
    *_before(Comparator.APPROX, dictionary("region"), "in the region of"),
    *_before(
        Comparator.APPROX, dictionary("neighborhood"), "in the neighbourhood of", "in the neighborhood of"
    ),
    *_before(Comparator.APPROX, dictionary("vicinity"), "in the vicinity of"),
    *_before(Comparator.APPROX, dictionary("order"), "on the order of", "of the order of", "in the order of"),
    # One step past the number, so near it: not the open bounds that "over" and "under" are alone.
    *_before(Comparator.APPROX, dictionary("just"), "just over", "just under", "just above", "just below"),
    *_before(Comparator.APPROX, dictionary("just"), "just more than", "just less than", "just short of"),
    *_before(Comparator.APPROX, dictionary("shy"), "just shy of", "shy of"),
    *_before(
        Comparator.APPROX, dictionary("slightly"), "slightly over", "slightly under", "slightly more than"
    ),
    *_before(Comparator.APPROX, dictionary("slightly"), "slightly less than", "slightly fewer than"),
    *_before(
        Comparator.APPROX, dictionary("a little"), "a little over", "a little under", "a little more than"
    ),
    *_before(Comparator.APPROX, dictionary("a little"), "a little less than"),
    *_before(Comparator.APPROX, ISO_80000, "~", "≈"),
    *_behind(Comparator.APPROX, CHANNELL, "or so", "or thereabouts", "more or less", "odd"),
    *_behind(Comparator.APPROX, dictionary("give or take"), "give or take"),
    *_before(Comparator.AT_LEAST, GEURTS_NOUWEN, "at least"),
    *_before(Comparator.AT_LEAST, dictionary("least"), "at the least", "at the very least", "at the minimum"),
    *_before(Comparator.AT_LEAST, CAMBRIDGE_GRAMMAR, "no fewer than", "no less than", "not less than"),
    *_before(Comparator.AT_LEAST, CAMBRIDGE_GRAMMAR, "as few as", "as little as"),
    *_before(Comparator.AT_LEAST, CAMBRIDGE_GRAMMAR, "not fewer than"),
    *_before(Comparator.AT_LEAST, NOUWEN, "minimally", "a minimum of"),
    *_before(Comparator.AT_LEAST, ISO_80000, "≥", "⩾"),
    *_behind(Comparator.AT_LEAST, NOUWEN, "or more"),
    *_behind(Comparator.AT_LEAST, dictionary("plus"), "plus"),
    *_behind(Comparator.AT_LEAST, dictionary("minimum"), "at a minimum"),
    *_behind(Comparator.AT_LEAST, dictionary("up"), "and up", "and above", "or above", "or higher"),
    *_before(Comparator.MORE_THAN, AP_OVER, "more than", "over"),
    *_before(Comparator.MORE_THAN, NOUWEN, "above"),
    *_before(Comparator.MORE_THAN, dictionary("exceed"), "exceeding", "exceeds", "exceeded", "in excess of"),
    *_before(Comparator.MORE_THAN, dictionary("upwards of"), "upwards of", "upward of"),
    *_before(Comparator.MORE_THAN, dictionary("north of"), "north of"),
    *_before(Comparator.MORE_THAN, dictionary("greater"), "greater than", "higher than"),
    *_before(
        Comparator.MORE_THAN, dictionary("well"), "well over", "well above", "far more than", "well more than"
    ),
    *_before(Comparator.MORE_THAN, dictionary("surpass"), "surpassing", "surpassed"),
    *_before(Comparator.MORE_THAN, ISO_80000, ">"),
    *_behind(Comparator.MORE_THAN, dictionary("plus sign"), "+"),
    *_before(Comparator.AT_MOST, GEURTS_NOUWEN, "at most"),
    *_before(Comparator.AT_MOST, NOUWEN, "up to", "maximally", "a maximum of"),
    *_before(Comparator.AT_MOST, dictionary("most"), "at the most", "at the very most"),
    *_before(
        Comparator.AT_MOST, CAMBRIDGE_GRAMMAR, "as many as", "as much as", "no more than", "not more than"
    ),
    *_before(Comparator.AT_MOST, CAMBRIDGE_GRAMMAR, "no greater than", "no higher than", "as high as"),
    *_before(Comparator.AT_MOST, dictionary("exceed"), "not exceeding", "does not exceed"),
    *_before(Comparator.AT_MOST, dictionary("limit"), "limited to", "capped at"),
    *_before(Comparator.AT_MOST, ISO_80000, "≤", "⩽"),
    *_behind(Comparator.AT_MOST, NOUWEN, "or less", "or fewer"),
    *_behind(Comparator.AT_MOST, dictionary("maximum"), "at a maximum"),
    *_behind(Comparator.AT_MOST, dictionary("below"), "or below", "or lower", "and below"),
    *_before(Comparator.LESS_THAN, AP_FEWER, "less than", "fewer than"),
    *_before(Comparator.LESS_THAN, NOUWEN, "under"),
    *_before(Comparator.LESS_THAN, dictionary("below"), "below", "lower than", "smaller than"),
    *_before(Comparator.LESS_THAN, dictionary("well"), "well under", "well below", "far less than"),
    *_before(Comparator.LESS_THAN, dictionary("well"), "far fewer than"),
    *_before(Comparator.LESS_THAN, dictionary("short of"), "short of"),
    *_before(Comparator.LESS_THAN, ISO_80000, "<"),
    *_before(Comparator.RANGE, NOUWEN, "between", "from"),
    *_before(Comparator.RANGE, dictionary("range"), "ranging from", "ranges from", "ranged from"),
    *_before(Comparator.RANGE, dictionary("anywhere"), "anywhere from", "anywhere between"),
    *_before(Comparator.RANGE, dictionary("somewhere"), "somewhere between"),
    *_before(Comparator.VAGUE, CHANNELL, "dozens", "scores", "hundreds", "thousands", "millions", "billions"),
    *_before(Comparator.VAGUE, CHANNELL, "tens of thousands", "hundreds of thousands", "tens of millions"),
    *_before(Comparator.VAGUE, CHANNELL, "hundreds of millions", "tens of billions", "hundreds of billions"),
    *_before(Comparator.VAGUE, dictionary("trillion"), "trillions"),
    *_before(Comparator.VAGUE, CHANNELL, "many", "several", "a few", "few", "umpteen", "lots of"),
    *_before(Comparator.VAGUE, dictionary("number"), "a number of", "large numbers of"),
    *_before(Comparator.VAGUE, dictionary("handful"), "a handful"),
    *_before(Comparator.VAGUE, dictionary("couple"), "a couple"),
    *_before(Comparator.VAGUE, dictionary("numerous"), "numerous"),
    *_before(Comparator.VAGUE, dictionary("countless"), "countless", "untold"),
)

HEDGE_WORDS: tuple[HedgeWord, ...] = (
    *_hedges(Hedge.ESTIMATED, HYLAND, "estimated", "estimate", "estimates"),
    *_hedges(Hedge.ESTIMATED, dictionary("estimate"), "an estimated", "estimated at", "by some estimates"),
    *_hedges(Hedge.ESTIMATED, dictionary("estimate"), "estimates suggest", "according to estimates", "est."),
    *_hedges(Hedge.ESTIMATED, dictionary("reckon"), "reckoned", "is reckoned to", "are reckoned to"),
    *_hedges(Hedge.ESTIMATED, dictionary("extrapolate"), "extrapolated", "extrapolating"),
    *_hedges(Hedge.ESTIMATED, dictionary("guess"), "a best guess", "an educated guess", "guesstimate"),
    *_hedges(Hedge.REPORTED, dictionary("reportedly"), "reportedly"),
    *_hedges(Hedge.REPORTED, dictionary("report"), "a reported", "it is reported", "it was reported"),
    *_hedges(Hedge.REPORTED, dictionary("report"), "is reported to", "are reported to", "was reported to"),
    *_hedges(Hedge.REPORTED, dictionary("report"), "were reported to", "has been reported to"),
    *_hedges(Hedge.REPORTED, dictionary("report"), "have been reported to", "reports of", "reports say"),
    *_hedges(Hedge.REPORTED, dictionary("report"), "reports suggest", "reports put", "according to reports"),
    *_hedges(Hedge.REPORTED, dictionary("say"), "is said to", "are said to", "was said to", "were said to"),
    *_hedges(Hedge.REPORTED, dictionary("say"), "said to be", "said to have"),
    *_hedges(Hedge.ALLEGED, AP_ALLEGE, "allegedly", "alleged", "alleges", "is alleged to", "are alleged to"),
    *_hedges(Hedge.ALLEGED, dictionary("purported"), "purported", "purportedly", "purports to"),
    *_hedges(Hedge.ALLEGED, dictionary("supposed"), "supposed", "supposedly"),
    *_hedges(Hedge.ALLEGED, HYLAND, "claims to"),
    *_hedges(Hedge.ALLEGED, dictionary("ostensibly"), "ostensibly"),
    *_hedges(
        Hedge.BELIEVED, dictionary("believe"), "believed", "believes", "is believed to", "are believed to"
    ),
    *_hedges(Hedge.BELIEVED, dictionary("believe"), "was believed to", "were believed to", "believed to be"),
    *_hedges(Hedge.BELIEVED, dictionary("think"), "is thought to", "are thought to", "was thought to"),
    *_hedges(Hedge.BELIEVED, dictionary("think"), "were thought to", "thought to be", "thought to have"),
    *_hedges(
        Hedge.BELIEVED, dictionary("understand"), "is understood to", "are understood to", "understood to be"
    ),
    *_hedges(Hedge.BELIEVED, dictionary("understand"), "it is understood", "understood to have"),
    *_hedges(
        Hedge.BELIEVED, HYLAND, "presumed", "presumably", "presumable", "assumed", "suspected", "suspects"
    ),
    *_hedges(Hedge.BELIEVED, dictionary("fear"), "feared", "is feared to", "are feared to"),
    *_hedges(Hedge.LIKELY, ICD_203, "likely", "very likely", "probable", "probably", "highly probable"),
    *_hedges(Hedge.LIKELY, ICD_203, "almost certain", "almost certainly", "nearly certain"),
    *_hedges(Hedge.LIKELY, IPCC, "virtually certain", "extremely likely", "more likely than not"),
    *_hedges(Hedge.LIKELY, dictionary("likely"), "highly likely", "most likely", "in all likelihood"),
    *_hedges(Hedge.LIKELY, HYLAND, "perhaps", "possibly", "possible", "maybe", "apparently", "plausibly"),
    *_hedges(Hedge.LIKELY, HYLAND, "appears to", "appear to", "appeared to", "seems to", "seem to"),
    *_hedges(Hedge.LIKELY, HYLAND, "may be", "may have", "might be", "might have", "could be", "could have"),
    *_hedges(Hedge.PRELIMINARY, dictionary("preliminary"), "preliminary", "preliminarily"),
    *_hedges(Hedge.PRELIMINARY, dictionary("provisional"), "provisional", "provisionally"),
    *_hedges(Hedge.PRELIMINARY, dictionary("initial"), "initial", "initially"),
    *_hedges(Hedge.PRELIMINARY, dictionary("interim"), "interim"),
    *_hedges(Hedge.PRELIMINARY, dictionary("tentative"), "tentative", "tentatively"),
    *_hedges(Hedge.PRELIMINARY, dictionary("early"), "early figures", "early results", "early reports"),
    *_hedges(Hedge.PRELIMINARY, dictionary("first"), "first reports", "first results"),
    *_hedges(Hedge.PRELIMINARY, dictionary("partial"), "partial results", "partial count"),
    *_hedges(Hedge.PRELIMINARY, dictionary("revision"), "subject to revision"),
    *_hedges(Hedge.UNVERIFIED, BBC, "unverified", "uncorroborated", "could not verify", "cannot verify"),
    *_hedges(Hedge.UNVERIFIED, BBC, "could not be verified", "cannot be verified", "not been verified"),
    *_hedges(Hedge.UNVERIFIED, BBC, "not independently verified", "not been independently verified"),
    *_hedges(Hedge.UNVERIFIED, BBC, "could not be independently verified", "could not independently verify"),
    *_hedges(Hedge.UNVERIFIED, BBC, "cannot be independently verified", "unable to verify"),
    *_hedges(
        Hedge.UNVERIFIED, dictionary("unconfirmed"), "unconfirmed", "not confirmed", "not been confirmed"
    ),
    *_hedges(Hedge.UNVERIFIED, dictionary("unconfirmed"), "could not be confirmed", "could not confirm"),
    *_hedges(Hedge.UNVERIFIED, dictionary("rumor"), "rumoured", "rumored", "rumours of", "rumors of"),
)

# A word, whole; an abbreviation with its point; a sign.
_TOKEN = re.compile(r"(?<!\w)(?:(?:c|ca|est)\.|[^\W\d_]++(?!\w))|[~≈≥⩾≤⩽<>+]", re.IGNORECASE)


class _Lexicon(Generic[Entry]):
    """Entries by their first word, the longest first.

    One look-up a word, because an article is long and the lists are: trying each entry at each place, as one
    regular expression would, took 10 seconds for a million characters.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_first: dict[str, list[tuple[list[str], Entry]]] = {}
        for entry in entries:
            words = _TOKEN.findall(entry.words)
            self._by_first.setdefault(words[0], []).append((words, entry))
        for candidates in self._by_first.values():
            candidates.sort(key=lambda candidate: len(candidate[0]), reverse=True)
        self._longest = max(len(candidates[0][0]) for candidates in self._by_first.values())

    def find(self, text: str) -> Iterator[Found[Entry]]:
        tokens = list(_TOKEN.finditer(text))
        at = 0
        while at < len(tokens):
            found = self._longest_at(text, tokens[at : at + self._longest])
            if found is None:
                at += 1
            else:
                words, entry = found
                yield Found(tokens[at].start(), tokens[at + len(words) - 1].end(), entry)
                at += len(words)

    def _longest_at(self, text: str, tokens: list[re.Match[str]]) -> tuple[list[str], Entry] | None:
        for words, entry in self._by_first.get(tokens[0].group().lower(), ()):
            here = tokens[: len(words)]
            if [token.group().lower() for token in here] == words and all(
                text[one.end() : other.start()].isspace() for one, other in pairwise(here)
            ):
                return words, entry
        return None


_COMPARATORS = _Lexicon(COMPARATOR_WORDS)
_HEDGES = _Lexicon(HEDGE_WORDS)


def comparators_found(text: str) -> tuple[Found[ComparatorWord], ...]:
    """Return every comparator with its place, left to right; of several that begin together, the longest."""
    return tuple(_COMPARATORS.find(text))


def hedges_found(text: str) -> tuple[Found[HedgeWord], ...]:
    """Return every hedge with its place, left to right; of several that begin together, the longest."""
    return tuple(_HEDGES.find(text))


def comparator_in(text: str) -> Comparator | None:
    """Return what the first comparator words of the text say; None where there are none.

    >>> comparator_in("No  more than 40"), comparator_in("40")
    (<Comparator.AT_MOST: 'at_most'>, None)
    """
    first = next(_COMPARATORS.find(text), None)
    return None if first is None else first.entry.comparator


def hedges_in(text: str) -> tuple[Hedge, ...]:
    """Return the hedges that the text's words express, each once, in the order of the list.

    >>> [hedge.value for hedge in hedges_in("Reportedly an estimated 4,000 soldiers, a likely figure")]
    ['estimated', 'reported', 'likely']
    """
    expressed = {found.entry.hedge for found in _HEDGES.find(text)}
    return tuple(hedge for hedge in Hedge if hedge in expressed)


def words_for(term: Comparator | Hedge) -> tuple[str, ...]:
    """Return the words that express a comparator or a hedge, in the order of the list."""
    if isinstance(term, Comparator):
        return tuple(entry.words for entry in COMPARATOR_WORDS if entry.comparator == term)
    return tuple(entry.words for entry in HEDGE_WORDS if entry.hedge == term)
