"""Bytes of a saved or fetched page into text, whatever it claims to be written in."""

import codecs
import re
from typing import NamedTuple

from .refusing import NotTakenIn

MOST_BYTES = 10_000_000

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What a file begins with that is no page, and what its owner can do.
_OTHER_FILES = (
    (b"%PDF", "This is a PDF, which can’t be taken in. Copy its text and paste it."),
    (
        b"PK\x03\x04",
        "This is an archive or a word processor’s file. Open it, copy the text and paste it.",
    ),
    (b"\xd0\xcf\x11\xe0", "This is a word processor’s file. Open it, copy the text and paste it."),
    (b"{\\rtf", "This is a word processor’s file (RTF). Open it, copy the text and paste it."),
    (b"\x89PNG", "This is a picture. Paste the article’s text, or upload the saved page."),
    (b"\xff\xd8\xff", "This is a picture. Paste the article’s text, or upload the saved page."),
    (b"GIF8", "This is a picture. Paste the article’s text, or upload the saved page."),
    (b"\x1f\x8b", "This is a compressed file. Unpack it and upload what is inside."),
    (b"bplist", "This is a web archive. Save the page as HTML, or paste its text."),
)
_ARCHIVED_PAGE = re.compile(
    rb"(?:From: <Saved by|MIME-Version:|Content-Type: multipart/related)", re.IGNORECASE
)
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_.:-]{1,40})", re.IGNORECASE)
_LOOKED_AT = 4_096


class Decoded(NamedTuple):
    """A page as text. `note` is for the editor, where it isn't written in what it claims."""

    text: str
    note: str = ""


def decode(content: bytes, declared: str = "") -> Decoded:
    """Return the page as text. `declared` is the encoding that came with it, empty where none did.

    What is good UTF-8 is UTF-8, whatever it claims: no other text looks like it by chance.
    Raises: NotTakenIn for what is no text.
    """
    if len(content) > MOST_BYTES:
        raise NotTakenIn(
            f"The page has {len(content):,} bytes; at most {MOST_BYTES:,} are taken in. Paste the text."
        )
    if not content.strip():
        raise NotTakenIn("The file is empty.")
    for begins, told in _OTHER_FILES:
        if content.lstrip()[:16].startswith(begins):
            raise NotTakenIn(told)
    if _ARCHIVED_PAGE.match(content[:200].lstrip()):
        raise NotTakenIn("This is a web archive (MHTML). Save the page as “HTML only”, or paste its text.")
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return Decoded(_checked(_decoded(content, encoding) or ""))
    inside = _DECLARED.search(content[:_LOOKED_AT])
    claimed = [_known(name) for name in (declared, inside[1].decode("ascii") if inside else "") if name]
    if (text := _decoded(content, "utf-8")) is not None:
        others = [name for name in claimed if name not in ("utf-8", "ascii")]
        is_other = bool(others) and not content.isascii()
        note = f"The page says that it is in {others[0]}, but it is in UTF-8." if is_other else ""
        return Decoded(_checked(text), note)
    for name in claimed:
        if name != "utf-8" and (text := _decoded(content, name)) is not None:
            return Decoded(_checked(text))
    return _guessed(content, claimed)


def _guessed(content: bytes, claimed: list[str]) -> Decoded:
    from charset_normalizer import from_bytes  # takes a moment to import, and is seldom needed

    best = from_bytes(content[:200_000]).best()
    guessed = _known(best.encoding) if best else "windows-1252"
    text = content.decode(guessed, "replace")
    says = (
        f"says that it is in {claimed[0]}, but it isn’t" if claimed else "doesn’t say what it is written in"
    )
    return Decoded(
        _checked(text), f"The page {says}: it was read as {guessed}. Check that every letter is right."
    )


def _checked(text: str) -> str:
    """Return the text.

    Raises: NotTakenIn, when it is none: a program, a film, a database.
    """
    start = text[:100_000]
    if not start.strip() or sum(start.count(char) for char in "\0\x01\x02\x03\x04") > 10 + len(start) // 200:
        raise NotTakenIn(
            "This is no text: it can’t be taken in. Paste the article’s text, or upload the saved page."
        )
    return text


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _known(name: str) -> str:
    """Return the encoding's name as Python has it; what it doesn't know stays as it is, and decodes nothing."""
    try:
        known = codecs.lookup(name).name
    except LookupError:
        return name
    # What pages call Latin-1 is read by every browser as Windows-1252, which has quotes and dashes.
    return "windows-1252" if known in ("iso8859-1", "ascii", "cp1252") and name.lower() != "ascii" else known
