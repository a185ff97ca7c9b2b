"""Undoing a decision: everything it wrote is as it was before, read from the ledger; or nothing is, and why is told."""

import json
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User

from claims.actions.attributions import create_attribution, discard_attribution, edit_attribution
from claims.actions.claims import create_claim, discard_claim, edit_claim
from claims.actions.mentions import restore_mentions
from claims.actions.quantities import create_quantity, discard_quantity, edit_quantity
from claims.domain.records import AttributionRecord, ClaimRecord, MentionRecord, QuantityRecord
from claims.domain.terms import Fate, Verb
from claims.models import Attribution, Decision, NumberMention, NumericClaim, Quantity
from newsledger.ledger import record as ledger
from newsledger.ledger.chain import canonical_json
from newsledger.ledger.models import LedgerEntry, Recorded
from newsledger.refusals import Refused
from sources.actions import create_source, discard_source, edit_source, is_referred_to
from sources.domain.records import SourceRecord
from sources.models import ArticleVersion, Source

from .deciding import Decided, Deciding
from .leftovers import is_others_too
from .meanwhile import of_entry

Payload = dict[str, Any]
Place = tuple[int, int]
NOTHING: Payload = {}


@ledger.writing()
def undo_decision(*, version: ArticleVersion, by: User, token: UUID) -> Decided:
    """Take back this person's newest decision on the version that still stands, and return what that left.

    Numbers are undecided again with their very proposals, edits are as before, what was made goes unless something
    else refers to it by now (`Decided.stays` says so). Once more goes one decision further back. What was sent to
    review isn't undone, nor is an undo.
    Raises: Refused, when there is nothing to undo, or somebody changed the number since: then nothing is written.
    """
    deciding = Deciding(version=version, by=by, token=token)
    if (repeat := deciding.repeated(Verb.UNDONE)) is not None:
        return repeat
    stands = Decision.objects.filter(version=version, by=by, undone_by=None, first_entry__isnull=False)
    decision = stands.exclude(verb__in=[Verb.UNDONE.value, Verb.SUBMITTED.value]).order_by("-pk").first()
    if decision is None:
        raise Refused("There is nothing of yours to undo in this text.")
    row = ArticleVersion.objects.select_related("article__outlet").get(pk=version.pk)
    stays = _Undoing(row, decision, by).undo()
    return deciding.done(Verb.UNDONE, decision.place, undoes=decision, stays=tuple(stays))


@dataclass(frozen=True)
class _Written:
    """What a decision made of one record."""

    record: str
    before: Payload
    """As it was; nothing when it wasn't there."""
    after: Payload
    """As the decision left it; nothing when it was discarded."""

    @property
    def kind(self) -> str:
        return self.record.partition("/")[0]

    @property
    def name(self) -> str:
        return self.record.partition("/")[2]


