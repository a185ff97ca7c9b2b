"""The shape of the program, kept true: who may know whom, where writes live, what is never written at all.

                      claims ──> sources ──> newsledger
    admin, views, commands ──> actions, presenters ──> models ──> querysets ──> domain

Each rule reads source text and answers with faults ("file:line: what is wrong"), so each is also tried on a
snippet that breaks it.
"""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# What each package may know besides itself.
KNOWS = {"claims": {"sources", "newsledger"}, "sources": {"newsledger"}, "newsledger": set()}

# Height of a module by the first part of its name inside its app. What stands higher may import what stands
# lower or level with it, in its own app or in one it knows. Another name gets a line here first.
HEIGHT = {
    "domain": 0,
    "pictures": 1,
    "querysets": 1,
    "models": 2,
    "provenance": 3,
    "checks": 3,
    "actions": 3,
    "presenters": 3,
    "bundles": 3,
    "exports": 3,
    "intake": 3,
    "verify": 3,
    "forms": 3,
    "filters": 3,
    "template_filters": 4,
    "views": 4,
    "api": 4,
    "admin": 4,
    "management": 4,
    "urls": 5,
    "apps": 5,
}
# The ground lies below every layer, abstract models too; but writing and checking the ledger is for actions.
GROUND = {"newsledger.ledger.record": 3, "newsledger.ledger.verify": 3}

# These two name everything, by Django's idiom.
NAMES_EVERYTHING = {"newsledger/settings.py", "newsledger/urls.py"}
DOMAIN_MAY_IMPORT = {"dateutil", "anyascii", "babel"} | set(sys.stdlib_module_names)
NAMELESS = {"utils", "util", "helpers", "helper", "common", "misc", "tools"}

WRITES = {
    "save",
    "asave",
    "create",
    "acreate",
    "update",
    "aupdate",
    "delete",
    "adelete",
    "bulk_create",
    "abulk_create",
    "bulk_update",
    "abulk_update",
    "get_or_create",
    "aget_or_create",
    "update_or_create",
    "aupdate_or_create",
}
WRITING_SQL = re.compile(
    r"\s*(INSERT\s+INTO|UPDATE\s+\S+\s+SET|DELETE\s+FROM|REPLACE\s+INTO)\b", re.IGNORECASE
)
IMPORTERS = {"import_module", "import_string", "__import__"}
UNESCAPED = {"mark_safe", "SafeString", "Markup", "allow_tags"}
# Path to reason: files outside the actions that may write all the same.
MAY_WRITE: dict[str, str] = {
    "newsledger/accounts/actions.py": "the actions of a part that is no app of records: how people get in",
}

TEMPLATE_FAULTS = [
    (re.compile(r"\sstyle\s*=", re.IGNORECASE), "a style attribute: name the thing with a class"),
    (re.compile(r"<style\b", re.IGNORECASE), "an inline stylesheet: the policy refuses it"),
    (re.compile(r"<script\b(?![^>]*\ssrc\s*=)", re.IGNORECASE), "an inline script: the policy refuses it"),
    (re.compile(r"\son[a-z]+\s*=\s*[\"']", re.IGNORECASE), "an inline event handler: the policy refuses it"),
    (re.compile(r"javascript:", re.IGNORECASE), "a javascript: address"),
    (re.compile(r"\|\s*safe\b|\{%-?\s*autoescape\s+(false|off)"), "text let through unescaped"),
]


