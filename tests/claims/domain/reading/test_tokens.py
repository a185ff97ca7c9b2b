import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.reading.tokens import Kind, tokens_of

CASES = [
    ("25,000 men", "25,000 men"),
    ("12\u202f300", "12,300"),
    ("in 2024, 728", "in 2024 , 728"),
    ("4.5 percent.", "4.5 percent ."),
    ("$1.5bn", "$ 1.5 bn"),
    ("a Tu-22M3", "a tu - 22 m 3"),
    ("٢٥ men", "25 men"),
    ("3½ hours", "3 ½ hours"),
    ("Zakharova’s", "zakharova 's"),
    ("the soldiers’ tents", "the soldiers ’ tents"),
    ("don’t, o'clock", "don't , o'clock"),
    ("the U.S. at 5 p.m.", "the u.s. at 5 p.m."),
    ("the U.S army", "the u.s army"),
    ("J. Smith", "j . smith"),
    ("end.Next", "end . next"),
    ("''So'' ``it''", "'' so '' `` it ''"),
    ("wait... no--yes", "wait ... no -- yes"),
    ("((((((( a ==== b", "((((((( a = = = = b"),
    ("Café CAFÉ", "café café"),
    ("cafe\u0301", "cafe\u0301"),
    ("a\u00a0b", "a b"),
]
MOJIBAKE = [
    ("Russiaâ€™s", "russia 's"),
    ("â€œWeâ€\x9d", "“ we ”"),
    ("said â€“ yes", "said – yes"),
    ("Â£5m", "£ 5 m"),
    ("â‚¬5", "€ 5"),
    ("40Â°", "40 °"),
    ("2Â½", "2 ½"),
    ("pâté", "pâté"),
]


@pytest.mark.parametrize(("text", "keys"), CASES + MOJIBAKE)
def test_a_text_falls_into_these_tokens(text, keys):
    assert " ".join(token.key for token in tokens_of(text)) == keys


def test_a_token_knows_its_kind_its_neighbour_and_its_capital():
    dollar, number, scale, name = tokens_of("$5bn Kim")
    assert [token.kind for token in (dollar, number, name)] == [Kind.PUNCTUATION, Kind.NUMBER, Kind.WORD]
    assert (number.is_glued, scale.is_glued, name.is_glued) == (True, True, False)
    assert (name.is_capital, scale.is_capital) == (True, False)
    assert (number.is_number, number.is_word, name.is_word, dollar.is_word) == (True, False, True, False)


@pytest.mark.property
@given(st.text())
def test_tokens_stand_in_order_and_leave_out_only_blanks(text):
    at = 0
    for token in tokens_of(text):
        assert text[at : token.start].strip() == ""
        assert token.start < token.end
        assert token.is_glued == (token.start == at and at > 0)
        at = token.end
    assert text[at:].strip() == ""


def test_figures_of_another_script_have_its_separators():
    assert [token.key for token in tokens_of("٢٬٥٠٠ and ١٫٥")] == ["2,500", "and", "1.5"]


def test_blanks_on_both_sides_make_a_dash_of_a_hyphen():
    assert [token.key for token in tokens_of("12 - half of them - left the three-day fair")][1] == "–"
    assert "-" in [token.key for token in tokens_of("a three-day fair")]
