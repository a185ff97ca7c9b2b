"""What is wrong with a bundle and where, gathered until the bundle is refused."""

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import DataError, IntegrityError

from claims.domain.anchors import AnchorError
from newsledger.refusals import Refused
from sources.domain.names import UnusableName
from sources.domain.texts import UnusableText

from .format import ClaimPart, Part

MOST_SHOWN = 20
"""Of one file. After so many, the reader mends what is known and tries again."""

_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z_0-9]*")


@dataclass(frozen=True)
class BundleFault:
    """One thing that is wrong: in which file, at which JSON path, and why."""

    file: str
    path: str
    reason: str

    def __str__(self) -> str:
        return printable(f"{self.file}: {self.path}: {self.reason}")


class BundleRefused(Exception):
    """A load that was refused whole, with every fault that was found."""

    def __init__(self, faults: Iterable[BundleFault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(self.lines()))

    def lines(self) -> list[str]:
        """Return the faults, one a line, at most 20 of a file."""
        by_file: dict[str, list[BundleFault]] = {}
        for fault in self.faults:
            by_file.setdefault(fault.file, []).append(fault)
        lines = []
        for file, faults in by_file.items():
            lines += [str(fault) for fault in faults[:MOST_SHOWN]]
            if more := len(faults) - MOST_SHOWN:
                lines += [printable(f"{file}: and {more:,} more.")] if more > 0 else []
        return lines


class Faults:
    """Faults gathered while a load goes on, so that one run tells as many as it can."""

    def __init__(self) -> None:
        self._found: list[BundleFault] = []

    def __len__(self) -> int:
        return len(self._found)

    def add(self, file: str, path: str, reason: str) -> None:
        self._found.append(BundleFault(file, path, reason))

    @contextmanager
    def at(self, file: str, path: str, part: Part | None = None) -> Iterator[None]:
        """Turn a refusal within the block into a fault at this path, or at `part`'s key that it names."""
        try:
            yield
        except Refused as refusal:
            self.add(file, path_of_field(path, part, refusal.field), refusal.message)
        except (AnchorError, UnusableName, UnusableText) as error:
            self.add(file, path, str(error))
        except (IntegrityError, DataError) as error:
            # Whatever our own checks let through, the database holds; its first line names the constraint.
            self.add(file, path, f"The database refuses it: {str(error).splitlines()[0]}.")

    def refuse_if_any(self) -> None:
        """Raise BundleRefused when anything was found."""
        if self._found:
            raise BundleRefused(self._found)


def path_of_field(path: str, part: Part | None, field: str) -> str:
    """Return the path of the key a refusal means, as far as the file has it.

    >>> path_of_field("$.article", None, "url")
    '$.article'
    """
    if part is None or not field:
        return path
    if (
        isinstance(part, ClaimPart)
        and field not in part.model_fields_set
        and field in part.words.model_fields_set
    ):
        return f"{path}.words.{field}"
    return f"{path}.{field}" if field in part.model_fields_set else path


def json_path(steps: Iterable[str | int]) -> str:
    """Return the JSON path of the steps from the top.

    >>> json_path(["claims", 0, "number"]), json_path(["a key"])
    ('$.claims[0].number', '$["a key"]')
    """
    path = "$"
    for step in steps:
        if isinstance(step, int):
            path += f"[{step}]"
        elif _PLAIN_KEY.fullmatch(step):
            path += f".{shortened(step)}"
        else:
            path += f"[{json.dumps(shortened(step), ensure_ascii=False)}]"
    return path


def shortened(text: str, longest: int = 60) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"


def printable(text: str) -> str:
    """Return the text on one line, with whatever a terminal might act on or can't write shown as its code.

    >>> printable("a\\nb \\x1b[31m")
    'a b \\\\u001b[31m'
    """
    flat = text.replace("\r\n", " ").replace("\n", " ")
    return "".join(char if char.isprintable() else _code(char) for char in flat)


def _code(char: str) -> str:
    return f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}"
