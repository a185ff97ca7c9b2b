"""Last step: links between claims, of this load or stored before."""

import json
from dataclasses import dataclass, replace

from claims.actions import link_claim
from claims.bundles.comparing import differences
from claims.bundles.format import ClaimLinkPart, ToNumber, ToUid
from claims.bundles.places import locate, whole
from claims.domain.records import ClaimLinkRecord
from claims.models import NumericClaim
from newsledger.refusals import Refused
from sources.models import ArticleVersion

from .ground import IMPORTED, Incoming, Load


@dataclass(frozen=True)
class _SaidLink:
    path: str
    part: ClaimLinkPart
    record: ClaimLinkRecord

    @property
    def key(self) -> tuple[str, str]:
        return self.record.to, self.record.kind

    @property
    def field(self) -> str:
        return f"links.{self.record.kind} {self.record.to}"


def store_links(load: Load) -> None:
    for bundle in load.bundles:
        ids = {each.part.id: bundle.claim_uids[each.path] for each in bundle.said.claims if each.part.id}
        by_claim: dict[str, list[_SaidLink]] = {}
        for index, part in enumerate(bundle.file.bundle.links):
            path = f"$.links[{index}]"
            start = end = None
            faults_before = len(load.faults)
            with load.faults.at(bundle.file.file, f"{path}.from"):
                start = _own_claim(part.from_, ids)
            with load.faults.at(bundle.file.file, f"{path}.to"):
                end = _target(part, ids)
            if start is not None and end is not None:
                record = ClaimLinkRecord(end, str(part.kind), str(part.basis), part.note)
                by_claim.setdefault(start, []).append(_SaidLink(path, part, record))
            elif len(load.faults) == faults_before and (kept := start or end):
                load.report.kept("links", f"claim/{kept}", f"links.{part.kind}", "a link", None)
            load.step()
        for uid, links in by_claim.items():
            _link(load, bundle, uid, links)


def _target(part: ClaimLinkPart, ids: dict[str, str | None]) -> str | None:
    """Return the uid of the claim a link leads to; None where an editor's word keeps that claim out.

    Raises: Refused, AnchorError.
    """
    if isinstance(part.to, str):
        return _own_claim(part.to, ids)
    if isinstance(part.to, ToUid):
        if not NumericClaim.objects.filter(uid=part.to.uid).exists():
            raise Refused(f"There is no claim “{part.to.uid}”, neither stored nor in this load.")
        return part.to.uid
    return _claim_on_number(part.to)


def _own_claim(named: str, ids: dict[str, str | None]) -> str | None:
    if named not in ids:
        raise Refused(f"There is no claim with the id “{named}” in this file.")
    return ids[named]


def _claim_on_number(to: ToNumber) -> str:
    version = ArticleVersion.objects.filter(article__slug=to.article, number=to.version).first()
    if version is None:
        raise Refused(
            f"There is no version {to.version} of an article “{to.article}”, neither stored nor in this load."
        )
    start, end = locate(version.text, to.number, [whole(version.text)], to.occurrence)
    claims = NumericClaim.objects.filter(mention__version=version, mention__start=start, mention__end=end)
    claim = claims.filter(part=to.part).first()
    if claim is None:
        raise Refused(f"“{to.number}” in “{to.article}” bears no claim with part {to.part}.")
    return claim.uid


def _link(load: Load, bundle: Incoming, uid: str, links: list[_SaidLink]) -> None:
    """Give a claim the links it has never had, and tell what stands otherwise."""
    claim = NumericClaim.objects.with_parts().get(uid=uid)
    stored = {(link.to, link.kind): link for link in claim.as_record().links}
    once = _links_once_had(claim) if claim.revision > 1 else set()
    new = []
    for each in links:
        if (known := stored.get(each.key)) is not None:
            found = differences(claim.record, _comparable(each.record), _comparable(known))
            load.report.compared("links", [replace(one, field=f"{each.field}.{one.field}") for one in found])
        elif each.key in once:
            load.report.kept("links", claim.record, each.field, "a link", None)
        else:
            new.append(each)
    if not new:
        return
    load.report.created["links"] += len(new)
    try:
        _write(load, claim, new)
    except Refused:
        # The load is lost; which of the links is at fault shows when they come one at a time.
        for each in new:
            with load.faults.at(bundle.file.file, each.path, each.part):
                _write(load, NumericClaim.objects.with_parts().get(pk=claim.pk), [each])


def _write(load: Load, claim: NumericClaim, new: list[_SaidLink]) -> None:
    links = (*claim.as_record().links, *(each.record for each in new))
    link_claim(claim=claim, revision=claim.revision, links=links, by=load.by, action=IMPORTED)


def _comparable(link: ClaimLinkRecord) -> dict[str, str]:
    return {"basis": link.basis, "note": link.note}


def _links_once_had(claim: NumericClaim) -> set[tuple[str, str]]:
    """Return the target and kind of every link that the ledger remembers of the claim."""
    payloads = claim.history_of_this_row().values_list("payload", flat=True)
    return {(link["to"], link["kind"]) for payload in payloads for link in json.loads(payload)["links"]}
