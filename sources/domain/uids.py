"""Permanent identifiers computed from what they name."""

import base64
import hashlib

UID_LENGTH = 16


def uid_from(*parts: str) -> str:
    """Return the uid of the parts: 80 bits, the same on every machine.

    Shape:  16 characters of a-z and 2-7.
    Source: DESIGN, "uid": lower-case base32 of SHA-256 over the parts joined by a line feed.

    >>> uid_from("cnn", "1")
    'o4dyd4ktbyvdcxhy'
    """
    digest = hashlib.sha256("\n".join(parts).encode("utf-8")).digest()
    return base64.b32encode(digest).decode("ascii").lower()[:UID_LENGTH]
