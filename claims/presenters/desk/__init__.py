"""The desk of a version: every number of its text as a card, as stored or as proposed, in the order of the text."""

from .cards import Card, card_id
from .page import MOST_CARDS, DeskPage, cards_at, desk_page, marks_of, next_version, progress_of, text_of

__all__ = [
    "MOST_CARDS",
    "Card",
    "DeskPage",
    "card_id",
    "cards_at",
    "desk_page",
    "marks_of",
    "next_version",
    "progress_of",
    "text_of",
]
