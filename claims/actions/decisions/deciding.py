"""What all decisions have in common: the number that was seen, the token that is sent once, the row that is kept."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.models import User

from claims.domain.proposed import MalformedProposal, Proposed, proposed_of
from claims.domain.terms import Verb
from claims.models import Decision, NumberMention, NumericClaim, state_mark
from newsledger.ledger.record import last_number
from newsledger.refusals import Refused, StaleRevision
from sources.models import ArticleVersion

from .meanwhile import told_meanwhile


@dataclass(frozen=True)
class Decided:
    """What became of a decision."""

    decision: Decision
    is_repeat: bool
    """Whether it was sent before: then nothing was written now."""
    claims: tuple[NumericClaim, ...] = ()
    """All that the number bears now, by their parts."""
    stays: tuple[str, ...] = ()
    """Of an undo: what couldn't be taken back because something else refers to it by now, in words."""


@dataclass(frozen=True)
class Number:
    """A number of a version as it is stored now: its mention, where it is marked, and its claims."""

    version: ArticleVersion
    start: int
    end: int
    mention: NumberMention | None
    claims: tuple[NumericClaim, ...]

    @property
    def words(self) -> str:
        return " ".join(self.version.text[self.start : self.end].split())

    def claim(self, part: int) -> NumericClaim | None:
        """Return the claim of this part; None where there is none."""
        return next((claim for claim in self.claims if claim.part == part), None)

    def proposed(self) -> Proposed | None:
        """Return what is proposed for it; None where nothing is.

        Raises: Refused, when what is stored can't be read as a proposal.
        """
        if self.mention is None or self.mention.proposal is None:
            return None
        try:
            return proposed_of(
                self.mention.proposal,
                self.version.text,
                article=self.version.article.slug,
                version=self.version.number,
                start=self.start,
                end=self.end,
            )
        except MalformedProposal as error:
            raise Refused(str(error), field="number") from error


def number_at(version: ArticleVersion, start: int, end: int) -> Number:
    """Return the number in these places as it is stored now.

    Raises: Refused, for places outside the text.
    """
    row = ArticleVersion.objects.select_related("article__outlet").get(pk=version.pk)
    if not 0 <= start < end <= len(row.text):
        raise Refused("There are no such words in the text: select the number again.", field="number")
    mention = NumberMention.objects.filter(version=row, start=start, end=end).first()
    claims = NumericClaim.objects.with_parts().filter(mention=mention).order_by("part") if mention else ()
    return Number(row, start, end, mention, tuple(claims))


def number_seen(version: ArticleVersion, start: int, end: int, mark: str) -> Number:
    """Return the number, which is as it was when the mark was made.

    Raises: StaleRevision, saying who decided what meanwhile; Refused as `number_at`.
    """
    number = number_at(version, start, end)
    if state_mark(number.mention, number.claims) != mark:
        raise StaleRevision(
            told_meanwhile(number.version, start, end, number.mention, number.claims), field="number"
        )
    return number


class Deciding:
    """A decision in the making. Made inside `ledger.writing()`, before anything is written."""

    def __init__(self, *, version: ArticleVersion, by: User, token: UUID) -> None:
        self.version, self.by, self.token = version, by, token
        self._began_at = last_number()

    def repeated(self, *verbs: Verb, place: tuple[int, int] | None = None) -> Decided | None:
        """Return what the token did when it was sent before; None the first time.

        Raises: Refused, when it was somebody else's, or decided something else.
        """
        known = Decision.objects.filter(token=self.token).select_related("by", "undoes").first()
        if known is None:
            return None
        if known.by_id != self.by.pk:
            raise Refused(
                "This page was made for somebody else: open it again and decide there.", field="token"
            )
        is_another = place is not None and place != known.place
        if known.version_id != self.version.pk or (verbs and known.verb not in verbs) or is_another:
            raise Refused("This was sent already, for something else: open the page again.", field="token")
        return Decided(known, True, self._claims(known.place))

    def done(
        self,
        verb: Verb,
        place: tuple[int, int] | None,
        *,
        undoes: Decision | None = None,
        stays: tuple[str, ...] = (),
    ) -> Decided:
        """Keep the decision with the entries it left, and return it."""
        ended_at = last_number()
        wrote = ended_at > self._began_at
        start, end = place or (None, None)
        decision = Decision(
            token=self.token,
            version=self.version,
            by=self.by,
            verb=verb.value,
            start=start,
            end=end,
            first_entry=self._began_at + 1 if wrote else None,
            last_entry=ended_at if wrote else None,
            undoes=undoes,
        )
        decision.save()
        return Decided(decision, False, self._claims(place), stays)

    def _claims(self, place: tuple[int, int] | None) -> tuple[NumericClaim, ...]:
        if place is None:
            return ()
        here = NumericClaim.objects.with_parts().filter(mention__version=self.version)
        return tuple(here.filter(mention__start=place[0], mention__end=place[1]).order_by("part"))
