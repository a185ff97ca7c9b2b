from .attribution import AttributionAdmin
from .claim import ClaimAdmin
from .quantity import QuantityAdmin, UnitAdmin

__all__ = ["AttributionAdmin", "ClaimAdmin", "QuantityAdmin", "UnitAdmin"]
