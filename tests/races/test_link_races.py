"""Two editors who link claims at the same moment, over HTTP: no half of a circle gets through, and nothing is lost."""

import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from sources.domain.ties import find_cycle
from tests.races.site import Answer, Visitor, served
from tests.races.test_admin_races import PASSWORD, ROUNDS, at_once

pytestmark = [pytest.mark.race, pytest.mark.long]

LINKS = "/admin/claims/links/"
PAPERS = ("herald", "tribune", "gazette")
TOLD = ("changed meanwhile", "linked already", "derives, in the end, from this claim")


def bundles() -> Iterator[dict[str, Any]]:
    """Yield three papers that print the same numbers, one for each round."""
    sentences = [f"In all, {1000 + turn} boats sank off the cape." for turn in range(ROUNDS)]
    for paper in PAPERS:
        yield {
            "bundle": 1,
            "sources": [{"name": paper.title(), "kind": "outlet"}],
            "quantities": [{"name": "boats sunk", "unit": "boat", "statistic": "count"}],
            "article": {
                "slug": f"{paper}-boats",
                "outlet": paper.title(),
                "versions": [{"text": "\n".join(sentences)}],
            },
            "claims": [
                {
                    "uid": f"{paper}-{turn}",
                    "quote": sentence,
                    "number": str(1000 + turn),
                    "comparator": "exact",
                    "point": str(1000 + turn),
                    "quantity": "boats sunk",
                }
                for turn, sentence in enumerate(sentences)
            ],
        }


@pytest.fixture
def run(own_url: str, manage: Any, tmp_path: Path) -> Callable[..., str]:
    """The database with all claims and accounts; what runs a command on it."""

    def run(*arguments: str, **environment: str) -> str:
        done = manage(*arguments, DATABASE_URL=own_url, **environment)
        assert done.returncode == 0, done.stderr
        return done.stdout

    paths = [tmp_path / f"{paper}.json" for paper in PAPERS]
    for path, bundle in zip(paths, bundles(), strict=True):
        path.write_text(json.dumps(bundle))
    run("migrate", "--verbosity", "0")
    run("load_bundle", *map(str, paths))
    run("demo_accounts", DEMO_PASSWORD=PASSWORD)
    return run


def derive(person: Visitor, start: str, end: str, *, revisions: tuple[int, int] = (1, 1)) -> Answer:
    """Say that one claim derives from the other, as the page's form does that showed both so."""
    sent = {
        "verb": "decide",
        "start": start,
        "end": end,
        "start_revision": revisions[0],
        "end_revision": revisions[1],
        "kind": "derived_from",
        "note": f"{start} after {end}",
    }
    return person.window().post(LINKS, sent)


def one_gets_through(answers: list[Answer]) -> None:
    """Check that the other was told why not, with what they typed still there."""
    assert sorted(answer.status_code for answer in answers) == [200, 302]
    refused = next(answer for answer in answers if answer.status_code == 200).content.decode()
    assert any(words in refused for words in TOLD)
    assert " after " in refused.partition('name="note"')[2].partition("</textarea>")[0]


def test_no_half_of_a_circle_gets_through_in_forty_rounds(run: Callable[..., str], own_url: str):
    with served(DATABASE_URL=own_url) as address:
        editor, admin = Visitor(address, "editor"), Visitor(address, "admin")
        for person in (editor, admin):
            person.log_in(PASSWORD)
        for turn in range(ROUNDS):
            a, b, c = (f"{paper}-{turn}" for paper in PAPERS)
            answers = at_once(partial(derive, editor, a, b), partial(derive, admin, b, a))
            one_gets_through(answers)
            # Whoever got through, the one derives from the other; now a third would close the circle.
            start, end = (a, b) if answers[0].status_code == 302 else (b, a)
            one_gets_through(
                at_once(partial(derive, editor, end, c), partial(derive, admin, c, start, revisions=(1, 2)))
            )
    links = [row["fields"] for row in json.loads(run("dumpdata", "claims.claimlink"))]
    assert len(links) == 2 * ROUNDS
    assert find_cycle((link["from_claim"], link["to_claim"]) for link in links) is None
    run("verify")
