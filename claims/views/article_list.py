"""The list of articles."""

from django.http import HttpRequest, HttpResponse

from claims.filters import BadParameter, ListFilters
from claims.presenters.lists import article_list
from claims.presenters.paging import NoSuchPage
from sources.models import Article

from .desk import show
from .errors import public_page


@public_page
def list_articles(request: HttpRequest) -> HttpResponse:
    """Return a page of the articles of the claims asked for; `q` looks in headlines and outlets' names."""
    filters = ListFilters(request.GET)
    try:
        listing = article_list(filters.claims(with_words=False), words=filters.words, number=filters.page)
    except NoSuchPage as end:
        raise BadParameter("page", f"{end}.") from end
    return show(
        request,
        "claims/article_list.html",
        {"filters": filters, "page": listing.page, "rows": listing.rows},
        of=Article,
    )
