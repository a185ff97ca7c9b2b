"""The arithmetic of the ledger's chain: canonical JSON and the hash of an entry. No Django here."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

FIRST_PREVIOUS = "0" * 64
_PLAIN = {str, int, bool, type(None)}


class NotCanonical(ValueError):
    """A value that has no canonical JSON here: a float, or something JSON doesn't know."""


def canonical_json(value: Any) -> str:
    """Return the one JSON text of `value`: sorted keys, separators "," and ":", no escape but JSON's own.

    Raises: NotCanonical for a float anywhere within, a key that is no text, and what JSON or UTF-8 can't say.

    >>> canonical_json({"b": 1, "a": ["é", None]})
    '{"a":["é",null],"b":1}'
    """
    try:
        _refuse_ambiguous(value)
        text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
        text.encode()  # a lone surrogate has no UTF-8, so no hash either
    except (TypeError, ValueError, RecursionError) as error:
        raise NotCanonical(str(error)) from error
    return text


def _refuse_ambiguous(value: Any) -> None:
    if isinstance(value, float):
        raise NotCanonical(f"{value!r} is a float; numbers are kept as whole numbers or decimal text")
    if isinstance(value, Mapping):
        for key in value:
            # json.dumps would write 1, 1.0, True and None as text, and so give two values one form.
            if not isinstance(key, str):
                raise NotCanonical(f"{key!r} is a key that is no text")
        value = value.values()
    elif not isinstance(value, list | tuple):
        return
    for inner in value:
        # Not asked of each text and number: a record may hold a hundred thousand of them.
        if type(inner) not in _PLAIN:
            _refuse_ambiguous(inner)


def timestamp(moment: datetime) -> str:
    """Return the moment in UTC with microseconds and a Z, as payloads and hashes name times."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def entry_hash(
    *,
    number: int,
    at: datetime,
    by: str,
    record: str,
    revision: int,
    action: str,
    reason: str,
    payload: str,
    previous: str,
) -> str:
    """Return the SHA-256, in hexadecimal, of the entry's canonical JSON.

    `payload` is the canonical JSON text of the record after the change; it is hashed as the object it
    stands for, so that anyone can recompute the hash from a parsed export.
    """
    before = canonical_json({"action": action, "at": timestamp(at), "by": by, "number": number})
    after = canonical_json({"previous": previous, "reason": reason, "record": record, "revision": revision})
    # The keys are in order and the payload is canonical already: reading a large one again would take longer
    # than writing the entry.
    text = f'{before[:-1]},"payload":{payload},{after[1:]}'
    return hashlib.sha256(text.encode()).hexdigest()
