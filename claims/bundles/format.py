"""What a bundle may hold: its objects with their keys, types and defaults, and the schema that publishes it.

What needs more than a look at one object (whether words stand in the text, whether a name is known) is
checked where a bundle is resolved. A key that has nothing to say is left out: there is no null in a bundle.
"""

import json
import re
from datetime import datetime
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from claims.domain.amounts import Comparator
from claims.domain.checks import CHECKS, check_named
from claims.domain.decimals import NotExact, canonical, parse_exact
from claims.domain.entry import LONGEST_REASON
from claims.domain.hedges import Hedge
from claims.domain.review import Review
from claims.domain.terms import (
    Access,
    Accumulation,
    Basis,
    Change,
    Dimension,
    Fate,
    LinkKind,
    Manner,
    Modality,
    Prominence,
    Scope,
    Stance,
    Standing,
    Statistic,
)
from newsledger.ledger.chain import timestamp
from sources.domain.edtf import parse_edtf
from sources.domain.terms import AffiliationKind, Anonymity, PublishedBasis, SourceKind

# Far beyond any article, and what every database's integers hold.
_MOST = 1_000_000
_MOST_PARTS = 32_767

_BLANKS_OR_CONTROLS = re.compile(r"[\s\x00-\x1f\x7f]")


def _exact(text: str) -> str:
    try:
        return canonical(parse_exact(text))
    except NotExact as error:
        raise ValueError(str(error)) from error


def _edtf(text: str) -> str:
    if text:
        parse_edtf(text)
    return text


def _moment(text: str) -> str:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    # Near the ends of the calendar, a moment has no equal in UTC.
    if moment is None or moment.tzinfo is None or not 1000 <= moment.year <= 9998:
        raise ValueError(
            f"“{text[:60]}” is no moment. Write it with its time zone, such as 2025-07-12T10:30:00Z."
        )
    return timestamp(moment)


def _web_address(text: str) -> str:
    if text and (not text.startswith(("http://", "https://")) or _BLANKS_OR_CONTROLS.search(text)):
        raise ValueError(f"“{text[:60]}” is no web address: it must begin with http:// or https://.")
    return text


def _check(slug: str) -> str:
    if check_named(slug) is None:
        raise ValueError(f"There is no check “{slug[:60]}”.")
    return slug


Words = Annotated[str, StringConstraints(min_length=1)]
Slug = Annotated[str, StringConstraints(pattern=r"^[-a-zA-Z0-9_]*$", max_length=100)]
Uid = Annotated[str, StringConstraints(pattern=r"^[-a-zA-Z0-9_]*$", max_length=64)]
Date = Annotated[str, AfterValidator(_edtf)]
Moment = Annotated[str, AfterValidator(_moment), WithJsonSchema({"type": "string", "format": "date-time"})]
WebAddress = Annotated[
    str, AfterValidator(_web_address), WithJsonSchema({"type": "string", "pattern": r"^(https?://\S*)?$"})
]
Exact = Annotated[
    str,
    AfterValidator(_exact),
    WithJsonSchema({"type": "string", "pattern": r"^-?[0-9]{1,40}(\.[0-9]{1,20})?$"}),
]
CheckSlug = Annotated[
    str,
    AfterValidator(_check),
    WithJsonSchema({"type": "string", "enum": [check.slug for check in CHECKS]}),
]
Offset = Annotated[int, Field(ge=0, le=_MOST)]
Occurrence = Annotated[int, Field(ge=1, le=_MOST)]
Number = Annotated[int, Field(ge=1, le=_MOST_PARTS)]


class Part(BaseModel):
    """What the objects of a bundle have in common: no other keys, no other types, no change once read."""

    model_config = ConfigDict(
        frozen=True, strict=True, extra="forbid", validate_by_name=True, validate_by_alias=True
    )


class WordsAt(Part):
    """Words that stand more than once: the words and which time is meant."""

    words: Words
    occurrence: Occurrence | None = Field(None, description="Which time is meant, counted from 1.")


class Place(Part):
    """A place in the text, in code points: where the words begin, and where the next character stands."""

    start: Offset
    end: Offset


