"""The three groups of a newsroom, with what each may open in the admin."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

RECORDS = {
    "sources": ("source", "article"),
    "claims": ("quantity", "numericclaim", "attribution"),
}
VIEWED = {"claims": ("unit",), "ledger": ("ledgerentry",)}
# Parts are edited inside their record; the admin asks for their permissions all the same.
PARTS = {
    "sources": ("sourcealias", "affiliation", "articleversion"),
    "claims": ("attributionlink", "claimattribution", "claimlink", "span", "numbermention", "mentionlist"),
}
# What becomes of a claim in review: a right of its own, for who reviews need not be able to edit.
REVIEWS = ("review_numericclaim",)


def make_groups(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    # Django makes permissions only after all migrations have run.
    for label in ("auth", "ledger", "sources", "claims"):
        create_permissions(installed.get_app_config(label), apps=apps, verbosity=0)

    def permissions(models, *verbs):
        wanted = [f"{verb}_{model}" for names in models for model in names for verb in verbs]
        return Permission.objects.filter(content_type__app_label__in=RECORDS | VIEWED, codename__in=wanted)

    reviews = Permission.objects.filter(content_type__app_label="claims", codename__in=REVIEWS)
    records, viewed, parts = RECORDS.values(), VIEWED.values(), PARTS.values()
    everything = [*records, *viewed, *parts]
    editor, _ = Group.objects.get_or_create(name="Editor")
    editor.permissions.set(
        permissions(records, "add", "change", "view")
        | permissions(parts, "add", "change", "delete", "view")
        | permissions(viewed, "view")
    )
    reviewer, _ = Group.objects.get_or_create(name="Reviewer")
    reviewer.permissions.set(permissions(everything, "view") | reviews)
    admin, _ = Group.objects.get_or_create(name="Admin")
    admin.permissions.set(
        permissions(records, "add", "change", "view")
        | permissions(parts, "add", "change", "delete", "view")
        | permissions(viewed, "add", "change", "view")
        | reviews
        | Permission.objects.filter(content_type__app_label="auth", content_type__model__in=["user", "group"])
    )


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0002_vocabularies"),
        ("ledger", "0002_service_accounts"),
        ("sources", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
