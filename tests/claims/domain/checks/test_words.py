import pytest

from tests.claims.domain.checks.marked import counted, subject, told


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("At least [[40]] boats sank, the mayor said on Monday.", "At least 40 boats sank"),
        ("The mayor said on Monday that [[40]] boats sank.", "40 boats sank."),
        (
            "It rained. The mayor said [[40]] boats sank. It was dark.",
            "rained. The mayor said 40 boats sank.",
        ),
        ("“We lost [[40]] boats,” the mayor said.", "“We lost 40 boats,”"),
    ],
)
def test_a_quote_that_begins_or_ends_in_mid_sentence_is_told(text: str, quote: str):
    assert "in mid-sentence" in told("quote-is-cut", subject(text, quote=quote))


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "At least [[40]] boats sank, the mayor said. More are missing.",
            "At least 40 boats sank, the mayor said.",
        ),
        ("Boats sank. At least [[40]] people died", "At least 40 people died"),
        ("“We lost [[40]] boats.” She wept.", "We lost 40 boats."),
        ("LISBON (Agency) – At least [[40]] boats sank.", "At least 40 boats sank."),
        ("Storm kills [[40]]\nThe sea was rough.", "Storm kills 40"),
        ("It rained. [[40]] boats sank. None was found.", "It rained. 40 boats sank. None was found."),
        (
            "Mr. Ona said [[40]] boats sank at 5 p.m. on Monday.",
            "Mr. Ona said 40 boats sank at 5 p.m. on Monday.",
        ),
    ],
)
def test_whole_sentences_are_not(text: str, quote: str):
    assert not told("quote-is-cut", subject(text, quote=quote))


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("Storm kills [[40]]\nA storm killed 40 people, the mayor said.", True),
        ("Storm kills 40\nDozens missing, [[40]] dead\nThe mayor said 40 people were dead.", True),
        ("Storm kills [[40]]\nA storm killed many people, the mayor said.", False),
        ("Storm kills 40\nA storm killed [[40]] people, the mayor said. 40 are missing.", False),
        ("A storm killed [[40]] people.\nThe mayor said 40 were missing.", False),
        ("[[Dozens]] dead\nDozens of people died.", False),
    ],
)
def test_a_number_quoted_from_the_heading_leads_to_the_text(text: str, fires: bool):
    assert bool(told("number-in-heading", subject(text))) == fires


@pytest.mark.parametrize(
    ("text", "hedges", "fires"),
    [
        ("An estimated [[40]] boats sank.", (), "“estimated”"),
        ("Reportedly [[40]] boats sank.", (), "“reported”"),
        ("The ministry believes that an estimated [[40]] boats sank.", ("believed",), "“estimated”"),
        ("An estimated [[40]] boats sank.", ("estimated",), ""),
        ("[[40]] boats sank.", (), ""),
        ("An estimated 60 boats fled. [[40]] boats sank.", (), ""),
        ("About [[40]] boats sank.", (), ""),
    ],
)
def test_a_hedge_that_is_dropped_is_told(text: str, hedges: tuple[str, ...], fires: str):
    found = told("hedge-not-kept", subject(text, hedges=hedges))
    assert fires in found
    assert bool(found) == bool(fires)


@pytest.mark.parametrize(
    ("text", "hedges", "words", "fires"),
    [
        ("[[40]] boats sank.", ("estimated",), {}, True),
        ("Reportedly [[40]] boats sank.", ("reported", "unverified"), {}, True),
        ("An estimated [[40]] boats sank.", ("estimated",), {}, False),
        ("[[40]] boats sank.", (), {}, False),
        ("By her reckoning [[40]] boats sank.", ("estimated",), {"hedge": "By her reckoning"}, False),
    ],
)
def test_a_hedge_that_no_words_bear_is_told(text: str, hedges: tuple[str, ...], words: dict, fires: bool):
    assert bool(told("hedge-without-words", subject(text, hedges=hedges, words=words))) == fires


@pytest.mark.parametrize(
    ("text", "says", "fires"),
    [
        ("At least [[40]] boats sank.", "40", "“at least”"),
        ("Up to [[40]] boats sank.", "40", "“at most”"),
        ("About [[40]] boats sank.", "40", "“about”"),
        ("More than [[40]] boats sank.", "at most 40", "“more than”"),
        ("Between [[40]] and 60 boats sank.", "40", "“range”"),
        ("At least [[40]] boats sank.", "at least 40", ""),
        ("[[40]] boats sank.", "40", ""),
        ("[[40]] boats sank, at least 12 of them at night.", "40", ""),
        ("Over the week [[40]] boats sank.", "40", ""),
        ("Between [[40 and 60]] boats sank.", "40 to 60", ""),
    ],
)
def test_a_bound_that_is_dropped_or_turned_is_told(text: str, says: str, fires: str):
    found = told("comparator-not-kept", subject(text, says=says))
    assert fires in found
    assert bool(found) == bool(fires)


@pytest.mark.parametrize(
    ("text", "says", "words", "fires"),
    [
        ("[[40]] boats sank.", "at least 40", {}, True),
        ("Up to [[40]] boats sank.", "at least 40", {}, True),
        ("[[40]] boats sank.", "about 40", {}, True),
        ("At least [[40]] boats sank.", "at least 40", {}, False),
        ("At least 12 cars and [[40]] boats sank.", "at least 40", {}, False),
        ("[[40]] boats and then some sank.", "more than 40", {"comparator": "and then some"}, False),
        ("[[40 to more than 60]] boats sank.", "at least 40", {}, False),
        ("[[40]] boats sank.", "40", {}, False),
    ],
)
def test_a_bound_that_no_words_give_is_told(text: str, says: str, words: dict, fires: bool):
    assert bool(told("comparator-without-words", subject(text, says=says, words=words))) == fires


@pytest.mark.parametrize(
    ("text", "change", "fires"),
    [
        ("Output rose by [[40]] percent.", "level", True),
        ("They sent an additional [[4,000]] soldiers.", "level", True),
        ("Output fell by [[40]] percent.", "increase", True),
        ("Output rose by [[40]] percent.", "increase", False),
        ("Output rose to [[40]] percent.", "level", False),
        ("They sent [[4,000]] soldiers.", "level", False),
        ("They sent an additional [[4,000]] soldiers.", "increase", False),
    ],
)
def test_a_change_kept_as_a_level_is_told(text: str, change: str, fires: bool):
    assert bool(told("change-not-kept", subject(text, change=change))) == fires


def test_of_a_quantity_that_is_a_change_the_number_is_a_level():
    text = "The river rose by [[1.9]] metres."
    assert told("change-not-kept", subject(text, quantity=counted("height of the river")))
    assert not told("change-not-kept", subject(text, quantity=counted("rise of the river")))


@pytest.mark.parametrize(
    ("text", "modality", "fires"),
    [
        ("The army plans to send [[40]] boats.", "asserted", True),
        ("Output could fall to [[40]] tonnes.", "asserted", True),
        ("The bank expects growth of [[4]] percent.", "asserted", True),
        ("The army will send [[40]] boats.", "asserted", True),
        ("The army plans to send [[40]] boats.", "planned", False),
        ("The army sent [[40]] boats.", "asserted", False),
        ("The army, which plans a parade, sent [[40]] boats.", "asserted", False),
    ],
)
def test_what_is_only_planned_or_feared_is_not_asserted(text: str, modality: str, fires: bool):
    assert bool(told("modality-not-kept", subject(text, modality=modality))) == fires
