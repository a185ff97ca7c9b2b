"""What is installed: pinned, hashed, from no particular place, and each package with its reason."""

import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parent.parent / "requirements"
LOCKED = sorted(FOLDER.glob("*.txt"))
WANTED = sorted(FOLDER.glob("*.in"))
PIN = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)

by_name = pytest.mark.parametrize("path", LOCKED, ids=lambda path: path.name)


def test_every_wish_is_compiled():
    assert [path.stem for path in LOCKED] == [path.stem for path in WANTED] == ["base", "dev", "postgres"]


@by_name
def test_every_package_is_pinned_with_hashes(path):
    packages = re.split(r"\n(?=[a-z0-9])", path.read_text("utf-8").strip())
    assert len(packages) > 10
    assert [
        package for package in packages if not PIN.match(package) or "--hash=sha256:" not in package
    ] == []


@by_name
def test_nothing_says_where_packages_were_fetched(path):
    assert not re.search(
        r"://|--index|--extra-index|--find-links|@ |^ *# .*/", path.read_text("utf-8"), re.MULTILINE
    )


@by_name
def test_all_files_agree_on_versions(path):
    largest = dict(PIN.findall((FOLDER / "dev.txt").read_text("utf-8")))
    assert dict(PIN.findall(path.read_text("utf-8"))).items() <= largest.items()


@pytest.mark.parametrize("path", WANTED, ids=lambda path: path.name)
def test_every_wish_has_a_line_that_says_what_for(path):
    for group in path.read_text("utf-8").strip().split("\n# ")[1:]:
        reason, *wishes = [line for line in group.splitlines() if line]
        assert wishes, f"{reason!r} explains nothing"
    assert not re.search(r"\n\n[^#]", path.read_text("utf-8")), "a wish without a reason"
