"""A graph in the language DOT, for those who have Graphviz."""

from collections.abc import Iterator
from textwrap import wrap

from spil.author.graph.model import Graph

_WIDTH = 38
"""Characters of a line: Graphviz breaks none by itself."""
_SHAPES = {"trin": "box", "slut": "box, style=rounded", "mangler": "box, style=dashed"}


def as_dot(graph: Graph) -> str:
    """Steps as boxes, endings rounded, choices on the arrows; people's text only between quotes."""
    return "\n".join(_lines(graph)) + "\n"


def _lines(graph: Graph) -> Iterator[str]:
    numbers = graph.numbers
    yield "digraph kort {"
    yield f'  graph [label={_text(*graph.told)}, labelloc=t, charset="UTF-8"];'
    yield '  node [fontname="sans-serif"]; edge [fontname="sans-serif"];'
    for name, node in graph.nodes.items():
        colour = ', color="#a4001d", penwidth=3' if node.marks or node.kind == "mangler" else ""
        yield f"  s{numbers[name]} [shape={_SHAPES[node.kind]}, label={_text(node.told, *node.said)}{colour}];"
    for name, node in graph.nodes.items():
        for edge in node.edges:
            colour = ', color="#a4001d"' if edge.marks else ""
            label = _text(edge.told, *edge.said)
            yield f"  s{numbers[name]} -> s{numbers[edge.to]} [label={label}{colour}];"
    yield "}"


def _text(*lines: str) -> str:
    """A quoted label; `&` begins an entity there, and a backslash a line end or the name of a node."""
    broken = [part for line in lines for part in wrap(line, _WIDTH, break_on_hyphens=False)]
    escaped = (part.replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"') for part in broken)
    return '"' + "\\n".join(escaped) + '"'
