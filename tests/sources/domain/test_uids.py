"""A uid is the same on every machine, and another for other parts."""

import base64
import hashlib
import re

from hypothesis import given
from hypothesis import strategies as st

from sources.domain.uids import uid_from

words = st.text(st.characters(exclude_categories=["Cs"]))


@given(st.lists(words, min_size=1))
def test_a_uid_is_sixteen_characters_of_base32(parts):
    assert re.fullmatch("[a-z2-7]{16}", uid_from(*parts))


def test_a_uid_is_the_beginning_of_the_hash_of_its_parts_a_line_each():
    digest = hashlib.sha256("CNN\n朝鲜\n7".encode()).digest()
    assert base64.b32decode(uid_from("CNN", "朝鲜", "7").upper()) == digest[:10]


def test_the_order_of_the_parts_matters():
    assert uid_from("a", "b") != uid_from("b", "a")
