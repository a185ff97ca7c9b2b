"""The smallest set that meets every one of several: how few voices leave no act without one of its own."""

from collections.abc import Collection, Hashable, Iterable
from typing import TypeVar

Item = TypeVar("Item", bound=Hashable)

MOST_TOGETHER = 30
"""So many sets that hang together are searched exactly; more are taken to be met by one item."""
_MOST_TRIED = 20_000


def fewest(wanted: Iterable[frozenset[Item]], prefer: Collection[Item] = ()) -> frozenset[Item]:
    """Return as few items as meet every set, those of `prefer` first where there is a choice.

    Shape:  exact, except that more than thirty sets which hang together, and share no item that is needed
            anyway, count as met by one item: rather too few than too many.

    >>> sorted(fewest([frozenset("a"), frozenset("ab"), frozenset("bc"), frozenset("cd")]))
    ['a', 'c']
    """
    asked = {items for items in wanted if items}
    needed = frozenset(item for items in asked if len(items) == 1 for item in items)
    left = [items for items in asked if not items & needed]
    return needed.union(*(_met(part, prefer) for part in _parts(left)))


def _parts(sets: Iterable[frozenset[Item]]) -> list[list[frozenset[Item]]]:
    """Return the sets in parts that have no item in common."""
    part_of: dict[Item, list[frozenset[Item]]] = {}
    for items in sorted(sets, key=_in_order):
        together: list[frozenset[Item]] = [items]
        for part in {id(part): part for item in items if (part := part_of.get(item))}.values():
            together = part + together
        for each in together:
            part_of |= dict.fromkeys(each, together)
    return list({id(part): part for part in part_of.values()}.values())


def _met(sets: list[frozenset[Item]], prefer: Collection[Item]) -> frozenset[Item]:
    # What holds another whole is met by meeting that one.
    least = sorted((each for each in sets if not any(other < each for other in sets)), key=_in_order)
    if len(least) <= MOST_TOGETHER:
        tried = 0

        def search(rest: list[frozenset[Item]], most: int) -> frozenset[Item] | None:
            nonlocal tried
            tried += 1
            if not rest:
                return frozenset()
            if most == 0 or tried > _MOST_TRIED:
                return None
            for item in sorted(rest[0], key=lambda each: (each not in prefer, str(each))):
                found = search([items for items in rest[1:] if item not in items], most - 1)
                if found is not None:
                    return found | {item}
            return None

        for most in range(1, len(least) + 1):
            if (found := search(least, most)) is not None:
                return found
    return frozenset([min(least[0], key=str)])


def _in_order(items: frozenset[Item]) -> tuple[int, list[str]]:
    return len(items), sorted(map(str, items))
