"""What every test may ask for: databases, a browser, the program as its users start it.

`pytest` runs on SQLite; DATABASE_URL names another database, and tests/postgres.py makes a PostgreSQL for a
run. Nothing is skipped in silence: what the machine lacks is told in capitals at the end, and with CI=true
it fails.
"""

import gc
import json
import os
import signal
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import django.test
import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections, transaction
from django.template.base import Template
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Response, sync_playwright

from tests.chromium import FLAGS, find_chromium
from tests.world import World, make_world

ROOT = Path(__file__).resolve().parent.parent
NOTHING_MAY_BE_SKIPPED = os.environ.get("CI") == "true"
# A program started by a test takes none of these from the run.
OURS = {"DATABASE_URL", "TEST_DATABASE_URL", "DEMO_PASSWORD", "PORT", "DJANGO_SETTINGS_MODULE"}
DATABASE_FIXTURES = {"db", "transactional_db", "postgres_url", "own_url"}
DATABASE_EMPTYING = {"transactional_db", "live_server"}
# As Django renders outside of tests. There it copies the context of each part of a page, which nobody here reads.
RENDER = Template._render

# --- Which tests run, and what is said of those that don't ---


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the choice scripts/test makes for its second run, and the docs' pictures."""
    parser.addoption(
        "--only-database", action="store_true", help="run only tests that may find another database different"
    )
    parser.addoption("--pictures", action="store_true", help="keep the pictures that the docs show")


def pytest_configure(config: pytest.Config) -> None:
    """Refuse a developer's own settings, and hash passwords fast."""
    if own := sorted(name for name in os.environ if name.startswith("NEWSLEDGER_")):
        raise pytest.UsageError(f"the tests bring their own settings: unset {', '.join(own)}")
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what asks for the other database, and on request what another database can't change.

    The longest come first: workers share what is left, but none can take over a test that has begun.
    """
    other = "sqlite" if vendor() == "postgresql" else "postgres"
    unwanted = [
        item
        for item in items
        if item.get_closest_marker(other) or (config.getoption("only_database") and not may_differ(item))
    ]
    if unwanted:
        config.hook.pytest_deselected(items=unwanted)
        left_out = set(unwanted)
        items[:] = [item for item in items if item not in left_out]
    items.sort(key=lambda item: item.get_closest_marker("long") is None)
    # What has been imported by now stays: to look for garbage there again and again costs a sixth of the run.
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def may_differ(item: pytest.Item) -> bool:
    """Return whether another database may change what a test finds."""
    return touches_database(item) and item.get_closest_marker("once") is None


def touches_database(item: pytest.Item) -> bool:
    """Return whether a test asks for a database by mark, by fixture or by its class."""
    return (
        item.get_closest_marker("django_db") is not None
        or not DATABASE_FIXTURES.isdisjoint(getattr(item, "fixturenames", ()))
        or issubclass(getattr(item, "cls", None) or object, django.test.TransactionTestCase)
    )


def empties_database(item: pytest.Item) -> bool:
    """Return whether the database is emptied after the test, where others are rolled back."""
    marker = item.get_closest_marker("django_db")
    return not DATABASE_EMPTYING.isdisjoint(getattr(item, "fixturenames", ())) or bool(
        marker and marker.kwargs.get("transaction")
    )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[Any]:
    """Turn a skipped test into a failed one where nothing may be skipped."""
    report = yield
    if NOTHING_MAY_BE_SKIPPED and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped with CI=true: {report.longrepr[2]}"
    return report


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say in capitals what was not run, whatever its number."""
    skipped = terminalreporter.stats.get("skipped", [])
    reasons = {report.longrepr[2].removeprefix("Skipped: ") for report in skipped}
    for reason in sorted(reasons):
        number = sum(report.longrepr[2].removeprefix("Skipped: ") == reason for report in skipped)
        terminalreporter.write_line(f"!!! NOT RUN: {number} tests. {reason}", red=True, bold=True)


@pytest.fixture(scope="session", autouse=True)
def plain_rendering(django_test_environment: None) -> None:
    """Render templates as outside of tests, without telling a test of each part."""
    Template._render = RENDER


# --- Databases ---


