"""Writes of what the reader proposes: a mention for every number of a version, each with its proposal."""

import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from itertools import islice

from django.contrib.auth.models import User

from claims.domain.reading.bundled import proposals_of
from claims.domain.reading.proposals import Reading
from claims.domain.reading.reader import VERSION, read_article
from claims.domain.records import MentionRecord, MentionsRecord
from claims.models import MentionList, Unit
from newsledger.ledger import record as ledger
from newsledger.refusals import Refused
from sources import actions as sources_actions
from sources.domain.names import UnusableName, name_key
from sources.domain.records import ArticleRecord
from sources.domain.texts import UnusableText, is_inside_number, normalise_text
from sources.models import Article, ArticleVersion, SourceAlias

from .mentions import write_mentions

MOST_NUMBERS = 1_000
"""So many numbers of a text are marked: one with more holds a table, and each decision keeps the whole list."""

MOST_READ = 100_000
"""So many characters of a text are read, twenty long articles: whoever pastes more isn't kept waiting for it."""
_LONGEST_NAME = 10
_ASKED_AT_ONCE = 500
_HANGING = re.compile(r"(?:[’']s?|[,.;:])+$")


def enter_article(*, content: ArticleRecord, text: str, new_outlet: str = "", by: User) -> Article:
    """Store a new article with its first text, and what the reader proposes for each of its numbers.

    Raises: Refused; then nothing is stored.
    """
    try:
        text = normalise_text(text)
    except UnusableText as error:
        raise Refused(str(error), field="text") from error
    first = content.versions[0].published if content.versions else ""
    # Read before the ledger is locked for the others: a long text takes its time.
    reading = read(text, first or content.published, _names_of(content.outlet) or [new_outlet])
    with ledger.writing():
        article = sources_actions.enter_article(content=content, text=text, new_outlet=new_outlet, by=by)
        _store(article.versions.select_related("article__outlet").get(number=1), reading, by=by)
    return article


def edit_article(
    *,
    article: Article,
    revision: int,
    content: ArticleRecord,
    texts: dict[int, str] | None = None,
    by: User,
    reason: str = "",
) -> Article:
    """Make the article what `content` says, and store what the reader proposes for texts that are new.

    Raises: StaleRevision, Refused; then nothing is stored.
    """
    with ledger.writing():
        known = set(article.versions.values_list("pk", flat=True))
        edited = sources_actions.edit_article(
            article=article, revision=revision, content=content, texts=texts, by=by, reason=reason
        )
        for version in edited.versions.select_related("article__outlet").exclude(pk__in=known):
            read_version(version=version, by=by)
    return edited


def read_version(*, version: ArticleVersion, by: User) -> tuple[MentionList, Reading]:
    """Store what the reader proposes for the numbers of a version, and return all its numbers and the reading.

    What was decided stays as it is, whatever is read there now; what wasn't is read anew.
    """
    article = version.article
    reading = read(version.text, version.published or article.published, _names_of(article.outlet.slug))
    with ledger.writing():
        return _store(version, reading, by=by), reading


def read(text: str, published: str, publisher: Collection[str] = ()) -> Reading:
    """Return what the reader makes of a text, with the names of the sources that are known.

    `publisher` are the names of its outlet.
    """
    text = text[:MOST_READ]
    reading = read_article(text, published, publisher=publisher)
    known = _names_known(reading, text)
    return read_article(text, published, names=known, publisher=publisher) if known else reading


def _names_of(outlet: str) -> list[str]:
    """Return the names that the source of this slug goes by; none where there is no such source."""
    return list(SourceAlias.objects.filter(source__slug=outlet).values_list("name", flat=True))


def _names_known(reading: Reading, text: str) -> list[str]:
    """Return the names of stored sources among the words that are credited.

    They are looked up by what the text says, so that it costs the same however many sources there are.
    """
    voices = {voice.words for claim in reading.claims for credit in claim.credits for voice in credit.voices}
    keys = sorted({key for words in voices for key in _keys_within(words.of(text).split())})
    known: list[str] = []
    for at in range(0, len(keys), _ASKED_AT_ONCE):
        asked = SourceAlias.objects.filter(name_key__in=keys[at : at + _ASKED_AT_ONCE])
        known.extend(asked.values_list("name", flat=True))
    return known


def _keys_within(words: list[str]) -> Iterator[str]:
    """Yield the name keys of all stretches of the words, with and without the endings that hang on them."""
    for first in range(len(words)):
        for last in range(first + 1, min(len(words), first + _LONGEST_NAME) + 1):
            stretch = " ".join(words[first:last])
            for name in (stretch, _HANGING.sub("", stretch)):
                with suppress(UnusableName):
                    yield name_key(name)


def _store(version: ArticleVersion, reading: Reading, *, by: User) -> MentionList:
    listed = MentionList.objects.filter(version=version).select_related("version__article").first()
    stored = listed.as_record().mentions if listed else ()
    kept = [mention for mention in stored if not mention.is_only_proposed]
    proposed = _mentions(reading, version.text)
    return write_mentions(
        version=version,
        revision=listed.revision if listed else None,
        content=MentionsRecord(version.article.slug, version.number, (*kept, *_apart_from(proposed, kept))),
        by=by,
    )


def _mentions(reading: Reading, text: str) -> list[MentionRecord]:
    units = set(Unit.objects.values_list("slug", flat=True))
    whole = (
        (place, proposal)
        for place, proposal in proposals_of(reading, text, units=units)
        # What may not be kept isn't proposed: no odd figure keeps an article out.
        if not (is_inside_number(text, place.start) or is_inside_number(text, place.end))
    )
    return [
        MentionRecord(*place, place.of(text), proposed_by=VERSION, proposal=proposal)
        for place, proposal in islice(whole, MOST_NUMBERS)
    ]


def _apart_from(proposed: Iterable[MentionRecord], kept: Iterable[MentionRecord]) -> list[MentionRecord]:
    """Return the proposed numbers that share no character with those that are kept."""
    taken = {at for mention in kept for at in range(mention.start, mention.end)}
    return [each for each in proposed if taken.isdisjoint(range(each.start, each.end))]
