import base64
import hashlib

import pytest

from claims.domain.uids import attribution_uid, claim_uid

HASH = "678d28990ce391e8dbe9d7e51ea69b204bd822e42d2d81c4a821796ce37564dc"
PLACE = {"outlet_key": "cnn", "sha256": HASH, "start": 1614, "end": 1630, "part": 1}


def by_hand(text):
    """Return the uid as the contract words it: 16 characters of lower-case base32 of SHA-256."""
    return base64.b32encode(hashlib.sha256(text.encode()).digest()).decode()[:16].lower()


def test_a_claim_is_named_by_outlet_text_place_and_part():
    assert claim_uid(**PLACE) == by_hand(f"cnn\n{HASH}\n1614\n1630\n1")


@pytest.mark.parametrize(
    ("part", "other"),
    [("outlet_key", "bbc"), ("sha256", "0" * 64), ("start", 1613), ("end", 1631), ("part", 2)],
)
def test_a_claim_elsewhere_has_another_name(part, other):
    assert claim_uid(**PLACE | {part: other}) != claim_uid(**PLACE)


def test_an_attribution_is_named_by_the_places_of_its_words_and_cues_in_order():
    places = [(5, 9), (10, 14), (20, 24), (30, 42)]
    assert attribution_uid(outlet_key="cnn", sha256=HASH, places=places) == by_hand(
        f"cnn\n{HASH}\n5\n9\n10\n14\n20\n24\n30\n42"
    )


def test_missing_words_leave_their_place_empty():
    uid = attribution_uid(outlet_key="cnn", sha256=HASH, places=[None, (10, 14)])
    assert uid == by_hand(f"cnn\n{HASH}\n\n\n10\n14")
    assert uid != attribution_uid(outlet_key="cnn", sha256=HASH, places=[(10, 14), None])
    assert uid != attribution_uid(outlet_key="cnn", sha256=HASH, places=[(10, 14)])
