from .attribution import Attribution, AttributionLink, ClaimAttribution
from .claim_link import ClaimLink
from .mention import MentionList, NumberMention
from .numeric_claim import NumericClaim
from .quantity import Quantity, Unit
from .quantity_word import QuantityWord
from .span import Span

__all__ = [
    "Attribution",
    "AttributionLink",
    "ClaimAttribution",
    "ClaimLink",
    "MentionList",
    "NumberMention",
    "NumericClaim",
    "Quantity",
    "QuantityWord",
    "Span",
    "Unit",
]
