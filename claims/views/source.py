"""A source's own page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from claims.filters import SourcePageForm, read
from claims.pictures.answer import svg_response
from claims.presenters.source import source_page, source_ranges
from claims.presenters.standing import public_sources
from sources.models import Source, SourceAlias

from .desk import show
from .errors import public_page


@public_page
def show_source(request: HttpRequest, slug: str) -> HttpResponse:
    """Return what a source originated, relayed and published, rolled up unless `rollup=0`.

    A merged source leads to the one it turned out to be, for as long as that is undone by no one.
    """
    rollup = read(SourcePageForm, request.GET)["rollup"] is not False
    # A source's own name is always one of its aliases, so this finds the source too.
    names = list(SourceAlias.objects.filter(source__slug=slug).select_related("source"))
    if not names:
        raise Http404
    if names[0].source.merged_into_id:
        return _moved(slug)
    page = source_page(names, rollup=rollup)
    if page is None:
        raise Http404
    return show(request, "claims/source.html", {"page": page}, of=names[0].source)


@public_page
def show_source_ranges(request: HttpRequest, slug: str, quantity: str) -> HttpResponse:
    """Return the picture of a source's numbers on one quantity alone; 404 where its page has none.

    A merged source has none of its own: its page leads on.
    """
    rollup = read(SourcePageForm, request.GET)["rollup"] is not False
    source = Source.objects.filter(slug=slug, merged_into__isnull=True).first()
    ranges = source_ranges(source, quantity, rollup=rollup) if source else None
    if ranges is None or ranges.picture is None:
        raise Http404
    return svg_response(request, "claims/pictures/ranges.svg", ranges.picture)


def _moved(slug: str) -> HttpResponse:
    final = [row.id for row in Source.objects.resolving([slug]) if row.is_final]
    source = public_sources().filter(pk__in=final).first()
    if source is None:
        raise Http404
    return redirect(source)
