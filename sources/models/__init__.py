from .article import Article, ArticleVersion
from .fingerprint import Fingerprint
from .source import Affiliation, Source, SourceAlias
from .source_word import SourceWord

__all__ = ["Affiliation", "Article", "ArticleVersion", "Fingerprint", "Source", "SourceAlias", "SourceWord"]
