"""From sources to what a page of the admin prints."""

from .merging import Fact, MergingPreview, Tally, merging_preview, tallies

__all__ = ["Fact", "MergingPreview", "Tally", "merging_preview", "tallies"]
