"""Circles among ties: a body that, through others, would belong to itself."""

from collections import defaultdict, deque
from collections.abc import Iterable


def closes_circle(edges: Iterable[tuple[int, int]], *, start: int, target: int) -> list[int] | None:
    """Return the circle that a new edge start -> target would close, from start back to start; None if it closes none.

    >>> closes_circle([(2, 3), (3, 1)], start=1, target=2)
    [1, 2, 3, 1]
    """
    after = defaultdict(list)
    for source, body in edges:
        after[source].append(body)
    came_from: dict[int, int] = {target: start}
    queue = deque([target])
    while queue:
        here = queue.popleft()
        if here == start:
            path = [start]
            while came_from[path[-1]] != start:
                path.append(came_from[path[-1]])
            return [start, *reversed(path[1:]), start]
        for body in after[here]:
            if body not in came_from:
                came_from[body] = here
                queue.append(body)
    return None
