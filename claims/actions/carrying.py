"""Carrying a claim over to a new version of its article, where its words still stand."""

from dataclasses import replace
from uuid import UUID

from django.contrib.auth.models import User

from claims.domain.reading.proposals import Place
from claims.domain.reanchoring import TwoTexts, reanchor
from claims.domain.records import ClaimLinkRecord, ClaimRecord, CreditRecord, SpanRecord
from claims.domain.review import Review
from claims.domain.terms import Basis, LinkKind, Role, Standing, Verb
from claims.models import Attribution, NumericClaim
from newsledger.ledger import record as ledger
from newsledger.refusals import Refused
from sources.models import ArticleVersion

from .claims import create_claim
from .decisions.crediting import make_attribution, stored_like
from .decisions.deciding import Decided, Deciding


@ledger.writing()
def carry_over(*, claim: NumericClaim, to_version: ArticleVersion, by: User, token: UUID) -> Decided:
    """Store the claim on another version of its article: a draft that says the same, linked to it as that.

    Its words, and those that credit it, are anchored where they stand now. What it is linked to stays so. It is a
    decision of the desk: a token that is sent again writes nothing, and it can be undone.
    Raises: Refused, when the number or other words of it aren't there any more, it was carried over already, or it
            was withdrawn, corrected or retracted; then nothing is written.
    """
    deciding = Deciding(version=to_version, by=by, token=token)
    if (repeat := deciding.repeated(Verb.CARRIED)) is not None:
        return repeat
    row = NumericClaim.objects.with_parts().get(pk=claim.pk)
    stored = row.as_record()
    version = ArticleVersion.objects.select_related("article__outlet").get(pk=to_version.pk)
    before = ArticleVersion.objects.get(pk=row.mention.version_id)
    _refuse(row, before, version)
    texts = TwoTexts(before.text, version.text)
    content = _anchored(stored, texts, version)
    here = NumericClaim.objects.filter(
        mention__version=version,
        mention__start=content.start,
        mention__end=content.end,
        part=content.part,
    )
    if (there := here.first()) is not None:
        raise Refused(f"The number bears a claim in this version already: {there}.", field="number")
    credited = tuple(_credited(credit, texts, version, by=by) for credit in stored.attributions)
    create_claim(content=replace(content, attributions=credited), by=by)
    return deciding.done(Verb.CARRIED, (content.start, content.end))


def _refuse(row: NumericClaim, before: ArticleVersion, version: ArticleVersion) -> None:
    if before.article_id != version.article_id or before.pk == version.pk:
        raise Refused("A claim is carried over to another version of its own article.", field="version")
    if row.is_withdrawn:
        raise Refused("The claim was withdrawn: it isn’t carried over.")
    if row.standing != Standing.STANDING:
        raise Refused(f"The claim was {row.get_standing_display()}: enter what this version says.")


def _anchored(stored: ClaimRecord, texts: TwoTexts, version: ArticleVersion) -> ClaimRecord:
    """Return the claim with its words where they stand in the new text.

    Raises: Refused, naming what doesn't stand there.
    """
    numbers = [Place(*place) for place in version.mentions.values_list("start", "end")]
    found = reanchor([stored.places()], texts.old.raw, texts.new.raw, numbers)[0]
    if found.number is None or found.quote is None or not found.says_the_same:
        lost = ", ".join(Role(role).label for role in found.lost)
        raise Refused(
            f"In version {version.number} the claim is {found.fate.label}"
            + (f", without its words for: {lost}" if lost else "")
            + ". Enter what that version says.",
            field="number",
        )
    places = {**found.spans, str(Role.QUOTE): found.quote}
    link = ClaimLinkRecord(
        stored.uid,
        LinkKind.SAME_STATEMENT.value,
        Basis.EDITOR.value,
        f"Carried over from version {stored.version}: {found.fate.label}.",
    )
    return replace(
        stored,
        uid="",
        version=version.number,
        start=found.number.start,
        end=found.number.end,
        spans=tuple(SpanRecord(*place, role, place.of(version.text)) for role, place in places.items()),
        links=(*(each for each in stored.links if each.to != stored.uid), link),
        review=Review.DRAFT.value,
        proposed_by="",
        accepted_as_is=False,
    )


def _credited(credit: CreditRecord, texts: TwoTexts, version: ArticleVersion, *, by: User) -> CreditRecord:
    """Return the credit, on the attribution whose words are the same in the new version; made where it isn't stored.

    Raises: Refused, when they aren't there any more.
    """
    content = Attribution.objects.with_parts().get(uid=credit.attribution).as_record()
    links = []
    for link in content.links:
        spans = []
        for span in link.spans:
            place = texts.find(Place(span.start, span.end))
            if place is None:
                raise Refused(
                    f"“{' '.join(span.exact.split())}”, by which it is credited, doesn’t stand there any more. Enter"
                    " what this version says.",
                    field="attributions",
                )
            spans.append(SpanRecord(*place, span.role, place.of(version.text)))
        links.append(replace(link, spans=tuple(spans)))
    content = replace(content, uid="", version=version.number, links=tuple(links)).in_order()
    row = stored_like(content, version) or make_attribution(content, version, by=by)
    return replace(credit, attribution=row.uid)
