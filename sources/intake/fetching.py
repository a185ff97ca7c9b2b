"""A page fetched from its address: from the public web only, for as long and as much as an article takes.

Only an editor's own request fetches anything, and only when the newsroom has switched it on (NEWSLEDGER_FETCH):
an address that stands in a text or in a page is never followed.
"""

import threading
import time
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from django.conf import settings

from .decoding import MOST_BYTES
from .refusing import NotTakenIn

if TYPE_CHECKING:
    from requests import Response

CONNECTS_WITHIN, ANSWERS_WITHIN = 5.0, 10.0
TAKES_AT_MOST = 20.0
"""Seconds for the whole page, redirects included, however slowly it drips."""
MOST_REDIRECTS = 5
_CHUNK = 16_384
_PAGES = ("text/html", "application/xhtml+xml", "text/plain")
_PASTE = "Open it in your browser and paste its text, or upload the saved page."


class Fetched(NamedTuple):
    """A page as it came: its bytes, the encoding it declares, and the address that answered in the end."""

    content: bytes
    declared: str
    address: str


def fetch(address: str) -> Fetched:
    """Return the page at the address.

    Raises: NotTakenIn, for whatever stands against it, in words for the editor.
    """
    if not settings.FETCH_ADDRESSES:
        raise NotTakenIn("Fetching is switched off here. Paste the text, or upload the saved page.")
    _refuse_what_is_no_address(address)
    # A page may drip: each byte in time, the whole never. So the clock is watched from outside.
    answers: SimpleQueue[Fetched | Exception] = SimpleQueue()
    threading.Thread(target=_answer, args=(address, answers), daemon=True).start()
    try:
        answer = answers.get(timeout=TAKES_AT_MOST + 1)
    except Empty:
        raise NotTakenIn(f"The page took longer than {TAKES_AT_MOST:.0f} seconds. {_PASTE}") from None
    if isinstance(answer, Exception):
        raise answer
    return answer


def _refuse_what_is_no_address(address: str) -> None:
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018  read for what it raises
    except ValueError:
        raise NotTakenIn(
            "That is no address of a page. Give one such as https://example.org/story."
        ) from None
    if parts.scheme not in ("http", "https"):
        raise NotTakenIn("Only addresses that begin with http:// or https:// are fetched.")
    if not parts.hostname or parts.username or parts.password:
        raise NotTakenIn("Give the page’s whole address, without a user’s name or password.")


def _answer(address: str, answers: "SimpleQueue[Fetched | Exception]") -> None:
    try:
        answers.put(_fetched(address))
    except NotTakenIn as refused:
        answers.put(refused)
    # Whatever else goes wrong on the way to a stranger's server is told, not thrown: nobody waits for this thread.
    except Exception:
        answers.put(
            NotTakenIn(f"The page could not be fetched: its server’s answer can’t be understood. {_PASTE}")
        )


def _fetched(address: str) -> Fetched:
    # Like trafilatura, imported only where it is used: most editors paste.
    import requests
    from requests_hardened import Config, HTTPSession
    from requests_hardened.ip_filter import InvalidIPAddress

    config = Config(
        ip_filter_enable=True,
        ip_filter_allow_loopback_ips=settings.FETCH_FROM_THIS_MACHINE,
        never_redirect=False,
        default_timeout=(CONNECTS_WITHIN, ANSWERS_WITHIN),
        user_agent_override="newsledger (an editor takes in one article)",
    )
    try:
        with HTTPSession(config) as session:
            session.trust_env = (
                False  # no proxy that could reach what the filter refuses, no password from a file
            )
            session.max_redirects = MOST_REDIRECTS
            with session.get(address, stream=True) as answer:
                return _read(answer)
    except InvalidIPAddress:
        raise NotTakenIn(
            "That address leads into a private network, from which nothing is fetched."
        ) from None
    except requests.exceptions.TooManyRedirects:
        raise NotTakenIn(f"The address leads on more than {MOST_REDIRECTS} times. {_PASTE}") from None
    except requests.exceptions.Timeout:
        raise NotTakenIn(f"The page’s server doesn’t answer in time. {_PASTE}") from None
    except requests.exceptions.SSLError:
        raise NotTakenIn(
            f"The page’s server can’t prove who it is (its certificate isn’t good). {_PASTE}"
        ) from None
    except (
        requests.exceptions.InvalidSchema,
        requests.exceptions.InvalidURL,
        requests.exceptions.MissingSchema,
    ):
        raise NotTakenIn(f"The address leads to something that is no page of the web. {_PASTE}") from None
    except requests.exceptions.ConnectionError:
        raise NotTakenIn(
            f"The page’s server can’t be reached, or there is none of that name. {_PASTE}"
        ) from None
    except requests.exceptions.RequestException:
        raise NotTakenIn(f"The page could not be fetched whole. {_PASTE}") from None


def _read(answer: "Response") -> Fetched:
    """Return what the server answers, once it is known to be a page that isn't too long."""
    if answer.status_code in (401, 402, 403, 429):
        raise NotTakenIn(
            f"The page’s server refuses to show it to a program ({answer.status_code}). {_PASTE}"
        )
    if answer.status_code != 200:
        raise NotTakenIn(f"The page’s server answers {answer.status_code}, not the page. Check the address.")
    kind = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind and kind not in _PAGES:
        raise NotTakenIn(
            f"The address leads to no page but to something else ({kind[:60]}). Give the article’s own."
        )
    began, size, chunks = time.monotonic(), 0, []
    for chunk in answer.iter_content(_CHUNK):
        size += len(chunk)
        if size > MOST_BYTES:
            raise NotTakenIn(f"The page is larger than {MOST_BYTES:,} bytes. {_PASTE}")
        if time.monotonic() - began > TAKES_AT_MOST:
            raise NotTakenIn(f"The page took longer than {TAKES_AT_MOST:.0f} seconds. {_PASTE}")
        chunks.append(chunk)
    declared = answer.encoding if "charset" in answer.headers.get("Content-Type", "").lower() else ""
    return Fetched(b"".join(chunks), declared or "", answer.url)
