"""A graph as a Mermaid flowchart, as GitHub and many editors draw it."""

import re
from collections.abc import Iterator

from spil.author.graph.model import Graph, Node

_PLAIN = re.compile(r"[^\w ,:?.…–-]|^[-.]|_|:(?=\S)")
"""All but what no version of Mermaid takes for its own: shapes by brackets, icons by a colon, Markdown by its marks."""


def as_mermaid(graph: Graph) -> str:
    """Steps as boxes, endings rounded, choices on the arrows; people's text only between quotes, as entities."""
    return "\n".join(_lines(graph)) + "\n"


def _lines(graph: Graph) -> Iterator[str]:
    numbers = graph.numbers
    yield "flowchart TD"
    yield f"  om[{_text(*graph.told)}]"
    for name, node in graph.nodes.items():
        opened, closed = _shape(node)
        yield f"  s{numbers[name]}{opened}{_text(node.told, *node.said)}{closed}"
    yield "  om ~~~ s1"
    for name, node in graph.nodes.items():
        for edge in node.edges:
            yield f"  s{numbers[name]} -->|{_text(edge.told, *edge.said)}| s{numbers[edge.to]}"
    yield "  classDef fund stroke:#a4001d,stroke-width:3px"
    marked = [f"s{numbers[name]}" for name, node in graph.nodes.items() if node.kind == "mangler" or node.marks]
    if marked:
        yield f"  class {','.join(marked)} fund"


def _shape(node: Node) -> tuple[str, str]:
    return ("([", "])") if node.kind == "slut" else ("[", "]")


def _text(*lines: str) -> str:
    return '"' + "<br/>".join(_PLAIN.sub(_entity, line) for line in lines) + '"'


def _entity(found: re.Match[str]) -> str:
    return "".join(f"#{ord(char)};" for char in found[0])
