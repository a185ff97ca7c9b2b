import pytest

from claims.domain.reading.credits.word_forms import Form, forms_of


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        pytest.param("claim", "claim claims claimed claiming", id="regular"),
        pytest.param("state", "state states stated stating", id="e"),
        pytest.param("deny", "deny denies denied denying", id="consonant-y"),
        pytest.param("say", "say says said saying", id="irregular"),
        pytest.param("show", "show shows showed shown showing", id="irregular-participle"),
        pytest.param("admit", "admit admits admitted admitting", id="doubling"),
        pytest.param("stress", "stress stresses stressed stressing", id="sibilant"),
        pytest.param("agree", "agree agrees agreed agreeing", id="ee"),
        pytest.param("put", "puts put putting", id="spelt-alike"),
    ],
)
def test_the_forms_of_a_verb(lemma, forms):
    assert [word for word, _ in forms_of(lemma)] == forms.split()


def test_forms_spelt_alike_are_told_once():
    assert dict(forms_of("put"))["put"] is Form.PAST
    assert dict(forms_of("say"))["said"] is Form.PAST
    assert dict(forms_of("show"))["shown"] is Form.PARTICIPLE
