"""Who decided what meanwhile, in words: for an editor whose card isn't as it was any more."""

from collections.abc import Sequence

from claims.domain.terms import Fate, Verb
from claims.models import Decision, NumberMention, NumericClaim
from newsledger.ledger.models import LedgerEntry
from sources.models import ArticleVersion

_LOOK = "Look at it as it is now."


def told_meanwhile(
    version: ArticleVersion,
    start: int,
    end: int,
    mention: NumberMention | None,
    claims: Sequence[NumericClaim],
) -> str:
    """Return who decided on the number last, or changed what it says, and what they made of it."""
    words = " ".join(version.text[start:end].split())
    across = Decision.objects.filter(version=version, start__lt=end, end__gt=start).select_related("by")
    decision = across.order_by("-pk").first()
    entry = changed_last(claims)
    if entry and (decision is None or entry.number > (decision.last_entry or 0)):
        return f"“{words}” was changed meanwhile by {entry.by}: {of_entry(entry)}. {_LOOK}"
    if decision is None:
        return f"“{words}” isn’t as it was shown any more: somebody changed it, or had the text read again. {_LOOK}"
    if (decision.start, decision.end) != (start, end):
        within = " ".join(version.text[decision.start : decision.end].split())
        words = f"{words}” shares its words with “{within}”, which"
        return f"“{words} was decided meanwhile by {decision.by}: {_of_decision(decision, None)}. {_LOOK}"
    return f"“{words}” was decided meanwhile by {decision.by}: {_of_decision(decision, mention)}. {_LOOK}"


def changed_last(claims: Sequence[NumericClaim], *, after: int = 0) -> LedgerEntry | None:
    """Return the newest entry of the claims, and of whom they credit, after this number of the ledger."""
    records = [claim.record for claim in claims]
    records += [credit.attribution.record for claim in claims for credit in claim.credits.all()]
    newest = LedgerEntry.objects.filter(record__in=records, number__gt=after).defer("payload")
    return newest.order_by("-number").first()


def of_entry(entry: LedgerEntry) -> str:
    """Return what an entry of the ledger did, in words."""
    what = "whom it credits was " if entry.record.startswith("attribution/") else ""
    return f"{what}{LedgerEntry.Action(entry.action).label.lower()}"


def _of_decision(decision: Decision, mention: NumberMention | None) -> str:
    verb = Verb(decision.verb)
    if mention is None or verb not in (Verb.ACCEPTED, Verb.REFUSED):
        return "what was decided before was undone" if verb == Verb.UNDONE else verb.label
    fate = Fate(mention.fate)
    if fate == Fate.CLAIM:
        return "accepted as a claim"
    because = f", {mention.reason}" if mention.reason and mention.reason != fate.label else ""
    return f"{verb.label} as “{fate.label}”{because}"
