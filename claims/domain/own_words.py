"""Which of a dossier's words are one source's own: said by it, or by whoever's words count as its own on that day."""

from collections.abc import Hashable, Iterable, Mapping
from functools import lru_cache

from claims.domain.chains import Link, Window
from claims.domain.statements import Credit, Statement
from claims.domain.terms import Stance
from sources.domain.edtf import parse_edtf

HOLDING = (Stance.ASSERTS, Stance.CONFIRMS)
"""An origin that takes one of these stances stands behind the number."""


class OwnWords:
    """A source's words: those of the parties that count as it, each with the days on which it does."""

    def __init__(self, speakers: Mapping[Hashable, Iterable[Window]]) -> None:
        self._speakers = {party: tuple(windows) for party, windows in speakers.items()}

    def is_own(self, party: Hashable | None, when: Window | None) -> bool:
        """Return whether the party's words of one of these days are the source's; of an unknown day they may be."""
        windows = self._speakers.get(party, ()) if party is not None else ()
        return any(when is None or window.meets(when) for window in windows)

    def said_in(self, statement: Statement) -> Credit | None:
        """Return the credit by which the claim's number is the source's own, the one that dates it first."""
        found = [
            credit
            for credit in statement.credits
            if any(
                link.stance in HOLDING and self.is_own(link.speaker, _when(link, statement))
                for link in credit.origins
            )
        ]
        return min(found, key=lambda credit: credit.said is None, default=None)

    def is_among_origins(self, credit: Credit, statement: Statement) -> bool:
        """Return whether one of the credit's origins is the source's own voice, whatever its stance."""
        return any(self.is_own(link.speaker, _when(link, statement)) for link in credit.origins)

    def taken_back_in(self, statement: Statement) -> bool:
        return self._takes(statement, (Stance.WITHDRAWS,))

    def stands_against(self, statement: Statement) -> bool:
        """Return whether the source denies, doubts or takes back the claim's number."""
        return self._takes(statement, (Stance.DENIES, Stance.DOUBTS, Stance.WITHDRAWS))

    def relayed_in(self, statement: Statement) -> tuple[Credit, ...]:
        """Return the credits in which the source passed on another's number."""
        return tuple(
            credit
            for credit in statement.credits
            if any(
                self.is_own(link.speaker, _when(link, statement))
                for step in credit.steps[1:]
                for link in step.links
            )
        )

    def has_published(self, statement: Statement) -> bool:
        return self.is_own(statement.outlet, statement.published)

    def _takes(self, statement: Statement, stances: tuple[Stance, ...]) -> bool:
        return any(
            link.stance in stances and self.is_own(link.speaker, _when(link, statement))
            for credit in statement.credits
            for link in credit.origins
        )


def saying_of(statement: Statement, credit: Credit | None) -> Window | None:
    """Return when the credit's origin spoke, as far as the text or else the day of publication tells."""
    return statement.published if credit is None or credit.said is None else credit.said


def _when(link: Link, statement: Statement) -> Window | None:
    return _days(link.said_on) if link.said_on else statement.published


@lru_cache(maxsize=4096)
def _days(text: str) -> Window:
    day = parse_edtf(text)
    return Window(day.first, day.last)
