"""Loads bundles: files or folders, all or nothing each."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from claims.bundles.faults import BundleRefused
from claims.bundles.loading import load_bundles
from claims.bundles.reading import read_bundles
from claims.bundles.storing.ground import KINDS, Report
from newsledger.ledger.accounts import IMPORT, service_account
from newsledger.refusals import Refused


class Command(BaseCommand):
    help = (
        "Load bundles (docs/bundle-format.md): what is new is stored, what is stored stays as it is and"
        " differences are told. Each PATH is loaded whole or not at all."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "paths",
            nargs="+",
            metavar="PATH",
            type=Path,
            help="a bundle, or a folder with bundles at any depth",
        )

    def handle(self, *args: Any, paths: list[Path], **options: Any) -> None:
        try:
            account = service_account(IMPORT)
        except Refused as refusal:
            raise CommandError(refusal.message) from refusal
        refused = []
        for path in paths:
            try:
                bundles = read_bundles(path)
                # disable=None: no bar where nobody watches.
                with tqdm(
                    desc=str(path),
                    total=sum(each.bundle.size() for each in bundles),
                    disable=None,
                    leave=False,
                    file=sys.stderr,
                ) as bar:
                    report = load_bundles(bundles, by=account, step=bar.update)
            except BundleRefused as refusal:
                refused.append(path)
                for line in refusal.lines():
                    self.stderr.write(line)
            else:
                for line in summary(path, len(bundles), report):
                    self.stdout.write(line)
        if refused:
            named = ", ".join(map(str, refused))
            raise CommandError(f"Refused, and nothing of it was stored: {named}")


def summary(path: Path, bundles: int, report: Report) -> Iterator[str]:
    """Yield the lines that tell what a load did."""
    yield f"{path}: {bundles:,} bundle{'' if bundles == 1 else 's'}"
    yield f"  {'':14}{'created':>9}{'unchanged':>11}{'different':>11}"
    for kind in KINDS:
        counts = (report.created[kind], report.unchanged[kind], report.different[kind])
        if any(counts):
            yield "  {:14}{:>9,}{:>11,}{:>11,}".format(kind, *counts)
    if report.differences:
        yield "  Stored otherwise than in the files, and kept:"
        yield from (f"  {difference}" for difference in report.differences)
