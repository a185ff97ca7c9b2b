"""What became of each claim in a new text of its article, and where its words stand there.

    unchanged        the same words at the same place
    moved            the number and what is said of it stand elsewhere, or among other words
    number changed   the sentence is still there, with another number
    gone             neither

Sentences are found again first: those of the same words, wherever they stand; then those that differ in figures
alone; then those of mostly the same words. Within two sentences that are one, words are found again by their order.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property

from claims.domain.reading.proposals import Place
from claims.domain.reading.text import Sentence, Text, layout
from sources.domain.terms import Term

_ALIKE = 0.6
"""So much of two sentences must be the same for one to be the other, at the same place between others."""
_ALIKE_ELSEWHERE = 0.75
_COMPARED = 3
_LONGEST = 200
"""Sentences of more tokens are lists: they are found again only by the same words."""
_COMMON = 20
"""A word that so many sentences have doesn't lead to one of them."""
_BLANKS = re.compile(r"\s+")


class Fate(Term):
    UNCHANGED = "unchanged"
    MOVED = "moved"
    NUMBER_CHANGED = "number_changed"
    GONE = "gone"


@dataclass(frozen=True)
class ClaimPlaces:
    """Where a claim stands in the old text; `spans` are its other words, by role."""

    key: Hashable
    number: Place
    quote: Place
    spans: Mapping[str, Place] = field(default_factory=dict)


@dataclass(frozen=True)
class Reanchored:
    """What became of a claim, with its places in the new text: of a changed number, that of the new one."""

    key: Hashable
    fate: Fate
    number: Place | None = None
    quote: Place | None = None
    spans: Mapping[str, Place] = field(default_factory=dict)
    lost: tuple[str, ...] = ()
    """Roles whose words don't stand there any more, in the order of the spans."""

    @property
    def says_the_same(self) -> bool:
        """Whether the number and all that was anchored beside it are there, so that it can be carried over."""
        return self.fate in (Fate.UNCHANGED, Fate.MOVED) and not self.lost


def is_silent(fate: Fate, notices: Iterable[str]) -> bool:
    """Return whether another number stands there now and the outlet says in no notice that it corrected anything.

    >>> is_silent(Fate.NUMBER_CHANGED, [""]), is_silent(Fate.NUMBER_CHANGED, ["It is 17, not 14."])
    (True, False)
    """
    return fate == Fate.NUMBER_CHANGED and not any(notice.strip() for notice in notices)


def reanchor(
    claims: Iterable[ClaimPlaces], old: str, new: str, numbers: Iterable[Place]
) -> tuple[Reanchored, ...]:
    """Return what became of each claim, in their order; `numbers` are those read in the new text.

    >>> claim = ClaimPlaces("c", Place(0, 2), Place(0, 8))
    >>> after = reanchor([claim], "12 died.", "On Monday, police spoke. 13 died.", [Place(25, 27)])
    >>> after[0].fate.value, after[0].number
    ('number_changed', Place(start=25, end=27))
    """
    texts = TwoTexts(old, new)
    read = sorted(numbers)
    return tuple(_reanchored(claim, texts, read) for claim in claims)


def _reanchored(claim: ClaimPlaces, texts: "TwoTexts", numbers: Sequence[Place]) -> Reanchored:
    sentence = texts.sentence_of(claim.number)
    if sentence is None:
        return Reanchored(claim.key, Fate.GONE)
    number = texts.find(claim.number)
    changed = texts.number_instead(claim.number, number, numbers)
    if changed is None and number is None:
        return Reanchored(claim.key, Fate.GONE)
    spans = {role: place for role, old in claim.spans.items() if (place := texts.find(old)) is not None}
    lost = tuple(role for role in claim.spans if role not in spans)
    if changed is not None or number is None:
        fate, number = Fate.NUMBER_CHANGED, changed
    elif number == claim.number and texts.is_same_paragraph(claim.number) and not lost:
        fate = Fate.UNCHANGED
    else:
        fate = Fate.MOVED
    quote = texts.quote(claim.quote, number or sentence, sentence)
    return Reanchored(claim.key, fate, number, quote, spans, lost)


