import pytest

from claims.models import Unit
from claims.presenters.paging import CAP, PER_PAGE, Count, NoSuchPage, counted, page_of


@pytest.fixture
def units(db):
    """Rows of the simplest table, as many as asked for beside the vocabulary's."""

    def make(number):
        Unit.objects.bulk_create(
            Unit(slug=f"u-{at}", name=f"unit {at}", dimension="other") for at in range(number)
        )
        return Unit.objects.filter(slug__startswith="u-").order_by("pk")

    return make


@pytest.mark.parametrize(
    ("rows", "page", "lines", "has_next", "counted_rows"),
    [
        (0, 1, 0, False, 0),
        (1, 1, 1, False, 1),
        (PER_PAGE, 1, PER_PAGE, False, PER_PAGE),
        (PER_PAGE + 1, 1, PER_PAGE, True, PER_PAGE + 1),
        (PER_PAGE + 1, 2, 1, False, PER_PAGE + 1),
        (CAP, 20, PER_PAGE, False, CAP),
        (CAP + 1, 20, PER_PAGE, True, CAP + 1),
        (CAP + 1, 21, 1, False, CAP + 1),
        (CAP + 70, 21, PER_PAGE, True, CAP + 1),
    ],
)
def test_a_page_has_its_lines_and_knows_whether_one_follows(units, rows, page, lines, has_next, counted_rows):
    found = page_of(units(rows), page)
    assert (len(found.ids), found.has_next, found.count.number) == (lines, has_next, counted_rows)
    assert list(found.ids) == sorted(found.ids)


@pytest.mark.parametrize(("rows", "page"), [(0, 2), (PER_PAGE, 2), (CAP + 1, 22)])
def test_a_page_beyond_the_end_is_none(units, rows, page):
    with pytest.raises(NoSuchPage):
        page_of(units(rows), page)


def test_counting_stops_at_the_cap(units):
    assert counted(units(CAP + 20)).number == CAP + 1


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0 claims"), (1, "1 claim"), (CAP, "1,000 claims"), (CAP + 1, "more than 1,000 claims")],
)
def test_a_count_is_said_with_its_noun(number, words):
    assert Count(number).of("claim") == words
