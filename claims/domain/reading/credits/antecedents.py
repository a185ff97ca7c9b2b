"""Whom a pronoun or "the minister" means: the likeliest of those whom the article mentioned before.

Likeliest is whom the nearest sentence before is about, or who spoke in it; persons for "she", bodies for "it".
Source: Brennan, Friedman and Pollard, A centering approach to pronouns (1987); Hobbs, Resolving pronoun references
(1978).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.domain.reading.credits.agents import phrase_from
from claims.domain.reading.credits.agreement import AGED, BOTH, FEMALE, HE, MALE, SHE, Figure, unfit
from claims.domain.reading.credits.closed_words import ARTICLES, BE, HE_OR_SHE
from claims.domain.reading.credits.frames import Span
from claims.domain.reading.credits.full_names import FullNames
from claims.domain.reading.credits.mentions import Mention, mentions_in
from claims.domain.reading.credits.phrases import Phrase, Sort
from claims.domain.reading.credits.speaking_nouns import BODIES, ISSUED, ROLES
from claims.domain.reading.credits.words import Words
from claims.domain.reading.vocabulary import word_set

_ANY_BODY = word_set(
    "organization organisation group agency company body charity watchdog firm newspaper paper network institute bank"
)
_BODIES = BODIES | _ANY_BODY
_NAMED = (Sort.PERSON, Sort.BODY)
_WHERE = word_set("in near across outside throughout into around inside")
_WHENCE = word_set("from at")
_ISSUING = ISSUED | word_set("carried put brought")
_OWNED = word_set("its his her their")
_DETERMINING = ARTICLES | word_set("this that these those")
_LOOKED_BACK = 30
"""So many mentions back somebody is looked for."""
_FAR_BACK = 120
_MOST_TURNS = 8
_APPOSITION = 12
_LONGEST_KIND = 6
_PER_TURN = 4
_NOT_SUBJECT = 3
_QUOTED = 8
_TELLING = 2


@dataclass(frozen=True)
class _Met:
    mention: Mention
    figure: Figure


class Cast:
    """All whom one article mentions, each known by the fullest name."""

    def __init__(self, words: Words, full_names: FullNames, sources: Iterable[Phrase]) -> None:
        self._words = words
        self._full_names = full_names
        named = [phrase for phrase in sources if phrase.first <= phrase.name_first]
        self._source_tokens = {at for phrase in named for at in range(phrase.name_first, phrase.name_last)}
        self._met: list[_Met] = []
        self._figures: dict[tuple[str, ...], Figure] = {}
        self._at: dict[int, Figure] = {}
        mentions = tuple(mentions_in(words, {phrase.first: phrase for phrase in named}))
        self._genders = self._genders_told(mentions)
        for mention in mentions:
            figure = self._figure_of(mention)
            if figure is not None:
                self._at[mention.phrase.first] = figure
                self._met.append(_Met(mention, figure))
                self._join(mention)

    def at(self, first: int) -> Figure | None:
        """Return who is mentioned by the phrase that begins at the token."""
        return self._at.get(first)

    def _genders_told(self, mentions: Sequence[Mention]) -> dict[str, int]:
        """Return by surname how much more often "he" than "she" follows where nobody else is mentioned."""
        told: dict[str, int] = defaultdict(int)
        persons: list[Mention] = []
        for mention in mentions:
            phrase = mention.phrase
            if persons and persons[-1].turn != mention.turn:
                persons = []
            if phrase.sort is Sort.PRONOUN and len({each.phrase.head for each in persons}) == 1:
                told[persons[0].phrase.head] += (phrase.head in HE) - (phrase.head in SHE)
            elif phrase.sort in _NAMED and not mention.is_quoted:
                persons.append(mention)
        return told

    # --- Building ---

    def _join(self, mention: Mention) -> None:
        """Add the two whom "and" joins, for "they" to mean: "Ada Li and Bo Ng"."""
        if len(self._met) < 2 or self._words.keys[mention.phrase.first - 1] != "and":
            return
        before = self._met[-2].mention
        both = (before.phrase, mention.phrase)
        if before.phrase.last != mention.phrase.first - 1 or any(each.sort not in _NAMED for each in both):
            return
        name = (before.phrase.name_first, mention.phrase.name_last)
        pair = Phrase(before.phrase.first, mention.phrase.last, Sort.GENERIC, *name, BOTH)
        met = mention._replace(phrase=pair, is_subject=before.is_subject)
        self._met.append(_Met(met, Figure(name, Sort.GENERIC, BOTH)))

    def _figure_of(self, mention: Mention) -> Figure | None:
        phrase = mention.phrase
        if phrase.sort is Sort.PRONOUN:
            return self._antecedent(phrase.head, mention)
        figure = self._beside(mention) or self._named(phrase)
        self._describe(figure, phrase)
        is_its_own = figure.name == phrase.name and self._words.keys[phrase.name_last - 1] == phrase.head
        if phrase.sort is Sort.DOCUMENT and is_its_own:
            figure.name = self._issuer(mention) or figure.name
        return figure

    def _beside(self, mention: Mention) -> Figure | None:
        """Return whom the words describe that stand behind a comma: "Ada Li, | a spokeswoman", "the mayor, | Bo Ng"."""
        phrase = mention.phrase
        if not self._met or self._words.keys[phrase.first - 1] != ",":
            return None
        before = self._met[-1]
        if before.mention.phrase.last != phrase.first - 1 or before.mention.turn != mention.turn:
            return None
        figure, is_generic = before.figure, phrase.sort is Sort.GENERIC
        if figure.sort is Sort.PERSON and is_generic and phrase.head in ROLES:
            return figure
        if figure.sort in _NAMED and is_generic and phrase.head in _BODIES and before.mention.is_subject:
            has_name = any(self._words.tokens[at].is_capital for at in range(phrase.first + 1, phrase.last))
            return None if has_name else figure
        if figure.sort is Sort.GENERIC and phrase.sort is Sort.PERSON and not figure.head.endswith("s"):
            named = self._named(phrase)
            named.described |= figure.described
            named.is_male = figure.is_male if named.is_male is None else named.is_male
            self._met[-1] = _Met(before.mention, named)
            self._at[before.mention.phrase.first] = named
            return named
        return None

    def _named(self, phrase: Phrase) -> Figure:
        words, name, sort = self._words, phrase.name, phrase.sort
        if sort is Sort.GENERIC and (known := self._of_kind(phrase)):
            return known
        if sort is Sort.DOCUMENT and (known := self._same_document(phrase)):
            return known
        if sort in _NAMED:
            full = self._full_names.of(name)
            if full is None and sort is Sort.PERSON:
                full = self._full_names.fullest(name)
            name = full or name
            key = tuple(words.keys[name[0] : name[1]])
            figure = self._figures.setdefault(key, Figure(name, sort, phrase.head))
            if sort is Sort.PERSON:
                figure.sort = sort  # what was only a surname before
            return figure
        return Figure(name, sort, phrase.head)

    def _describe(self, figure: Figure, phrase: Phrase) -> None:
        words = self._words
        last = min(phrase.last, phrase.first + _APPOSITION)
        keys = words.keys[phrase.first : last]
        figure.described.update(keys)
        if words.key(phrase.last, len(words.keys)) == ",":
            age = words.key(phrase.last + 1, len(words.keys))
            if age.isdigit():
                figure.described.add(age)
        if figure.is_male is None:
            own = keys[max((at for at, key in enumerate(keys) if key == "'s"), default=-1) + 1 :]
            is_male, is_female = any(key in MALE for key in own), any(key in FEMALE for key in own)
            figure.is_male = None if is_male == is_female else is_male
            if is_male == is_female and abs(self._genders[figure.head]) >= _TELLING:
                figure.is_male = self._genders[figure.head] > 0
        if phrase.name_first in self._source_tokens:
            figure.is_source = True
        before = words.keys[phrase.first - 1] if phrase.first else ""
        is_single = figure.sort is Sort.BODY and figure.name[1] - figure.name[0] == 1
        if figure.sort in _NAMED and (before in _WHERE or (is_single and before in _WHENCE)):
            figure.is_place = True

    def _same_document(self, phrase: Phrase) -> Figure | None:
        """Return the document named before: "a report by the bank …, the report"."""
        is_own = phrase.first <= phrase.name_first and phrase.name_last <= phrase.last
        if (
            not is_own
            or phrase.last - phrase.first != 2
            or self._words.keys[phrase.first] not in _DETERMINING
        ):
            return None
        head = phrase.head.rstrip("s")
        return next(
            (
                met.figure
                for met in reversed(self._met[-_FAR_BACK:])
                if met.figure.sort is Sort.DOCUMENT and met.figure.head.rstrip("s") == head
            ),
            None,
        )

    def _issuer(self, mention: Mention) -> Span | None:
        """Return whose the document is: "its report", "the report, by the bank", "the bank published | a report"."""
        phrase, keys = mention.phrase, self._words.keys
        if keys[phrase.first] in _OWNED:
            owner = self._antecedent(keys[phrase.first], mention)
            return owner.name if owner else None
        if mention.is_subject and (agent := self._by(phrase)):
            return agent
        return self._who_issued(mention)

    def _by(self, phrase: Phrase) -> Span | None:
        """Return who stands behind "by" right after the document: "the report, by | the bank"."""
        words = self._words
        sentence = words.text.sentence_at(words.tokens[phrase.first].start)
        ceiling = sentence.last if sentence else phrase.last
        for at in range(phrase.last, min(phrase.last + 5, ceiling - 1)):
            key = words.keys[at]
            if key == "by":
                agent = phrase_from(words, at + 1, ceiling)
                return agent.name if agent and agent.sort is not Sort.PRONOUN else None
            if key != "," and key not in ISSUED and key not in BE:
                break
        return None

    def _who_issued(self, mention: Mention) -> Span | None:
        if not self._met or mention.is_subject:
            return None
        first = mention.phrase.first
        for met in reversed(self._met[-4:]):
            if met.mention.turn != mention.turn:
                return None
            if met.mention.is_subject and met.figure.sort in (Sort.BODY, Sort.PERSON, Sort.GENERIC):
                between = self._words.keys[met.mention.phrase.last : first]
                told = met.figure.is_source and self._words.keys[first - 1] == "in"
                return met.figure.name if told or any(key in _ISSUING for key in between) else None
        return None

    # --- Looking back ---

    def _of_kind(self, phrase: Phrase) -> Figure | None:
        """Return who "the ministry" or "the health minister" is: the last of whom all these words were said."""
        keys = self._words.keys[phrase.first : phrase.last]
        if phrase.head == AGED and keys[0] in _DETERMINING:
            return self._aged({key for key in keys if key.isdigit()})
        if keys[0] not in _DETERMINING or len(keys) > _LONGEST_KIND:
            return None
        said = {key for key in keys[1:] if key != "-"}
        for met in reversed(self._met[-_FAR_BACK:]):
            if said <= met.figure.described and self._is_fuller(met.figure, phrase):
                return met.figure
        if len(said) == 1 and phrase.head in _ANY_BODY:
            return self._last_body()
        return None

    def _aged(self, ages: set[str]) -> Figure | None:
        """Return who "the 52-year-old" is: whose age it is, else the last person."""
        persons = [met.figure for met in self._met[-_LOOKED_BACK:] if met.figure.sort is Sort.PERSON]
        of_age = [figure for figure in persons if ages and ages <= figure.described]
        near = [figure for figure in persons if not figure.is_place]
        return next(reversed(of_age or near), None)

    def _is_fuller(self, figure: Figure, phrase: Phrase) -> bool:
        if phrase.head in ROLES and figure.sort is Sort.BODY:
            return False
        if figure.sort in _NAMED:
            is_human = figure.sort is Sort.PERSON and bool(figure.described & ROLES)
            return not figure.is_place and (phrase.head in ROLES or not is_human)
        if figure.head != phrase.head:
            return False
        is_longer = figure.name[1] - figure.name[0] >= phrase.last - phrase.first - 1
        named = range(*figure.name)
        tells = figure.is_source or len(named) > 2 or any(self._words.tokens[at].is_capital for at in named)
        return figure.sort is Sort.GENERIC and is_longer and tells

    def _last_body(self) -> Figure | None:
        return self._likeliest("it", len(self._words.keys), names_only=True)

    def _antecedent(self, key: str, mention: Mention) -> Figure | None:
        return self._likeliest(key, mention.turn)

    def _likeliest(self, key: str, turn: int, *, names_only: bool = False) -> Figure | None:
        best, least, best_far = None, _PER_TURN * (_MOST_TURNS + 1), -1
        latest = self._met[-1].mention.turn if self._met else 0
        turn = min(turn, latest + 1)
        for met in reversed(self._met[-_LOOKED_BACK:]):
            far = _PER_TURN * (turn - met.mention.turn)
            if far > least:
                break
            misfit = unfit(key, met.figure, self._words)
            if misfit is None or (names_only and met.figure.sort not in (Sort.BODY, Sort.PERSON)):
                continue
            cost = far + misfit + self._oblique(met)
            # In one sentence the first is preferred, of several sentences the last.
            if cost < least or (cost == least and best_far == far):
                best, least, best_far = met.figure, cost, far
        if best is not None and key in HE_OR_SHE and best.is_male is None:
            best.is_male = key in HE
        return best

    def _oblique(self, met: _Met) -> int:
        """Return how little the sentence is about the mention."""
        mention = met.mention
        speaks = mention.phrase.name_first in self._source_tokens
        return (0 if mention.is_subject or speaks else _NOT_SUBJECT) + (_QUOTED if mention.is_quoted else 0)