@dataclass
class _Undoing:
    version: ArticleVersion
    decision: Decision
    by: User
    stays: list[str] = field(default_factory=list)

    def undo(self) -> list[str]:
        """Take everything back, the last thing first, and return what stays all the same."""
        undo: dict[str, Callable[[_Written], None]] = {
            "claim": self._claim,
            "mentions": self._mentions,
            "attribution": self._attribution,
            "source": self._source,
            "quantity": self._quantity,
        }
        for written in reversed(_written_by(self.decision)):
            undo[written.kind](written)
        return self.stays

    @property
    def words(self) -> str:
        start, end = self.decision.start, self.decision.end
        return " ".join(self.version.text[start:end].split())

    def _claim(self, written: _Written) -> None:
        row = NumericClaim.objects.with_parts().filter(uid=written.name).first()
        self._refuse_if_changed(row, written)
        if row is None:
            create_claim(content=ClaimRecord.from_payload(written.before), by=self.by)
        elif written.before:
            content = ClaimRecord.from_payload(written.before)
            edit_claim(claim=row, revision=row.revision, content=content, by=self.by)
        else:
            discard_claim(claim=row, revision=row.revision, by=self.by, frees_number=False)

    def _attribution(self, written: _Written) -> None:
        row = Attribution.objects.with_parts().filter(uid=written.name).first()
        if row is not None and not written.before:
            if self._may_go(row, written, "the attribution", parts=("links",)):
                discard_attribution(attribution=row, revision=row.revision, by=self.by)
            return
        self._refuse_if_changed(row, written)
        content = AttributionRecord.from_payload(written.before)
        if row is None:
            create_attribution(content=content, by=self.by)
        else:
            edit_attribution(attribution=row, revision=row.revision, content=content, by=self.by)

    def _source(self, written: _Written) -> None:
        row = Source.objects.with_parts().filter(slug=written.name).first()
        if row is None:
            if written.before and not written.after:
                create_source(content=SourceRecord.from_payload(written.before), by=self.by)
        elif not written.before:
            if self._may_go(row, written, f"the source “{row}”", parts=("aliases", "affiliations")):
                discard_source(source=row, revision=row.revision, by=self.by)
        elif _is(row, written.after):
            content = SourceRecord.from_payload(written.before)
            edit_source(source=row, revision=row.revision, content=content, by=self.by)
        else:
            self.stays.append(f"what the source “{row}” says: it was changed again since")

    def _quantity(self, written: _Written) -> None:
        row = Quantity.objects.with_parts().filter(slug=written.name).first()
        if row is None:
            if written.before and not written.after:
                create_quantity(content=QuantityRecord(**written.before), by=self.by)
        elif not written.before:
            if self._may_go(row, written, f"the quantity “{row}”", parts=()):
                discard_quantity(quantity=row, revision=row.revision, by=self.by)
        elif _is(row, written.after):
            content = QuantityRecord(**written.before)
            edit_quantity(quantity=row, revision=row.revision, content=content, by=self.by)
        else:
            self.stays.append(f"what the quantity “{row}” says: it was changed again since")

    def _may_go(self, row: Recorded, written: _Written, called: str, *, parts: tuple[str, ...]) -> bool:
        """Return whether what was made may go again; if not, why is kept to be told."""
        if is_referred_to(row, parts=parts):
            self.stays.append(f"{called}: something else refers to it by now")
        elif not _is(row, written.after) or is_others_too(row, by=self.by):
            self.stays.append(f"{called}: it was changed since")
        else:
            return True
        return False

    def _mentions(self, written: _Written) -> None:
        before, after = _by_place(written.before), _by_place(written.after)
        changed = sorted(
            place for place in before.keys() | after.keys() if before.get(place) != after.get(place)
        )
        restored: list[MentionRecord] = []
        gone: list[Place] = []
        for place in changed:
            here = NumberMention.objects.filter(version=self.version, start=place[0], end=place[1])
            now = here.first()
            if place in after and (now is None or now.as_record() != MentionRecord(**after[place])):
                raise Refused(self._since(f"“{self.words}”"))
            keeps_claim = place in before and before[place]["fate"] == Fate.CLAIM
            if not keeps_claim and here.filter(claims__isnull=False).exists():
                raise Refused(self._since(f"“{self.words}”"))
            if place not in before:
                gone.append(place)
            elif place in after or (now is None and not self._is_taken(place, changed)):
                restored.append(MentionRecord(**before[place]))
        restore_mentions(version=self.version, mentions=restored, gone=gone, by=self.by)

    def _is_taken(self, place: Place, changed: Collection[Place]) -> bool:
        """Return whether words of a number that was dropped belong to another one by now."""
        across = NumberMention.objects.filter(version=self.version, start__lt=place[1], end__gt=place[0])
        taken = any(each not in changed for each in across.values_list("start", "end"))
        if taken:
            words = " ".join(self.version.text[slice(*place)].split())
            self.stays.append(f"“{words}” without a mark: another number was marked across it since")
        return taken

    def _refuse_if_changed(self, row: Recorded | None, written: _Written) -> None:
        """Refuse to undo what isn't as the decision left it."""
        if (row is None and written.after) or (row is not None and not _is(row, written.after)):
            raise Refused(self._since(f"“{self.words}”", written.record))

    def _since(self, what: str, record: str | None = None) -> str:
        """Return who did what with it since the decision."""
        wrote = LedgerEntry.objects.filter(number__gt=self.decision.last_entry).defer("payload")
        if record is not None:
            entry = wrote.filter(record=record).order_by("-number").first()
        else:
            entry = None
            here = Decision.objects.filter(
                version=self.version,
                start__lt=self.decision.end,
                end__gt=self.decision.start,
                pk__gt=self.decision.pk,
            )
            if (later := here.select_related("by").order_by("-pk").first()) is not None:
                return f"{what} was decided anew since by {later.by}: {Verb(later.verb).label}. It can’t be undone."
        if entry is None:
            return f"{what} was changed since: it can’t be undone any more."
        return f"{what} was changed since by {entry.by}: {of_entry(entry)}. It can’t be undone any more."


def _written_by(decision: Decision) -> list[_Written]:
    """Return what the decision made of each record, in the order in which it was done with them."""
    entries = LedgerEntry.objects.filter(number__range=(decision.first_entry, decision.last_entry))
    first: dict[str, LedgerEntry] = {}
    last: dict[str, LedgerEntry] = {}
    for entry in entries.order_by("number"):
        first.setdefault(entry.record, entry)
        last.pop(entry.record, None)
        last[entry.record] = entry
    written = []
    for record, entry in last.items():
        one_before = LedgerEntry.objects.filter(record=record, revision=first[record].revision - 1).first()
        before = json.loads(one_before.payload) if one_before else NOTHING
        written.append(_Written(record, before, json.loads(entry.payload)))
    return written


def _by_place(payload: Payload) -> dict[Place, Payload]:
    # As the ledger has them: of a thousand numbers one or two are asked for.
    return {(each["start"], each["end"]): each for each in payload.get("mentions", ())}


def _is(row: Any, payload: Payload) -> bool:
    """Return whether the row says what the ledger kept."""
    return canonical_json(row.as_record().payload()) == canonical_json(payload)
