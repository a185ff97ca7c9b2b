"""Every write to claims and what belongs to them: whole records in, a ledger entry and the rows out.

Each takes the record as it shall be and the revision it is based on. A record that says what is already
stored changes nothing and leaves no entry.
"""

from .attributions import create_attribution, discard_attribution, edit_attribution
from .carrying import carry_over
from .claims import create_claim, discard_claim, edit_claim, link_claim
from .decisions import (
    Decided,
    SentToReview,
    accept_number,
    add_part,
    refuse_number,
    share_attributions,
    split_attributions,
    store_number,
    submit_decided,
    undo_decision,
)
from .exceptions import excuse_claim
from .linking import LinkDecided, decide_link, refuse_link, take_back_link_refusal, undo_link
from .mentions import decide_mention, write_mentions
from .merging import merge_quantity, refuse_quantity_merger, unmerge_quantity
from .moves import HELD_UP_BY_BLOCKS, checked_move, move_claim
from .quantities import (
    create_quantity,
    discard_quantity,
    edit_quantity,
    edit_unit,
    ensure_unit,
    write_quantity_words,
)
from .readings import edit_article, enter_article, read_version
from .splitting import SplitRefused, Stayed, split_quantity, split_source

__all__ = [
    "HELD_UP_BY_BLOCKS",
    "Decided",
    "LinkDecided",
    "SentToReview",
    "SplitRefused",
    "Stayed",
    "accept_number",
    "add_part",
    "carry_over",
    "checked_move",
    "create_attribution",
    "create_claim",
    "create_quantity",
    "decide_link",
    "decide_mention",
    "discard_attribution",
    "discard_claim",
    "discard_quantity",
    "edit_article",
    "edit_attribution",
    "edit_claim",
    "edit_quantity",
    "edit_unit",
    "ensure_unit",
    "enter_article",
    "excuse_claim",
    "link_claim",
    "merge_quantity",
    "move_claim",
    "read_version",
    "refuse_link",
    "refuse_number",
    "refuse_quantity_merger",
    "share_attributions",
    "split_attributions",
    "split_quantity",
    "split_source",
    "store_number",
    "submit_decided",
    "take_back_link_refusal",
    "undo_decision",
    "undo_link",
    "unmerge_quantity",
    "write_mentions",
    "write_quantity_words",
]
