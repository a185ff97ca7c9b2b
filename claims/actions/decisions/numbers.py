"""Decisions on one number: what is proposed is accepted or refused, or what an editor typed is stored."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from django.contrib.auth.models import User

from claims.actions.attributions import edit_attribution
from claims.actions.claims import create_claim, discard_claim, edit_claim
from claims.actions.mentions import decide_mention
from claims.actions.quantities import create_quantity
from claims.domain.drafts import DraftAttribution
from claims.domain.proposed import Proposed, credits_the_same, says_the_same
from claims.domain.records import AttributionRecord, ClaimRecord, CreditRecord, QuantityRecord
from claims.domain.terms import Fate, Verb
from claims.models import Attribution, NumericClaim, Quantity
from newsledger.ledger import record as ledger
from newsledger.refusals import Refused
from sources.domain.records import SourceRecord
from sources.models import ArticleVersion

from .crediting import (
    keep_spellings,
    make_attribution,
    names_in,
    slugs_of,
    source_called,
    stored_like,
    with_slugs,
)
from .deciding import Decided, Deciding, Number, number_seen
from .leftovers import discard_unused, what_is_under


@ledger.writing()
def accept_number(
    *,
    version: ArticleVersion,
    start: int,
    end: int,
    mark: str,
    by: User,
    token: UUID,
    quantity: str | None = None,
    new_quantity: QuantityRecord | None = None,
    sources: Mapping[str, str] | None = None,
    spellings: Collection[str] = (),
) -> Decided:
    """Store what is proposed for the number as it stands: a claim, or the fate of a number that is none.

    `sources` gives the slug of a stored source for a name of the proposal; other names mean the source that is
    known by them, mergers followed, or a new one. `spellings` are those names that the chosen source shall be known
    by from now on. `quantity` is the slug of what is counted, or `new_quantity` makes it. A claim is accepted as it
    is also when source and quantity are chosen: neither is for a reader of one text to say.
    Raises: StaleRevision; Refused; then nothing is written.
    """
    deciding = Deciding(version=version, by=by, token=token)
    if (repeat := deciding.repeated(place=(start, end))) is not None:
        return repeat
    number = number_seen(version, start, end, mark)
    proposed = _proposed(number)
    if proposed.claim is None:
        decide_mention(
            version=number.version, start=start, end=end, fate=proposed.fate, by=by, reason=proposed.reason
        )
    else:
        chosen = dict(sources or {})
        slugs = proposed_sources(proposed, chosen=chosen, by=by)
        keep_spellings({name: slugs[name] for name in _spelled(spellings, slugs)}, by=by)
        counted = counted_as(quantity, new_quantity, by=by)
        credited = credits_of(proposed, slugs, number, by=by)
        store_proposed(number, proposed.claim, credited, counted, as_is=True, by=by)
    return deciding.done(Verb.ACCEPTED, (start, end))


def _spelled(spellings: Collection[str], slugs: Mapping[str, str]) -> Collection[str]:
    for name in spellings:
        if name not in slugs:
            raise Refused(f"Nobody is called “{name}” here: open the number again.", field="spellings")
    return spellings


def _proposed(number: Number) -> Proposed:
    proposed = number.proposed()
    if proposed is None:
        raise Refused(
            f"Nothing is proposed for “{number.words}”: say what it states, or why it is no claim.",
            field="number",
        )
    return proposed


def proposed_sources(proposed: Proposed, *, chosen: Mapping[str, str], by: User) -> dict[str, str]:
    """Return the slug of each source that the proposal names; new ones are made.

    Raises: Refused.
    """
    named = {name: proposed.source(name) for name in names_in(proposed.attributions)}
    return slugs_of(named, chosen=chosen, by=by)


def credits_of(
    proposed: Proposed, slugs: Mapping[str, str], number: Number, *, by: User
) -> tuple[CreditRecord, ...]:
    """Return the credits of what is proposed; attributions whose very words are stored are shared, others made.

    Raises: Refused.
    """
    scopes = (
        {credit.attribution: credit.scope for credit in proposed.claim.attributions} if proposed.claim else {}
    )
    credited: dict[str, CreditRecord] = {}
    for each in proposed.attributions:
        content = with_slugs(replace(each, uid=""), slugs)
        row = stored_like(content, number.version) or make_attribution(content, number.version, by=by)
        credited.setdefault(row.uid, CreditRecord(row.uid, scopes[each.uid]))
    return tuple(credited.values())


def store_proposed(
    number: Number,
    claim: ClaimRecord,
    credited: tuple[CreditRecord, ...],
    quantity: Quantity | None,
    *,
    as_is: bool,
    by: User,
) -> NumericClaim:
    """Store a proposed claim with these credits.

    Raises: Refused.
    """
    content = replace(
        claim,
        quantity=quantity.slug if quantity else None,
        # A claim has a unit of its own only where it is another than the quantity's.
        unit=None if quantity and claim.unit == quantity.unit.slug else claim.unit,
        attributions=credited,
        proposed_by=number.mention.proposed_by if number.mention else "",
        accepted_as_is=as_is,
    )
    return create_claim(content=content, by=by)


def counted_as(slug: str | None, new: QuantityRecord | None, *, by: User) -> Quantity | None:
    """Return the quantity that was chosen, mergers followed, or made; None where neither.

    Raises: Refused.
    """
    if slug is not None and new is not None:
        raise Refused("Choose what is counted, or make it anew: not both.", field="quantity")
    if new is not None:
        return create_quantity(content=new, by=by)
    if slug is None:
        return None
    row = Quantity.objects.select_related("unit", "merged_into__unit").filter(slug=slug).first()
    if row is None:
        raise Refused(f"There is no quantity “{slug}” (any more): choose again.", field="quantity")
    while row.merged_into is not None:
        row = row.merged_into
    return row


@ledger.writing()
def refuse_number(
    *,
    version: ArticleVersion,
    start: int,
    end: int,
    mark: str,
    fate: str,
    reason: str = "",
    by: User,
    token: UUID,
) -> Decided:
    """Say why the number is no claim. Claims it bears are discarded first, when they are drafts of one's own.

    Raises: StaleRevision; Refused, also for claims that others wrote or that went to review; then nothing is
            written.
    """
    deciding = Deciding(version=version, by=by, token=token)
    if (repeat := deciding.repeated(place=(start, end))) is not None:
        return repeat
    if fate not in Fate.values() or fate in (Fate.UNDECIDED, Fate.CLAIM):
        raise Refused("Say what the number is instead of a claim.", field="fate")
    number = number_seen(version, start, end, mark)
    under = what_is_under(number.claims)
    for claim in number.claims:
        discard_claim(claim=claim, revision=claim.revision, by=by, frees_number=False)
    decide_mention(version=number.version, start=start, end=end, fate=fate, by=by, reason=reason)
    discard_unused(under, number.version, by=by)
    return deciding.done(Verb.REFUSED, (start, end))


@ledger.writing()
def store_number(
    *,
    version: ArticleVersion,
    start: int,
    end: int,
    mark: str,
    claim: ClaimRecord,
    attributions: Sequence[DraftAttribution],
    by: User,
    token: UUID,
    part: int = 1,
    new_sources: Mapping[str, SourceRecord] | None = None,
    new_quantity: QuantityRecord | None = None,
    spellings: Mapping[str, str] | None = None,
) -> Decided:
    """Store the number's claim of this part as an editor typed it: a proposed one, a stored one, or one by hand.

    `mark` is empty for words that weren't marked as a number. `claim` says what it says; place, part, review and
    links are not asked of it. Links of `attributions` name sources by slug, or as `new_sources` calls them: those
    are made, unless a source has that name. `spellings` gives a source's slug for names it shall be known by.
    A stored claim is as accepted only as long as it says what was proposed; what is counted is not part of that.
    Raises: StaleRevision, also for an attribution that was changed since it was seen; Refused; then nothing is
            written.
    """
    deciding = Deciding(version=version, by=by, token=token)
    if (repeat := deciding.repeated(place=(start, end))) is not None:
        return repeat
    number = number_seen(version, start, end, mark)
    row = number.claim(part)
    proposed = number.proposed() if row is None else None
    under = what_is_under(number.claims)
    called = dict(new_sources or {})
    named = names_in(each.content for each in attributions if each.content is not None)
    slugs = {name: source_called(called[name], by=by).slug for name in named if name in called}
    keep_spellings(dict(spellings or {}), by=by)
    quantity = counted_as(None if new_quantity else claim.quantity, new_quantity, by=by)
    rows = [_attribution(each, slugs, number, by=by) for each in attributions]
    content = replace(
        claim,
        uid="",
        article=number.version.article.slug,
        version=number.version.number,
        start=start,
        end=end,
        part=part,
        quantity=quantity.slug if quantity else None,
        unit=None if quantity and claim.unit == quantity.unit.slug else claim.unit,
        attributions=tuple(
            CreditRecord(row.uid, each.scope) for row, each in zip(rows, attributions, strict=True)
        ),
        links=(),
    )
    if row is not None:
        stored = row.as_record()
        as_is = (
            stored.accepted_as_is and says_the_same(content, stored) and _credits(content) == _credits(stored)
        )
        as_is = as_is and not any(each.content for each in attributions)
        content = replace(content, proposed_by=stored.proposed_by, accepted_as_is=as_is)
        edit_claim(claim=row, revision=row.revision, content=content, by=by)
        discard_unused(under, number.version, by=by)
        return deciding.done(Verb.EDITED, (start, end))
    is_proposed = proposed is not None and proposed.claim is not None and part == 1
    as_is = is_proposed and _is_as_proposed(content, rows, proposed)
    content = replace(
        content,
        proposed_by=number.mention.proposed_by if is_proposed and number.mention else "",
        accepted_as_is=as_is,
    )
    create_claim(content=content, by=by)
    verb = Verb.ACCEPTED if as_is else Verb.EDITED if is_proposed else Verb.ADDED
    return deciding.done(verb, (start, end))


def _credits(claim: ClaimRecord) -> set[CreditRecord]:
    return set(claim.attributions)


def _attribution(
    each: DraftAttribution, slugs: Mapping[str, str], number: Number, *, by: User
) -> Attribution:
    if each.content is not None:
        content = with_slugs(each.content, slugs)
        content = replace(content, uid="", article=number.version.article.slug, version=number.version.number)
    row = Attribution.objects.with_parts().filter(uid=each.uid, version=number.version).first()
    if each.uid and row is None:
        raise Refused("An attribution was taken out meanwhile: open the number again.", field="attributions")
    if row is not None:
        if each.content is None or each.revision is None:
            return row
        return edit_attribution(attribution=row, revision=each.revision, content=content, by=by)
    known = stored_like(content, number.version)
    if known is None:
        return make_attribution(content, number.version, by=by)
    if not _says(known.as_record(), content):
        raise Refused(
            "These very words are credited already, in another way, by another claim of this text: share that"
            " attribution, and change it there.",
            field="attributions",
        )
    return known


def _says(stored: AttributionRecord, content: AttributionRecord) -> bool:
    return stored == replace(content, uid=stored.uid).in_order()


def _is_as_proposed(content: ClaimRecord, rows: Sequence[Attribution], proposed: Proposed | None) -> bool:
    if proposed is None or proposed.claim is None or not says_the_same(content, proposed.claim):
        return False
    if len(rows) != len(proposed.attributions):
        return False
    scopes = {
        credit.attribution: credit.scope for credit in (*content.attributions, *proposed.claim.attributions)
    }
    return all(
        any(credits_the_same(row.as_record(), each) and scopes[row.uid] == scopes[each.uid] for row in rows)
        for each in proposed.attributions
    )
