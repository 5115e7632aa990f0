"""A graph as indented text for eighty columns: for a terminal, a letter, a screen reader."""

from collections.abc import Iterator
from textwrap import wrap

from spil.author.graph.model import Edge, Graph, Node, mark_told
from spil.danish import clean

_WIDTH = 80
_DEEPEST = 40
"""Columns; further in there would be no room for words."""
_IN = 5
"""Columns from a step to the steps after it: `1. → `."""


def as_tree(graph: Graph) -> str:
    """Each step once, below the first choice that leads to it; later choices say where to look."""
    return "\n".join(line.rstrip() for line in _lines(graph)) + "\n"


def _lines(graph: Graph) -> Iterator[str]:
    for line in graph.told:
        yield from _wrapped(line, 0, 0)
    seen: set[str] = set()
    for name in graph.nodes:
        if name not in seen:
            yield from ("", "Ingen vej fører hertil:") if seen else ("",)
            yield from _from(graph, name, seen)


def _from(graph: Graph, root: str, seen: set[str]) -> Iterator[str]:
    """A step and all after it that was not told yet; with a stack of its own, for a file may be made to be deep."""
    seen.add(root)
    yield from _node(graph.nodes[root], 0, "")
    stack = [iter(graph.nodes[root].edges)]
    while stack:
        edge = next(stack[-1], None)
        if edge is None:
            stack.pop()
            continue
        column = min(_IN * (len(stack) - 1) + 2, _DEEPEST)
        if edge.to in seen:
            yield from _edge(edge, column, f" → se {clean(edge.to)}")
            continue
        seen.add(edge.to)
        yield from _edge(edge, column, "")
        yield from _node(graph.nodes[edge.to], column + 3, "→ ")
        stack.append(iter(graph.nodes[edge.to].edges))


def _edge(edge: Edge, column: int, after: str) -> Iterator[str]:
    note = f": {edge.note}" if edge.note else ""
    yield from _wrapped(f"{edge.told}{note}{after}", column, 3)
    for mark in edge.marks:
        yield from _wrapped(mark_told(mark), column + 3, 0)


def _node(node: Node, column: int, arrow: str) -> Iterator[str]:
    yield from _wrapped(f"{arrow}{node.told}", column, 2)
    for line in node.said:
        yield from _wrapped(line, column + 2, 0)


def _wrapped(text: str, column: int, hanging: int) -> list[str]:
    lead = " " * column
    return wrap(
        text,
        _WIDTH,
        initial_indent=lead,
        subsequent_indent=lead + " " * hanging,
        break_on_hyphens=False,
    )
