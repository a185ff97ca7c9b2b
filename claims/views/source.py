"""A source's own page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from claims.filters import SourcePageForm, read
from claims.presenters.source import source_page
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


def _moved(slug: str) -> HttpResponse:
    final = [row.id for row in Source.objects.resolving([slug]) if row.is_final]
    source = public_sources().filter(pk__in=final).first()
    if source is None:
        raise Http404
    return redirect(source)