def vendor() -> str:
    """Return the database the run is on: sqlite or postgresql."""
    return connections["default"].vendor


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Keep SQLite's test database in a file: only there do connections and WAL behave as in production."""
    if vendor() == "sqlite":
        folder = tmp_path_factory.mktemp("database")
        connections["default"].settings_dict["TEST"]["NAME"] = str(folder / "test.sqlite3")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Fill the database again after each test that empties it: any test may come next, on either database.

    What the migrations stored (vocabularies, groups, the import account) is put back with its keys. Django does
    so before a test that asks for it, and leaves the database empty or with new content types after it: then
    the next test finds no groups, or on putting back meets content types of the same name.
    """
    with django_db_blocker.unblock():
        migrated = connections["default"].creation.serialize_db_to_string()

    def empty_and_fill(case: django.test.TransactionTestCase) -> None:
        # Keys are counted on: what is put back brings its own, and new rows must not be given the same.
        kept = {"reset_sequences": False, "inhibit_post_migrate": True}
        call_command("flush", verbosity=0, interactive=False, **kept)
        connections["default"].creation.deserialize_db_from_string(migrated)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(django.test.TransactionTestCase, "_fixture_setup", classmethod(lambda case: None))
        patched.setattr(django.test.TransactionTestCase, "_fixture_teardown", empty_and_fill)
        yield


@pytest.fixture(scope="module")
def shared_rows(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any
) -> Iterator[None]:
    """Let a fixture of a whole module store rows: each test finds them as they were, after the last they go.

    Tests must not share the rows' objects, but take copies: `world` shows how. And none may empty the
    database: it would wait for this transaction for ever.
    """
    for item in request.session.items:
        if item.path == request.path and empties_database(item):
            pytest.fail(f"{item.name} empties the database under the rows that its module shares")
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def shared_world(shared_rows: None) -> World:
    """The newsroom of tests/world.py, its claims drafts, as `world` gives a copy of it to each test."""
    return make_world(approved=False)


@pytest.fixture
def world(shared_world: World, db: None) -> World:
    """The newsroom of tests/world.py, its three claims drafts."""
    return deepcopy(shared_world)


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The address of a SQLite database of the test's own, not made yet."""
    return f"sqlite:///{tmp_path / 'own.sqlite3'}"


@pytest.fixture
def postgres_url() -> Iterator[str]:
    """The address of an empty PostgreSQL database of the test's own. Needs the mark `postgres`."""
    at = connections["default"].settings_dict
    server = {"host": at["HOST"], "user": at["USER"], "password": at["PASSWORD"], "port": at["PORT"] or None}
    name = f"newsledger_own_{uuid.uuid4().hex[:12]}"
    given = os.environ["DATABASE_URL"]
    with psycopg.connect(**server, dbname="postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        yield given.rpartition("/")[0] + "/" + name
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture
def own_url(request: pytest.FixtureRequest) -> str:
    """The address of an empty database of the test's own, of the kind the run is on."""
    return request.getfixturevalue("postgres_url" if vendor() == "postgresql" else "sqlite_url")


# --- The program as its users start it ---


@pytest.fixture
def manage() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run manage.py in a process of its own: `manage("migrate", DATABASE_URL=sqlite_url)`.

    Keywords are its environment, which holds nothing else of ours; `stdin` is what it reads.
    """

    def run(*arguments: str, stdin: str = "", timeout: float = 120, **environment: str):
        kept = {name: value for name, value in os.environ.items() if name not in OURS}
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env={**kept, **environment},
            input=stdin,
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )

    return run


# --- The browser ---


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running Chromium, which all tests share; each has a context with no history there."""
    path = find_chromium()
    if path is None:
        pytest.skip("No Chromium on this machine: put one on PATH, or run tests/chromium.py")
    options = tmp_path_factory.mktemp("chromium") / "options.json"
    options.write_text(json.dumps({"executablePath": path, "args": FLAGS}))
    serve = [sys.executable, "-m", "playwright", "launch-server", "--browser", "chromium", "--config"]
    # A group of its own: Playwright is a program that starts another.
    command = [*serve, str(options)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as server:
        assert server.stdout is not None
        yield server.stdout.readline().strip()
        os.killpg(server.pid, signal.SIGTERM)


@pytest.fixture
def browser_context(
    live_server: Any, chromium: str, monkeypatch: pytest.MonkeyPatch
) -> Iterator[BrowserContext]:
    """A browser with no history, whose relative addresses are those of the running site.

    Each test starts its own Playwright. While its event loop runs, Django gives this thread other connections
    and refuses to use them; that must be over before the database is emptied for the next test.
    """
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with sync_playwright() as playwright:
        browser = playwright.chromium.connect(chromium)
        context = browser.new_context(base_url=live_server.url)
        context.set_default_timeout(10_000)
        yield context
        browser.close()
        connections.close_all()


@pytest.fixture
def page(browser_context: BrowserContext) -> Iterator[Page]:
    """A page of a real browser at the running site: `page.goto("/claims/")`. Needs the mark `browser`.

    A fault of the page's own fails the test: a script's error, something the policy refused, a missing file.
    """
    faults: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            faults.append(message.text)

    def watch(response: Response) -> None:
        # The page asked for may well be a 404 or a 410: that is the test's to judge.
        if response.status >= 400 and not response.request.is_navigation_request():
            faults.append(f"{response.status} {response.url}")

    page = browser_context.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", hear)
    page.on("response", watch)
    yield page
    assert not faults, f"the page itself complained: {faults}"
