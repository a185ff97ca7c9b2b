"""Requests are read as UTF-8. Another encoding could hold half characters, which no page and no table can."""

import codecs
from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse


class Utf8Only:
    """The middleware that answers 400 to a request which says that it is written in another encoding."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request.

        Raises: BadRequest.
        """
        # Django takes an encoding it doesn't know for none at all, and reads UTF-8.
        if request.encoding is not None and codecs.lookup(request.encoding).name != "utf-8":
            raise BadRequest("Forms are sent in UTF-8.")
        return self.get_response(request)
