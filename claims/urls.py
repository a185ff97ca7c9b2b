"""The addresses of the public pages. Everyone may open every one of them."""

from django.urls import path

from claims.views.article import show_article
from claims.views.article_list import list_articles
from claims.views.claim import show_claim, show_claim_json, show_claim_picture
from claims.views.claim_list import list_claims
from claims.views.healthz import healthz
from claims.views.home import show_home
from claims.views.method import show_method
from claims.views.quantity import (
    show_quantity,
    show_quantity_json,
    show_quantity_origins_svg,
    show_quantity_svg,
)
from claims.views.quantity_list import list_quantities
from claims.views.source import show_source, show_source_ranges
from claims.views.source_list import list_sources

urlpatterns = [
    path("", show_home, name="home"),
    path("claims/", list_claims, name="claims"),
    path("claims/<slug:uid>.json", show_claim_json, name="claim-json"),
    path("claims/<slug:uid>.svg", show_claim_picture, name="claim-svg"),
    path("claims/<slug:uid>/", show_claim, name="claim"),
    path("sources/", list_sources, name="sources"),
    path("sources/<slug:slug>/", show_source, name="source"),
    path("sources/<slug:slug>/<slug:quantity>.svg", show_source_ranges, name="source-quantity-svg"),
    path("quantities/", list_quantities, name="quantities"),
    path("quantities/<slug:slug>.json", show_quantity_json, name="quantity-json"),
    path("quantities/<slug:slug>.svg", show_quantity_svg, name="quantity-svg"),
    path("quantities/<slug:slug>/", show_quantity, name="quantity"),
    path("quantities/<slug:slug>/origins.svg", show_quantity_origins_svg, name="quantity-origins-svg"),
    path("articles/", list_articles, name="articles"),
    path("articles/<slug:slug>/", show_article, name="article"),
    path("method/", show_method, name="method"),
    path("healthz", healthz, name="healthz"),
]
