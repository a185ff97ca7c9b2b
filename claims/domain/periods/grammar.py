"""How a phrase is read: as a whole, by rules tried in turn."""

import re
from collections.abc import Callable
from typing import Generic, TypeVar

# The day from which words are seen: `date`, or `date | None` where some words need none.
Day = TypeVar("Day")


class Grammar(Generic[Day]):
    """Rules in the order in which they are tried: the pattern of a whole phrase, and what reads its match."""

    def __init__(self, *rules: tuple[str, Callable[[re.Match[str], Day], str | None]]) -> None:
        self._rules = [(re.compile(pattern), read) for pattern, read in rules]

    def read(self, phrase: str, day: Day) -> str | None:
        """Return what the first rule that has an answer says; None if no rule has."""
        for pattern, read in self._rules:
            if (match := pattern.fullmatch(phrase)) and (resolved := read(match, day)):
                return resolved
        return None
