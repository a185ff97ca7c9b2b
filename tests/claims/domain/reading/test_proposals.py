"""What is read has places in the text, and reasons that an editor is told."""

from claims.domain.reading.proposals import Confidence, Place, Reason


def test_a_place_has_its_words():
    assert Place(7, 9).of("🚀 lost 40 men") == "40"


def test_every_reason_and_step_of_confidence_is_told_in_words():
    for term in (*Reason, *Confidence):
        assert term.label
        assert term.label.strip() == term.label


def test_reasons_are_kept_by_the_names_that_labelled_articles_use():
    assert {Reason.BACK_REFERENCE.value, Reason.DENOMINATOR.value} == {"anaphoric", "unit"}
