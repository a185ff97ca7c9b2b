import stat

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from claims.actions.demo_accounts import set_up_demo_account

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "group", "superuser"),
    [("editor", "Editor", False), ("reviewer", "Reviewer", False), ("admin", "Admin", True)],
)
def test_each_account_does_the_work_of_its_group(name, group, superuser):
    assert set_up_demo_account(name=name, password="first", replace=False)
    account = User.objects.get(username=name)
    assert [known.name for known in account.groups.all()] == [group]
    assert (account.is_staff, account.is_superuser) == (True, superuser)
    assert account.check_password("first")


def test_a_password_changed_by_hand_is_kept():
    set_up_demo_account(name="editor", password="first", replace=False)
    account = User.objects.get(username="editor")
    account.set_password("my own")
    account.save()
    assert not set_up_demo_account(name="editor", password="first", replace=False)
    assert User.objects.get(username="editor").check_password("my own")


def test_a_password_asked_for_replaces_the_old_one():
    set_up_demo_account(name="editor", password="first", replace=False)
    assert set_up_demo_account(name="editor", password="second", replace=True)
    assert User.objects.get(username="editor").check_password("second")


def logins(capsys, keep_in):
    """Return the lines the command prints."""
    call_command("demo_accounts", keep_in=keep_in)
    return capsys.readouterr().out.splitlines()


def test_a_random_password_is_kept_for_the_next_time_and_read_by_nobody_else(capsys, tmp_path, monkeypatch):
    monkeypatch.delenv("DEMO_PASSWORD", raising=False)
    kept = tmp_path / "demo-password"
    first = logins(capsys, kept)
    password = kept.read_text("ascii").strip()
    assert first == [f"login {name} {password}" for name in ("editor", "reviewer", "admin")]
    assert len(password) >= 16
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert logins(capsys, kept) == first


def test_a_chosen_password_is_printed_and_not_kept(capsys, tmp_path, monkeypatch):
    monkeypatch.setenv("DEMO_PASSWORD", "open sesame")
    assert logins(capsys, tmp_path / "demo-password")[0] == "login editor open sesame"
    assert list(tmp_path.iterdir()) == []


def test_an_installation_on_the_open_web_gets_no_demo_accounts(settings, tmp_path):
    settings.HTTPS = True
    with pytest.raises(CommandError, match="NEWSLEDGER_HTTPS"):
        call_command("demo_accounts", keep_in=tmp_path / "demo-password")
    assert not User.objects.filter(username="editor").exists()
