"""Bundles read from files: bytes in, checked objects and texts out, or faults with their JSON paths.

Nothing here touches the database. What JSON lets pass and a bundle may not hold (a key twice, a float, NaN,
null, NUL, a lone surrogate) is found in the parsed tree, where it still has a path.
"""

import json
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from sources.domain.texts import MOST_BYTES, UnusableText, normalise_text

from .faults import BundleFault, BundleRefused, Faults, json_path, shortened
from .format import Bundle, Part

BUNDLE_NAME = "bundle.json"
LARGEST_BUNDLE = 10_000_000
LARGEST_TEXT = MOST_BYTES

# Whole numbers in a bundle are counts and offsets; JSON's may have any length, and reading them is quadratic.
_MOST_DIGITS = 15

# To tell what is wrong with each of ten million values would take gigabytes and minutes.
MOST_VALUES = 300_000
MOST_TOLD = 1_000
_END = (None, None)

_DECIMALS = frozenset(("point", "lower", "upper", "out_of", "margin", "sample"))
_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True)
class BundleFile:
    """One bundle as it was read: what it says, and its versions' texts as they are kept."""

    file: str
    """Its path as the caller named it, for messages."""
    bundle: Bundle
    texts: dict[int, str]
    """By version number."""


def read_bundles(path: Path) -> list[BundleFile]:
    """Return the bundle at the path, or all bundles of the folder, in the order of their paths.

    Raises: BundleRefused, with the faults of every file.
    """
    faults: list[BundleFault] = []
    bundles = []
    for file in bundle_files(path):
        try:
            bundles.append(read_bundle(file))
        except BundleRefused as refused:
            faults += refused.faults
    if faults:
        raise BundleRefused(faults)
    return bundles


def bundle_files(path: Path) -> list[Path]:
    """Return the path itself, or every bundle.json in the folder: its own, else those at any depth.

    Raises: BundleRefused, when there is none.
    """
    if not path.is_dir():
        return [path]
    found = []
    for folder, inner, names in os.walk(path):
        if BUNDLE_NAME in names:
            found.append(Path(folder) / BUNDLE_NAME)
            inner.clear()  # a bundle's folder holds that bundle
    if not found:
        raise BundleRefused([BundleFault(str(path), "$", f"There is no {BUNDLE_NAME} in this folder.")])
    return sorted(found)


def read_bundle(file: Path) -> BundleFile:
    """Return the bundle with its texts.

    Raises: BundleRefused.
    """
    shown = str(file)
    try:
        raw = _bytes_of(file, largest=LARGEST_BUNDLE)
    except OSError as error:
        raise BundleRefused([BundleFault(shown, "$", error.strerror or str(error))]) from error
    bundle = parse_bundle(raw, file=shown)
    faults = Faults()
    texts = {}
    for number, version in enumerate(bundle.article.versions, start=1):
        path = f"$.article.versions[{number - 1}]"
        try:
            if version.text_file is None:
                path += ".text"
                texts[number] = normalise_text(version.text or "")
            else:
                path += ".text_file"
                texts[number] = normalise_text(_text_beside(file, version.text_file))
        except UnusableText as error:
            faults.add(shown, path, str(error))
        except OSError as error:
            faults.add(shown, path, f"“{shortened(version.text_file or '')}”: {error.strerror or error}")
    faults.refuse_if_any()
    return BundleFile(shown, bundle, texts)


def parse_bundle(raw: bytes, *, file: str) -> Bundle:
    """Return what the bytes say.

    Raises: BundleRefused, whatever the bytes are.
    """
    if len(raw) > LARGEST_BUNDLE:
        raise BundleRefused([BundleFault(file, "$", _too_large(len(raw), LARGEST_BUNDLE))])
    try:
        text = raw.decode("utf-8")
        tree = json.loads(
            text,
            object_pairs_hook=_Object.of,
            parse_float=_NotExact,
            parse_constant=_NotExact,
            parse_int=_whole_number,
        )
    except UnicodeDecodeError as error:
        raise BundleRefused(
            [BundleFault(file, "$", f"Not UTF-8: byte {error.start + 1:,} is no text.")]
        ) from error
    except json.JSONDecodeError as error:
        place = f"line {error.lineno:,}, column {error.colno:,}"
        raise BundleRefused([BundleFault(file, "$", f"Not JSON: {error.msg}, at {place}.")]) from error
    except RecursionError as error:
        raise BundleRefused(
            [BundleFault(file, "$", "Not a bundle: brackets stand too deep in each other.")]
        ) from error
    if faults := [BundleFault(file, json_path(at), reason) for at, reason in islice(_unfit(tree), MOST_TOLD)]:
        raise BundleRefused(faults)
    try:
        # Pydantic reads the JSON anew: only so is its strictness JSON's own (arrays, words of closed lists).
        return Bundle.model_validate_json(text)
    except ValidationError as error:
        raise BundleRefused(
            BundleFault(file, json_path(steps), reason)
            for steps, reason in (
                _in_words(details, tree) for details in error.errors(include_url=False)[:MOST_TOLD]
            )
        ) from error