class TwoTexts:
    """An old and a new text, laid side by side: which sentence, and which word, is which."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = layout(old), layout(new)
        before, after = _sentences(self.old), _sentences(self.new)
        self.pairs = _paired(before, after)
        self.exact = {one for one, other in self.pairs.items() if before[one] == after[other]}
        self.words = self._paired_words(before, after)

    def find(self, place: Place) -> Place | None:
        """Return where the same words stand in the new text, None where they don't."""
        first = bisect_right(self._ends, place.start)
        last = bisect_left(self._starts, place.end)
        if first >= last:
            return None
        one, other = self.words.get(first), self.words.get(last - 1)
        if one is None or other is None or other - one != last - 1 - first:
            return None
        if any(self.words.get(at) != one + at - first for at in range(first, last)):
            return None
        start = self.new.tokens[one].start + place.start - self.old.tokens[first].start
        end = self.new.tokens[other].end + place.end - self.old.tokens[last - 1].end
        found = Place(start, end)
        return found if _same_words(found.of(self.new.raw), place.of(self.old.raw)) else None

    def sentence_of(self, place: Place) -> Place | None:
        """Return the sentence of the new text that is the one in which the place stands, None where there is none."""
        paired = self.pairs.get(self.old.sentence_index(place.start))
        return None if paired is None else self.new.sentences[paired].place

    def is_same_paragraph(self, place: Place) -> bool:
        """Return whether the paragraph around the place is the same at the same place."""
        at = bisect_right(self._paragraph_starts, place.start) - 1
        return at >= 0 and self.old.paragraphs[at] in self._unmoved

    def number_instead(self, place: Place, found: Place | None, numbers: Sequence[Place]) -> Place | None:
        """Return the number that stands where the old one stood; None where that is the old one, or none."""
        before = self.old.sentence_index(place.start)
        after = self.new.sentences[self.pairs[before]]
        first, last = self._gap(place, self.old.sentences[before], after)
        if first >= last:
            return None
        gap = Place(self.new.tokens[first].start, self.new.tokens[last - 1].end)
        there = next(_touching(numbers, gap if found is None else found), None)
        if there is None or found is None:
            return there
        # "4" that is now "4 million" or "4 to 5" is another number; in the same sentence it is the same one.
        is_other = before not in self.exact and not _same_words(
            there.of(self.new.raw), place.of(self.old.raw)
        )
        return there if is_other else None

    def quote(self, quote: Place, number: Place, sentence: Place) -> Place:
        """Return the words of the new text that were the quote, around the number; else the sentence it stands in."""
        start, end = self._edge(quote.start, is_end=False), self._edge(quote.end, is_end=True)
        # What was put between two sentences of a quote is part of it; what grew beyond that is another text.
        longest = 2 * (quote.end - quote.start) + 200
        is_around = start is not None and end is not None and start <= number.start and number.end <= end
        if start is not None and end is not None and is_around and end - start <= longest:
            return Place(start, end)
        return Place(min(sentence.start, number.start), max(sentence.end, number.end))

    def _edge(self, offset: int, *, is_end: bool) -> int | None:
        """Return where an edge of a quote is now: of a sentence's, that of the sentence; else by its word."""
        at = self.old.sentence_index(offset - 1 if is_end else offset)
        if at < 0 or at not in self.pairs:
            return None
        old, new = self.old.sentences[at].place, self.new.sentences[self.pairs[at]].place
        if is_end:
            if offset == old.end:
                return new.end
            word = self.words.get(bisect_left(self._starts, offset) - 1)
            return None if word is None else self.new.tokens[word].end
        if offset == old.start:
            return new.start
        word = self.words.get(bisect_left(self._starts, offset))
        return None if word is None else self.new.tokens[word].start

    def _gap(self, place: Place, old: Sentence, new: Sentence) -> tuple[int, int]:
        """Return the tokens of the new sentence between the nearest words that stand on both sides of the place."""
        at, end = bisect_right(self._ends, place.start), bisect_left(self._starts, place.end)
        before = (self.words[i] for i in range(at - 1, old.first - 1, -1) if i in self.words)
        after = (self.words[i] for i in range(end, old.last) if i in self.words)
        return next(before, new.first - 1) + 1, next(after, new.last)

    def _paired_words(self, before: Sequence[str], after: Sequence[str]) -> dict[int, int]:
        found: dict[int, int] = {}
        for one, other in self.pairs.items():
            old, new = self.old.sentences[one], self.new.sentences[other]
            words, others = before[one].split(), after[other].split()
            if _masked(before[one]) == _masked(after[other]):
                # However long the sentence is, only figures differ: word stands against word.
                both = enumerate(zip(words, others, strict=True))
                found.update((old.first + at, new.first + at) for at, (word, there) in both if word == there)
                continue
            # Equal figures in a changed sentence are found by their neighbours, not by themselves: no junk.
            matcher = SequenceMatcher(None, words, others, autojunk=False)
            for start, there, length in matcher.get_matching_blocks():
                found.update((old.first + start + i, new.first + there + i) for i in range(length))
        return found

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.old.tokens]

    @cached_property
    def _ends(self) -> list[int]:
        return [token.end for token in self.old.tokens]

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [paragraph.start for paragraph in self.old.paragraphs]

    @cached_property
    def _unmoved(self) -> frozenset[Place]:
        here = set(self.new.paragraphs)
        return frozenset(
            paragraph
            for paragraph in self.old.paragraphs
            if paragraph in here and paragraph.of(self.old.raw) == paragraph.of(self.new.raw)
        )


def _sentences(text: Text) -> list[str]:
    """Return each sentence's words with single blanks between them; no token has a blank in it."""
    return [
        " ".join(
            _BLANKS.sub("_", text.raw[token.start : token.end])
            for token in text.tokens[sentence.first : sentence.last]
        )
        for sentence in text.sentences
    ]


