"""manage.py rebuild_fingerprints: make again what is derived from the texts."""

from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from sources.actions import rebuild_fingerprints
from sources.models import ArticleVersion


class Command(BaseCommand):
    help = (
        "Makes the fingerprints of every stored text anew, by which the intake finds texts that are nearly the"
        " same. Needed only where `verify` says that some aren’t those of their text."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        texts = ArticleVersion.objects.count()
        done = sum(1 for _ in tqdm(rebuild_fingerprints(), total=texts, disable=None, unit="text"))
        self.stdout.write(f"The fingerprints of {done} texts are made anew.")