@dataclass(frozen=True)
class Module:
    """One Python file: where it is, and what it says."""

    path: str
    text: str

    @property
    def name(self) -> str:
        """The dotted name it is imported by."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    @property
    def package(self) -> str:
        """The package at the root it belongs to."""
        return self.path.partition("/")[0]

    @property
    def is_migration(self) -> bool:
        """Whether it is history: migrations may do what nothing else may."""
        return "/migrations/" in self.path

    def nodes(self) -> Iterator[ast.AST]:
        """Every part of its syntax, function bodies included."""
        return ast.walk(ast.parse(self.text, self.path))

    def fault(self, node: ast.stmt | ast.expr, wrong: str) -> str:
        """A line that an editor can jump to."""
        return f"{self.path}:{node.lineno}: {wrong}"

    def imports(self) -> Iterator[tuple[ast.stmt | ast.expr, str]]:
        """Everything it imports, with `from x import y` as x.y, and what it hands to import_module."""
        for node in self.nodes():
            if isinstance(node, ast.Import):
                yield from ((node, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield from ((node, f"{self.origin(node)}.{alias.name}") for alias in node.names)
            elif isinstance(node, ast.Call) and called(node) in IMPORTERS:
                yield from ((node, words) for words in constants(node.args[:1]))

    def origin(self, node: ast.ImportFrom) -> str:
        """What `from … import` names, with leading dots resolved."""
        if not node.level:
            return node.module or ""
        package = self.name.split(".")
        if not self.path.endswith("/__init__.py"):
            package = package[:-1]
        package = package[: len(package) - node.level + 1]
        return ".".join([*package, node.module] if node.module else package)


def called(call: ast.Call) -> str:
    """The last name of what is called: `a.b.save()` calls save."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def constants(nodes: list[ast.expr]) -> Iterator[str]:
    """The strings among these nodes."""
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def height(name: str) -> int | None:
    """How high a module of ours stands; None if its name says nothing about that."""
    package, _, rest = name.partition(".")
    if package == "newsledger":
        return next((at for known, at in GROUND.items() if f"{name}.".startswith(f"{known}.")), 0)
    return HEIGHT.get(rest.partition(".")[0])


# --- The rules ---


def arrows_between_packages(module: Module) -> Iterator[str]:
    """claims -> sources -> newsledger; neither by import nor by a dotted string."""
    if module.path in NAMES_EVERYTHING:
        return
    strangers = KNOWS.keys() - KNOWS[module.package] - {module.package}
    for node, name in module.imports():
        if name.partition(".")[0] in strangers:
            yield module.fault(node, f"{module.package} may not know {name}")
    # What a migration depends on is named by a pair of strings, by Django's definition.
    if not strangers or module.is_migration:
        return
    for node in module.nodes():
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if re.fullmatch(rf"({'|'.join(sorted(strangers))})(\.\w+)+", node.value):
                yield module.fault(node, f"{module.package} may not name {node.value!r}")
        elif isinstance(node, ast.Call) and called(node) in {"get_model", "get_app_config", "is_installed"}:
            for words in constants(node.args[:1]):
                if words in strangers:
                    yield module.fault(node, f"{module.package} may not ask for the models of {words!r}")


def the_ledger_stands_alone(module: Module) -> Iterator[str]:
    """newsledger.ledger knows itself and the words of refusal, nothing else of ours."""
    if not module.name.startswith("newsledger.ledger"):
        return
    for node, name in module.imports():
        if name.partition(".")[0] in KNOWS and not name.startswith(
            ("newsledger.ledger.", "newsledger.refusals.")
        ):
            yield module.fault(node, f"the ledger may not know {name}")


def arrows_between_layers(module: Module) -> Iterator[str]:
    """Inside an app, and towards the apps it knows, imports point down."""
    if module.package == "newsledger" or module.is_migration or module.name in KNOWS:
        return
    own = height(module.name)
    if own is None:
        yield f"{module.path}:1: stands in no layer: give its name a HEIGHT in tests/test_architecture.py"
        return
    for node, name in module.imports():
        if name.partition(".")[0] not in KNOWS or name in KNOWS or ".migrations." in f"{name}.":
            continue
        other = height(name)
        if other is not None and other > own:
            yield module.fault(node, f"{module.name} stands below {name}")


def domain_is_pure(module: Module) -> Iterator[str]:
    """domain/ imports the standard library, dateutil, anyascii, babel and other domain modules."""
    if "/domain/" not in module.path:
        return
    for node, name in module.imports():
        top, _, rest = name.partition(".")
        if top in KNOWS and (rest == "domain" or rest.startswith("domain.")):
            continue
        if top not in DOMAIN_MAY_IMPORT:
            yield module.fault(node, f"domain may not import {name}")


