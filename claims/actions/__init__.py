"""Every write to claims and what belongs to them: whole records in, a ledger entry and the rows out.

Each takes the record as it shall be and the revision it is based on. A record that says what is already
stored changes nothing and leaves no entry.
"""

from .attributions import create_attribution, edit_attribution
from .claims import create_claim, edit_claim, link_claim
from .mentions import decide_mention, write_mentions
from .moves import checked_move, move_claim
from .quantities import create_quantity, edit_quantity, edit_unit, ensure_unit

__all__ = [
    "checked_move",
    "create_attribution",
    "create_claim",
    "create_quantity",
    "decide_mention",
    "edit_attribution",
    "edit_claim",
    "edit_quantity",
    "edit_unit",
    "ensure_unit",
    "link_claim",
    "move_claim",
    "write_mentions",
]
