"""Checks of when: periods, moments and baselines, against their words and against the day of publication."""

from claims.domain.checks.subjects import Subject, date_of, shown
from claims.domain.periods import resolve_period
from claims.domain.terms import Change, Modality, Prominence, Role
from sources.domain.edtf import Edtf


def period_after_publication(subject: Subject) -> str:
    """Tell of a number that is asserted for a time that had not begun when it was published."""
    if subject.claim.modality != Modality.ASSERTED:
        return ""
    return _later(subject, subject.claim.period, "The period", "is it planned or projected?")


def as_of_after_publication(subject: Subject) -> str:
    """Tell of a number that stood at a moment which had not come when it was published."""
    if subject.claim.modality != Modality.ASSERTED:
        return ""
    return _later(subject, subject.claim.as_of, "The moment", "correct it, or the modality.")


def said_after_publication(subject: Subject) -> str:
    """Tell of words that were said only after they were published."""
    for link in subject.links:
        if told := _later(
            subject, link.said_on, "The day on which it was said", "correct the day of that step."
        ):
            return told
    return ""


def period_not_kept(subject: Subject) -> str:
    """Tell of words that say when, of a claim that doesn’t."""
    claim = subject.claim
    if claim.period or claim.as_of or claim.prominence == Prominence.MINOR:
        return ""
    words = subject.words(Role.PERIOD)
    if not words:
        words = _words_read(subject)
    meant = resolve_period(words, date_of(subject.published)) if words else None
    return f"{shown(words)} is {meant}, and the claim has no period: enter it." if meant else ""


def _words_read(subject: Subject) -> str:
    """Return the words by which the reader dates the number; empty where they belong to something else."""
    read, raw = subject.read, subject.passage.text.raw
    if read is None or read.period_words is None:
        return ""
    words = read.period_words
    between = raw[min(read.place.end, words.end) : max(read.place.start, words.start)]
    taken = [
        subject.passage.place(span.start, span.end) for span in subject.claim.spans if span.role != Role.QUOTE
    ]
    if "," in between or any(place.start < words.end and words.start < place.end for place in taken):
        return ""  # "52 voted for the levy, first proposed in 2019"
    return words.of(raw)


def period_says_other(subject: Subject) -> str:
    """Tell of a period that has no day in common with what its words mean."""
    pairs = (
        (Role.PERIOD, subject.claim.period),
        (Role.AS_OF, subject.claim.as_of),
        (Role.BASELINE, subject.claim.baseline),
    )
    for role, kept in pairs:
        words = subject.words(role)
        meant = resolve_period(words, date_of(subject.published)) if words and kept else None
        if meant and _apart(date_of(meant), date_of(kept)):
            return f"{shown(words)} is {meant}, the claim says {kept}: correct the {role.label}, or mark other words."
    return ""


def baseline_missing(subject: Subject) -> str:
    """Tell of a rise or fall of which nothing says against when."""
    claim = subject.claim
    if (
        claim.change not in (Change.INCREASE, Change.DECREASE)
        or claim.baseline
        or subject.words(Role.BASELINE)
    ):
        return ""
    change = "a rise" if claim.change == Change.INCREASE else "a fall"
    return f"The claim is {change}, and nothing says against when: mark the words, if the article has any."


def baseline_after_period(subject: Subject) -> str:
    """Tell of a change that is measured against a time after the one it happened in."""
    claim = subject.claim
    baseline = date_of(claim.baseline)
    ends = [("period", date_of(claim.period)), ("day of publication", date_of(subject.published))]
    if claim.modality != Modality.ASSERTED:
        ends = ends[:1]
    for name, when in ends:
        if baseline and when and baseline.first and when.last and baseline.first > when.last:
            return f"The baseline {claim.baseline} is after the {name} {when.text}: are the two the wrong way round?"
    return ""


def _later(subject: Subject, when: str, what: str, hint: str) -> str:
    """Return that the time begins only after the day of publication; empty where it doesn’t, or may not."""
    known, published = date_of(when), date_of(subject.published)
    if known is None or published is None or known.first is None or published.last is None:
        return ""
    if known.first <= published.last:
        return ""
    return f"{what}, {when}, begins after the text was published, {subject.published}: {hint}"


def _apart(one: Edtf | None, other: Edtf | None) -> bool:
    if one is None or other is None or one.is_approximate or other.is_approximate:
        return False
    return _ends_before(one, other) or _ends_before(other, one)


def _ends_before(one: Edtf, other: Edtf) -> bool:
    return one.last is not None and other.first is not None and one.last < other.first
