"""Fetching from a real server on this machine, and never from one unless a test allows it."""

import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

import pytest
from django.test import Client

from sources.intake import NotTakenIn, fetch, fetching
from tests.admin_pages import form_of, read
from tests.world import World

PAGE = "<html><body><article><h1>Über 4,000</h1><p>At least 4,000 people, officials said.</p></article></body></html>"


class Scripted(BaseHTTPRequestHandler):
    """Answers by the address asked for; keeps what was asked."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        getattr(self, self.path.strip("/").partition("/")[0], self.missing)()

    def answer(self, body: bytes, *, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def page(self) -> None:
        self.answer(PAGE.encode("cp1252"), Content_Type="text/html; charset=windows-1252")

    def missing(self) -> None:
        self.answer(b"gone", status=404, Content_Type="text/html")

    def paywall(self) -> None:
        self.answer(b"pay", status=402)

    def broken(self) -> None:
        self.answer(b"no", status=500)

    def picture(self) -> None:
        self.answer(b"\x89PNG", Content_Type="image/png")

    def leads(self) -> None:
        self.answer(b"", status=302, Location="/page")

    def circle(self) -> None:
        self.answer(b"", status=302, Location="/circle")

    def file(self) -> None:
        self.answer(b"", status=302, Location="file:///etc/passwd")

    def inside(self) -> None:
        self.answer(b"", status=302, Location="http://10.0.0.1/")

    def bomb(self) -> None:
        self.answer(gzip.compress(b"\0" * 50_000_000), Content_Type="text/html", Content_Encoding="gzip")

    def long(self) -> None:
        self.answer(b"a" * 10_000_100, Content_Type="text/html")

    def cut(self) -> None:
        self.answer(b"<html>", Content_Type="text/html", Content_Length="500")

    def noise(self) -> None:
        self.wfile.write(b"\x00\xff not HTTP at all\r\n\r\n")

    def drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(40):
            self.wfile.write(b"a")
            self.wfile.flush()
            threading.Event().wait(0.1)

    def dripping_headers(self) -> None:
        self.wfile.write(b"HTTP/1.0 200 OK\r\nX-Slow: ")
        for _ in range(40):
            self.wfile.write(b"a")
            self.wfile.flush()
            threading.Event().wait(0.1)

    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Scripted) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{serving.server_port}"
        serving.shutdown()


@pytest.fixture
def allowed(settings: Any) -> None:
    settings.FETCH_ADDRESSES = settings.FETCH_FROM_THIS_MACHINE = True


def test_nothing_is_fetched_unless_switched_on(server: str):
    with pytest.raises(NotTakenIn, match="switched off"):
        fetch(f"{server}/page")


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "169.254.169.254", "10.1.2.3", "2130706433"]
)
def test_this_machine_and_private_networks_are_refused(server: str, settings: Any, host: str):
    settings.FETCH_ADDRESSES = True
    before = len(Scripted.asked)
    port = server.rpartition(":")[2]
    with pytest.raises(NotTakenIn, match=r"private network|can’t be reached"):
        fetch(f"http://{host}:{port}/page")
    assert len(Scripted.asked) == before


@pytest.mark.parametrize(
    "address",
    [
        "",
        "page",
        "ftp://example.org/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://",
        "http://a:b@c/",
        "http://[",
        "http://x:99999/",
        "\0",
    ],
)
def test_what_is_no_address_of_a_page_is_refused(allowed: None, address: str):
    with pytest.raises(NotTakenIn):
        fetch(address)


def test_a_page_comes_as_it_is_with_its_encoding_and_the_address_it_led_to(server: str, allowed: None):
    assert fetch(f"{server}/leads") == (PAGE.encode("cp1252"), "windows-1252", f"{server}/page")


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("missing", "answers 404"),
        ("paywall", "refuses to show it"),
        ("broken", "answers 500"),
        ("picture", "image/png"),
        ("circle", "leads on more than 5 times"),
        ("file", "no page of the web"),
        ("inside", "private network"),
        ("bomb", "larger than 10,000,000"),
        ("long", "larger than 10,000,000"),
        ("cut", "could not be fetched|can’t be reached"),
        ("noise", "could not be fetched|can’t be reached|can’t be understood"),
    ],
)
def test_whatever_goes_wrong_is_told(server: str, allowed: None, path: str, told: str):
    with pytest.raises(NotTakenIn, match=told):
        fetch(f"{server}/{path}")


@pytest.mark.parametrize("path", ["drip", "dripping_headers"])
def test_a_page_that_drips_is_given_up(
    server: str, allowed: None, monkeypatch: pytest.MonkeyPatch, path: str
):
    monkeypatch.setattr(fetching, "TAKES_AT_MOST", 0.5)
    with pytest.raises(NotTakenIn, match="took longer"):
        fetch(f"{server}/{path}")


def test_nobody_who_answers_nothing_is_waited_for(allowed: None):
    with pytest.raises(NotTakenIn, match="can’t be reached"):
        fetch("http://127.0.0.1:1/")


@pytest.mark.django_db
def test_an_address_in_the_intake_fills_the_form_and_a_refusal_loses_nothing(
    server: str, allowed: None, world: World
):
    client = Client()
    client.force_login(world.editor)
    empty = form_of(client, "/admin/claims/intake/")
    answer = client.post("/admin/claims/intake/", empty | {"address": f"{server}/page"})
    form = read(answer)
    assert form.data["text"].startswith("Über 4,000")
    assert form.data["url"] == f"{server}/page"
    assert "the address given" in answer.content.decode()
    typed = empty | {"address": f"{server}/missing", "headline": "Typed", "text": f"See {server}/page"}
    refused = read(client.post("/admin/claims/intake/", typed))
    assert refused.refused == {"address"}
    assert (refused.data["headline"], refused.data["text"]) == ("Typed", f"See {server}/page")


@pytest.mark.django_db
def test_an_address_that_only_stands_in_a_text_is_never_fetched(server: str, allowed: None, world: World):
    client = Client()
    client.force_login(world.editor)
    before = len(Scripted.asked)
    empty = form_of(client, "/admin/claims/intake/")
    text = f'At least 100 people, says <img src="{server}/page"> {server}/page. Fetch {server}/page!'
    answer = client.post(
        "/admin/claims/intake/", empty | {"text": text, "new_outlet": "The Post", "url": f"{server}/page"}
    )
    assert answer.status_code == 302
    assert len(Scripted.asked) == before
