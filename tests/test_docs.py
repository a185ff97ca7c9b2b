"""The documents hold: what they list is what the program has, and what they link to is there."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import get_commands
from django.db import models

from claims.domain.hedges import Hedge
from claims.domain.review import as_mermaid

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([ROOT / "README.md", *DOCS.rglob("*.md")])
DECISIONS = sorted((DOCS / "decisions").glob("*.md"))

MODELS = [
    model for label in ("ledger", "sources", "claims") for model in apps.get_app_config(label).get_models()
]
# Constraints that every field of a kind has are told once, by how their names end.
FAMILIES = ("_is_canonical", "_days_in_order", "_known", "_is_of_the_web")

ENTRY_RULES = (
    "“52-48” is two mentions, not a range",
    "“50 to more than 100” is at least 50",
    "“More than 40 but fewer than 50” is the range 40 to 50, with a note",
    "“From 41 percent to 45 percent” is two claims when it tells of a change",
    "A conversion in brackets is part of the claim",
    "“About” before a range is anchored as comparator words, and the comparator stays range",
)


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def links_of(page: Path) -> list[Path]:
    """Return the files that a page links to or shows; addresses of the web and places in the page aside."""
    targets = re.findall(r"\]\(([^)\s]+)\)", read(page))
    return [
        page.parent / target.partition("#")[0]
        for target in targets
        if not target.startswith(("http://", "https://", "#"))
    ]


def anchors_of(page: Path) -> set[str]:
    """Return what the headings of a page can be linked to by."""
    headings = re.findall(r"^#+ (.+)$", read(page), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def make_targets() -> set[str]:
    """Return the Makefile's targets that are no files."""
    phony = re.search(r"^\.PHONY: (.+)$", read(ROOT / "Makefile"), re.M)
    assert phony
    return set(phony[1].split())


def commands_of(text: str) -> set[str]:
    """Return the commands of manage.py that a text names."""
    return set(re.findall(r"manage\.py ([a-z_]+)", text))


def targets_of(text: str) -> set[str]:
    """Return the targets of make that a text names in backquotes or in a block of commands."""
    blocks = re.findall(r"^```sh\n(.*?)^```$", text, re.M | re.S)
    return {
        target
        for code in [*blocks, *re.findall(r"`[^`\n]+`", text)]
        for target in re.findall(r"\bmake ([a-z]+)", code)
    }


def choices_in_code() -> dict[str, list[tuple[str, str]]]:
    """Return every closed list of our models by "Model.field": value and label, in order."""
    found = {"NumericClaim.hedges": [(hedge.value, hedge.label) for hedge in Hedge]}
    for model in MODELS:
        for field in model._meta.get_fields():
            if isinstance(field, models.Field) and field.choices:
                found[f"{model.__name__}.{field.name}"] = [
                    (str(value), str(label)) for value, label in field.flatchoices
                ]
    return found


def choices_in_glossary() -> dict[str, list[tuple[str, str]]]:
    """Return the tables `| value | on screen | meaning |` under the headings that name a field."""
    sections = re.split(r"^#{1,6} ", read(DOCS / "glossary.md"), flags=re.M)
    found = {}
    for section in sections:
        heading, _, body = section.partition("\n")
        if field := re.fullmatch(r"`(\w+\.\w+)`", heading.strip()):
            table = body.partition("| value | on screen | meaning |\n")[2].partition("\n\n")[0]
            found[field[1]] = re.findall(r"^\| `(\w+)` \| ([^|]+?) \| \S.* \|$", table, re.M)
    return found


# --- The glossary ---


def test_the_glossary_explains_every_closed_list_and_no_other():
    assert set(choices_in_glossary()) == set(choices_in_code())


@pytest.mark.parametrize("field", sorted(choices_in_code()))
def test_the_glossary_has_each_choice_as_it_is_on_screen(field):
    assert choices_in_glossary()[field] == choices_in_code()[field]


