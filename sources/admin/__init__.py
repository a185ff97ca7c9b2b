from .article import ArticleAdmin, ArticleVersionAdmin
from .source import SourceAdmin

__all__ = ["ArticleAdmin", "ArticleVersionAdmin", "SourceAdmin"]
