"""The languages a graph can be told in, by the names authors type."""

from collections.abc import Callable, Mapping

from spil.author.graph.dot import as_dot
from spil.author.graph.mermaid import as_mermaid
from spil.author.graph.model import Graph
from spil.author.graph.svg import as_svg
from spil.author.graph.tree import as_tree

FORMATS: Mapping[str, Callable[[Graph], str]] = {
    "trae": as_tree,
    "mermaid": as_mermaid,
    "dot": as_dot,
    "svg": as_svg,
}