# --- Files ------------------------------------------------------------------------------------------------


class _NoBundleFile(OSError):
    """Not a file that can be read; the message says why."""


def _bytes_of(file: Path, *, largest: int) -> bytes:
    """Return the file's bytes, without opening what isn't a plain file or is too large.

    Raises: OSError.
    """
    try:
        about = file.stat()
        if not stat.S_ISREG(about.st_mode):
            raise _NoBundleFile(None, "Not a file.")
        if about.st_size > largest:
            raise _NoBundleFile(None, _too_large(about.st_size, largest))
        with file.open("rb") as opened:
            raw = opened.read(largest + 1)
    except FileNotFoundError as error:
        raise _NoBundleFile(None, "There is no such file or folder.") from error
    except PermissionError as error:
        raise _NoBundleFile(None, "This file may not be read.") from error
    if len(raw) > largest:
        raise _NoBundleFile(None, _too_large(len(raw), largest))
    return raw


def _too_large(size: int, largest: int) -> str:
    return f"Too large: {size:,} bytes; at most {largest:,} are read."


def _text_beside(bundle_file: Path, name: str) -> str:
    """Return the text of a file in the bundle's folder.

    Raises: OSError, also for a name that leads out of the folder, through a link or by itself; UnusableText.
    """
    folder = bundle_file.parent.resolve()
    wanted = Path(name)
    if wanted.is_absolute() or ".." in wanted.parts or not (folder / wanted).resolve().is_relative_to(folder):
        raise _NoBundleFile(None, "A text_file may not leave the bundle’s folder.")
    try:
        return _bytes_of(folder / wanted, largest=LARGEST_TEXT).decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnusableText(
            f"“{shortened(name)}” is not UTF-8: byte {error.start + 1:,} is no text."
        ) from error


# --- What JSON lets pass ----------------------------------------------------------------------------------


class _Object(dict[str, Any]):
    """An object of the parsed tree that remembers which of its keys stood more than once."""

    repeated: list[str]

    @classmethod
    def of(cls, pairs: list[tuple[str, Any]]) -> "_Object":
        parsed = cls(pairs)
        if len(parsed) == len(pairs):
            parsed.repeated = []
        else:
            seen: set[str] = set()
            parsed.repeated = [key for key, _ in pairs if key in seen or seen.add(key)]  # type: ignore[func-returns-value]
        return parsed


class _NotExact(str):
    """A number that isn't exact in JSON (a float, NaN, Infinity), as it was written."""


class _TooLong(str):
    """A whole number of more digits than any count has, as it was written."""


def _whole_number(written: str) -> int | _TooLong:
    return int(written) if len(written) <= _MOST_DIGITS else _TooLong(written)


Steps = tuple[str | int, ...]


def _unfit(tree: Any) -> Iterator[tuple[Steps, str]]:
    """Yield the path and the fault of everything in the tree that no bundle may hold."""
    values = 0
    steps: list[str | int] = []
    open_nodes: list[Iterator[tuple[str | int, Any]]] = [iter([("", tree)])]
    while open_nodes:
        step, value = next(open_nodes[-1], _END)
        if step is None:
            open_nodes.pop()
            del steps[-1:]
            continue
        values += 1
        if values > MOST_VALUES:
            yield (), f"Holds more than {MOST_VALUES:,} values: that is no bundle of one article."
            return
        here = (*steps, step) if len(open_nodes) > 1 else ()
        yield from ((here, reason) for reason in _unfit_itself(value))
        if isinstance(value, _Object):
            yield from (((*here, key), reason) for key, reason in _unfit_keys(value))
            inner: Iterator[tuple[str | int, Any]] = iter(value.items())
        elif isinstance(value, list):
            inner = iter(enumerate(value))
        else:
            continue
        steps[:] = here
        open_nodes.append(inner)