def _form_of_anchor(value: Any) -> str | None:
    if isinstance(value, str):
        return "as words"
    if isinstance(value, Place) or (
        isinstance(value, dict) and not value.keys().isdisjoint(("start", "end"))
    ):
        return "as place"
    return "as words and occurrence" if isinstance(value, WordsAt | dict) else None


Anchor = Annotated[
    Annotated[Words, Tag("as words")]
    | Annotated[WordsAt, Tag("as words and occurrence")]
    | Annotated[Place, Tag("as place")],
    Discriminator(_form_of_anchor),
]
"""How a bundle names words of the text: by themselves, by themselves and an occurrence, or by their place."""

Quote = Annotated[
    Annotated[Words, Tag("as words")] | Annotated[Place, Tag("as place")],
    Discriminator(lambda value: "as words" if isinstance(value, str) else "as place"),
]


class UnitPart(Part):
    """What numbers are numbers of."""

    slug: Annotated[Slug, Field(min_length=1)]
    name: Words
    dimension: Dimension
    plural: str = ""
    symbol: str = ""
    code: str = Field("", description="UCUM or ISO 4217 code, where there is one.")


class AliasPart(Part):
    """Another spelling of a source."""

    name: Words
    language: str = Field("", description="BCP 47 code of the spelling.")


class AffiliationPart(Part):
    """A tie from the source to a body."""

    kind: AffiliationKind
    organisation: Words = Field(description="The body: name, alias or slug of a source.")
    role: str = ""
    since: Date = Field("", description="From when, as known (EDTF).")
    until: Date = Field("", description="Until when, as known (EDTF).")


class SourcePart(Part):
    """Whom or what information is attributed to."""

    name: Words
    kind: SourceKind
    anonymity: Anonymity = Anonymity.NAMED
    slug: Slug = Field(
        "", description="Its permanent place in addresses; made from the name where none is given."
    )
    country: str = ""
    wikidata_id: str = ""
    homepage: WebAddress = ""
    note: str = ""
    aliases: tuple[AliasPart, ...] = ()
    affiliations: tuple[AffiliationPart, ...] = ()


class QuantityPart(Part):
    """What is counted."""

    name: Words
    unit: Words = Field(description="Slug or name of a unit.")
    statistic: Statistic
    accumulation: Accumulation = Accumulation.NOT_APPLICABLE
    slug: Slug = Field(
        "", description="Its permanent place in addresses; made from the name where none is given."
    )
    place: str = ""
    broader: str = Field("", description="Name or slug of the quantity that includes this one.")
    denominator: str = Field("", description="Name or slug of the quantity this is a share of.")
    note: str = ""


class VersionPart(Part):
    """One text of the article, given here or in a file beside the bundle. The first has number 1."""

    text: str | None = None
    text_file: Words | None = Field(None, description="A UTF-8 file inside the bundle’s folder.")
    published: Date = Field(
        "", description="When this text was published (EDTF); absent means with the article."
    )
    retrieved_at: Moment | None = None
    correction_notice: str = ""

    @model_validator(mode="after")
    def _has_one_text(self) -> Self:
        if (self.text is None) == (self.text_file is None):
            raise ValueError("a version has either a text or a text_file.")
        return self


class ArticlePart(Part):
    """What an outlet published."""

    outlet: Words = Field(description="Name, alias or slug of a source; made when it is new.")
    versions: Annotated[tuple[VersionPart, ...], Field(min_length=1)]
    slug: Slug = Field(
        "", description="Its permanent place in addresses; made from the headline where none is given."
    )
    headline: str = ""
    url: WebAddress = ""
    byline: str = ""
    published: Date = Field("", description="When, as known (EDTF).")
    published_basis: PublishedBasis = PublishedBasis.UNKNOWN
    language: str = Field("", description="BCP 47 code.")
    archive_url: WebAddress = ""
    syndicated_from: str = Field("", description="Name, alias or slug of the source whose text this is.")
    text_public: bool = Field(False, description="May everyone read the whole text?")


