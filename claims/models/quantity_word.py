"""Words by which quantities are found among all others: derived from their names, and never shown."""

from django.db import models

from .quantity import Quantity


class QuantityWord(models.Model):
    """A key of claims/domain/quantity_names.py that a quantity’s name and unit bring about."""

    quantity = models.ForeignKey(Quantity, on_delete=models.CASCADE, related_name="words")  # derived
    word = models.CharField(max_length=100)

    class Meta:
        default_permissions = ()
        constraints = (
            # The order of its columns makes it the index for "the newest quantities with this word".
            models.UniqueConstraint(fields=("word", "quantity"), name="quantityword_stands_once"),
        )

    def __str__(self) -> str:
        return self.word
