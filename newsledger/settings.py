"""Every setting of an installation, in one place.

Nothing needs to be set to start: without an environment this is a development installation on SQLite, for
this machine only. Naming NEWSLEDGER_SECRET_KEY makes it a production one. A value that cannot be read stops
the program with the variable's name and a hint, before anything else happens.
"""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from environs import Env, EnvError, validate

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"  # all that running the program leaves behind; git knows nothing of it

env = Env()


def setting(read: Callable[..., Any], name: str, *, hint: str, **options: Any) -> Any:
    """Return the environment's value for one setting, or its default where none is given.

    Raises: ImproperlyConfigured naming the variable, with the hint. The value itself isn't repeated: it may
            be a key or a database's password.
    """
    try:
        return read(name, **options)
    except EnvError:
        raise ImproperlyConfigured(f"{name} has a value that cannot be read. {hint}") from None


# --- What kind of installation this is ---

KEY_HINT = (
    "Give a secret of at least 50 random characters, for example the output of: "
    "python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"
)
given_key: str = setting(env.str, "NEWSLEDGER_SECRET_KEY", default="", hint=KEY_HINT)
DEBUG: bool = setting(
    env.bool,
    "NEWSLEDGER_DEBUG",
    default=not given_key,
    hint="Give yes or no. Without it, an installation with NEWSLEDGER_SECRET_KEY is a production one.",
)
if not given_key and not DEBUG:
    raise ImproperlyConfigured(f"NEWSLEDGER_SECRET_KEY is missing, and production needs one. {KEY_HINT}")
if given_key and len(given_key) < 50:
    raise ImproperlyConfigured(f"NEWSLEDGER_SECRET_KEY is too short to be safe. {KEY_HINT}")
# Public, so worthless as a secret: sessions of a development installation only are signed with it.
SECRET_KEY = given_key or "a development key, known to everyone who has read this file"

# --- Who may reach it, and how ---

ALLOWED_HOSTS: list[str] = setting(
    env.list,
    "NEWSLEDGER_ALLOWED_HOSTS",
    default=["127.0.0.1", "localhost", "[::1]"],
    hint="Give host names separated by commas: ledger.example.org,www.example.org",
)
CSRF_TRUSTED_ORIGINS: list[str] = setting(
    env.list,
    "NEWSLEDGER_CSRF_TRUSTED_ORIGINS",
    default=[],
    hint="Give whole origins separated by commas: https://ledger.example.org",
)
if any("://" not in origin for origin in CSRF_TRUSTED_ORIGINS):
    raise ImproperlyConfigured(
        "NEWSLEDGER_CSRF_TRUSTED_ORIGINS has an entry without its scheme. "
        "Give whole origins separated by commas: https://ledger.example.org"
    )
# A browser returns a secure cookie over https only, so `make demo` on plain http says no here.
HTTPS: bool = setting(
    env.bool,
    "NEWSLEDGER_HTTPS",
    default=not DEBUG,
    hint="Give yes where readers come over https, no where they come over plain http.",
)

SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # the load balancer asks over plain http
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
# Hours without a page opened. A browser that is closed forgets at once who was logged in.
SESSION_HOURS: int = setting(
    env.int,
    "NEWSLEDGER_SESSION_HOURS",
    default=12,
    validate=validate.Range(min=1, max=24 * 30),
    hint="Give whole hours, from 1 to 720, after which who does nothing has to log in again.",
)
SESSION_COOKIE_AGE = SESSION_HOURS * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

# --- The database ---

# With Django's defaults 33 of 40 simultaneous saves ended in "database is locked". Taking the write lock when
# a transaction begins, not at its first write, and waiting for it up to 20 s: none.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;",
}

database: dict[str, Any] = setting(
    env.dj_db_url,
    "DATABASE_URL",
    default=f"sqlite:///{VAR_DIR / 'newsledger.sqlite3'}",
    conn_max_age=600,
    conn_health_checks=True,
    hint="Give an address such as postgres://user:password@host:5432/name or sqlite:////folder/file.sqlite3",
)
database["ATOMIC_REQUESTS"] = False  # else every page would take the write lock
if database["ENGINE"] == "django.db.backends.sqlite3":
    database["OPTIONS"] = {**SQLITE_OPTIONS, **database.get("OPTIONS", {})}
    if Path(database["NAME"]).parent == VAR_DIR:
        VAR_DIR.mkdir(exist_ok=True)
