from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "newsledger.ledger"
    label = "ledger"
    verbose_name = "Ledger"
