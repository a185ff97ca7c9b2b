"""The list of sources."""

from django.http import HttpRequest, HttpResponse

from claims.filters import BadParameter, ListFilters
from claims.presenters.lists import source_list
from claims.presenters.paging import NoSuchPage
from sources.models import Source

from .desk import show
from .errors import public_page


@public_page
def list_sources(request: HttpRequest) -> HttpResponse:
    """Return a page of the sources behind the claims asked for; `q` looks among their own names."""
    filters = ListFilters(request.GET)
    try:
        listing = source_list(
            filters.claims(with_words=False),
            is_narrowed=filters.is_narrowed,
            roles=filters.roles,
            words=filters.words,
            number=filters.page,
        )
    except NoSuchPage as end:
        raise BadParameter("page", f"{end}.") from end
    return show(
        request,
        "claims/source_list.html",
        {"filters": filters, "page": listing.page, "rows": listing.rows},
        of=Source,
    )
