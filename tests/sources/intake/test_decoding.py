"""Bytes of a page into text, whatever it claims to be written in."""

import pytest

from sources.intake.decoding import decode
from sources.intake.refusing import NotTakenIn

WORDS = "Über 4.000 Soldaten – „gefallen“ sind sie, heißt es aus Kyjiw."


def page(claims: str, encoding: str) -> bytes:
    return f"<html><head><meta charset='{claims}'></head><body><p>{WORDS}</p></body></html>".encode(encoding)


@pytest.mark.parametrize(
    ("claims", "encoding", "declared", "noted"),
    [
        ("utf-8", "utf-8", "", ""),
        ("utf-8", "utf-8-sig", "", ""),
        ("utf-8", "utf-16", "", ""),
        ("windows-1252", "windows-1252", "", ""),
        ("iso-8859-1", "windows-1252", "", ""),  # what pages call Latin-1, browsers read as Windows-1252
        ("", "windows-1252", "windows-1252", ""),
        ("iso-8859-1", "utf-8", "", "says that it is in windows-1252, but it is in UTF-8"),
        ("utf-8", "windows-1252", "", "it was read as"),
        ("no-such-thing", "windows-1252", "", "it was read as"),
    ],
)
def test_the_words_come_out_whatever_the_page_claims(claims: str, encoding: str, declared: str, noted: str):
    text, note = decode(page(claims, encoding), declared)
    assert WORDS in text
    assert noted in note
    assert bool(note) == bool(noted)


def test_cyrillic_that_claims_to_be_something_else_is_guessed_and_said_so():
    words = "Как сообщили в министерстве обороны, за сутки погибли не менее 100 военнослужащих. " * 5
    text, note = decode(f"<html><meta charset=utf-8><body>{words}</body></html>".encode("cp1251"))
    assert "погибли не менее 100" in text
    assert "Check that every letter is right" in note


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"  \n", "empty"),
        (b"\n%PDF-1.4", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "word processor"),
        (b"{\\rtf1 text}", "word processor"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"From: <Saved by Blink>\r\n", "MHTML"),
        (("text in UTF-16 without its mark, " * 10).encode("utf-16-le"), "no text"),
        (b"\x7fELF" + b"\0\1\2" * 500, "no text"),
    ],
)
def test_what_is_no_page_is_told_with_what_to_do(content: bytes, told: str):
    with pytest.raises(NotTakenIn, match=told) as refused:
        decode(content)
    assert str(refused.value).endswith((".", "?"))
