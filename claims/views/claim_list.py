"""The list of claims."""

from django.http import HttpRequest, HttpResponse

from claims.filters import BadParameter, ListedProminence, ListFilters
from claims.models import NumericClaim
from claims.presenters.paging import NoSuchPage, page_of
from claims.presenters.rows import claim_rows

from .desk import show
from .errors import public_page


@public_page
def list_claims(request: HttpRequest) -> HttpResponse:
    """Return a page of the public claims asked for, newest first; minor ones only when asked for."""
    filters = ListFilters(request.GET, prominence=ListedProminence.MAIN)
    try:
        page = page_of(filters.claims().newest_first(), filters.page)
    except NoSuchPage as end:
        raise BadParameter("page", f"{end}.") from end
    return show(
        request,
        "claims/claim_list.html",
        {"filters": filters, "page": page, "rows": claim_rows(page.ids)},
        of=NumericClaim,
    )
