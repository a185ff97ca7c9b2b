"""Forms for sources and articles: what an editor types, and the record it makes."""

from .article import ArticleForm, PastedArticleForm, VersionForm
from .merging import (
    MergingForm,
    MergingTargetForm,
    SourceMergingForm,
    SourceMergingTargetForm,
    SourceUnmergingForm,
    UnmergingForm,
)
from .slugged import SluggedForm
from .source import AffiliationForm, AliasForm, SourceForm

__all__ = [
    "AffiliationForm",
    "AliasForm",
    "ArticleForm",
    "MergingForm",
    "MergingTargetForm",
    "PastedArticleForm",
    "SluggedForm",
    "SourceForm",
    "SourceMergingForm",
    "SourceMergingTargetForm",
    "SourceUnmergingForm",
    "UnmergingForm",
    "VersionForm",
]
