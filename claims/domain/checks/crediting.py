"""Checks of who says so: whether somebody is credited, the right one, and in the right order."""

from collections.abc import Iterator
from contextlib import suppress

from claims.domain.checks.subjects import SourceFacts, Subject, chain_in_order, shown
from claims.domain.reading.credits.closed_words import ARTICLES, PERSONAL
from claims.domain.reading.credits.speaking_nouns import TITLES
from claims.domain.reading.proposals import Confidence
from claims.domain.reading.quotations import Quotation
from claims.domain.reading.tokens import tokens_of
from claims.domain.records import AttributionRecord, LinkRecord
from claims.domain.terms import Manner, Modality, Role, Scope, Stance
from sources.domain.names import UnusableName, name_key
from sources.domain.terms import SourceKind

_FEWEST_SAID = 6
"""So many words at least within quotation marks are somebody speaking, and no name or phrase in marks."""
_NOT_ASSERTING = frozenset([Stance.DENIES, Stance.DOUBTS, Stance.WITHDRAWS])


def spellings_in(words: str) -> Iterator[str]:
    """Yield the name keys that the words may be, with and without the article before them.

    >>> list(spellings_in("The coast guard"))
    ['the coast guard', 'coast guard']
    """
    with suppress(UnusableName):
        key = name_key(words)
        yield key
        first, _, rest = key.partition(" ")
        if first in ARTICLES and rest:
            yield rest


def nobody_credited(subject: Subject) -> str:
    """Tell of a claim in the outlet’s own voice whose sentence plainly credits somebody."""
    if subject.attributions or subject.read is None:
        return ""
    raw = subject.passage.text.raw
    for credit in subject.passage.credits_of(subject.read):
        origin = credit.voices[0]
        if credit.scope == Scope.EXPLICIT and credit.confidence != Confidence.CHECK and origin.is_identified:
            cue = f" with {shown(origin.cue.of(raw))}" if origin.cue else ""
            return (
                f"The sentence seems to credit {shown(origin.words.of(raw))}{cue}, and the claim credits nobody: enter"
                " the attribution, or say why it is the outlet’s own voice."
            )
    return ""


def origin_not_identified(subject: Subject) -> str:
    """Tell of an attribution that ends in nobody: “reports”, “claims”."""
    for attribution in subject.attributions:
        for position, joint in chain_in_order(attribution):
            if position == 0 and all(link.source is None for link in joint):
                words = " and ".join(shown(_words(link)) for link in joint)
                return f"Nobody is named as the origin, only {words}: does the article say elsewhere who that is?"
    return ""


def unnamed_is_known(subject: Subject) -> str:
    """Tell of a step that is credited to nobody in particular though its words are a known source’s name."""
    for link in subject.links:
        source = subject.source(link)
        if source is not None and source.is_named:
            continue
        for words in (_words(link), source.name if source else ""):
            named = _known(subject, words)
            if named is not None and named.is_named and (source is None or named.slug != source.slug):
                return (
                    f"{shown(words)} is the name of a source: credit {named.name}, or say why it isn’t meant."
                )
    return ""


def words_name_another(subject: Subject) -> str:
    """Tell of a step whose words are the name of another source than the one credited."""
    for link in subject.links:
        source, named = subject.source(link), _known(subject, _words(link))
        if source is None or named is None or not (source.is_named and named.is_named):
            continue
        if named.slug != source.slug:
            words = shown(_words(link))
            return f"{words} is a name of {named.name}, and the step credits {source.name}: which is meant?"
    return ""


def person_not_in_words(subject: Subject) -> str:
    """Tell of a person who is credited with words that name somebody else."""
    for link in subject.links:
        source, words = subject.source(link), _words(link)
        if source is None or not source.is_named or source.kind != SourceKind.PERSON or not words:
            continue
        capitals = [token.key for token in tokens_of(words) if token.is_word and token.is_capital]
        if not capitals or capitals[-1] in TITLES or capitals[-1] in PERSONAL:
            continue  # "the Foreign Minister", "He": who that is stands elsewhere
        names = {token.key for key in source.keys for token in tokens_of(key)}
        if names.isdisjoint(capitals) and any(name.isascii() and len(name) > 1 for name in names):
            return (
                f"{shown(words)} doesn’t name {source.name}, who is credited: credit whom the words name, or add the"
                " spelling to the source."
            )
    return ""


def publisher_as_relay(subject: Subject) -> str:
    """Tell of a chain in which the article’s outlet passes the number on to itself."""
    for link in subject.links:
        source = subject.source(link)
        if source is not None and link.position > 0 and source.slug == subject.outlet:
            return f"{source.name} published the article, so it is no relay: take this step out of the chain."
    return ""


