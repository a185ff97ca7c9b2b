from datetime import date

import pytest
from django.core.exceptions import ValidationError

from sources.models import Affiliation, Article, Source
from sources.models.fields import validate_edtf

DAYS = [
    ("", None, None),
    ("2024", date(2024, 1, 1), date(2024, 12, 31)),
    ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
    ("2025-07-09", date(2025, 7, 9), date(2025, 7, 9)),
    ("2024~", date(2024, 1, 1), date(2024, 12, 31)),
    ("2024-06/2024-08", date(2024, 6, 1), date(2024, 8, 31)),
    ("2024/..", date(2024, 1, 1), None),
    ("../2024", None, date(2024, 12, 31)),
]


@pytest.mark.django_db
def test_a_date_as_known_brings_its_first_and_last_day_and_takes_them_along():
    outlet = Source.objects.create(name="CNN", slug="cnn", kind="outlet")
    article = Article.objects.create(outlet=outlet, slug="a", published="1999", published_basis="stated")
    for text, first, last in (*DAYS, *reversed(DAYS)):
        article.published = text
        article.save()
        article.refresh_from_db()
        assert (article.published_first, article.published_last) == (first, last), text


@pytest.mark.django_db
def test_rows_written_together_get_their_days_too():
    one, other = (Source.objects.create(name=slug, slug=slug, kind="office") for slug in ("one", "other"))
    Affiliation.objects.bulk_create(
        Affiliation(source=one, organisation=other, kind="part_of", since=text, role=text)
        for text, _, _ in DAYS
    )
    for text, first, last in DAYS:
        tie = Affiliation.objects.get(role=text)
        assert (tie.since_first, tie.since_last) == (first, last), text
        assert (tie.until_first, tie.until_last) == (None, None), text


@pytest.mark.parametrize("text", [text for text, _, _ in DAYS if text])
def test_a_date_as_known_is_taken(text):
    assert validate_edtf(text) is None


@pytest.mark.parametrize(
    "text", ["last year", "2024-13", "2024-02-30", "12/07/2025", "2025-7-9", " 2024", "2024 "]
)
def test_what_is_no_date_as_known_is_refused(text):
    with pytest.raises(ValidationError):
        validate_edtf(text)
