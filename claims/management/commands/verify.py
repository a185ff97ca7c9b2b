"""manage.py verify: is everything as the ledger says?"""

import sys
from collections.abc import Iterator
from itertools import chain
from typing import Any

from django.core.management.base import BaseCommand

import claims.verify
import sources.verify
from newsledger.ledger.record import one_moment
from newsledger.ledger.verify import ChainReading, Finding


class Command(BaseCommand):
    help = (
        "Re-checks every text's hash, every anchor, the ledger's chain, and the ledger's payloads against the"
        " rows. Prints what is off, a line each, and ends with status 1 when anything is."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        reading = ChainReading()
        found = 0
        with one_moment():
            for finding in self._findings(reading):
                found += 1
                self.stderr.write(str(finding))
        if found:
            self.stderr.write(self.style.ERROR(f"{found} things are off."))
            sys.exit(1)
        self.stdout.write(
            f"All is as the ledger says: {reading.entries} entries, {len(reading.newest)} records,"
            f" head {reading.head}."
        )

    def _findings(self, reading: ChainReading) -> Iterator[Finding]:
        yield from reading.findings()
        yield from reading.findings_against(
            chain(sources.verify.live_records(), claims.verify.live_records())
        )
        yield from sources.verify.findings()
        yield from claims.verify.findings()
