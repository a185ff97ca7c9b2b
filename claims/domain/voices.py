"""Voices: whom a claim credits, who passed its number on, and which of them speak for one body."""

from collections.abc import Collection, Hashable, Iterable

from claims.domain.chains import Link
from claims.domain.statements import Credit, Dossier, Statement


class Voices:
    """The parties of a dossier, each with the bodies as whose words its own count, at any time.

    Two voices are rather taken for one than for two: a tie that ended, or began later, counts too.
    """

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._bodies = dossier.bodies

    def bodies(self, party: Hashable) -> frozenset[Hashable]:
        """Return the bodies the party rolls up to, and itself."""
        return self._bodies.of(party) | {party}

    def certain_bodies(self, party: Hashable | None) -> frozenset[Hashable]:
        """Return by what two claims' voices are told to be one: an unnamed party's bodies alone, nobody's none.

        Two articles' "Western officials" are one party, but not by that the same people.
        """
        if party is None:
            return frozenset()
        known = self._dossier.parties.get(party)
        return self.bodies(party) if known is None or known.is_named else self.bodies(party) - {party}

    def share(self, one: Hashable, other: Hashable) -> bool:
        """Return whether both are the same party, or roll up to a body in common."""
        return self._bodies.share(one, other)

    def any_shares(self, some: Iterable[Hashable], others: Collection[Hashable]) -> bool:
        return any(self.share(one, other) for one in some for other in others)

    def name(self, party: Hashable) -> str:
        found = self._dossier.parties.get(party)
        return str(party) if found is None else found.name

    def names(self, parties: Iterable[Hashable]) -> str:
        """Return the parties' names in order of the alphabet, as a list in words."""
        return ", ".join(sorted({self.name(party) for party in parties}))


def first_named(credit: Credit) -> tuple[Link, ...]:
    """Return the links of the step nearest the origin at which the text identifies anybody."""
    for step in credit.steps:
        if found := tuple(link for link in step.links if link.speaker is not None):
            return found
    return ()


def credited(statement: Statement) -> set[Hashable]:
    """Return whom the claim names as its origins: the first in each chain that the text identifies."""
    return {link.speaker for credit in statement.credits for link in first_named(credit)}


def named(statement: Statement) -> set[Hashable]:
    """Return everybody whom the claim's chains identify, origins and relays."""
    links = (link for credit in statement.credits for link in credit.links)
    return {link.speaker for link in links if link.speaker is not None}


def passed_on_by(statement: Statement) -> set[Hashable]:
    """Return who passed the number on: relays, the outlet, the agency whose text it is."""
    passed = (named(statement) - credited(statement)) | {statement.outlet}
    return passed if statement.agency is None else passed | {statement.agency}
