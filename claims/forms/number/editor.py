"""The whole form of a number: its claim, and a credit after the other."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from typing import Any

from django import forms

from claims.domain.drafts import DraftAttribution
from claims.domain.records import (
    AttributionRecord,
    CreditRecord,
    LinkRecord,
    SpanRecord,
)
from claims.domain.terms import Role
from claims.forms.words import Window, Words
from claims.models import NumericClaim
from claims.presenters.number import Standing
from newsledger.ledger.forms import RefusedInParts
from newsledger.refusals import Refused
from sources.domain.records import SourceRecord
from sources.domain.terms import Anonymity, SourceKind
from sources.models import ArticleVersion, Source

from .chain import Chain, ChainForm, StepForm, Steps
from .claim import NumberForm


class SeenForm(forms.Form):
    """What the editor had before them: the mark of the number's card, which of its claims, and the decision's token."""

    token = forms.UUIDField(widget=forms.HiddenInput)
    mark = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    part = forms.IntegerField(required=False, min_value=1, max_value=32_000, widget=forms.HiddenInput)
    decided_as = forms.CharField(required=False, max_length=150, widget=forms.HiddenInput)


class NumberEditor:
    """The whole form of a number: the claim, its chains and their steps."""

    def __init__(
        self,
        data: Any = None,
        *,
        version: ArticleVersion,
        number: Window,
        standing: Standing,
        quantity: str = "",
        quote: Window | None = None,
        offered: Iterable[tuple[str, str]] = (),
        new_step: bool = False,
    ) -> None:
        """Make the editor of the number at this place.

        `quantity` and `quote` are what a claim begins with that isn't stored yet; `offered` are the attributions
        of the text that can be shared, by uid; `new_step` asks for a relay more than there are.
        """
        self.version, self.standing = version, standing
        self.credited: list[DraftAttribution] = []
        self.new_sources: dict[str, SourceRecord] = {}
        self.claim = NumberForm(
            data,
            instance=standing.claim or NumericClaim(proposed_by=standing.proposed_by),
            text=version,
            number=number,
        )
        if standing.claim is None:
            if standing.record is not None:
                self.claim.fill(standing.record)
            elif quote is not None:
                self.claim.initial["quote"] = Words(version.text[slice(*quote)], place=quote)
            self.claim.initial["quantity"] = quantity
        sources = _sources_of(standing)
        offered = list(offered)
        begins: list[Any] = [*standing.credits, (None, None)]
        self.chains = [
            self._chain(data, at, credit, record, sources, offered, new_step and at == 0)
            for at, (credit, record) in enumerate(begins)
        ]

    def _chain(
        self,
        data: Any,
        at: int,
        credit: CreditRecord | None,
        record: AttributionRecord | None,
        sources: Mapping[str, SourceRecord],
        offered: list[tuple[str, str]],
        new_step: bool,
    ) -> Chain:
        prefix = f"chain{at}"
        row, others = self.standing.stored.get(record.uid, (None, 0)) if record else (None, 0)
        initial: dict[str, Any] = (
            {"scope": credit.scope, "manner": record.manner} if credit and record else {}
        )
        if row is not None:
            initial |= {"uid": row.uid, "revision": row.revision}
        form = ChainForm(
            data,
            prefix=prefix,
            initial=initial,
            offered=[each for each in offered if row is None or each[0] != row.uid],
        )
        begins = [_step(link, sources) for link in record.links] if record else []
        steps = Steps(data, prefix=f"{prefix}-steps", initial=begins)
        for place, step in enumerate(steps.forms):
            step.path = f"{prefix}.{place}"
            # A script shows the spare steps one by one as they are asked for.
            step.is_spare = place >= max(len(begins), not record) + new_step and not step.is_bound
            if new_step and place == len(begins):
                step.fields["source"].widget.attrs["autofocus"] = True
        return Chain(form, steps, others, record if row is not None else None, is_spare=record is None)

    def is_valid(self) -> bool:
        """Return whether all of it can be stored. Every part is checked, so that all is told at once."""
        parts = [self.claim, *(part for chain in self.chains for part in (chain.form, chain.steps))]
        if not all([part.is_valid() for part in parts]):  # noqa: C419  # none is left out
            return False
        try:
            self.credited = [said for chain in self.chains if (said := self._credited(chain)) is not None]
        except RefusedInParts as several:
            self._add_refusals(several.refusals)
            return False
        self.record = self.claim.record(credited=())
        return True

    def renew(self) -> None:
        """Base the form on what is stored now, so that it can be sent again as it is."""
        for chain in self.chains:
            if "revision" in chain.form.initial:
                data: Any = chain.form.data.copy()  # type: ignore[attr-defined]  # a QueryDict
                data[chain.form.add_prefix("revision")] = chain.form.initial["revision"]
                chain.form.data = data

    def _add_refusals(self, refusals: Iterable[Refused]) -> None:
        """Put what was refused beside the words it is about."""
        steps = {step.path: step for chain in self.chains for step in chain.steps.forms}
        for refusal in refusals:
            path, _, name = refusal.field.rpartition(".")
            if path in steps and name in steps[path].fields:
                steps[path].add_refusal(name, refusal)
            else:
                self.refuse(refusal)

    def refuse(self, refusal: Refused) -> None:
        """Put what an action refused where it belongs."""
        name = self.claim.field_of.get(refusal.field, refusal.field)
        self.claim.add_refusal(name if name in self.claim.fields else None, refusal)

    def _credited(self, chain: Chain) -> DraftAttribution | None:
        """Return the credit as it was left; None for one that isn't there or was taken away.

        Raises: RefusedInParts, for words that are not to be found.
        """
        said = chain.form.cleaned_data
        if said["gone"]:
            return None
        if said["shared"]:
            return DraftAttribution(uid=said["shared"], scope=said["scope"])
        voices = [step for step in chain.steps.forms if step.cleaned_data and not step.is_blank]
        if not voices:
            return None
        stored = chain.stored
        content = AttributionRecord(
            uid=stored.uid if stored else "",
            article=self.version.article.slug,
            version=self.version.number,
            manner=said["manner"],
            original_language=stored.original_language if stored else "",
            links=tuple(self._links(voices)),
        ).in_order()
        self.new_sources |= {step.new_source.name: step.new_source for step in voices if step.new_source}
        if stored is not None and content == stored:
            return DraftAttribution(uid=stored.uid, scope=said["scope"])
        if stored is not None and not said["only_here"]:
            return DraftAttribution(stored.uid, said["revision"], content, scope=said["scope"])
        return DraftAttribution(content=replace(content, uid=""), scope=said["scope"])

    def _links(self, voices: list[StepForm]) -> Iterator[LinkRecord]:
        """Yield the steps with the words found, their positions without gaps."""
        quote = next((span for span in self.claim.spans if span.role == Role.QUOTE), None)
        windows = [(quote.start, quote.end)] if quote else []
        windows.append((0, len(self.version.text)))
        said: list[LinkRecord] = []
        refusals: list[Refused] = []
        for step in voices:
            try:
                said.append(step.record(self.version.text, windows))
            except RefusedInParts as several:
                refusals += several.refusals
        if refusals:
            raise RefusedInParts(refusals)
        together = groupby(sorted(said, key=lambda link: link.position), key=lambda link: link.position)
        for position, (_, links) in enumerate(together):
            yield from (replace(link, position=position) for link in links)


def _sources_of(standing: Standing) -> dict[str, SourceRecord]:
    """Return whom the chains credit, by what the links call them: stored ones by slug, proposed ones by name."""
    said = {link.source for _, record in standing.credits for link in record.links if link.source}
    slugs = said - standing.sources.keys()
    rows = Source.objects.filter(slug__in=slugs) if slugs else ()
    stored = {row.slug: SourceRecord(row.slug, row.name, row.kind, row.anonymity) for row in rows}
    return {**stored, **standing.sources}


def _step(link: LinkRecord, sources: Mapping[str, SourceRecord]) -> dict[str, Any]:
    """Return what a step begins with. What the source is stands there for another name that is typed over its own."""
    credited = sources.get(link.source or "")
    words = {role: _words(link.span(role)) for role in ("source", "cue", "date")}
    return {
        "position": link.position,
        "source": credited.name if credited else "",
        "kind": credited.kind if credited else SourceKind.GROUP.value,
        "anonymity": credited.anonymity if credited else Anonymity.NAMED.value,
        "stance": link.stance,
        "access": link.access,
        "said_on": link.said_on,
        "words": words["source"],
        "cue": words["cue"],
        "date_words": words["date"],
    }


def _words(span: SpanRecord | None) -> Words | None:
    return Words(span.exact, place=(span.start, span.end)) if span else None
