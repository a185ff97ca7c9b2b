"""How actions find the version a record names."""

from newsledger.refusals import Refused
from sources.models import ArticleVersion


def version_of(article: str, number: int) -> ArticleVersion:
    """Return the version with its text, article and outlet.

    Raises: Refused.
    """
    try:
        return ArticleVersion.objects.select_related("article__outlet").get(
            article__slug=article, number=number
        )
    except ArticleVersion.DoesNotExist:
        raise Refused(f"There is no version {number} of an article “{article}”.", field="version") from None
