"""Quotations: what stands between quotation marks, and what only opens because the next paragraph goes on."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from claims.domain.reading.proposals import Place
from claims.domain.reading.tokens import Kind, Token


class Quotation(NamedTuple):
    inner: Place
    """The words between the marks."""
    opening: Place
    closing: Place | None
    """None where the paragraph ends first."""
    paragraph: int
    goes_on: bool
    """Whether the next paragraph takes it up again, opening it anew."""
    takes_up: bool
    """Whether it goes on from the paragraph before."""


class _Marks(NamedTuple):
    opening: frozenset[str]
    closing: frozenset[str]
    is_single: bool = False


_PAIRS = (
    _Marks(frozenset("“"), frozenset("”")),
    _Marks(frozenset("„"), frozenset("“”")),
    _Marks(frozenset(['"', "``", "''"]), frozenset(['"', "''", "”"])),
    _Marks(frozenset("«"), frozenset("»")),
    _Marks(frozenset("‘"), frozenset("’"), is_single=True),
    _Marks(frozenset("'"), frozenset("'"), is_single=True),
)
_BY_OPENING = {mark: marks for marks in _PAIRS for mark in marks.opening}
_SINGLE = frozenset("‘’'")
_BEFORE_OPENING = frozenset("([—–-:;,.!?/")


class _Opened(NamedTuple):
    at: int
    marks: _Marks
    takes_up: bool


def quotations_of(
    raw: str, tokens: Sequence[Token], paragraphs: Sequence[tuple[int, int]]
) -> tuple[Quotation, ...]:
    """Return the outermost quotations in order; `paragraphs` are the tokens of each, first and one past last.

    A quotation that its paragraph leaves open goes on where the next one opens it again; in a text whose
    paragraphs were run together that happens in mid-line.
    """
    found: list[Quotation] = []
    for number, (first, last) in enumerate(paragraphs):
        is_open = bool(found) and found[-1].closing is None and found[-1].paragraph == number - 1
        here = _in_paragraph(raw, tokens, number, first, last)
        if is_open and here and here[0].opening.start == tokens[first].start:
            found[-1] = found[-1]._replace(goes_on=True)
            here[0] = here[0]._replace(takes_up=True)
        found.extend(here)
    return tuple(found)


def _in_paragraph(raw: str, tokens: Sequence[Token], number: int, first: int, last: int) -> list[Quotation]:
    found: list[Quotation] = []
    followers = _next_singles(tokens, first, last)
    opened: _Opened | None = None

    def close(at: int, closing: Place | None, *, goes_on: bool = False) -> None:
        if opened is not None:
            opening = Place(tokens[opened.at].start, tokens[opened.at].end)
            inner = Place(opening.end, closing.start if closing else tokens[at - 1].end)
            found.append(Quotation(inner, opening, closing, number, goes_on, opened.takes_up))

    for at in range(first, last):
        token = tokens[at]
        if token.kind is not Kind.PUNCTUATION:
            continue
        marks = _BY_OPENING.get(token.key)
        if opened is None:
            if marks and _opens(raw, tokens, at, marks, followers):
                opened = _Opened(at, marks, takes_up=False)
        elif token.key in opened.marks.closing and _closes(raw, tokens, at, opened.marks, followers):
            close(at, Place(token.start, token.end))
            opened = None
        elif marks is opened.marks and not marks.is_single and _has_blank_before(raw, token):
            close(at, None, goes_on=True)
            opened = _Opened(at, marks, takes_up=True)
    if not (opened and opened.marks.is_single):
        close(last, None)
    return found


def _next_singles(tokens: Sequence[Token], first: int, last: int) -> dict[int, int]:
    """Return for each single mark the next one: it tells an apostrophe from the end of a quotation."""
    singles = [at for at in range(first, last) if tokens[at].key in _SINGLE]
    return dict(pairwise(singles))


def _opens(raw: str, tokens: Sequence[Token], at: int, marks: _Marks, followers: dict[int, int]) -> bool:
    token = tokens[at]
    if token.key in ("“", "„", "«", "``"):
        return True
    before = raw[token.start - 1 : token.start]
    if (before and not before.isspace() and before not in _BEFORE_OPENING) or _has_blank_after(raw, token):
        return False
    # "the ’90s" and "rock 'n' roll" quote nothing; where no other mark follows, an apostrophe was meant.
    return not marks.is_single or (at in followers and not tokens[at + 1].is_number)


def _closes(raw: str, tokens: Sequence[Token], at: int, marks: _Marks, followers: dict[int, int]) -> bool:
    token = tokens[at]
    if token.key in ("”", "»"):
        return True
    if not marks.is_single:
        is_apostrophe = raw[token.start - 1].isalpha() and raw[token.end : token.end + 1].isalpha()
        opens_again = _has_blank_before(raw, token) and not _has_blank_after(raw, token)
        return not is_apostrophe and not opens_again
    if raw[token.end : token.end + 1].isalnum() or _has_blank_before(raw, token):
        return False
    # "the soldiers’ families" goes on to a mark that closes.
    is_possessive = raw[token.start - 1] in "sS" and raw[token.end : token.end + 1] == " "
    follower = followers.get(at)
    return not is_possessive or follower is None or _has_blank_before(raw, tokens[follower])


def _has_blank_before(raw: str, token: Token) -> bool:
    return not token.start or raw[token.start - 1].isspace()


def _has_blank_after(raw: str, token: Token) -> bool:
    return token.end == len(raw) or raw[token.end].isspace()
