import pytest

from sources.domain import terms
from sources.domain.terms import ROLL_UP_KINDS, AffiliationKind, PublishedBasis, SourceKind, Term

LISTS = [each for each in vars(terms).values() if isinstance(each, type) and issubclass(each, Term)]


def test_a_term_is_its_word():
    assert SourceKind("news_agency") is SourceKind.NEWS_AGENCY
    assert SourceKind.NEWS_AGENCY == "news_agency"
    assert f"{SourceKind.NEWS_AGENCY}" == "news_agency"


def test_a_term_is_shown_in_words():
    assert SourceKind.NEWS_AGENCY.label == "news agency"
    assert PublishedBasis.INFERRED.label == "inferred from the text"


def test_an_unknown_word_is_no_term():
    with pytest.raises(ValueError, match="blog"):
        SourceKind("blog")


@pytest.mark.parametrize("terms_of_list", LISTS, ids=lambda each: each.__name__)
def test_choices_and_values_are_the_terms_in_their_order(terms_of_list):
    assert terms_of_list.values() == [term.value for term in terms_of_list]
    assert terms_of_list.choices() == [(term.value, term.label) for term in terms_of_list]
    assert all(type(value) is str for value in terms_of_list.values())


def test_being_a_member_does_not_roll_up():
    assert set(AffiliationKind) - set(ROLL_UP_KINDS) == {AffiliationKind.MEMBER_OF}
