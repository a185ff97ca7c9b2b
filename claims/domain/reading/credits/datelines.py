"""Whose copy the text is, where its dateline names it: "LIMA (Agency) –", "LIMA, May 3. /Agency/."."""

from claims.domain.reading.credits.words import DASHES, Words

_REACH = 24
_LONGEST_NAME = 4
_BRACKETS = {"(": ")", "/": "/"}
_BEHIND = DASHES | {"-", "."}


def publishers_in(words: Words) -> frozenset[tuple[str, ...]]:
    """Return the keys of the names that a dateline at the text's beginning gives."""
    found = set()
    end = min(len(words.keys), _REACH)
    for at in range(1, end):
        closing = _BRACKETS.get(words.keys[at])
        if closing is None:
            continue
        last = next(
            (
                later
                for later in range(at + 2, min(end, at + 2 + _LONGEST_NAME))
                if words.keys[later] == closing
            ),
            0,
        )
        if last and words.key(last + 1, len(words.keys)) in _BEHIND and words.tokens[at + 1].is_capital:
            found.add(tuple(words.keys[at + 1 : last]))
    return frozenset(found)