def _paired(before: Sequence[str], after: Sequence[str]) -> dict[int, int]:
    """Return which sentence of the old text is which of the new, by their numbers."""
    pairs = dict(_in_order(before, after))
    _pair_rest(pairs, before, after)
    _pair_rest(pairs, [_masked(each) for each in before], [_masked(each) for each in after])
    _pair_alike(pairs, before, after)
    return pairs


def _in_order(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield equal sentences that stand in the same order: ends first, then around those that stand only once.

    A plain search for the longest common run takes quadratic time where a text repeats itself.
    """
    first, ends = 0, (len(before), len(after))
    while first < min(ends) and before[first] == after[first]:
        yield first, first
        first += 1
    while min(ends) > first and before[ends[0] - 1] == after[ends[1] - 1]:
        ends = (ends[0] - 1, ends[1] - 1)
        yield ends
    once = _standing_once(before, range(first, ends[0]))
    there = _standing_once(after, range(first, ends[1]))
    unique = [(at, there[sentence]) for sentence, at in once.items() if sentence in there]
    one, other = first, first
    for at, place in [*_rising(sorted(unique)), ends]:
        # Before it: what goes on equally from the last one, then what leads equally to this one.
        while one < at and other < place and before[one] == after[other]:
            yield one, other
            one, other = one + 1, other + 1
        back = 1
        while at - back >= one and place - back >= other and before[at - back] == after[place - back]:
            yield at - back, place - back
            back += 1
        if (at, place) != ends:
            yield at, place
        one, other = at + 1, place + 1


def _standing_once(sentences: Sequence[str], places: range) -> dict[str, int]:
    number = Counter(sentences[at] for at in places)
    return {sentences[at]: at for at in places if number[sentences[at]] == 1}


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest run of pairs that rise on both sides; they are in the order of the first."""
    tops: list[int] = []
    top_of: list[int] = []
    before: list[int] = []
    for at, (_, place) in enumerate(pairs):
        pile = bisect_left(tops, place)
        before.append(top_of[pile - 1] if pile else -1)
        if pile == len(tops):
            tops.append(place)
            top_of.append(at)
        else:
            tops[pile], top_of[pile] = place, at
    found: list[tuple[int, int]] = []
    at = top_of[-1] if top_of else -1
    while at >= 0:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]


def _pair_rest(pairs: dict[int, int], before: Sequence[str], after: Sequence[str]) -> None:
    """Pair what is equal and left, wherever it stands, in the order of the text."""
    taken = set(pairs.values())
    left: dict[str, deque[int]] = defaultdict(deque)
    for at, sentence in enumerate(after):
        if at not in taken:
            left[sentence].append(at)
    for at, sentence in enumerate(before):
        if at not in pairs and left.get(sentence):
            pairs[at] = left[sentence].popleft()


def _masked(sentence: str) -> str:
    return " ".join("#" if word[:1].isdigit() else word for word in sentence.split())


def _pair_alike(pairs: dict[int, int], before: Sequence[str], after: Sequence[str]) -> None:
    """Pair what is left with what is most alike, at most a few of which are compared."""
    taken = set(pairs.values())
    having: dict[str, list[int]] = defaultdict(list)
    words = {at: each.split() for at, each in enumerate(after) if at not in taken}
    for at, each in words.items():
        for word in set(each[:_LONGEST]):
            having[word].append(at)
    for at, sentence in enumerate(before):
        own = sentence.split()
        if at in pairs or len(own) > _LONGEST:
            continue
        neighbours = pairs.get(at - 1), pairs.get(at + 1)
        shared: Counter[int] = Counter()
        for word in set(own):
            if len(having.get(word, ())) <= _COMMON:
                shared.update(having.get(word, ()))
        # What stands between the same neighbours is compared even where all its words are common.
        shared.update(
            place
            for place in (
                (neighbours[0] + 1) if neighbours[0] is not None else -1,
                (neighbours[1] - 1) if neighbours[1] is not None else -1,
            )
            if place in words
        )
        best = max(
            (
                (_alikeness(own, words[place]), place)
                for place, _ in shared.most_common(_COMPARED)
                if place not in taken and len(words[place]) <= _LONGEST
            ),
            default=(0.0, -1),
        )
        is_between = any(near is not None and abs(near - best[1]) == 1 for near in neighbours)
        if best[0] >= (_ALIKE if is_between else _ALIKE_ELSEWHERE):
            pairs[at] = best[1]
            taken.add(best[1])


def _alikeness(one: Sequence[str], other: Sequence[str]) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return 0.0
    return matcher.ratio()


def _touching(numbers: Sequence[Place], place: Place) -> Iterator[Place]:
    """Yield the numbers that share a character with the place; they are in order, and none contains another."""
    at = bisect_left(numbers, (place.start, place.start))
    for number in numbers[max(0, at - 1) :]:
        if number.start >= place.end:
            return
        if number.end > place.start:
            yield number


def _same_words(one: str, other: str) -> bool:
    return one.split() == other.split()
