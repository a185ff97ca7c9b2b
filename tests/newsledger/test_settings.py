import pytest
from django.db import connection

KEY = "a key for tests only, long enough to be taken for a secret one"


def shown(manage, names, **environment):
    """Return these settings' values as a new process reads them."""
    code = f"from django.conf import settings as s; print([{', '.join('s.' + name for name in names)}])"
    done = manage("shell", "--no-imports", "--command", code, **environment)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_without_an_environment_it_starts_for_this_machine_only(manage):
    assert (
        shown(manage, ["DEBUG", "HTTPS", "ALLOWED_HOSTS"])
        == "[True, False, ['127.0.0.1', 'localhost', '[::1]']]"
    )


def test_a_key_makes_it_a_production_installation(manage):
    assert shown(
        manage,
        ["DEBUG", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT"],
        NEWSLEDGER_SECRET_KEY=KEY,
    ) == ("[False, True, True, True]")


def test_plain_http_can_be_asked_for(manage):
    assert (
        shown(manage, ["DEBUG", "SESSION_COOKIE_SECURE"], NEWSLEDGER_SECRET_KEY=KEY, NEWSLEDGER_HTTPS="no")
        == "[False, False]"
    )


@pytest.mark.parametrize(
    ("environment", "name", "hint"),
    [
        ({"NEWSLEDGER_DEBUG": "no"}, "NEWSLEDGER_SECRET_KEY is missing", "secrets.token_urlsafe"),
        ({"NEWSLEDGER_SECRET_KEY": "short"}, "NEWSLEDGER_SECRET_KEY is too short", "secrets.token_urlsafe"),
        ({"NEWSLEDGER_DEBUG": "perhaps"}, "NEWSLEDGER_DEBUG", "yes or no"),
        ({"NEWSLEDGER_HTTPS": "2"}, "NEWSLEDGER_HTTPS", "yes where readers come over https"),
        ({"NEWSLEDGER_SESSION_HOURS": "0"}, "NEWSLEDGER_SESSION_HOURS", "from 1 to 720"),
        ({"NEWSLEDGER_PROXIES": "nginx"}, "NEWSLEDGER_PROXIES", "0 for none"),
        ({"NEWSLEDGER_LOG_LEVEL": "loud"}, "NEWSLEDGER_LOG_LEVEL", "WARNING"),
        ({"DATABASE_URL": "oracle-ish://x"}, "DATABASE_URL", "postgres://"),
        ({"DATABASE_URL": "postgres://u:p4ssw0rd@h:port/x"}, "DATABASE_URL", "postgres://"),
        (
            {"NEWSLEDGER_CSRF_TRUSTED_ORIGINS": "ledger.example.org"},
            "NEWSLEDGER_CSRF_TRUSTED_ORIGINS",
            "https://",
        ),
    ],
)
def test_a_wrong_value_stops_with_its_name_and_a_hint_in_one_line(manage, environment, name, hint):
    done = manage("check", **environment)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith(f"manage.py: {name}")
    assert hint in done.stderr
    assert done.stderr.count("\n") == 1
    assert "p4ssw0rd" not in done.stderr


def test_production_passes_the_frameworks_own_check(manage):
    done = manage(
        "check",
        "--deploy",
        "--fail-level=WARNING",
        NEWSLEDGER_SECRET_KEY=KEY,
        NEWSLEDGER_ALLOWED_HOSTS="ledger.example.org",
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.django_db
@pytest.mark.sqlite
@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 1), ("foreign_keys", 1), ("busy_timeout", 20_000)],
)
def test_sqlite_is_opened_for_several_writers(pragma, value):
    with connection.cursor() as cursor:
        assert cursor.execute(f"PRAGMA {pragma}").fetchone() == (value,)


def test_sqlite_takes_its_write_lock_when_a_transaction_begins(manage, sqlite_url):
    assert (
        shown(manage, ["DATABASES['default']['OPTIONS']['transaction_mode']"], DATABASE_URL=sqlite_url)
        == "['IMMEDIATE']"
    )


def test_no_page_runs_in_a_transaction_of_its_own(settings):
    assert settings.DATABASES["default"]["ATOMIC_REQUESTS"] is False


def test_every_answer_carries_the_strict_policy(client, db):
    policy = client.get("/admin/login/").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "*" not in policy
