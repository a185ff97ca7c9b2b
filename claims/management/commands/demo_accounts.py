"""Three accounts to look around with: an editor, a reviewer, an admin."""

import os
import secrets
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from claims.actions.demo_accounts import DEMO_ACCOUNTS, set_up_demo_account


class Command(BaseCommand):
    """Make the demo's accounts, or find them again, and print how to log in."""

    help = (
        "Make the accounts editor, reviewer and admin, and print their log-ins. The password is that of "
        "DEMO_PASSWORD, else a random one that is kept in var/demo-password for the next time."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the file the random password is kept in."""
        parser.add_argument("--keep-in", type=Path, default=settings.VAR_DIR / "demo-password")

    def handle(self, *args: Any, keep_in: Path, **options: Any) -> None:
        """Print a line `login <name> <password>` per account."""
        if settings.HTTPS:
            raise CommandError("Demo accounts are for this machine only: NEWSLEDGER_HTTPS=no allows them.")
        chosen = os.environ.get("DEMO_PASSWORD", "")
        password = chosen or kept_password(keep_in)
        for name in DEMO_ACCOUNTS:
            if set_up_demo_account(name=name, password=password, replace=bool(chosen)):
                self.stdout.write(f"login {name} {password}")
            else:
                self.stdout.write(f"login {name} (the password you gave it; DEMO_PASSWORD sets another)")


def kept_password(path: Path) -> str:
    """Return the password of an earlier run, else a new one, kept where only this user reads it."""
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(12) + "\n", "ascii")
    return path.read_text("ascii").strip()
