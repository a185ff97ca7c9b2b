from . import desk
from .article import CoveredArticleAdmin, CoveredVersionAdmin
from .attribution import AttributionAdmin
from .claim import ClaimAdmin
from .intake import intake_view
from .linking import links_view
from .quantity import QuantityAdmin, UnitAdmin
from .review import review_view
from .source import CreditedSourceAdmin

__all__ = [
    "AttributionAdmin",
    "ClaimAdmin",
    "CoveredArticleAdmin",
    "CoveredVersionAdmin",
    "CreditedSourceAdmin",
    "QuantityAdmin",
    "UnitAdmin",
    "desk",
    "intake_view",
    "links_view",
    "review_view",
]