def writes_are_actions(module: Module) -> Iterator[str]:
    """Nothing but actions, the ledger and migrations changes a row."""
    inside = module.path.partition("/")[2]
    if (
        module.is_migration
        or inside.startswith(("actions.py", "actions/", "ledger/"))
        or module.path in MAY_WRITE
        or "/domain/" in module.path
    ):
        return
    for node in module.nodes():
        # A dictionary's, a set's or a digest's update takes an argument by position; a queryset's never does.
        # `kwargs` is a dictionary by its name.
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in WRITES
            and not (node.func.attr == "update" and (node.args or ast.unparse(node.func.value) == "kwargs"))
        ):
            yield module.fault(node, f".{node.func.attr}() outside actions")
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and WRITING_SQL.match(node.value):
            yield module.fault(node, "SQL that writes, outside actions")


def no_signals(module: Module) -> Iterator[str]:
    """Our own rules are called by name, not by signal; a row's save() has no side effects."""
    for node, name in module.imports():
        if name.startswith(("django.db.models.signals", "django.dispatch")):
            yield module.fault(node, f"{name}: call the action instead")
    if "/models/" in module.path or module.path.endswith("/models.py"):
        for node in module.nodes():
            if isinstance(node, ast.FunctionDef) and node.name in {"save", "delete"}:
                yield module.fault(node, f"{node.name}() overridden in a model: write an action")


def html_is_escaped(module: Module) -> Iterator[str]:
    """HTML in Python comes by format_html with its arguments, never by a string put together."""
    for node, name in module.imports():
        if name.rpartition(".")[2] in UNESCAPED:
            yield module.fault(node, f"{name}: use format_html")
    for node in module.nodes():
        if isinstance(node, ast.Attribute) and node.attr in {
            "mark_safe",
            "SafeString",
            "Markup",
            "allow_tags",
        }:
            yield module.fault(node, f"{node.attr}: use format_html")
        elif (
            isinstance(node, ast.Call)
            and called(node) == "format_html"
            and not list(constants(node.args[:1]))
        ):
            yield module.fault(node, "format_html of a string put together: give it its arguments")


def names_say_what(module: Module) -> Iterator[str]:
    """No drawer of odds and ends."""
    for part in module.name.split("."):
        if part in NAMELESS:
            yield f"{module.path}:1: {part!r} names nothing: name the thing"


RULES = [
    arrows_between_packages,
    the_ledger_stands_alone,
    arrows_between_layers,
    domain_is_pure,
    writes_are_actions,
    no_signals,
    html_is_escaped,
    names_say_what,
]


def template_faults(path: str, text: str) -> Iterator[str]:
    """What a template must not hold under a strict policy and with everything escaped."""
    for pattern, wrong in TEMPLATE_FAULTS:
        for found in pattern.finditer(text):
            yield f"{path}:{text.count(chr(10), 0, found.start()) + 1}: {wrong}"


def untested(domain_modules: dict[str, str], tests: set[str]) -> Iterator[str]:
    """Domain modules with a rule in them, not only names, and no test file at the same place below tests/."""
    for path, text in domain_modules.items():
        holds_a_rule = any(isinstance(part, ast.FunctionDef) for part in ast.walk(ast.parse(text)))
        folder, _, name = path.rpartition("/")
        expected = f"tests/{folder}/test_{name}"
        if holds_a_rule and expected not in tests:
            yield f"{path}:1: has no {expected}"


# --- The program keeps them ---


def ours(pattern: str) -> list[Path]:
    """Files of ours that match, by path."""
    return sorted(path for package in KNOWS for path in (ROOT / package).rglob(pattern))


