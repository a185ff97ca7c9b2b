"""Acts of crediting: who says a number, as far as that doesn't depend on which number is asked about.

Every act points to the voices it may count as, its *options*: the bodies at whose top its origin stands, itself
where it stands alone.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from functools import cached_property

from claims.domain.chains import Link, Window
from claims.domain.statements import Credit, Dossier, Party, Relation, Statement, said_on
from claims.domain.terms import LinkKind, Stance
from sources.domain.fingerprints import words_of
from sources.domain.terms import SourceKind

AGAINST = (Stance.DENIES, Stance.DOUBTS, Stance.WITHDRAWS)
"""An origin that takes one of these stances stands behind no number."""

WORKS = (
    SourceKind.DOCUMENT,
    SourceKind.DATASET,
    SourceKind.IMAGERY,
    SourceKind.BROADCAST,
    SourceKind.SOCIAL_POST,
)

Option = tuple[str, Hashable]
"""A voice an act may count as: ("party", id), or ("act", its own id) where it is nobody's but its own."""


@dataclass
class Crediting:
    """One act of crediting, or one claim that credits nobody."""

    id: Hashable
    """The attribution's uid; where there is none, the claim's."""
    credit: Credit | None
    home: list[Statement]
    """The claims that bring it: those that rest on it and don't take it from elsewhere."""
    options: frozenset[Option]
    ties: tuple[frozenset[Option], ...]
    """Of each origin the voices it counts as; where it belongs to several bodies, it makes them one voice."""
    signs: frozenset[Hashable]
    """Where two acts have one in common they are one in two copies, or in two versions of an article."""

    @property
    def asserts(self) -> bool:
        """Whether the number is stated, not only confirmed."""
        return self.credit is None or any(link.stance == Stance.ASSERTS for link in self.credit.origins)

    @property
    def speakers(self) -> frozenset[Hashable]:
        """The parties that are credited; of a claim that credits nobody, its outlet."""
        if self.credit is None:
            return frozenset([self.home[0].outlet])
        return frozenset(link.speaker for link in self.credit.origins if link.speaker is not None)


@dataclass(frozen=True)
class Inside:
    """What a derived claim credits with a number that came through them anyway: no act, but voices it may be."""

    options: frozenset[Option] = frozenset()
    ties: tuple[frozenset[Option], ...] = ()


