"""Sentences: which full stops end one."""

from collections.abc import Iterator, Sequence

from claims.domain.reading.tokens import Kind, Token
from claims.domain.reading.vocabulary import word_set

_STOPS = frozenset([".", "!", "?", "…", "...", "...."])
_CLOSING = frozenset(["”", '"', "''", "’", "'", ")", "]", "»"])
_BEFORE_A_START = frozenset(
    ["“", '"', "``", "''", "‘", "'", "(", "[", "«", "—", "–", "-", "--", "•", "*", "„"]
)

# Source: The Associated Press Stylebook, “abbreviations and acronyms”, “military titles”, “months”; The
# Chicago Manual of Style (17th ed.), chapter 10. Never the last word of a sentence.
_ABBREVIATIONS = word_set(
    "mr mrs ms mx dr prof rev fr sr st mt ft gen maj col lt capt cmdr adm cpl sgt pvt pte brig gov sen rep reps",
    "sens hon pres supt det insp vs v approx est ca cf rs sq govs messrs mme mlle mgr",
    "jan feb aug sept sep oct nov dec",
)
# So too, before figures: "No. 5", "Fig. 2".
_BEFORE_FIGURES = word_set("no nos vol pp p fig art sec ch")
# They may end one: then what follows looks like a beginning.
_MAY_END = word_set(
    "inc corp co ltd plc bros llc jr etc al mar apr jun jul ave blvd rd dept ala ariz calif colo conn fla ga ill",
    "ind kan ky la mass md mich minn miss mo neb nev okla ore pa tenn tex va vt wash wis",
)
# What begins a sentence far more often than a name: after "U.S." or "p.m." it decides.
_BEGINNINGS = word_set(
    "the a an this that these those it he she they we i you his her its their our there here but and or so yet",
    "if when while after before since although though however in on at by for from with as to of no not what",
    "who how why where which some many most all both each every one two three more another other according",
    "meanwhile also last now then police officials",
)


def sentence_ends(raw: str, tokens: Sequence[Token], first: int, last: int) -> Iterator[int]:
    """Yield for each sentence of `tokens[first:last]` the token after its last one; the last is `last`."""
    begins = at = first
    while at < last:
        if tokens[at].key in _STOPS or (tokens[at].is_word and tokens[at].key.endswith(".")):
            end = _past_closing(tokens, at + 1, last)
            if end < last and end > begins and _is_end(raw, tokens, at, end, last):
                yield end
                begins, at = end, end
                continue
        at += 1
    if begins < last:
        yield last


def _past_closing(tokens: Sequence[Token], at: int, last: int) -> int:
    """Return the token after the marks that belong to what was said: more stops, quotation marks, brackets."""
    while at < last and tokens[at].is_glued and (tokens[at].key in _STOPS or tokens[at].key in _CLOSING):
        at += 1
    return at


def _is_end(raw: str, tokens: Sequence[Token], stop: int, end: int, last: int) -> bool:
    follower = end
    while follower < last and tokens[follower].key in _BEFORE_A_START:
        follower += 1
    if follower == last:
        return True
    next_token, before = tokens[follower], tokens[stop - 1] if stop else None
    if tokens[end].is_glued and follower == end and not _is_run_together(before, next_token, end - stop):
        return False
    if (
        next_token.is_word
        and not next_token.is_capital
        and next_token.key[0].isalpha()
        and _has_case(next_token)
    ):
        return False
    if tokens[stop].is_word:  # "U.S.", "p.m."
        return end - stop > 1 or next_token.key in _BEGINNINGS
    if tokens[stop].key != "." or before is None or not tokens[stop].is_glued:
        return True
    if end - stop > 1 or not before.is_word:
        return True
    if before.key in _ABBREVIATIONS or (before.key in _BEFORE_FIGURES and next_token.is_number):
        return False
    if before.key in _MAY_END or (len(before.key) == 1 and before.is_capital):
        return before.key != "i" and next_token.key in _BEGINNINGS
    return True


def _is_run_together(before: Token | None, follower: Token, marks: int) -> bool:
    """Return whether a blank was lost behind the stop: "he said.The", "“left.”The", not "node.Js" or "3.5"."""
    if before is None or not follower.is_word or not follower.is_capital:
        return False
    return marks > 1 or before.kind is not Kind.WORD or (not before.is_capital and len(before.key) > 1)


def _has_case(token: Token) -> bool:
    return token.key[0].upper() != token.key[0]
