import pytest

from claims.domain.drafts import DraftAttribution
from claims.domain.records import AttributionRecord, LinkRecord

CONTENT = AttributionRecord("", "boats", 1, links=(LinkRecord(0, "ann-lee"),))


@pytest.mark.parametrize(
    "said", [{"uid": "a1"}, {"uid": "a1", "revision": 2, "content": CONTENT}, {"content": CONTENT}]
)
def test_a_credit_is_shared_changed_or_new(said):
    assert DraftAttribution(**said).scope == "explicit"


@pytest.mark.parametrize("said", [{}, {"revision": 2}, {"uid": "a1", "content": CONTENT}])
def test_a_credit_that_says_too_little_is_none(said):
    with pytest.raises(ValueError, match="attribution"):
        DraftAttribution(**said)
