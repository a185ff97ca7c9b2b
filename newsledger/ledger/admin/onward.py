"""Where a page leads when it is done: back to where the editor came from."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def onward(request: HttpRequest) -> str:
    """Return the address that `?next=` names, empty where it names none of this site’s own."""
    address = request.POST.get("next") or request.GET.get("next") or ""
    # A host is none of ours even when it is this one: an address of ours begins with its path.
    is_ours = address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return address if is_ours else ""
