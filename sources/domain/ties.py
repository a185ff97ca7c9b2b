"""Circles among ties: a body that, through others, belongs to itself; a claim that derives from itself."""

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


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


def find_cycle(edges: Iterable[tuple[Node, Node]]) -> list[Node] | None:
    """Return one circle among the edges, its first node again at the end; None where there is none.

    >>> find_cycle([("a", "b"), ("b", "c"), ("c", "b")])
    ['b', 'c', 'b']
    """
    after = _successors(edges)
    finished: set[Node] = set()
    for start in after:
        if start in finished:
            continue
        # A stack of our own, since chains may be deeper than Python's. `on_path` holds what stands on `path`.
        path, on_path, branches = [start], {start}, [iter(after[start])]
        while path:
            following = next(branches[-1], None)
            if following is None:
                finished.add(path[-1])
                on_path.discard(path.pop())
                branches.pop()
            elif following[0] in on_path:
                return [*path[path.index(following[0]) :], following[0]]
            elif following[0] not in finished:
                path.append(following[0])
                on_path.add(following[0])
                branches.append(iter(after.get(following[0], ())))
    return None


def _successors(edges: Iterable[tuple[Node, Node]]) -> dict[Node, list[tuple[Node]]]:
    # Each successor in a tuple of its own, so that None may be a node and still end no iteration.
    after: dict[Node, list[tuple[Node]]] = {}
    for feeder, fed in edges:
        after.setdefault(feeder, []).append((fed,))
    return after
