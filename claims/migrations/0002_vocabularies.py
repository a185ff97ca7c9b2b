"""The units that are there from the start, as fixtures/vocabularies.json lists them."""

import json

from django.conf import settings
from django.db import migrations


def load_units(apps, schema_editor):
    Unit = apps.get_model("claims", "Unit")
    listed = json.loads((settings.BASE_DIR / "fixtures" / "vocabularies.json").read_text(encoding="utf-8"))
    for row in listed:
        fields = dict(row["fields"])
        Unit.objects.get_or_create(slug=fields.pop("slug"), defaults=fields)


class Migration(migrations.Migration):
    dependencies = [("claims", "0001_initial")]

    operations = [migrations.RunPython(load_units, migrations.RunPython.noop)]
