from .article import Article, ArticleVersion
from .source import Affiliation, Source, SourceAlias
from .source_word import SourceWord

__all__ = ["Affiliation", "Article", "ArticleVersion", "Source", "SourceAlias", "SourceWord"]
