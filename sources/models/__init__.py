from .article import Article, ArticleVersion
from .source import Affiliation, Source, SourceAlias

__all__ = ["Affiliation", "Article", "ArticleVersion", "Source", "SourceAlias"]
