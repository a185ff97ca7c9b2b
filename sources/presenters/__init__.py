"""From sources to what a page of the admin prints."""

from .merging import MergingPreview, merging_preview

__all__ = ["MergingPreview", "merging_preview"]
