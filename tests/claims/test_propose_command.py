"""manage.py propose: stored articles, and lines of JSON through a pipe."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from claims.models import NumberMention
from tests.claims.bundles.small import run
from tests.world import make_world

ROOT = Path(__file__).resolve().parents[2]


def piped(*lines: str | bytes) -> list[dict]:
    """Send lines through the real command in its own process, without any database."""
    asked = b"".join((line if isinstance(line, bytes) else line.encode()) + b"\n" for line in lines)
    done = subprocess.run(
        [sys.executable, "manage.py", "propose", "--jsonl"],
        input=asked,
        capture_output=True,
        cwd=ROOT,
        env={"DATABASE_URL": "sqlite:////nonexistent/nowhere.sqlite3", "PATH": ""},
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def asked(text: object, name: object = "a", **more: object) -> str:
    return json.dumps({"id": name, "text": text, **more})


def test_each_line_is_answered_in_order_and_a_faulty_one_with_an_error():
    answers = piped(
        asked("At least 40 boats sank, Ann Lee said.", 1, published="2025-07-12"),
        "no json",
        "",
        asked(40, "two"),
        asked("Ann Lee told Velpress 12 boats sank.", "outlet", outlet=3),
        asked("12 boats sank.", "three", published="yesterday"),
        b'{"id": "four", "text": "\xff"}',
        "[1, 2]",
        "[" * 100_000,
        asked("\ud800 12 boats sank.", "five"),
        asked("", "six", published=None),
    )
    assert [answer["id"] for answer in answers] == [
        1,
        None,
        "two",
        "outlet",
        "three",
        None,
        None,
        None,
        "five",
        "six",
    ]
    assert ["error" in answer for answer in answers] == [
        False,
        True,
        True,
        True,
        True,
        True,
        True,
        True,
        False,
        False,
    ]
    assert answers[0]["claims"][0]["sources"][0]["text"] == "Ann Lee"
    assert "yesterday" in answers[4]["error"]
    assert answers[8]["claims"][0]["low"] == "12"
    assert answers[9] == {"id": "six", "claims": [], "ignored": []}


def test_the_same_lines_give_the_same_bytes():
    line = asked("About 1,200 of the 3,000 votes, 40 per cent, were lost, officials told the paper.")
    first, again = piped(line, line)
    assert first == again


@pytest.mark.django_db
def test_a_stored_article_is_told_and_its_proposals_are_stored():
    make_world()
    outcome = run("propose", "lavrov-wonsan")
    assert outcome.status == 0, outcome.err
    said = json.loads(outcome.out)
    assert said["id"] == "lavrov-wonsan"
    assert [claim["low"] for claim in said["claims"]] == ["25000", "11000", "728", "13"]
    undecided = NumberMention.objects.filter(fate="undecided")
    assert {mention.exact for mention in undecided} == {"11,000", "13"}
    assert "2 numbers to decide on, 3 decided" in outcome.err


@pytest.mark.django_db
def test_every_article_can_be_read_at_once():
    make_world()
    assert run("propose", "--all").out == run("propose", "lavrov-wonsan").out


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["nowhere"], "no article nowhere"),
        ([], "--jsonl"),
        (["--all", "lavrov-wonsan"], "--all"),
    ],
)
def test_what_cant_be_done_is_told(words, told):
    outcome = run("propose", *words)
    assert outcome.status == 1
    assert told in outcome.err
