"""Forms for whom information is attributed to: a source, its spellings, its ties."""

from collections.abc import Sequence

from newsledger.ledger.forms import PartForm
from sources.domain.records import AffiliationRecord, AliasRecord, SourceRecord
from sources.models import Affiliation, Source, SourceAlias

from .slugged import SluggedForm


class SourceForm(SluggedForm):
    """Whom or what information is attributed to."""

    class Meta:
        model = Source
        fields = ("name", "slug", "kind", "anonymity", "country", "wikidata_id", "homepage", "note")

    def record(
        self, *, aliases: Sequence["AliasForm"], affiliations: Sequence["AffiliationForm"]
    ) -> SourceRecord:
        """Return the source as the form says it shall be. An empty slug is for the action to make."""
        said = self.cleaned_data
        return SourceRecord(
            slug=said.get("slug", self.instance.slug),
            name=said["name"],
            kind=said["kind"],
            anonymity=said["anonymity"],
            country=said["country"],
            wikidata_id=said["wikidata_id"],
            homepage=said["homepage"],
            note=said["note"],
            aliases=tuple(form.record() for form in aliases),
            affiliations=tuple(form.record() for form in affiliations),
        )


class AliasForm(PartForm):
    """Another spelling of a source."""

    class Meta:
        model = SourceAlias
        fields = ("name", "language")

    def record(self) -> AliasRecord:
        """Return the spelling."""
        return AliasRecord(name=self.cleaned_data["name"], language=self.cleaned_data["language"])


class AffiliationForm(PartForm):
    """A tie of a source to a body."""

    class Meta:
        model = Affiliation
        fields = ("kind", "organisation", "role", "since", "until")

    def record(self) -> AffiliationRecord:
        """Return the tie."""
        said = self.cleaned_data
        return AffiliationRecord(
            kind=said["kind"],
            organisation=said["organisation"].slug,
            role=said["role"],
            since=said["since"],
            until=said["until"],
        )
