"""Third step: what stands in the texts: attributions, the numbers' fates, claims."""

from dataclasses import replace

from claims.actions import create_attribution, create_claim
from claims.bundles.comparing import comparable_attribution, comparable_claim, differences
from claims.bundles.resolving import SaidAttribution, SaidClaim, places_of, resolve
from claims.domain.records import AttributionRecord, ClaimRecord
from claims.models import Attribution, NumericClaim
from sources.actions import key_of
from sources.models import ArticleVersion

from .fates import Fates
from .ground import IMPORTED, Incoming, Load


def resolve_words(load: Load) -> None:
    """Find every bundle's words in its texts."""
    for bundle in load.bundles:
        bundle.said = resolve(
            bundle.file,
            article=bundle.article.slug,
            outlet_key=key_of(bundle.article.outlet.name),
            names=bundle.names,
            faults=load.faults,
        )


def store_attributions(load: Load) -> None:
    for bundle in load.bundles:
        rows = Attribution.objects.with_parts().filter(version__article=bundle.article)
        stored = {row.uid: row.as_record() for row in rows}
        by_places = {(record.version, places_of(record)): record for record in stored.values()}
        for each in bundle.said.attributions:
            known = stored.get(each.record.uid)
            # An outlet that was renamed since gives another uid to the same words.
            if known is None and not each.part.uid:
                known = by_places.get((each.record.version, places_of(each.record)))
            bundle.attribution_uids[each.part.id] = known.uid if known else each.record.uid
            if known is None:
                with load.faults.at(bundle.file.file, each.path, each.part):
                    create_attribution(content=each.record, by=load.by, action=IMPORTED)
                    load.report.created["attributions"] += 1
            else:
                _compare_attribution(load, each, known)
            load.step()
        for uid in sorted(stored.keys() - set(bundle.attribution_uids.values())):
            load.report.not_said(f"attribution/{uid}")


def _compare_attribution(load: Load, said: SaidAttribution, stored: AttributionRecord) -> None:
    found = differences(
        f"attribution/{stored.uid}",
        comparable_attribution(load.mergers.attribution(replace(said.record, uid=stored.uid))),
        comparable_attribution(load.mergers.attribution(stored)),
    )
    load.report.compared("attributions", found)


def store_claims(load: Load) -> None:
    """Compare the claims that are stored, and store the others with their numbers."""
    for bundle in load.bundles:
        rows = NumericClaim.objects.with_parts().filter(mention__version__article=bundle.article)
        stored = {row.uid: row.as_record() for row in rows}
        by_number = {(each.version, each.start, each.end, each.part): each for each in stored.values()}
        new: list[SaidClaim] = []
        for each in (_credited(said, bundle.attribution_uids) for said in bundle.said.claims):
            record = each.record
            known = stored.get(record.uid) or by_number.get(
                (record.version, record.start, record.end, record.part)
            )
            if known is None:
                new.append(each)
            else:
                bundle.claim_uids[each.path] = known.uid
                _compare_claim(load, each, known)
                load.step()
        for uid in sorted(stored.keys() - set(bundle.claim_uids.values())):
            load.report.not_said(f"claim/{uid}")
        kept_out = _store_mentions(load, bundle, new)
        for each in new:
            bundle.claim_uids[each.path] = None if each.path in kept_out else each.record.uid
            if each.path not in kept_out:
                with load.faults.at(bundle.file.file, each.path, each.part):
                    create_claim(content=each.record, by=load.by, action=IMPORTED)
                    load.report.created["claims"] += 1
            load.step()


def _credited(said: SaidClaim, uids: dict[str, str]) -> SaidClaim:
    """Return the claim naming its attributions by uid instead of by the bundle's own ids."""
    rests_on = (replace(credit, attribution=uids[credit.attribution]) for credit in said.record.attributions)
    return replace(said, record=replace(said.record, attributions=tuple(rests_on)).in_order())


def _compare_claim(load: Load, said: SaidClaim, stored: ClaimRecord) -> None:
    # A uid the program made says no more than the place it is made of.
    record = said.record if said.part.uid else replace(said.record, uid=stored.uid)
    found = differences(
        f"claim/{stored.uid}",
        comparable_claim(load.mergers.claim(record)),
        comparable_claim(load.mergers.claim(stored)),
    )
    load.report.compared("claims", found)


def _store_mentions(load: Load, bundle: Incoming, new_claims: list[SaidClaim]) -> set[str]:
    """Write what becomes of the numbers, those of new claims among them, in one entry a version.

    Returns the paths of the claims that are kept out because their number was decided otherwise.
    """
    kept_out: set[str] = set()
    for version in ArticleVersion.objects.filter(article=bundle.article).select_related("article"):
        mentions = [each for each in bundle.said.mentions if each.part.version == version.number]
        claims = [each for each in bundle.said.claims if each.record.version == version.number]
        with load.faults.at(bundle.file.file, "$.mentions"):
            fates = Fates(version, load.report)
            for claim in new_claims:
                if claim.record.version == version.number and not fates.claim(claim):
                    kept_out.add(claim.path)
            for mention in mentions:
                fates.decide(mention.record)
                load.step()
            fates.tell_unsaid([*(each.record for each in mentions), *(each.record for each in claims)])
            fates.write(load.by)
    return kept_out
