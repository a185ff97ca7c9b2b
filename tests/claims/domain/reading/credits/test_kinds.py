"""What a source looks to be, from the words of a whole sentence to the kind that is proposed."""

import pytest

from claims.domain.reading.reader import read_article


def kind(raw: str) -> tuple[str, str]:
    voice = read_article(raw).claims[-1].credits[0].voices[0]
    return str(voice.kind), str(voice.anonymity)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("Ann Lee", ("person", "named"), id="person"),
        pytest.param("Harbour Minister Ann Lee", ("person", "named"), id="titled"),
        pytest.param("the harbour office", ("office", "named"), id="office"),
        pytest.param("the Ministry of Harbours", ("office", "named"), id="ministry"),
        pytest.param("police", ("office", "named"), id="a-body-named-in-general"),
        pytest.param("the Northern Boat Trust", ("organisation", "named"), id="organisation"),
        pytest.param("the Arnmouth Herald", ("outlet", "named"), id="outlet"),
        pytest.param("the state news agency Velpress", ("news_agency", "named"), id="agency"),
        pytest.param("officials", ("group", "unnamed_group"), id="officials"),
        pytest.param("two local fishermen’s leaders", ("group", "unnamed_group"), id="counted-people"),
        pytest.param("a spokeswoman", ("person", "unnamed_person"), id="spokeswoman"),
        pytest.param("a report", ("document", "named"), id="document"),
        pytest.param("satellite images", ("imagery", "named"), id="imagery"),
        pytest.param("official figures", ("dataset", "named"), id="dataset"),
    ],
)
def test_the_words_tell_what_kind_of_source_it_is(source, expected):
    assert kind(f"At least 40 boats sank, according to {source}.") == expected


def test_a_pronoun_is_of_the_kind_of_whom_it_means():
    assert kind("Ann Lee said 12 boats sank. She said 40 men were missing.") == ("person", "named")
