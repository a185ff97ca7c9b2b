from typing import Any

from django.apps import AppConfig
from django.contrib import admin
from django.contrib.admin.apps import SimpleAdminConfig
from django.contrib.admin.checks import check_dependencies
from django.core import checks


class AccountsConfig(AppConfig):
    name = "newsledger.accounts"
    label = "accounts"
    verbose_name = "Accounts"


class WorkplaceConfig(SimpleAdminConfig):
    """Django's admin with our site, which finds by itself what apps put into it, once it is asked for."""

    default_site = "newsledger.accounts.site.GuardedWorkplace"

    def ready(self) -> None:
        """Register the admin's checks. Django's own would see a site only if somebody had asked for it before."""
        checks.register(check_dependencies, checks.Tags.admin)
        checks.register(check_workplace, checks.Tags.admin)


def check_workplace(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """Return what is wrong with what apps put into the admin."""
    return admin.site.check(app_configs)
