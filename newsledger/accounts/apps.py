from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class AccountsConfig(AppConfig):
    name = "newsledger.accounts"
    label = "accounts"
    verbose_name = "Accounts"


class WorkplaceConfig(AdminConfig):
    """Django's admin with our site."""

    default_site = "newsledger.accounts.site.GuardedWorkplace"
