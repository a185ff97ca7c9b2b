from .attribution import Attribution, AttributionLink, ClaimAttribution
from .claim_link import ClaimLink
from .decision import Decision, state_mark
from .link_refusal import LinkRefusal
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
    "Decision",
    "LinkRefusal",
    "MentionList",
    "NumberMention",
    "NumericClaim",
    "Quantity",
    "QuantityWord",
    "Span",
    "Unit",
    "state_mark",
]
