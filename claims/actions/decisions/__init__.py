"""Every decision at the desk: one keystroke, one call, one row of `Decision`, all of its writes or none.

Each call names the number by its place, carries the mark of the card that was seen (`claims.models.state_mark`) and a
token made by the page. A card that isn't as it was seen any more is refused with who decided what meanwhile; a token
that comes again from the same person writes nothing and is answered with what it did.
"""

from .carrying import add_part, share_attributions, split_attributions
from .deciding import Decided
from .numbers import accept_number, refuse_number, store_number
from .sending import SentToReview, submit_decided
from .undoing import undo_decision

__all__ = [
    "Decided",
    "SentToReview",
    "accept_number",
    "add_part",
    "refuse_number",
    "share_attributions",
    "split_attributions",
    "store_number",
    "submit_decided",
    "undo_decision",
]
