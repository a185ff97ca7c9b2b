"""The seed article, read again as if another outlet had printed it: what is offered is what its editor chose."""

from pathlib import Path

from django.core.management import call_command

from claims.domain.reading.bundled import proposals_of
from claims.domain.reading.reader import read_article
from claims.models import NumericClaim, Unit
from claims.presenters.suggestions import Counted, suggest_quantities, suggest_sources
from sources.models import ArticleVersion

SEED = Path(__file__).parents[3] / "fixtures" / "bundles" / "lavrov-wonsan"


def test_the_seed_read_again_finds_its_own_sources_and_quantities(db: None):
    call_command("load_bundle", str(SEED), verbosity=0)
    text = ArticleVersion.objects.get().text
    given = {
        (claim.mention.start, claim.mention.end): claim.quantity
        for claim in NumericClaim.objects.select_related("mention", "quantity")
    }
    units = Unit.objects.values_list("slug", flat=True)
    pieces = [piece for _, piece in proposals_of(read_article(text, "2025-07-12"), text, units=units)]
    names = {source["name"] for piece in pieces for source in piece.get("sources", ())}
    assert all(suggest_sources([name])[name][0].is_same for name in names)

    asked = []
    for piece in pieces:
        for claim in piece.get("claims", ()):
            quote, counted = claim["quote"], claim["words"]["counted"]
            asked.append(
                (
                    given[claim["start"], claim["end"]],
                    Counted(
                        text[counted["start"] : counted["end"]],
                        claim.get("unit", ""),
                        text[quote["start"] : quote["end"]],
                        claim["start"] - quote["start"],
                        claim["end"] - quote["start"],
                    ),
                )
            )
    found = suggest_quantities([each for _, each in asked])
    right = sum(bool(best) and best[0].id == meant.pk for (meant, _), best in zip(asked, found, strict=True))
    assert right >= 9
    assert all(
        best[0].id == meant.pk
        for (meant, _), best in zip(asked, found, strict=True)
        if best and best[0].is_same
    )