DATABASES = {"default": database}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- What it is made of ---

INSTALLED_APPS = [
    "claims.apps.ClaimsConfig",
    "sources.apps.SourcesConfig",
    "newsledger.accounts.apps.AccountsConfig",
    "newsledger.ledger.apps.LedgerConfig",
    "newsledger.accounts.apps.WorkplaceConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "allauth.account",  # allauth.mfa wants it; none of its pages is reachable
    "allauth.mfa",
    "csp",
    "django_extensions",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "newsledger.encoding.Utf8Only",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",  # last: it puts the locked page in the place of the log-in's answer
]

ROOT_URLCONF = "newsledger.urls"
WSGI_APPLICATION = "newsledger.wsgi.application"

TEMPLATES = [
    {  # public pages: <app>/jinja2/
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "newsledger" / "jinja2"],
        "APP_DIRS": True,
        "OPTIONS": {"environment": "newsledger.jinja2env.environment"},
    },
    {  # the admin: <app>/templates/
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
AUTHENTICATION_BACKENDS = [
    "newsledger.accounts.limits.LogInLimits",  # first, so that a locked name's password isn't even looked at
    "django.contrib.auth.backends.ModelBackend",
]

# So many failures of one name from one address, and it is locked until the last of them is so long ago.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_CLIENT_IP_CALLABLE = "newsledger.accounts.limits.client_address"
AXES_USERNAME_CALLABLE = "newsledger.accounts.limits.typed_name"
AXES_LOCKOUT_CALLABLE = "newsledger.accounts.limits.locked_out"
AXES_ENABLE_ADMIN = False  # newsledger.accounts.admin shows what there is to see
AXES_DISABLE_ACCESS_LOG = True  # who is locked is enough to know; nobody's comings and goings are kept
AXES_VERBOSE = False
# What is typed at the log-in is neither logged nor stored: a password stands in the field for the name sometimes.
AXES_SENSITIVE_PARAMETERS = ["username", "code", "csrfmiddlewaretoken"]
NEWSLEDGER_PROXIES: int = setting(
    env.int,
    "NEWSLEDGER_PROXIES",
    default=0,
    validate=validate.Range(min=0, max=10),
    hint="Give how many proxies of yours stand in front, each adding to X-Forwarded-For; 0 for none.",
)

MFA_ADAPTER = "newsledger.accounts.adapter.SecondFactorAdapter"
MFA_TOTP_ISSUER = "newsledger"
MFA_TOTP_TOLERANCE = 1  # half minutes by which a phone's clock may be wrong
CSRF_FAILURE_VIEW = "claims.views.errors.csrf_failure"

# --- Language, time, files, logs ---

LANGUAGE_CODE = "en-gb"
USE_I18N = (
    False  # one language; the numbers on pages are written by our own rules, not by the reader's locale
)
FORMS_URLFIELD_ASSUME_HTTPS = True  # an address typed without its scheme; what the next release does anyway
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "newsledger" / "static"]
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_AUTOREFRESH = DEBUG
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        # In production a file's address holds its hash, so that browsers may keep it for ever.
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# --- What comes in from outside ---

FETCH_ADDRESSES: bool = setting(
    env.bool,
    "NEWSLEDGER_FETCH",
    default=False,
    hint="Give yes to let editors take articles in by their address, fetched from the public web; else no.",
)
FETCH_FROM_THIS_MACHINE = False  # the tests fetch from a server of their own; nothing else may set it

LOG_LEVEL: str = setting(
    env.str,
    "NEWSLEDGER_LOG_LEVEL",
    default="INFO",
    validate=validate.OneOf(["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"]),
    hint="Give DEBUG, INFO, WARNING, ERROR or CRITICAL.",
)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    # Django would mail its errors and print to the console in development only.
    "loggers": {
        "django": {"handlers": ["console"], "level": LOG_LEVEL, "propagate": False},
        # It tells each of its steps; what failed and what is locked are warnings.
        "axes": {"level": "WARNING"},
    },
}
