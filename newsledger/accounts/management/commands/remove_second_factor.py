"""manage.py remove_second_factor: for the admin who has lost the phone, when nobody else can help."""

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from newsledger.accounts.actions import remove_second_factor


class Command(BaseCommand):
    help = "Let an account log in with its password alone, whose phone and recovery codes are lost."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="the account's user name")

    def handle(self, *args: Any, name: str, **options: Any) -> None:
        account = User.objects.filter(username=name).first()
        if account is None:
            raise CommandError(f"There is no account “{name}”.")
        if not remove_second_factor(account=account):
            raise CommandError(f"{name} has no second factor: nothing was removed.")
        self.stdout.write(f"{name} logs in with the password alone now.")
