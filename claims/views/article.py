"""An article's own page."""

from django.http import Http404, HttpRequest, HttpResponse

from claims.presenters.article import article_page
from sources.models import Article

from .desk import show
from .errors import public_page


@public_page
def show_article(request: HttpRequest, slug: str) -> HttpResponse:
    """Return the article's versions and the public claims in them."""
    try:
        article = Article.objects.select_related("outlet__merged_into", "syndicated_from__merged_into").get(
            slug=slug
        )
    except Article.DoesNotExist:
        raise Http404 from None
    page = article_page(article)
    if page is None:
        raise Http404
    return show(request, "claims/article.html", {"page": page}, of=article)
