import threading
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.pictures.graph import MOST_ARROWS, MOST_NODES, Arrow, Group, Node, draw_graph
from claims.pictures.picture import TooLarge

from .drawing import HOSTILE, points, served, words_in

#   assessment ──> CNN ──┬─> Jerusalem Post
#                        ├─> Kyiv Independent
#                        └─> KBS <── a Western official
NODES = [
    Node("a", "Ukrainian intelligence assessment", "origin", "said it first", emphasis=True),
    Node("w", "a Western official", "origin", is_unnamed=True),
    Node("c", "CNN", "relay", "2 July 2025"),
    Node("j", "Jerusalem Post", "publisher"),
    Node("k", "Kyiv Independent", "publisher"),
    Node("b", "KBS", "publisher"),
]
ARROWS = [
    Arrow("a", "c", "“according to”"),
    Arrow("c", "j", "“CNN reported”"),
    Arrow("c", "k", "“citing CNN”"),
    Arrow("c", "b", "“CNN”"),
    Arrow("w", "b", "“similar estimates”"),
]


def drawn(nodes=NODES, arrows=ARROWS, groups=()):
    """Return the graph in its place."""
    return draw_graph(nodes, arrows, groups, title="Who said it", desc="Two origins", prefix="graph")


def overlap(one, other):
    """Whether two rectangles cover the same spot."""
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def distance(point, box):
    """How far the point is from the box's edge, or from its inside."""
    x = max(box.x - point[0], 0, point[0] - box.x - box.width)
    y = max(box.y - point[1], 0, point[1] - box.y - box.height)
    return max(x, y)


def assert_is_sound(graph, arrows):
    """Every box in the picture and clear of the others, every arrow from its box to its box."""
    boxes = {box.node.id: box for box in graph.boxes}
    for one, other in combinations(graph.boxes, 2):
        assert not overlap(one, other)
    for box in graph.boxes:
        assert box.x >= 0
        assert box.y >= 0
        assert box.x + box.width <= graph.width
        assert box.y + box.height <= graph.height
    for curve, arrow in zip(graph.curves, arrows, strict=True):
        assert distance(points(curve.path)[0], boxes[arrow.start]) < 2
        assert distance(curve.tip, boxes[arrow.end]) < 2


def test_origins_stand_above_those_who_have_it_from_them():
    graph = drawn()
    assert_is_sound(graph, ARROWS)
    top = {box.node.id: box.y for box in graph.boxes}
    for arrow in ARROWS:
        assert top[arrow.start] < top[arrow.end]


def test_every_word_is_in_the_picture_and_in_what_is_pointed_at():
    root = served("graph.svg", drawn())
    shown = " ".join(words_in(root))
    for words in [node.label for node in NODES] + [arrow.words for arrow in ARROWS] + ["said it first"]:
        assert words in shown
    names = [title.text for title in root.iter("{http://www.w3.org/2000/svg}title")]
    assert "origin · Ukrainian intelligence assessment · said it first" in names
    assert "CNN → KBS: “CNN”" in names


def test_those_who_count_as_one_stand_in_a_frame_and_the_others_outside():
    graph = drawn(groups=[Group("g", "one state", ("a", "w"))])
    (frame,) = graph.frames
    assert {box.node.id for box in graph.boxes if overlap(box, frame)} == {"a", "w"}
    assert "one state" in words_in(served("graph.svg", graph))


def test_whoever_has_no_name_is_drawn_with_a_broken_line():
    root = served("graph.svg", drawn())
    broken = [
        group.get("class")
        for group in root.iter("{http://www.w3.org/2000/svg}g")
        for rect in group
        if rect.get("stroke-dasharray") and rect.tag.endswith("rect")
    ]
    assert broken == ["picture-box picture-box-origin picture-box-unnamed"]


@pytest.mark.parametrize("label", HOSTILE)
def test_hostile_words_are_words(label, capfd):
    nodes = [Node("<x>", label, label, label), Node(label + "y", "end", "publisher")]
    arrows = [Arrow("<x>", label + "y", label, kind=label)]
    graph = draw_graph(
        nodes, arrows, [Group(label, label, ("<x>",))], title=label, desc=label, prefix="graph"
    )
    assert_is_sound(graph, arrows)
    served("graph.svg", graph)
    assert capfd.readouterr() == ("", "")


def test_a_long_name_ends_in_an_ellipsis_after_three_lines_and_is_whole_where_pointed_at():
    name = "The Panel of Experts established pursuant to resolution 1874 of the Security Council, 2009"
    (box,) = drawn([Node("a", name, "origin")], []).boxes
    assert len(box.lines) == 3
    assert box.lines[-1].words.endswith("…")
    assert name in box.name


def test_circles_and_doubled_arrows_are_drawn():
    arrows = [Arrow("a", "c"), Arrow("c", "a"), Arrow("c", "c", "itself"), Arrow("a", "c", "twice")]
    assert_is_sound(drawn(arrows=arrows), arrows)


def test_no_nodes_are_an_empty_picture():
    served("graph.svg", drawn([], []))


def test_a_graph_that_nobody_could_read_is_refused_by_name():
    with pytest.raises(TooLarge, match="51 nodes"):
        drawn([Node(str(each), "x", "relay") for each in range(MOST_NODES + 1)], [])
    with pytest.raises(TooLarge, match="81 arrows"):
        drawn(arrows=ARROWS[:1] * (MOST_ARROWS + 1))


@pytest.mark.parametrize(
    ("nodes", "arrows", "groups", "wrong"),
    [
        (NODES, [Arrow("a", "nobody")], (), "no node 'nobody'"),
        (NODES, [], [Group("g", "", ("nobody",))], "no node 'nobody'"),
        ([NODES[0], NODES[0]], [], (), "one id"),
        (NODES, [], [Group("g", "", ("a",)), Group("h", "", ("a",))], "two groups"),
    ],
)
def test_what_is_not_there_cannot_be_drawn(nodes, arrows, groups, wrong):
    with pytest.raises(ValueError, match=wrong):
        drawn(nodes, arrows, groups)


def test_a_prefix_that_would_break_the_ids_is_refused():
    with pytest.raises(ValueError, match="can't begin an id"):
        draw_graph([], [], title="", desc="", prefix='a"b')


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_graph_is_drawn_soundly(data):
    count = data.draw(st.integers(1, 12))
    some = st.integers(0, count - 1)
    ends = data.draw(st.lists(st.tuples(some, some), max_size=20))
    members = data.draw(st.sets(some, max_size=4))
    nodes = [Node(str(each), data.draw(st.text(max_size=40)), "relay") for each in range(count)]
    arrows = [Arrow(str(start), str(end), "said") for start, end in ends]
    groups = [Group("g", "one", tuple(map(str, sorted(members))))] if members else []
    graph = drawn(nodes, arrows, groups)
    assert_is_sound(graph, arrows)
    served("graph.svg", graph)


def test_many_readers_at_once_get_the_same_picture():
    expected, found = drawn(), []
    readers = [threading.Thread(target=lambda: found.extend(drawn() for _ in range(10))) for _ in range(4)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert found == [expected] * 40