def relative(path: Path) -> str:
    """The path as it is written in faults."""
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_program_keeps_the_rule(rule):
    modules = [Module(relative(path), path.read_text("utf-8")) for path in ours("*.py")]
    assert len(modules) > 20, "the program wasn't found"
    faults = [fault for module in modules for fault in rule(module)]
    assert not faults, "\n".join(faults)


def test_templates_hold_no_style_no_script_and_nothing_unescaped():
    faults = [
        fault
        for path in [*ours("*.html"), *ours("jinja2/**/*.svg")]
        for fault in template_faults(relative(path), path.read_text("utf-8"))
    ]
    assert not faults, "\n".join(faults)


def test_every_domain_module_has_its_test_file():
    modules = {relative(path): path.read_text("utf-8") for path in ours("*.py") if "domain" in path.parts}
    tests = {relative(path) for path in (ROOT / "tests").rglob("test_*.py")}
    missing = list(untested(modules, tests))
    assert not missing, "\n".join(missing)


def test_files_excused_from_the_rule_on_writes_exist():
    assert [path for path in MAY_WRITE if not (ROOT / path).exists()] == []


# --- Each rule catches what it is for ---

BROKEN = [
    (arrows_between_packages, "sources/models/source.py", "import claims.models"),
    (arrows_between_packages, "sources/actions.py", "def f():\n    from claims.models import NumericClaim"),
    (arrows_between_packages, "sources/actions.py", "import_module('claims.actions')"),
    (arrows_between_packages, "sources/admin/source.py", "apps.get_model('claims', 'NumericClaim')"),
    (arrows_between_packages, "sources/models/source.py", "ForeignKey('claims.NumericClaim')"),
    (arrows_between_packages, "newsledger/jinja2env.py", "from sources import querysets"),
    (arrows_between_packages, "newsledger/ledger/record.py", "RECORDS = {'source': 'sources.Source'}"),
    (the_ledger_stands_alone, "newsledger/ledger/record.py", "from newsledger.settings import DEBUG"),
    (the_ledger_stands_alone, "newsledger/ledger/record.py", "from ..jinja2env import url"),
    (arrows_between_layers, "claims/models/span.py", "from claims.actions import approve_claim"),
    (arrows_between_layers, "claims/querysets.py", "def f():\n    from claims.models import NumericClaim"),
    (arrows_between_layers, "claims/actions/claims.py", "from claims.views.claim import show"),
    (arrows_between_layers, "claims/actions/claims.py", "from ..admin import desk"),
    (arrows_between_layers, "claims/models/span.py", "from sources.actions import merge_sources"),
    (arrows_between_layers, "claims/models/span.py", "from newsledger.ledger.record import record"),
    (arrows_between_layers, "claims/stuff.py", "x = 1"),
    (domain_is_pure, "claims/domain/amounts.py", "from django.db import models"),
    (domain_is_pure, "claims/domain/reading/words.py", "def f():\n    import pydantic"),
    (domain_is_pure, "claims/domain/amounts.py", "from claims.models import NumericClaim"),
    (domain_is_pure, "claims/domain/amounts.py", "from newsledger.refusals import Refused"),
    (writes_are_actions, "claims/views/claim.py", "claim.save()"),
    (writes_are_actions, "claims/admin/desk.py", "NumericClaim.objects.filter(pk=1).update(note='')"),
    (writes_are_actions, "claims/bundles/reading.py", "Source.objects.bulk_create(rows)"),
    (writes_are_actions, "sources/querysets.py", "self.delete()"),
    (writes_are_actions, "claims/management/commands/x.py", "cursor.execute('DELETE FROM claims_span')"),
    (no_signals, "claims/apps.py", "from django.db.models.signals import post_save"),
    (no_signals, "claims/models/span.py", "class Span:\n    def save(self): ..."),
    (html_is_escaped, "claims/admin/desk.py", "from django.utils.safestring import mark_safe"),
    (html_is_escaped, "claims/admin/desk.py", "html = markupsafe.Markup(text)"),
    (html_is_escaped, "claims/admin/desk.py", "format_html(f'<b>{name}</b>')"),
    (names_say_what, "claims/domain/utils.py", ""),
    (names_say_what, "sources/common/names.py", ""),
]

