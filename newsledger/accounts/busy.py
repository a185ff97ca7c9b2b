"""Getting in writes to the database, and that may be busy. Nobody is shown a broken page for it."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.sessions.backends.base import UpdateError
from django.db import OperationalError
from django.http import HttpRequest, HttpResponseRedirect

log = logging.getLogger(__name__)

BUSY = "The database is busy with somebody else’s work, so nothing was done. Please try again in a minute."


def told_when_busy(view: Callable[..., Any]) -> Callable[..., Any]:
    """Return the view; what it can't write is told on its own page, with status 302 and nothing written."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        try:
            return view(request, *args, **kwargs)
        except (OperationalError, UpdateError) as error:
            if request.method != "POST":
                raise
            log.warning("%s: %s", request.path, error)
            request.session.modified = False  # it can't be stored either
            messages.error(request, BUSY)
            return HttpResponseRedirect(request.get_full_path())

    return answer
