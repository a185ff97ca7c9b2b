from .article import ArticleAdmin, ArticleVersionAdmin
from .merging import MergedFilter, MergingAdmin
from .source import SourceAdmin

__all__ = ["ArticleAdmin", "ArticleVersionAdmin", "MergedFilter", "MergingAdmin", "SourceAdmin"]
