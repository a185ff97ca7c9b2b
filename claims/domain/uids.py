"""Permanent names of claims and attributions, made from where their words stand: the same in every database."""

from collections.abc import Iterable

from sources.domain.uids import uid_from


def claim_uid(*, outlet_key: str, sha256: str, start: int, end: int, part: int) -> str:
    """Return the uid of the claim that the number at these places makes (docs/bundle-format.md, "Uids").

    `outlet_key` is the name key of the outlet, `sha256` the hash of the version's text.
    """
    return uid_from(outlet_key, sha256, str(start), str(end), str(part))


def attribution_uid(*, outlet_key: str, sha256: str, places: Iterable[tuple[int, int] | None]) -> str:
    """Return the uid of the attribution whose links' words and cues stand at these places.

    `places` holds, link by link from the origin, where its words stand and where its cue stands, None for one
    that has none; each gives its start and its end, or two empty parts.
    """
    parts = [
        part for place in places for part in (("", "") if place is None else (str(place[0]), str(place[1])))
    ]
    return uid_from(outlet_key, sha256, *parts)
