"""From sources to what a page of the admin prints."""

from .merging import Fact, MergingPreview, Tally, merging_preview, tallies
from .recognising import Alike, recognise

__all__ = ["Alike", "Fact", "MergingPreview", "Tally", "merging_preview", "recognise", "tallies"]
