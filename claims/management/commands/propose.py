"""manage.py propose: what the reader makes of articles."""

import json
import sys
from collections.abc import Iterable
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.domain.reading.lines import answered, as_line
from claims.domain.reading.reader import read_article
from sources.models import ArticleVersion


class Command(BaseCommand):
    help = (
        "Reads articles and writes a line of JSON for each: its proposed claims with their chains, and all other"
        " numbers with their reasons (docs/reading.md). Stored articles are named by their slugs; with --jsonl"
        " they come on standard input, a line {id, text, published} each, and no database is touched."
    )
    # Nothing of the installation is needed, and the checks would be most of the start.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Add what is read: stored articles, or lines."""
        parser.add_argument("articles", nargs="*", metavar="ARTICLE", help="slug of a stored article")
        parser.add_argument("--jsonl", action="store_true", help="read lines of JSON from standard input")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read one or the other."""
        if options["jsonl"] == bool(options["articles"]):
            raise CommandError("Name stored articles, or give --jsonl and articles on standard input.")
        if options["jsonl"]:
            answer_lines(sys.stdin.buffer, sys.stdout.buffer)
        else:
            for version in self._versions(options["articles"]):
                published = version.published or version.article.published
                said = as_line(read_article(version.text, published), version.text)
                name = f"{version.article.slug}/{version.number}"
                self.stdout.write(json.dumps({"id": name, **said}, ensure_ascii=False))

    def _versions(self, slugs: list[str]) -> Iterable[ArticleVersion]:
        """Yield the newest version of each article.

        Raises: CommandError for an article that isn't stored, before any is read.
        """
        versions = ArticleVersion.objects.filter(article__slug__in=slugs).select_related("article")
        newest = {version.article.slug: version for version in versions.order_by("number")}
        if missing := [slug for slug in slugs if slug not in newest]:
            raise CommandError(f"There is no article {', '.join(missing)}.")
        return (newest[slug] for slug in dict.fromkeys(slugs))


def answer_lines(asked: BinaryIO, told: BinaryIO) -> None:
    """Answer each line as it comes; what can't be read is answered with an error, and the rest goes on."""
    for line in asked:
        if line.strip():
            told.write(answered(line) + b"\n")
            told.flush()
