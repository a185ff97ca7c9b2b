"""Forms for what is counted and who is credited: what an editor types, and the record it makes."""

from .attribution import AttributionForm, LinkForm
from .claim import ASKS_ONLY, ClaimForm, CreditForm
from .exception import ExceptionForm
from .intake import IntakeForm, PageForm, WhatItIsForm, filled
from .move import MoveForm
from .quantity import QuantityForm, UnitForm
from .quantity_merging import QuantityMergingForm, QuantityMergingTargetForm, QuantityUnmergingForm

__all__ = [
    "ASKS_ONLY",
    "AttributionForm",
    "ClaimForm",
    "CreditForm",
    "ExceptionForm",
    "IntakeForm",
    "LinkForm",
    "MoveForm",
    "PageForm",
    "QuantityForm",
    "QuantityMergingForm",
    "QuantityMergingTargetForm",
    "QuantityUnmergingForm",
    "UnitForm",
    "WhatItIsForm",
    "filled",
]
