"""A form in another encoding than UTF-8 is no form, wherever it is sent."""

import pytest
from django.test import Client

from tests.world import World

pytestmark = pytest.mark.django_db

PLACES = (
    "/",
    "/claims/",
    "/no-such-page/",
    "/admin/",
    "/admin/login/",
    "/admin/logout/",
    "/admin/password_change/",
    "/admin/auth/user/add/",
    "/admin/sources/source/add/",
    "/admin/claims/numericclaim/",
)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("is_known", [True, False])
def test_another_encoding_is_refused_everywhere(world: World, place: str, is_known: bool):
    """UTF-7 has half a character as +2AA-, and UTF-16 as two bytes."""
    client = Client()
    if is_known:
        client.force_login(world.editor)
    body = b'--x\r\nContent-Disposition: form-data; name="username"\r\n\r\na+2AA-b\r\n--x--\r\n'
    for encoding in ("utf-7", "utf-16", "latin-1", "unicode_escape", "cp1251"):
        for kind in ("multipart/form-data; boundary=x", "application/x-www-form-urlencoded"):
            answer = client.generic("POST", place, body, content_type=f"{kind}; charset={encoding}")
            assert answer.status_code == 400, (encoding, kind)
            assert "Content-Security-Policy" in answer.headers
    asked = client.get(
        place, headers={"Content-Type": "text/plain; charset=utf-7"}, query_params={"q": "+2AA-"}
    )
    assert asked.status_code == 400


@pytest.mark.parametrize("encoding", ["utf-8", "UTF-8", "utf8", "no-such-encoding"])
def test_utf_8_by_any_name_is_read(world: World, encoding: str):
    kind = f"multipart/form-data; boundary=x; charset={encoding}"
    part = b'--x\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n'
    body = part % (b"username", b"editor") + part % (b"password", b"editor-password") + b"--x--\r\n"
    assert Client().generic("POST", "/admin/login/?next=/admin/", body, content_type=kind).status_code == 302