KEPT = [
    (arrows_between_packages, "claims/models/span.py", "from sources.models import ArticleVersion"),
    (arrows_between_packages, "newsledger/urls.py", "include('claims.urls')"),
    (arrows_between_packages, "claims/bundles/reading.py", "at = path + '.text'"),
    (arrows_between_packages, "claims/models/span.py", "ForeignKey('sources.ArticleVersion')"),
    (arrows_between_packages, "sources/actions.py", "raise Refused('Ask who claims. sources say')"),
    (the_ledger_stands_alone, "newsledger/ledger/record.py", "from .chain import entry_hash"),
    (the_ledger_stands_alone, "newsledger/ledger/models.py", "from newsledger.refusals import StaleRevision"),
    (arrows_between_layers, "claims/models/span.py", "from claims.querysets import SpanQuerySet"),
    (arrows_between_layers, "claims/views/claim.py", "from claims.presenters import claim_page"),
    (arrows_between_layers, "claims/actions/claims.py", "from .versions import add_version"),
    (arrows_between_layers, "claims/admin/desk.py", "from newsledger.ledger.record import record"),
    (arrows_between_layers, "claims/querysets.py", "from newsledger.ledger.models import RecordedQuerySet"),
    (domain_is_pure, "claims/domain/periods.py", "from dateutil.relativedelta import relativedelta"),
    (domain_is_pure, "claims/domain/periods.py", "from sources.domain.edtf import parse_edtf"),
    (writes_are_actions, "claims/views/claim.py", "context.update({'claim': claim})"),
    (writes_are_actions, "claims/actions/claims.py", "claim.save()"),
    (writes_are_actions, "claims/migrations/0002_units.py", "Unit.objects.create()"),
    (html_is_escaped, "claims/admin/desk.py", "format_html('<b>{}</b>', name)"),
]


@pytest.mark.parametrize(("rule", "path", "text"), BROKEN)
def test_a_broken_rule_is_caught_with_file_and_line(rule, path, text):
    faults = list(rule(Module(path, text)))
    assert faults
    assert all(re.match(rf"{re.escape(path)}:\d+: .", fault) for fault in faults)


@pytest.mark.parametrize(("rule", "path", "text"), KEPT)
def test_what_the_rule_allows_passes(rule, path, text):
    assert list(rule(Module(path, text))) == []


def test_a_fault_inside_a_function_is_told_with_its_own_line():
    module = Module("sources/actions.py", "import json\n\n\ndef f():\n    import claims\n")
    assert list(arrows_between_packages(module)) == ["sources/actions.py:5: sources may not know claims"]


@pytest.mark.parametrize(
    "html",
    [
        '<p style="color: red">',
        "<style>p {}</style>",
        "<script>alert(1)</script>",
        "<body onload='go()'>",
        '<a href="javascript:go()">',
        "{{ article.text | safe }}",
        "{% autoescape false %}",
    ],
)
def test_a_template_at_fault_is_caught_with_its_line(html):
    assert [fault.partition(": ")[0] for fault in template_faults("a.html", f"<p>\n{html}")] == ["a.html:2"]


@pytest.mark.parametrize(
    "html",
    [
        "<script src=\"{{ static('site.js') }}\" defer></script>",
        '<link rel="stylesheet" href="site.css">',
        "<p>on one page = one claim</p>",
        '<span class="style">safe</span>',
    ],
)
def test_a_template_without_fault_passes(html):
    assert list(template_faults("a.html", html)) == []


def test_a_domain_module_without_its_test_file_is_caught():
    modules = {
        "claims/domain/amounts.py": "def read(): ...",
        "claims/domain/terms.py": "class Part: exact = 1",
    }
    assert list(untested(modules, set())) == [
        "claims/domain/amounts.py:1: has no tests/claims/domain/test_amounts.py"
    ]
    assert list(untested(modules, {"tests/claims/domain/test_amounts.py"})) == []
