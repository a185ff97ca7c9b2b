"""A number of the desk, edited in place: what it says, what is counted and who says so, in one form."""

from .editor import NumberEditor, SeenForm

__all__ = ["NumberEditor", "SeenForm"]
