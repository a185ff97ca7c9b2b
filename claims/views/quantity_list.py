"""The list of quantities."""

from django.http import HttpRequest, HttpResponse

from claims.filters import BadParameter, ListedProminence, ListFilters
from claims.models import Quantity
from claims.presenters.lists import quantity_list
from claims.presenters.paging import NoSuchPage

from .desk import show
from .errors import public_page


@public_page
def list_quantities(request: HttpRequest) -> HttpResponse:
    """Return a page of the quantities that the claims asked for count; `q` looks among their own names."""
    filters = ListFilters(request.GET, prominence=ListedProminence.MAIN)
    try:
        listing = quantity_list(filters.claims(with_words=False), words=filters.words, number=filters.page)
    except NoSuchPage as end:
        raise BadParameter("page", f"{end}.") from end
    return show(
        request,
        "claims/quantity_list.html",
        {"filters": filters, "page": listing.page, "rows": listing.rows},
        of=Quantity,
    )
