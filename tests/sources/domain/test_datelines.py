"""Datelines: which lines name the agency whose copy a text is, and which only look as if."""

import time

import pytest

from sources.domain.datelines import agency_of, dateline_names

AGENCIES = [
    ("Associated Press", "ap"),
    ("Reuters", "reuters"),
    ("TASS", "tass"),
    ("Agence France-Presse", "afp"),
    ("AFP", "afp"),
    ("Yonhap News Agency", "yonhap"),
    ("Yonhap", "yonhap"),
    ("Ukrinform", "ukrinform"),
]
HEAD = "Russia launches a record number of drones\n"


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (HEAD + "KYIV, Ukraine (AP) — Russia launched 728 drones.", "ap"),
        (HEAD + "KYIV, July 9 (Reuters) - Russia launched 728 drones.", "reuters"),
        (HEAD + "(AP) — Russia launched 728 drones.", "ap"),
        (HEAD + "(AP): Russia launched 728 drones.", "ap"),
        (HEAD + "MOSCOW, July 9. /TASS/. The ministry said so.", "tass"),
        (HEAD + "PARIS (Agence France-Presse) – Russia launched drones.", "afp"),
        (HEAD + "SEOUL, July 9 (Yonhap) -- North Korea will send soldiers.", "yonhap"),
        (HEAD + "KYIV — AP\nRussia launched 728 drones.", "ap"),
        (HEAD + "– AP\nRussia launched 728 drones.", "ap"),
        (HEAD + "By The Associated Press\nRussia launched 728 drones.", "ap"),
        (HEAD + "AP — Russia launched 728 drones.", "ap"),
        ("KYIV (AP) - Without a headline.", "ap"),
        # Nothing of this names whose copy the text is.
        (HEAD + "Russia launched 728 drones, the air force said (AP reported it first) — a record.", None),
        ("Russia launches 728 drones – Reuters\nThe air force said so.", None),
        (HEAD + "KYIV (Golos Party) — Members met.", None),
        (HEAD + "Russia launched 728 drones, AP reports.", None),
        (HEAD + "The president (TASS says 72) — is old.", None),
        (HEAD + "One.\n" * 9 + "KYIV (AP) — far too late for a dateline.", None),
        ("", None),
    ],
)
def test_a_dateline_names_the_agency(text: str, agency: str | None):
    assert agency_of(text, AGENCIES) == agency


def test_a_stored_name_counts_before_a_likeness_and_what_is_like_two_is_neither():
    assert agency_of("KYIV (AP) — So.", [("Associated Press", 1), ("AP", 2)]) == 2
    assert agency_of("KYIV (AP) — So.", [("Associated Press", 1), ("Asian Post", 2)]) is None


def test_hostile_lines_are_read_in_no_time():
    begun = time.perf_counter()
    for line in ("A " * 50_000, "(" * 100_000, "A-" * 50_000, "/a" * 50_000, "- " * 50_000, "A.’' " * 20_000):
        dateline_names("\n".join([line] * 8))
    assert time.perf_counter() - begun < 2