class Acts:
    """All acts of a dossier, and which of them each claim rests on."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self._bodies = dossier.bodies
        # By date and uid, so that no answer depends on the order of entry.
        self.claims = sorted(dossier.statements.values(), key=in_time)
        self.by_id: dict[Hashable, Crediting] = {}
        self.own: dict[Hashable, tuple[Hashable, ...]] = {}
        """From a claim to the acts it brings of its own."""
        self.behind: dict[Hashable, tuple[Hashable, ...]] = {}
        """From a claim to the acts it rests on: its own, and those of the claims it derives from."""
        self.inside: dict[Hashable, Inside] = {}
        self._chains: dict[Hashable, frozenset[Hashable]] = {}
        # Origins first: what a claim rests on and through whom it came is known of those it derives from.
        for claim in dossier.in_order_of_derivation(self.claims):
            self.own[claim.id] = own = tuple(self._acts_of(claim))
            self.behind[claim.id] = self._behind(claim, own)
        self.same_statements = tuple(self._same_statements())

    def __getitem__(self, act: Hashable) -> Crediting:
        return self.by_id[act]

    def stated(self, claim: Hashable) -> list[Hashable]:
        """Return the acts that are the claim's statement; who only confirms it is another voice."""
        acts = self.own.get(claim) or self.behind.get(claim, ())
        return [uid for uid in acts if self.by_id[uid].asserts] or list(acts)

    def party(self, party: Hashable | None) -> Party | None:
        return None if party is None else self.dossier.parties.get(party)

    def _same_statements(self) -> Iterable[Relation]:
        """Yield the links that say so; between a claim and one it derives from they say nothing new."""
        for each in sorted(self.dossier.relations, key=lambda each: (str(each.start), str(each.end))):
            if (
                each.kind == LinkKind.SAME_STATEMENT
                and each.end not in self.dossier.ancestors(each.start)
                and each.start not in self.dossier.ancestors(each.end)
            ):
                yield each

    def _behind(self, claim: Statement, own: tuple[Hashable, ...]) -> tuple[Hashable, ...]:
        parents = [self.behind[uid] for uid in self.dossier.derivations.get(claim.id, ())]
        if not own and len(parents) == 1:
            # The same tuple all along a chain, however long.
            return parents[0]
        return tuple(dict.fromkeys(uid for acts in (own, *parents) for uid in acts))

    def _acts_of(self, claim: Statement) -> Iterable[Hashable]:
        """Yield the acts the claim brings of its own, and remember them."""
        derives = bool(self.dossier.derivations.get(claim.id))
        chain = self._chain(claim)
        for credit in claim.credits:
            if any(link.stance in AGAINST for link in credit.origins):
                continue
            if derives and any(self._is_inside(link, chain) for link in credit.origins):
                ties = tuple(self._voices(claim, credit))
                known_inside = self.inside.get(claim.id, Inside())
                self.inside[claim.id] = Inside(known_inside.options.union(*ties), (*known_inside.ties, *ties))
                continue
            known = self.by_id.get(credit.id)
            if known is None:
                ties = tuple(dict.fromkeys(self._voices(claim, credit)))
                options = frozenset().union(*ties)
                self.by_id[credit.id] = Crediting(
                    credit.id, credit, [claim], options, ties, self._signs(claim, credit)
                )
            else:
                known.home.append(claim)
            yield credit.id
        if not claim.credits and not derives:
            options = self._party_options(claim.outlet, said_on(claim))
            self.by_id[claim.id] = Crediting(claim.id, None, [claim], options, (options,), self._signs(claim))
            yield claim.id

    def _chain(self, claim: Statement) -> frozenset[Hashable]:
        """Return everybody through whom the claim's number came, publishers too, with their bodies."""
        if claim.id not in self._chains:
            found: set[Hashable] = set()
            for uid in self.dossier.derivations.get(claim.id, ()):
                parent = self.dossier.statements[uid]
                members = {parent.outlet, parent.agency}
                members |= {link.speaker for credit in parent.credits for link in credit.links}
                members.discard(None)
                found |= self._chain(parent) | members.union(*map(self._bodies.of, members))
            self._chains[claim.id] = frozenset(found)
        return self._chains[claim.id]

    def _is_inside(self, link: Link, chain: frozenset[Hashable]) -> bool:
        """Return whether an origin is one of those the number came through anyway: then it is no other voice."""
        if link.speaker is None:
            return True
        return not ({link.speaker} | self._bodies.of(link.speaker)).isdisjoint(chain)

    def _voices(self, claim: Statement, credit: Credit) -> Iterable[frozenset[Option]]:
        """Yield, for each origin of the credit, the voices it counts as: several where it belongs to several."""
        when = credit.said or claim.published
        for link in credit.origins:
            yield self._link_options(claim, credit, link, when)

    def _link_options(
        self, claim: Statement, credit: Credit, link: Link, when: Window | None
    ) -> frozenset[Option]:
        party = self.party(link.speaker)
        if party is not None and party.is_named:
            return self._party_options(party.id, when)
        bodies = frozenset() if party is None else self._bodies.tops(party.id, when) - {party.id}
        found = frozenset(("party", body) for body in bodies)
        # Somebody in a document: the document is what the number rests on.
        if len(credit.steps) > 1:
            works = [self.party(relay.speaker) for relay in credit.steps[1].links]
            if all(work is not None and work.kind in WORKS for work in works):
                found = found.union(*(self._party_options(work.id, when) for work in works if work))
        if found:
            return found
        if party is not None:
            # "Western officials" are the same people throughout one article, and nowhere else.
            return frozenset([("act", (claim.article, party.id))])
        return frozenset([("act", credit.id)])

    def _party_options(self, party: Hashable, when: Window | None) -> frozenset[Option]:
        return frozenset(("party", top) for top in self._bodies.tops(party, when))

    def _signs(self, claim: Statement, credit: Credit | None = None) -> frozenset[Hashable]:
        families: set[Hashable] = set()
        if claim.article in self._rewritten:
            families.add(("article", claim.article))
        outlet = self.party(claim.outlet)
        if claim.agency is not None:
            families.add(("agency", claim.agency))
        elif outlet is not None and outlet.kind == SourceKind.NEWS_AGENCY:
            families.add(("agency", outlet.id))
        if not families or not claim.quote:
            return frozenset()
        words = " ".join(words_of(claim.quote))
        voices: set[Hashable] = set()
        if credit is None:
            voices.add("nobody")
        else:
            voices.add(tuple(sorted(str(link.speaker) for link in credit.origins)))
            said = tuple(sorted(" ".join(words_of(link.words)) for link in credit.origins))
            if all(said):
                voices.add(said)
        return frozenset((family, words, voice) for family in families for voice in voices)

    @cached_property
    def _rewritten(self) -> frozenset[Hashable]:
        """The articles of which claims of several versions are here."""
        versions: dict[Hashable, set[int]] = {}
        for claim in self.claims:
            versions.setdefault(claim.article, set()).add(claim.version)
        return frozenset(article for article, numbers in versions.items() if len(numbers) > 1)


def in_time(claim: Statement) -> tuple[str, str]:
    """Return what orders claims by the day by which the number had been said, unknown days last, then by uid."""
    when = said_on(claim)
    day = (when.until or when.since) if when else None
    return (day.isoformat() if day else "9999-99", str(claim.id))
