"""The README holds: its commands exist, and its chain and its addresses are those of the seed.

That its links lead somewhere is asked in test_docs.py, of every page.
"""

import json
import re
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.test_docs import commands_of, links_of, make_targets

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SEED = ROOT / "fixtures" / "bundles" / "lavrov-wonsan"


def addresses() -> list[str]:
    """Return the paths of the site that the README sends its reader to, in their order."""
    named = re.findall(r"http://127\.0\.0\.1:8000(/[^\s>)`]*)", README)
    return list(dict.fromkeys(named))


def chain() -> str:
    """Return the README's drawing of one chain."""
    return README.split("```\n")[1]


def test_the_two_commands_are_the_makefiles():
    assert {"demo", "test"} <= make_targets()
    assert re.search(r"^make demo .*\nmake test ", README, re.M)


def test_what_runs_on_the_server_is_the_readmes_test_command():
    assert "make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_accounts_are_made_and_passwords_changed_by_real_commands():
    assert {"changepassword", "createsuperuser"} <= commands_of(README)


def test_every_folder_of_the_program_is_named():
    named = {path.resolve().relative_to(ROOT).as_posix() for path in links_of(ROOT / "README.md")}
    assert {"claims", "sources", "newsledger", "fixtures", "docs/decisions"} <= named


def test_the_chain_is_made_of_the_seeds_own_words():
    text = (SEED / "article.txt").read_text(encoding="utf-8")
    drawn, quoted = chain().split("\n\n“On Wednesday")
    assert ("“On Wednesday" + quoted).replace("\n", " ").strip()[1:-1] in text
    words = re.findall(r"“([^”]+)”", drawn)
    assert len(words) == 5
    for each in words:
        assert each in text


def test_the_chain_is_the_seeds_claim():
    bundle = json.loads((SEED / "bundle.json").read_text(encoding="utf-8"))
    claim = next(each for each in bundle["claims"] if each["number"] == "second")
    attribution = next(
        each for each in bundle["attributions"] if each["id"] == claim["attributions"][0]["id"]
    )
    assert claim["quantity"] in chain()
    for position, link in enumerate(attribution["links"]):
        step = next(line for line in chain().splitlines() if line.startswith(f"{position}  "))
        assert f"{link['source']} " in step
        assert f"“{link['cue']}”" in step
    assert bundle["article"]["outlet"] in chain()


@pytest.mark.django_db
def test_every_address_of_the_tour_answers(client, capsys):
    call_command("load_bundle", str(SEED))
    assert len(addresses()) >= 6
    for address in addresses():
        # Below /admin/ a visitor is led to the log-in, which is an answer.
        assert client.get(address).status_code == (302 if address.startswith("/admin/") else 200), address
