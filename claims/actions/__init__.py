"""Every write to claims and what belongs to them: whole records in, a ledger entry and the rows out.

Each takes the record as it shall be and the revision it is based on. A record that says what is already
stored changes nothing and leaves no entry.
"""

from .attributions import create_attribution, edit_attribution
from .claims import create_claim, edit_claim, link_claim
from .exceptions import excuse_claim
from .mentions import decide_mention, write_mentions
from .moves import checked_move, move_claim
from .quantities import create_quantity, edit_quantity, edit_unit, ensure_unit, write_quantity_words
from .readings import edit_article, enter_article, read_version

__all__ = [
    "checked_move",
    "create_attribution",
    "create_claim",
    "create_quantity",
    "decide_mention",
    "edit_article",
    "edit_attribution",
    "edit_claim",
    "edit_quantity",
    "edit_unit",
    "ensure_unit",
    "enter_article",
    "excuse_claim",
    "link_claim",
    "move_claim",
    "read_version",
    "write_mentions",
    "write_quantity_words",
]
