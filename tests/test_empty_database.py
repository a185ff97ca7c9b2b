"""What a new installation tells: a module of its own, for rows that a module shares would stand here too."""

import pytest
from django.core.management import call_command
from django.test import Client

from claims.models import NumericClaim

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/", "No claim is public yet"),
        ("/claims/", "No claim is public yet"),
        ("/sources/", "No source is public yet"),
        ("/quantities/", "No quantity is public yet"),
        ("/articles/", "No article is public yet"),
    ],
)
def test_an_empty_page_says_what_would_be_there(client: Client, address: str, words: str):
    assert NumericClaim.objects.count() == 0
    assert words in client.get(address).content.decode()


def test_a_filtered_list_says_that_nothing_fits(client: Client):
    page = client.get("/claims/?source=nobody").content.decode()
    assert "No public claim fits these filters" in page
    assert "0 claims" in page


def test_verify_has_nothing_to_find(capsys: pytest.CaptureFixture[str]):
    call_command("verify", no_color=True)
    out, err = capsys.readouterr()
    assert not err
    assert f"0 entries, 0 records, head {'0' * 64}" in out
