"""Writes articles out as bundles."""

import sys
from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from claims.bundles.mergers import Mergers
from claims.bundles.writing import chosen_articles, write_bundle
from newsledger.ledger.record import one_moment
from newsledger.refusals import Refused


def day(text: str) -> date:
    """Return the day an argument names."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"“{text}” is no day: write it as 2025-07-12") from None


class Command(BaseCommand):
    help = (
        "Write articles as bundles (docs/bundle-format.md), one folder each: all of them, or those that fit"
        " every filter given. Drafts and withdrawn claims are written too."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--out", required=True, metavar="DIR", type=Path, help="a new or an empty folder")
        parser.add_argument("--article", action="append", default=[], metavar="SLUG", help="this article")
        parser.add_argument(
            "--outlet", action="append", default=[], metavar="SLUG", help="published by this source"
        )
        parser.add_argument(
            "--source", action="append", default=[], metavar="SLUG", help="crediting this source"
        )
        parser.add_argument(
            "--quantity", action="append", default=[], metavar="SLUG", help="with a claim on this"
        )
        parser.add_argument("--since", type=day, metavar="DAY", help="published on this day or later")
        parser.add_argument("--until", type=day, metavar="DAY", help="published on this day or earlier")
        parser.add_argument(
            "--force",
            action="store_true",
            help="write into a folder that isn't empty; nothing in it is deleted",
        )

    @one_moment()
    def handle(self, *args: Any, out: Path, **options: Any) -> None:
        try:
            articles = chosen_articles(
                articles=options["article"],
                outlets=options["outlet"],
                sources=options["source"],
                quantities=options["quantity"],
                since=options["since"],
                until=options["until"],
            )
            slugs = sorted(articles.values_list("slug", flat=True))
            self.prepare(out, force=options["force"])
            mergers = Mergers.stored()
            for slug in tqdm(slugs, desc=str(out), disable=None, leave=False, file=sys.stderr):
                write_bundle(articles.get(slug=slug), out / slug, mergers=mergers)
        except Refused as refusal:
            raise CommandError(refusal.message) from refusal
        except OSError as error:
            raise CommandError(f"{error.filename or out}: {error.strerror or error}") from error
        self.stdout.write(f"{out}: {len(slugs):,} bundle{'' if len(slugs) == 1 else 's'} written")

    @staticmethod
    def prepare(out: Path, *, force: bool) -> None:
        """Make the folder, and refuse one that holds something already unless told otherwise."""
        out.mkdir(parents=True, exist_ok=True)
        if not force and any(out.iterdir()):
            raise CommandError(
                f"{out} isn't empty: name a new folder, or add --force to write into this one."
            )