@pytest.mark.parametrize("rule", ENTRY_RULES)
def test_the_glossary_has_the_rules_of_entry(rule):
    entry_rules = read(DOCS / "glossary.md").partition("## Entry rules")[2]
    assert rule in entry_rules.replace("\n", " ")


# --- The data model ---


def test_the_diagram_of_review_is_the_tables_own():
    blocks = re.findall(r"^```mermaid\n(.*?)^```$", read(DOCS / "data-model.md"), re.M | re.S)
    assert blocks == [as_mermaid()]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_the_data_model_tells_of_every_table_and_constraint(model):
    told = read(DOCS / "data-model.md")
    assert f"**`{model.__name__}`**" in told
    own = [each.name for each in model._meta.constraints if not each.name.endswith(FAMILIES)]
    assert [name for name in own if f"`{name}`" not in told] == []


@pytest.mark.parametrize("ending", FAMILIES)
def test_the_data_model_tells_of_constraints_that_come_with_a_kind_of_field(ending):
    assert f"`…{ending}`" in read(DOCS / "data-model.md")


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_the_drawing_shows_every_table_with_its_fields(model):
    drawing = read(DOCS / "data-model.svg")
    title = re.escape(f"{model.__module__.replace('.', '_')}_{model.__name__}")
    node = re.search(rf"<title>{title}</title>\n(.*?)</g>", drawing, re.S)
    assert node, f"{model.__name__} is missing: run make diagram"
    drawn = set(re.findall(r"\w+", re.sub(r"<[^>]*>|&#160;", " ", node[1])))
    own = {field.name for field in model._meta.local_fields} - {"created", "modified", "revision"}
    assert own <= drawn, f"{sorted(own - drawn)} of {model.__name__}: run make diagram"


def test_the_drawing_is_small_and_says_nothing_of_where_it_was_made():
    drawing = read(DOCS / "data-model.svg")
    assert len(drawing.encode()) < 500_000
    assert not re.search(r"/home/|/root/|/tmp/|file:|" + re.escape(str(ROOT)), drawing)


# --- The promises ---


def test_every_promise_has_its_row_in_order():
    rows = re.findall(r"^\| (I[0-9]+) \|", read(DOCS / "promises.md"), re.M)
    assert rows == [f"I{number}" for number in range(1, 19)]


def test_files_that_documents_name_are_there():
    """Paths in backquotes that begin with one of our folders."""
    ours = r"`((?:claims|sources|newsledger|tests|fixtures|scripts|requirements|docs)/[\w./-]*)`"
    missing = [
        f"{named(page)}: {path}"
        for page in PAGES
        for path in re.findall(ours, read(page))
        if not (ROOT / path).exists() and not (ROOT / path).with_suffix(".py").exists()
    ]
    assert missing == []


# --- The decisions ---


def test_decisions_are_numbered_without_gaps():
    assert [int(path.name[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_is_short_and_says_context_decision_and_consequences(path):
    text = read(path)
    assert re.match(rf"# {int(path.name[:4])}\. \S", text)
    assert re.findall(r"^## (.+)$", text, re.M) == ["Context", "Decision", "Consequences"]
    assert len(text.splitlines()) <= 40


# --- All of them ---


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_what_a_page_links_to_is_there(page):
    missing = [str(target) for target in links_of(page) if not target.exists()]
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_places_a_page_links_to_are_headings(page):
    for target, anchor in re.findall(r"\]\(([\w./-]*)#([\w-]+)\)", read(page)):
        leads_to = page.parent / target if target else page
        assert anchor in anchors_of(leads_to), f"{target}#{anchor}"


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_commands_a_page_names_exist(page):
    text = read(page)
    assert commands_of(text) - set(get_commands()) == set()
    assert targets_of(text) - make_targets() == set()


def test_installing_lists_every_setting_of_the_environment():
    settings = read(ROOT / "newsledger" / "settings.py")
    read_there = set(re.findall(r'"(NEWSLEDGER_[A-Z_]+|DATABASE_URL)"', settings))
    told = set(re.findall(r"^\| `([A-Z_]+)` \|", read(DOCS / "installing.md"), re.M))
    assert told == read_there
