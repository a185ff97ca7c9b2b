"""The site as `scripts/demo` serves it, in a process of its own, and people who visit it over HTTP."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode, urljoin
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, OpenerDirector, build_opener

from tests.admin_pages import read

ROOT = Path(__file__).resolve().parent.parent.parent
LISTENING = re.compile(r"Listening at: (http://127\.0\.0\.1:\d+)")
# Several processes with several threads each: more ways to be in each other's way than the demo's one.
SERVER = ["-m", "gunicorn", "newsledger.wsgi", "--workers", "2", "--threads", "4"]
OPTIONS = ["--worker-class", "gthread", "--no-control-socket", "--graceful-timeout", "5", "--preload"]
# What is told waits for whichever page comes next: this one costs little.
TOLD_ON = "/admin/password_change/done/"


class Site:
    """The site, served in processes of its own that can be killed all at once."""

    def __init__(self, bind: str = "127.0.0.1:0", **environment: str) -> None:
        self._server = subprocess.Popen(
            [sys.executable, *SERVER, "--bind", bind, *OPTIONS],
            cwd=ROOT,
            env={**os.environ, **environment},
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        assert self._server.stderr is not None
        said: list[str] = []
        for line in self._server.stderr:
            said.append(line)
            if found := LISTENING.search(line):
                break
        else:
            raise AssertionError("the server doesn't listen: " + "".join(said))
        self.address = found[1]
        # A full pipe would stop it.
        Thread(target=lambda lines: said.extend(lines), args=[self._server.stderr], daemon=True).start()

    def end(self) -> None:
        """Let it end what it does, and end."""
        self._server.terminate()
        self._server.wait(timeout=30)

    def kill(self) -> None:
        """End it in the middle of whatever it does."""
        os.killpg(self._server.pid, signal.SIGKILL)
        self._server.wait(timeout=30)


@contextmanager
def served(**environment: str) -> Iterator[str]:
    """Serve the site while the block lasts, and give its address."""
    site = Site(**environment)
    try:
        yield site.address
    finally:
        site.end()


class _Stay(HTTPRedirectHandler):
    """Leads nowhere: where an answer leads is the test's to see."""

    def redirect_request(self, *asked: Any) -> None:
        return None


@dataclass
class Answer:
    """An answer of the site, with what Django's test client calls its parts."""

    status_code: int
    content: bytes = field(repr=False)
    url: str


@dataclass
class Visitor:
    """Somebody with a browser: keeps cookies, follows nothing. Goes where the test client goes in tests."""

    site: str
    name: str
    _opener: OpenerDirector = field(init=False)
    _cookies: CookieJar = field(default_factory=CookieJar)

    def __post_init__(self) -> None:
        self._opener = build_opener(HTTPCookieProcessor(self._cookies), _Stay)

    def get(self, path: str) -> Answer:
        """Ask for a page."""
        return self._send(path, None)

    def post(self, path: str, data: dict[str, Any]) -> Answer:
        """Send a form."""
        token = next(cookie.value for cookie in self._cookies if cookie.name == "csrftoken")
        return self._send(path, urlencode({"csrfmiddlewaretoken": token, **data}, doseq=True).encode())

    def _send(self, path: str, body: bytes | None) -> Answer:
        try:
            answer = self._opener.open(urljoin(self.site, path), body, timeout=60)
        except HTTPError as refused:
            answer = refused
        with answer:
            return Answer(answer.status, answer.read(), answer.headers.get("Location", ""))

    def log_in(self, password: str) -> None:
        """Open a session."""
        self.get("/admin/login/")
        answer = self.post("/admin/login/", {"username": self.name, "password": password, "next": "/admin/"})
        assert answer.status_code == 302, f"{self.name} is not let in"

    def window(self) -> "Visitor":
        """Return another window of the same browser: what it is told is told there alone."""
        other = Visitor(self.site, self.name)
        for cookie in self._cookies:
            other._cookies.set_cookie(cookie)
        return other

    def told(self, answer: Answer) -> list[str]:
        """Return what the answer says happened: beside the form, or on the next page."""
        if answer.status_code != 302:
            return read(answer).errors if answer.status_code == 200 else []
        page = self.get(TOLD_ON).content.decode().partition('<ul class="messagelist">')[2]
        messages = page.partition('<div id="content"')[0]
        return re.split(r'<li class="(?=success|info|warning|error)', messages)[1:]