def _unfit_itself(value: Any) -> Iterator[str]:
    if isinstance(value, _NotExact | _TooLong):
        wrong = "is no exact number" if isinstance(value, _NotExact) else "is too long for a whole number"
        yield f'{shortened(value)} {wrong}. Amounts stand in quotes: "2.5".'
    elif value is None:
        yield "There is no null in a bundle: leave the key out."
    elif isinstance(value, str) and (found := _UNWRITABLE.search(value)):
        yield f"Holds {_named(found[0])} at character {found.start() + 1:,}."


def _unfit_keys(value: _Object) -> Iterator[tuple[str, str]]:
    for key in value.repeated:
        yield key, "This key stands twice in one object."
    for key in value:
        if found := _UNWRITABLE.search(key):
            yield key, f"The key holds {_named(found[0])}."


def _named(char: str) -> str:
    return "a NUL character" if char == "\0" else f"a lone surrogate (U+{ord(char):04X})"


# --- What the format refuses, in words --------------------------------------------------------------------


def _in_words(details: ErrorDetails, tree: Any) -> tuple[Steps, str]:
    """Return the path and one plain sentence for an error of the format."""
    kind, context, value = details["type"], details.get("ctx", {}), details.get("input")
    steps = _steps_in(tree, details["loc"], last_is_new=kind == "missing")
    last = steps[-1] if steps else ""
    match kind:
        case "missing":
            return steps, "This key is required and missing."
        case "extra_forbidden":
            known = get_close_matches(str(last), _KEYS, n=1)
            return steps, "There is no such key here." + (f" Is “{known[0]}” meant?" if known else "")
        case "string_type" if last in _DECIMALS and isinstance(value, int) and not isinstance(value, bool):
            return steps, f'An amount is a decimal number in quotes: "{value}".'
        case "string_type":
            return steps, f"Must be a text, is {_type_of(value)}."
        case "int_type" | "int_from_float":
            return steps, f"Must be a whole number, is {_type_of(value)}."
        case "bool_type":
            return steps, f"Must be true or false, is {_type_of(value)}."
        case "tuple_type" | "list_type":
            return steps, f"Must be a list, is {_type_of(value)}."
        case "model_type" | "model_attributes_type" | "dict_type":
            return steps, f"Must be an object with keys, is {_type_of(value)}."
        case "enum" | "literal_error":
            return steps, f"Must be {context['expected']}, is {_shown(value)}."
        case "union_tag_not_found" | "union_tag_invalid":
            return steps, f"Must be a text or an object, is {_type_of(value)}."
        case "string_too_short":
            return steps, "Must not be empty."
        case "string_too_long":
            return steps, f"Must not be longer than {context['max_length']} characters."
        case "string_pattern_mismatch":
            return steps, f"Only a-z, A-Z, 0-9, - and _ may stand here, not {_shown(value)}."
        case "too_short":
            return steps, "Must not be empty."
        case "greater_than_equal":
            return steps, f"Must be at least {context['ge']}, is {_shown(value)}."
        case "less_than_equal":
            return steps, f"Must be at most {context['le']}, is {_shown(value)}."
        case "value_error":
            return steps, _sentence(str(context["error"]))
    return steps, _sentence(details["msg"])


def _steps_in(tree: Any, location: tuple[str | int, ...], *, last_is_new: bool) -> Steps:
    """Return the location without the steps that are names of ours (which form of a union was tried)."""
    steps: list[str | int] = []
    here = tree
    for index, step in enumerate(location):
        is_key = isinstance(here, dict) and step in here
        if is_key or (isinstance(here, list) and isinstance(step, int) and step < len(here)):
            here = here[step]
            steps.append(step)
        elif last_is_new and index == len(location) - 1:
            steps.append(step)
    return tuple(steps)


def _type_of(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return "a number"
        case str():
            return "a text"
        case list() | tuple():
            return "a list"
    return "an object"


def _shown(value: Any) -> str:
    return f"“{shortened(str(value))}”" if isinstance(value, str | int) else _type_of(value)


def _sentence(text: str) -> str:
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _keys_of(part: type[Part]) -> set[str]:
    return {field.alias or name for name, field in part.model_fields.items()}


_KEYS = sorted(set().union(*map(_keys_of, Part.__subclasses__())))
