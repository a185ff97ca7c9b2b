"""What became of the claims of the version before in a new one: what is carried over, and what changed in silence."""

from dataclasses import dataclass

from claims.domain.reading.proposals import Place
from claims.domain.reanchoring import Fate, Reanchored, is_silent, reanchor
from claims.domain.terms import LinkKind, Role
from claims.models import ClaimLink, NumericClaim
from sources.models import ArticleVersion


@dataclass(frozen=True)
class ReanchoredRow:
    """A claim of the version before, beside the new text."""

    claim: NumericClaim
    fate: Fate
    place: Place | None
    """Where the number stands in the new version: of a changed one, the new number."""
    number_before: str
    number_after: str
    """Empty where it is gone."""
    words_before: str
    words_after: str
    """The quotes, on one line; empty where it is gone."""
    lost: tuple[str, ...]
    """What isn't said there any more in the words that the claim has for it, as labels of roles."""
    is_silent: bool
    """Whether another number stands there now without a correction notice."""
    carried: NumericClaim | None
    """The claim of the new version that says the same, or that its number bears."""

    @property
    def can_be_carried(self) -> bool:
        """Whether all its words stand there and nobody has entered it; words of credit are looked for then."""
        is_same = self.fate in (Fate.UNCHANGED, Fate.MOVED) and not self.lost
        return is_same and self.carried is None and not self.claim.is_withdrawn


def reanchored(version: ArticleVersion) -> list[ReanchoredRow]:
    """Return what became of each claim of the version before, in the order of its text.

    Before it is the newest earlier version that has claims; without one there are no rows. Nine queries at most,
    whatever the number of claims.
    """
    earlier = ArticleVersion.objects.filter(article=version.article_id, number__lt=version.number)
    before = earlier.filter(mentions__claims__isnull=False).order_by("-number").first()
    if before is None:
        return []
    on_it = NumericClaim.objects.with_parts().filter(mention__version=before)
    claims = list(on_it.order_by("mention__start", "mention__end", "part"))
    numbers = [Place(*place) for place in version.mentions.values_list("start", "end")]
    found = reanchor((claim.as_record().places() for claim in claims), before.text, version.text, numbers)
    here = _Here(version)
    return [_row(claim, became, before, version, here) for claim, became in zip(claims, found, strict=True)]


def silent_changes(version: ArticleVersion) -> list[ReanchoredRow]:
    """Return the claims whose number is another one in this version, which has no correction notice."""
    return [row for row in reanchored(version) if row.is_silent]


class _Here:
    """The claims of the new version, by what they repeat and by where their number stands."""

    def __init__(self, version: ArticleVersion) -> None:
        there = NumericClaim.objects.filter(mention__version=version).select_related("mention")
        self.by_place = {(each.mention.start, each.mention.end, each.part): each for each in there}
        by_pk = {each.pk: each for each in self.by_place.values()}
        same = ClaimLink.objects.filter(
            from_claim__mention__version=version, kind=LinkKind.SAME_STATEMENT.value
        )
        self.repeating = {link.to_claim_id: by_pk[link.from_claim_id] for link in same.order_by("-pk")}

    def claim(self, old: NumericClaim, place: Place | None) -> NumericClaim | None:
        if old.pk in self.repeating:
            return self.repeating[old.pk]
        return self.by_place.get((*place, old.part)) if place else None


def _row(
    claim: NumericClaim, became: Reanchored, before: ArticleVersion, version: ArticleVersion, here: _Here
) -> ReanchoredRow:
    places = claim.as_record().places()
    return ReanchoredRow(
        claim=claim,
        fate=became.fate,
        place=became.number,
        number_before=_words(places.number, before),
        number_after=_words(became.number, version),
        words_before=_words(places.quote, before),
        words_after=_words(became.quote, version),
        lost=tuple(Role(role).label for role in became.lost),
        is_silent=is_silent(became.fate, [version.correction_notice]),
        carried=here.claim(claim, became.number),
    )


def _words(place: Place | None, version: ArticleVersion) -> str:
    return " ".join(place.of(version.text).split()) if place else ""
