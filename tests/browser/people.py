"""Who works in a browser: logged in as the log-in page would, which tests/browser/test_accounts.py shows."""

from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Page, expect


def log_in(page: Page, name: str) -> None:
    """Open a session for all pages of the browser."""
    client = Client()
    client.force_login(User.objects.get(username=name))
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": session, "domain": "localhost", "path": "/"}]
    )


def log_in_by_form(page: Page, name: str) -> None:
    """Log in on the page that asks for it."""
    page.goto("/admin/login/")
    page.fill("#id_username", name)
    page.fill("#id_password", f"{name}-password")
    page.click("[type=submit]")
    expect(page.locator("#user-tools")).to_contain_text(name)