class LinkPart(Part):
    """One step of an attribution’s chain."""

    source: Words | None = Field(None, description="Name, alias or slug of a source; absent: not identified.")
    position: Annotated[int, Field(ge=0, le=_MOST_PARTS)] | None = Field(
        None, description="0 is the origin; absent: its index. Equal positions are a joint statement."
    )
    words: Anchor | None = None
    words_occurrence: Occurrence | None = None
    cue: Anchor | None = None
    cue_occurrence: Occurrence | None = None
    stance: Stance = Stance.ASSERTS
    access: Access = Access.UNKNOWN
    said_on: Date = Field("", description="When it was said, as known (EDTF).")
    date_words: Anchor | None = None

    @model_validator(mode="after")
    def _settles_each_place_once(self) -> Self:
        for name in ("words", "cue"):
            if getattr(self, f"{name}_occurrence") is not None and not isinstance(getattr(self, name), str):
                raise ValueError(f"{name}_occurrence goes with {name} that are a plain text.")
        return self


class AttributionPart(Part):
    """One act of crediting: a chain of links from the origin towards the reader."""

    id: Words = Field(description="Its name within this bundle.")
    links: Annotated[tuple[LinkPart, ...], Field(min_length=1)]
    uid: Uid = Field("", description="Permanent; made from the places of its words where none is given.")
    manner: Manner = Manner.PARAPHRASE
    version: Number = 1
    original_language: str = ""
    quote: Words | None = Field(
        None, description="Where the links’ words are looked for first. It isn’t stored."
    )
    quote_occurrence: Occurrence | None = None


class ClaimWordsPart(Part):
    """The words of the quote that state a part of the claim."""

    comparator: Anchor | None = None
    hedge: Anchor | None = None
    counted: Anchor | None = None
    period: Anchor | None = None
    as_of: Anchor | None = None
    place: Anchor | None = None
    change: Anchor | None = None
    baseline: Anchor | None = None
    out_of: Anchor | None = None
    margin: Anchor | None = None
    sample: Anchor | None = None
    record: Anchor | None = None

    def given(self) -> dict[str, str | WordsAt | Place]:
        """Return the words by role, in the format's order."""
        return {
            role: anchor for role in type(self).model_fields if (anchor := getattr(self, role)) is not None
        }


class CreditPart(Part):
    """That the claim rests on an attribution."""

    id: Words = Field(description="Id of an attribution of this bundle.")
    scope: Scope = Scope.EXPLICIT


class ExceptionPart(Part):
    """A known exception: what a check finds in the claim is right all the same."""

    check: CheckSlug = Field(description="Slug of the check (docs/checks.md).")
    because: Annotated[Words, Field(max_length=LONGEST_REASON)]


class ClaimPart(Part):
    """One appearance of one number, with what it says."""

    quote: Quote = Field(
        description="The words of the text that state it; as a place only where no search can find them."
    )
    number: Words = Field(description="The number’s words inside the quote.")
    comparator: Comparator
    id: str = Field("", description="Its name within this bundle.")
    uid: Uid = Field("", description="Permanent; made from the number’s place where none is given.")
    start: Offset | None = Field(None, description="With end: where the number stands in the text.")
    end: Offset | None = None
    part: Number = Field(1, description="1, 2… where one number says two things.")
    version: Number = 1
    quote_occurrence: Occurrence | None = None
    occurrence: Occurrence | None = Field(None, description="Which time the number stands in the quote.")
    words: ClaimWordsPart = ClaimWordsPart()
    point: Exact | None = None
    lower: Exact | None = None
    upper: Exact | None = None
    out_of: Exact | None = None
    margin: Exact | None = None
    sample: Exact | None = None
    unit: str = Field("", description="Slug or name of a unit, where it isn’t the quantity’s.")
    quantity: str = Field("", description="Name or slug of the quantity; only a draft has none.")
    change: Change = Change.LEVEL
    baseline: Date = ""
    hedges: tuple[Hedge, ...] = ()
    modality: Modality = Modality.ASSERTED
    prominence: Prominence = Prominence.MAIN
    period: Date = ""
    as_of: Date = ""
    attributions: tuple[CreditPart, ...] = ()
    review: Review = Review.DRAFT
    standing: Standing = Standing.STANDING
    withdrawn_at: Moment | None = None
    withdrawn_reason: str = ""
    note: str = ""
    exceptions: tuple[ExceptionPart, ...] = ()

    @model_validator(mode="after")
    def _settles_each_place_once(self) -> Self:
        _check_place(self.start, self.end, self.occurrence)
        if self.quote_occurrence is not None and not isinstance(self.quote, str):
            raise ValueError("quote_occurrence goes with a quote that is a plain text.")
        return self


