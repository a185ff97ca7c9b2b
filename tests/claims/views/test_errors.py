import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.test import Client, RequestFactory

from claims.views import errors


@pytest.mark.parametrize(
    ("view", "fault", "status", "words"),
    [
        (errors.bad_request, SuspiciousOperation(), 400, "can’t be read"),
        (errors.forbidden, PermissionDenied(), 403, "Not for everyone"),
        (errors.not_found, Exception(), 404, "Nothing stands here"),
        (errors.server_error, None, 500, "Something broke"),
    ],
)
def test_each_fault_has_a_page_that_needs_no_database(view, fault, status, words):
    # Without the mark django_db, a query would fail here.
    request = RequestFactory().get("/somewhere/")
    response = view(request, fault) if fault is not None else view(request)
    assert response.status_code == status
    page = response.content.decode()
    assert words in page
    assert "site.css" in page
    assert 'href="/claims/"' in page


def test_an_address_nobody_has_answers_404_in_our_look(client):
    response = client.get("/nothing/here/")
    assert response.status_code == 404
    assert "Nothing stands here" in response.content.decode()


def test_a_fault_below_a_json_address_is_told_in_json(client, db):
    response = client.get("/quantities/none.json")
    assert response.status_code == 404
    assert response.json()["status"] == 404


def test_a_broken_page_answers_500_in_our_look(client, db, monkeypatch):
    def broken():
        raise RuntimeError("no")

    monkeypatch.setattr("claims.views.home.home", broken)
    client.raise_request_exception = False
    response = client.get("/")
    assert response.status_code == 500
    assert "Something broke" in response.content.decode()


def test_a_host_that_is_not_ours_answers_400_in_our_look(client):
    response = client.get("/method/", HTTP_HOST="elsewhere.example")
    assert response.status_code == 400
    assert "This request can’t be read" in response.content.decode()


@pytest.mark.parametrize("address", ["/", "/claims/", "/sources/", "/method/", "/healthz"])
def test_public_pages_are_read_never_written(client, db, address):
    assert client.post(address).status_code == 405
    assert client.head(address).status_code == 200


def test_what_the_address_says_is_escaped(client, db):
    response = client.get("/claims/?%3Cscript%3E=1&hedge=%3Cimg%3E")
    assert response.status_code == 400
    assert b"<script" not in response.content
    assert b"&lt;script&gt;" in response.content


def test_a_form_without_its_token_is_told_that_nothing_was_stored(db):
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "editor"})
    assert response.status_code == 403
    page = response.content.decode()
    assert "Nothing was stored" in page
    assert "site.css" in page
