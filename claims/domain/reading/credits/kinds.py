"""What a source looks to be by its words: a person, an office, an outlet, a document; named or not."""

from collections.abc import Sequence

from claims.domain.reading.credits.frames import Span
from claims.domain.reading.credits.phrases import Phrase, Sort, described
from claims.domain.reading.credits.speaking_nouns import DATA, DOCUMENTS, PLURALS, ROLES
from claims.domain.reading.credits.words import Words
from claims.domain.reading.vocabulary import word_set
from sources.domain.terms import Anonymity, SourceKind

# By the last word that tells, the first list that has it. Source: docs/glossary.md, “Kinds of sources”.
_BODIES = (
    (SourceKind.NEWS_AGENCY, word_set("newswire wire newsagency")),
    (
        SourceKind.OUTLET,
        word_set(
            "newspaper paper magazine television tv radio station broadcaster channel daily weekly times post herald"
            " tribune gazette guardian telegraph journal news press media"
        ),
    ),
    (
        SourceKind.OFFICE,
        word_set(
            "ministry department office agency bureau administration police army navy military court prosecutor"
            " prosecutors intelligence government commission council committee service services guard coastguard"
            " treasury parliament senate congress embassy authority authorities inspectorate directorate cabinet"
            " command staff forces troops"
        ),
    ),
)
_DOCUMENTS = (
    (SourceKind.IMAGERY, word_set("image images imagery footage video videos photo photos photographs")),
    (SourceKind.SOCIAL_POST, word_set("tweet tweets post posts")),
    (SourceKind.BROADCAST, word_set("broadcast interview program programme show")),
    (
        SourceKind.DATASET,
        DATA
        | word_set(
            "database databases poll polls polling survey surveys tally tallies count counts figure index"
        ),
    ),
)
_STAFF = word_set("police staff military authorities government forces troops")


def kind_of(words: Words, phrase: Phrase, name: Span) -> tuple[SourceKind, Anonymity]:
    """Return what kind of source the phrase names, and whether it names it.

    `name` is what the article calls it in full: of "he" or "the ministry" that tells more.
    """
    meant = phrase if phrase.sort is Sort.DOCUMENT else described(words, *name) or phrase
    if meant.sort is Sort.PERSON:
        return SourceKind.PERSON, Anonymity.NAMED
    if meant.sort is Sort.DOCUMENT or meant.head in DOCUMENTS:
        return _first(_DOCUMENTS, meant.head) or SourceKind.DOCUMENT, Anonymity.NAMED
    # "the state news agency Velpress": what it is stands before its name.
    keys = [*words.keys[phrase.first : phrase.last], *words.keys[name[0] : name[1]]]
    if meant.sort is Sort.BODY:
        return _kind_of_body(keys), Anonymity.NAMED
    return _kind_of_unnamed(meant.head, keys)


def _kind_of_body(keys: Sequence[str]) -> SourceKind:
    if "agency" in keys and "news" in keys:
        return SourceKind.NEWS_AGENCY
    found = (_first(_BODIES, key) for key in reversed(keys))
    return next((kind for kind in found if kind), SourceKind.ORGANISATION)


def _kind_of_unnamed(head: str, keys: Sequence[str]) -> tuple[SourceKind, Anonymity]:
    """Tell those who are only described: "police" is a body, "officials" and "a spokesman" are nobody by name."""
    is_plural = head in PLURALS or (head.endswith("s") and not head.endswith("ss"))
    if head in _STAFF or (not is_plural and head not in ROLES):
        return _kind_of_body(keys), Anonymity.NAMED
    if is_plural:
        return SourceKind.GROUP, Anonymity.UNNAMED_GROUP
    return SourceKind.PERSON, Anonymity.UNNAMED_PERSON


def _first(kinds: tuple[tuple[SourceKind, frozenset[str]], ...], key: str) -> SourceKind | None:
    return next((kind for kind, nouns in kinds if key in nouns), None)