class MentionPart(Part):
    """What became of a number that bears no claim."""

    number: Words
    fate: Literal[Fate.UNDECIDED, Fate.PART_OF_CLAIM, Fate.SOURCE_PART, Fate.DATE, Fate.DISMISSED] = Field(
        description="A claim’s number makes its own mention."
    )
    version: Number = 1
    occurrence: Occurrence | None = None
    start: Offset | None = None
    end: Offset | None = None
    reason: str = ""

    @model_validator(mode="after")
    def _settles_its_place_once(self) -> Self:
        _check_place(self.start, self.end, self.occurrence)
        return self


class ToUid(Part):
    """A claim by its permanent uid."""

    uid: Annotated[Uid, Field(min_length=1)]


class ToNumber(Part):
    """A claim by where its number stands."""

    article: Annotated[Slug, Field(min_length=1)]
    number: Words
    version: Number = 1
    occurrence: Occurrence | None = None
    part: Number = 1


def _form_of_target(value: Any) -> str | None:
    if isinstance(value, str):
        return "as id"
    if isinstance(value, ToUid) or (isinstance(value, dict) and "uid" in value):
        return "as uid"
    return "as number" if isinstance(value, ToNumber | dict) else None


class ClaimLinkPart(Part):
    """How a claim of this bundle stands to another claim."""

    from_: Words = Field(alias="from", description="Id of a claim of this bundle.")
    to: Annotated[
        Annotated[Words, Tag("as id")]
        | Annotated[ToUid, Tag("as uid")]
        | Annotated[ToNumber, Tag("as number")],
        Discriminator(_form_of_target),
    ] = Field(description="Id of a claim of this bundle, or a claim of any article by uid or by its number.")
    kind: LinkKind
    basis: Basis
    note: str = ""


class Bundle(Part):
    """One article with its claims. Offsets count Unicode code points of the text as it is kept."""

    bundle: Literal[1] = Field(description="The format’s version.")
    article: ArticlePart
    units: tuple[UnitPart, ...] = ()
    sources: tuple[SourcePart, ...] = ()
    quantities: tuple[QuantityPart, ...] = ()
    attributions: tuple[AttributionPart, ...] = ()
    claims: tuple[ClaimPart, ...] = ()
    mentions: tuple[MentionPart, ...] = ()
    links: tuple[ClaimLinkPart, ...] = ()

    def size(self) -> int:
        """Return how many things the bundle holds."""
        lists = (
            self.units,
            self.sources,
            self.quantities,
            self.attributions,
            self.claims,
            self.mentions,
            self.links,
        )
        return 1 + sum(map(len, lists))


def _check_place(start: int | None, end: int | None, occurrence: int | None) -> None:
    if (start is None) != (end is None):
        raise ValueError("start and end stand together.")
    if start is not None and occurrence is not None:
        raise ValueError("start and end stand instead of an occurrence.")


class _PublishedSchema(GenerateJsonSchema):
    """The schema as readers of the format need it: without null, which no bundle holds, or keys as titles."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        described = super().default_schema(schema)
        if described.get("default", ...) is None:
            del described["default"]
        return described

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def schema_text() -> str:
    """Return docs/bundle.schema.json: the JSON Schema (draft 2020-12) of a bundle, ready to be written."""
    schema = Bundle.model_json_schema(by_alias=True, schema_generator=_PublishedSchema)
    published = {"$schema": GenerateJsonSchema.schema_dialect, "title": "newsledger bundle, version 1"}
    return json.dumps({**published, **schema, **published}, ensure_ascii=False, indent=2) + "\n"


def bundle_text(bundle: Bundle) -> str:
    """Return the bundle as its file holds it: keys in the format's order, defaults left out."""
    said = bundle.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"
