"""The service accounts that sign what no person does: imports, and readings asked for on the command line."""

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import migrations

# Nobody can log in with them.
SERVICE_ACCOUNTS = ("import", "reading")


def make_accounts(apps, schema_editor):
    User = apps.get_model(*settings.AUTH_USER_MODEL.split("."))
    for name in SERVICE_ACCOUNTS:
        User.objects.get_or_create(
            username=name, defaults={"is_active": False, "password": make_password(None)}
        )


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [migrations.RunPython(make_accounts, migrations.RunPython.noop)]
