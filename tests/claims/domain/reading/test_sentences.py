import pytest

from claims.domain.reading.text import layout

ONE = [
    "Mr. Li met Dr. Ito and Gen. Adams.",
    "J. K. Rowan left.",
    "The U.S. Army left at 5 p.m. Monday.",
    "It cost 4.5 percent of St. Anne's No. 5 fund.",
    "Smith, Jones & Co. said so.",
    "On Nov. 5 they met.",
    "“Why?” he asked.",
    "“Go!” “Now?” they said.",
    "It runs on Node.Js and 3.5.",
    "He waited... and left.",
    "no stop at all",
    "It is e.g. red.",
]
TWO = [
    ("He left.", "She stayed."),
    ("He said no.", "She stayed."),
    ("They left the U.S.", "The army stayed."),
    ("They met at 5 p.m.", "She left."),
    ("He works for Acme Inc.", "The firm is old."),
    ("“We came.”", "He left."),
    ("“We came.", "We saw,” he said."),
    ("It rose (by 5 percent).", "It fell."),
    ("Who?", "Nobody."),
    ("It fell by 5.", "It rose by 6."),
    ("It fell to 4.5 percent.", "12 men left."),
    ("He left!", "‘So what,’ she said."),
    ("It is so.", "— She left."),
]
RUN_TOGETHER = [("he said.", "The army left."), ("it fell 5%.", "It rose."), ("“so.”", "She left.")]


def sentences(raw):
    return [sentence.place.of(raw) for sentence in layout(raw).sentences]


@pytest.mark.parametrize("raw", ONE)
def test_these_stops_end_no_sentence(raw):
    joined = sentences(raw)
    assert joined in ([raw], ["“Go!”", "“Now?” they said."])


@pytest.mark.parametrize(("first", "second"), TWO)
def test_these_stops_end_a_sentence(first, second):
    assert sentences(f"{first} {second}") == [first, second]


@pytest.mark.parametrize(("first", "second"), RUN_TOGETHER)
def test_a_lost_blank_hides_no_end(first, second):
    assert sentences(first + second) == [first, second]


def test_a_line_without_a_stop_is_a_sentence():
    assert sentences("A heading\nHe left.") == ["A heading", "He left."]
