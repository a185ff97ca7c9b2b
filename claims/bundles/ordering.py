"""The order in which things that name each other can be stored."""

from collections import deque
from collections.abc import Collection, Iterator, Sequence


def in_order_of_ties(needs: Sequence[Collection[int]]) -> Iterator[tuple[int, bool]]:
    """Yield each thing's index after those of the things it needs, with whether all of them have gone before.

    Of a circle one thing goes first, with False: its ties are added when all are there. What a thing needs of
    itself holds nothing up. Otherwise the given order is kept.

    >>> list(in_order_of_ties([[1], [], [3], [2]]))
    [(1, True), (0, True), (2, False), (3, True)]
    """
    missing = [set(others) - {index} for index, others in enumerate(needs)]
    needed_by: dict[int, list[int]] = {}
    for index, others in enumerate(missing):
        for other in others:
            needed_by.setdefault(other, []).append(index)
    gone: set[int] = set()
    ready = deque(index for index, others in enumerate(missing) if not others)
    rest = iter(range(len(needs)))
    while len(gone) < len(needs):
        index = ready.popleft() if ready else next(index for index in rest if index not in gone)
        gone.add(index)
        yield index, not missing[index]
        for other in needed_by.get(index, ()):
            missing[other].discard(index)
            if not missing[other] and other not in gone:
                ready.append(other)
