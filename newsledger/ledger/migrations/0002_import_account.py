"""The service account that signs imports. Nobody can log in with it."""

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import migrations

IMPORT_ACCOUNT = "import"


def make_account(apps, schema_editor):
    User = apps.get_model(*settings.AUTH_USER_MODEL.split("."))
    User.objects.get_or_create(
        username=IMPORT_ACCOUNT,
        defaults={"is_active": False, "password": make_password(None)},
    )


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [migrations.RunPython(make_account, migrations.RunPython.noop)]