def source_twice_in_chain(subject: Subject) -> str:
    """Tell of a chain in which somebody passes on their own words."""
    for attribution in subject.attributions:
        seen: set[str] = set()
        for link in attribution.links:
            source = subject.source(link)
            if source is not None and source.slug in seen:
                return f"{source.name} stands twice in one chain: take one of the two steps out."
            if source is not None:
                seen.add(source.slug)
    return ""


def chain_returns(subject: Subject) -> str:
    """Tell of a chain that comes back to a body it had left: ministry, news agency, the ministry’s spokesman."""
    for attribution in subject.attributions:
        steps = [
            [source for link in joint if (source := subject.source(link))]
            for _, joint in chain_in_order(attribution)
        ]
        for last in range(2, len(steps)):
            for first in range(last - 1):
                if told := _returns(steps[first], steps[first + 1 : last], steps[last]):
                    return told
    return ""


def _returns(first: list[SourceFacts], between: list[list[SourceFacts]], last: list[SourceFacts]) -> str:
    for one in first:
        for other in last:
            shared = one.bodies & other.bodies
            others = [source for step in between for source in step]
            if shared and others and all(shared.isdisjoint(each.bodies) for each in others):
                return (
                    f"The chain leaves {one.name} and comes back to the same body with {other.name}: what comes back"
                    " is no second voice. Are the steps in the right order?"
                )
    return ""


def speaker_of_quotation_missing(subject: Subject) -> str:
    """Tell of a source that is credited within a quotation whose own speaker isn’t in the chain."""
    for attribution in subject.attributions:
        for link in attribution.links:
            quotation = _quotation_around(subject, link)
            if quotation is not None and not _has_voice_outside(subject, attribution, quotation):
                return (
                    f"{shown(_words(link))} is credited by somebody else who is quoted, and who speaks there isn’t in"
                    " the chain: add them as the relay."
                )
    return ""


def denial_alone(subject: Subject) -> str:
    """Tell of a number that is asserted though everybody credited with it denies or doubts it."""
    if subject.claim.modality != Modality.ASSERTED or not subject.attributions:
        return ""
    origins = [link for each in subject.attributions for link in each.links if link.position == 0]
    if not origins or any(link.stance not in _NOT_ASSERTING for link in origins):
        return ""
    return (
        f"Whoever is credited {Stance(origins[0].stance).label} the number, and nobody asserts it: who is it that they"
        " contradict?"
    )


def direct_quote_outside_marks(subject: Subject) -> str:
    """Tell of a number that is said to be quoted directly and stands in no quotation marks."""
    if not subject.attributions or any(each.manner != Manner.DIRECT_QUOTE for each in subject.attributions):
        return ""
    start = subject.passage.place(subject.claim.start, subject.claim.end).start
    if subject.passage.text.quotation_at(start) is not None:
        return ""
    number = shown(subject.number)
    return f"The attribution is a direct quote, and {number} stands in no quotation marks: is it paraphrased?"


def _words(link: LinkRecord) -> str:
    span = link.span(Role.SOURCE)
    return span.exact if span else ""


def _known(subject: Subject, words: str) -> SourceFacts | None:
    found = (subject.known.get(key) for key in spellings_in(words)) if words else iter(())
    return next((source for source in found if source is not None), None)


def _quotation_around(subject: Subject, link: LinkRecord) -> Quotation | None:
    """Return the quotation in which the link’s source is credited, words and cue; None where there is none."""
    source, cue = link.span(Role.SOURCE), link.span(Role.CUE)
    if source is None or cue is None:
        return None
    text = subject.passage.text
    place, cue_place = (subject.passage.place(span.start, span.end) for span in (source, cue))
    if not 0 <= place.start < len(text.raw):
        return None
    quotation = text.quotation_at(place.start)
    if quotation is None or not quotation.inner.start <= cue_place.start < quotation.inner.end:
        return None
    words = sum(token.is_word for token in text.tokens_within(quotation.inner))
    return quotation if words >= _FEWEST_SAID else None


def _has_voice_outside(subject: Subject, attribution: AttributionRecord, quotation: Quotation) -> bool:
    spans = [span for link in attribution.links if (span := link.span(Role.SOURCE))]
    places = [subject.passage.place(span.start, span.end) for span in spans]
    return len(spans) < len(attribution.links) or any(
        not quotation.inner.start <= place.start < quotation.inner.end for place in places
    )
