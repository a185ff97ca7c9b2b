"""The rules of entry that need no database: what a claim or an attribution must be to stand in the ledger."""

from collections import Counter
from collections.abc import Iterable

from claims.domain.amounts import ImpossibleAmount
from claims.domain.checks import check_named
from claims.domain.decimals import NotExact
from claims.domain.hedges import Hedge
from claims.domain.records import AttributionRecord, ClaimRecord, MentionsRecord, SpanRecord
from claims.domain.terms import CLAIM_ROLES, LINK_ROLES, Role
from sources.domain.texts import is_inside_number

LONGEST_REASON = 1_000
"""Code points of why something is a known exception."""


class BadEntry(ValueError):
    """A record breaks a rule of entry. `field` names the part at fault."""

    def __init__(self, message: str, *, field: str) -> None:
        super().__init__(message)
        self.field = field


def check_claim(claim: ClaimRecord, text: str) -> None:
    """Check a claim against the text of its version.

    Raises: BadEntry.
    """
    try:
        claim.amount()
    except (ImpossibleAmount, NotExact) as error:
        raise BadEntry(str(error), field=getattr(error, "field", "") or "comparator") from error
    if unknown := set(claim.hedges) - set(Hedge.values()):
        raise BadEntry(f"No such hedge: {', '.join(sorted(unknown))}.", field="hedges")
    if claim.part < 1:
        raise BadEntry("Parts are counted from 1.", field="part")
    if not 0 <= claim.start < claim.end <= len(text):
        raise BadEntry("The number stands outside the text.", field="number")
    if is_inside_number(text, claim.start) or is_inside_number(text, claim.end):
        raise BadEntry("The number is cut out of a longer one.", field="number")
    _check_spans(claim.spans, text, allowed=CLAIM_ROLES, whose="claim")
    quote = claim.span(Role.QUOTE)
    if quote is None:
        raise BadEntry("A claim needs its quote: the words of the article that state it.", field="quote")
    if not quote.start <= claim.start < claim.end <= quote.end:
        raise BadEntry("The number must stand inside the quote.", field="number")
    if claim.quantity is None and claim.review != "draft":
        raise BadEntry("Say what is counted before the claim goes to review.", field="quantity")
    _refuse_repeats(
        (credit.attribution for credit in claim.attributions), "attribution", field="attributions"
    )
    _refuse_repeats(((link.to, link.kind) for link in claim.links), "link", field="links")
    check_exceptions(claim)
    for link in claim.links:
        if link.to == claim.uid:
            raise BadEntry("A claim can't be linked to itself.", field="links")
        if link.kind in ("confirms", "disputes") and link.basis != "in_text":
            raise BadEntry(
                "Confirming and disputing stand only where an article says so (in_text).", field="links"
            )


def check_exceptions(claim: ClaimRecord) -> None:
    """Check the claim's known exceptions: each to a check that there is, once, and with a reason.

    Raises: BadEntry.
    """
    _refuse_repeats((each.check for each in claim.exceptions), "known exception", field="exceptions")
    for each in claim.exceptions:
        if check_named(each.check) is None:
            raise BadEntry(f"There is no check “{each.check}” to be an exception to.", field="exceptions")
        if "\x00" in each.because:
            raise BadEntry("A reason holds no NUL character.", field="exceptions")
        if not each.because.strip() or len(each.because) > LONGEST_REASON:
            raise BadEntry(
                f"Say why it is a known exception, in at most {LONGEST_REASON:,} characters.",
                field="exceptions",
            )


def check_attribution(attribution: AttributionRecord, text: str) -> None:
    """Check an attribution against the text of its version.

    Raises: BadEntry.
    """
    if not attribution.links:
        raise BadEntry("An attribution needs at least one link: who is credited.", field="links")
    positions = {link.position for link in attribution.links}
    if positions != set(range(len(positions))):
        raise BadEntry(
            "Positions run from 0, the origin, without gaps; joint speakers share one.", field="links"
        )
    for link in attribution.links:
        _check_spans(link.spans, text, allowed=LINK_ROLES, whose="link")
        if link.source is None and link.span(Role.SOURCE) is None:
            raise BadEntry("A source that isn't identified needs the words that stand for it.", field="links")


def check_mentions(record: MentionsRecord, text: str) -> None:
    """Check a version's mentions against its text.

    Raises: BadEntry.
    """
    _refuse_repeats(((each.start, each.end) for each in record.mentions), "number", field="mentions")
    for mention in record.mentions:
        if (
            not 0 <= mention.start < mention.end <= len(text)
            or text[mention.start : mention.end] != mention.exact
        ):
            raise BadEntry(
                f"“{mention.exact}” doesn't stand at {mention.start}–{mention.end}.", field="mentions"
            )
        if is_inside_number(text, mention.start) or is_inside_number(text, mention.end):
            raise BadEntry(f"“{mention.exact}” is cut out of a longer number.", field="mentions")
        if mention.proposal is not None and mention.fate != "undecided":
            raise BadEntry(f"“{mention.exact}” is decided and can't have a proposal.", field="mentions")


def _check_spans(spans: Iterable[SpanRecord], text: str, *, allowed: Iterable[Role], whose: str) -> None:
    spans = tuple(spans)
    for span in spans:
        if span.role not in set(allowed):
            raise BadEntry(f"A {whose} has no words in the role “{span.role}”.", field=span.role)
        if not 0 <= span.start < span.end <= len(text) or text[span.start : span.end] != span.exact:
            raise BadEntry(
                f"“{span.exact}” doesn't stand at {span.start}–{span.end} of the text.", field=span.role
            )
    _refuse_repeats((span.role for span in spans), "role", field="words")


def _refuse_repeats(things: Iterable[object], name: str, *, field: str) -> None:
    thing, times = next(iter(Counter(things).most_common(1)), (None, 0))
    if times > 1:
        raise BadEntry(f"The same {name} stands {times} times: {thing}.", field=field)
