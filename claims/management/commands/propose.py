"""manage.py propose: what the reader makes of articles."""

import json
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from claims.actions import read_version
from claims.domain.reading.lines import answered, as_line
from claims.domain.terms import Fate
from claims.models import MentionList
from newsledger.ledger.accounts import READING, service_account
from newsledger.refusals import Refused
from sources.models import Article, ArticleVersion


class Command(BaseCommand):
    help = (
        "Read articles and propose a claim for each of their numbers (docs/reading.md), a line of JSON for each"
        " article. ARTICLE: the newest version of a stored one; its proposals are stored too, and what was decided"
        " stays as it is. --jsonl: articles as lines {id, text, published, outlet} on standard input; no database is"
        " touched."
    )
    # Nothing of the installation is needed to read a line, and the checks would be most of the start.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("articles", nargs="*", metavar="ARTICLE", help="slug of a stored article")
        parser.add_argument("--jsonl", action="store_true", help="read lines of JSON from standard input")
        parser.add_argument("--all", action="store_true", help="read every stored article")

    def handle(self, *args: Any, articles: list[str], jsonl: bool, **options: Any) -> None:
        if jsonl + options["all"] + bool(articles) != 1:
            raise CommandError("Name stored articles by their slugs, or give --all, or --jsonl.")
        if jsonl:
            answer_lines(sys.stdin.buffer, sys.stdout.buffer)
            return
        try:
            account = service_account(READING)
            for version in newest_versions(articles):
                listed, reading = read_version(version=version, by=account)
                said = {"id": version.article.slug, **as_line(reading, version.text)}
                self.stdout.write(json.dumps(said, ensure_ascii=False))
                self.stderr.write(summary(listed))
        except Refused as refusal:
            raise CommandError(refusal.message) from refusal
        except DatabaseError as error:
            raise CommandError(f"The database can’t be used: {error}. Did manage.py migrate run?") from error


def answer_lines(asked: BinaryIO, told: BinaryIO) -> None:
    """Answer each line as it comes; one that can't be read is answered with an error, and the rest goes on."""
    for line in asked:
        if line.strip():
            told.write(answered(line) + b"\n")
            told.flush()


def newest_versions(slugs: list[str]) -> Iterator[ArticleVersion]:
    """Yield the newest version of each article, of all of them where none is named.

    Raises: CommandError for an article that isn't stored, before any is yielded.
    """
    articles = Article.objects.filter(slug__in=slugs) if slugs else Article.objects.all()
    known = list(articles.order_by("slug").values_list("slug", flat=True))
    if missing := sorted(set(slugs) - set(known)):
        raise CommandError(f"There is no article {', '.join(missing)}.")
    for slug in known:
        versions = ArticleVersion.objects.filter(article__slug=slug).select_related("article__outlet")
        yield versions.order_by("-number")[0]


def summary(listed: MentionList) -> str:
    """Return the line that tells how far the numbers of a version are decided."""
    fates = Counter(mention.fate for mention in listed.version.mentions.all())
    proposed = fates[Fate.UNDECIDED]
    return f"{listed.version}: {proposed} numbers to decide on, {fates.total() - proposed} decided"
