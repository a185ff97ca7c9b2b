import pytest

from claims.domain.reading.text import layout


def quoted(raw):
    return [quotation.inner.of(raw) for quotation in layout(raw).quotations]


@pytest.mark.parametrize(
    ("raw", "inner"),
    [
        ("“We came,” he said. “We saw.”", ["We came,", "We saw."]),
        ('"We came," he said. "We saw."', ["We came,", "We saw."]),
        ("''We came,'' he said.", ["We came,"]),
        ("``We came,'' he said.", ["We came,"]),
        ("«We came», „we saw“.", ["We came", "we saw"]),
        ("‘We don’t know,’ he said.", ["We don’t know,"]),
        ("'We don't know,' he said.", ["We don't know,"]),
        ("‘The soldiers’ tents are here,’ he said.", ["The soldiers’ tents are here,"]),
        ("“He called it ‘new’ today,” she said.", ["He called it ‘new’ today,"]),
        ('He said."We came."', ["We came."]),
        ("â€œWe came,â€\x9d he said.", ["We came,"]),
        ("the soldiers’ tents and the ’90s", []),
        ('He didn"t say.', []),
        ("the workers' union", []),
        ("the “second round” of talks", ["second round"]),
    ],
)
def test_what_stands_between_marks_is_quoted(raw, inner):
    assert quoted(raw) == inner


def test_a_quotation_goes_on_where_the_next_paragraph_opens_it_again():
    first, second, third = layout("“We came.\n“We saw,” he said.\n“No.”").quotations
    assert (first.closing, first.goes_on, second.takes_up, third.takes_up) == (None, True, True, False)


def test_a_quotation_goes_on_in_paragraphs_that_were_run_together():
    raw = '"We came. We saw. "We left," he said.'
    first, second = layout(raw).quotations
    assert (first.inner.of(raw).strip(), first.goes_on) == ("We came. We saw.", True)
    assert (second.inner.of(raw), second.takes_up) == ("We left,", True)


def test_a_quotation_that_nothing_takes_up_ends_with_its_paragraph():
    raw = "“We came.\nHe left. “No.”"
    first, second = layout(raw).quotations
    assert (first.inner.of(raw), first.goes_on) == ("We came.", False)
    assert (second.inner.of(raw), second.takes_up) == ("No.", False)
