"""The languages a graph can be told in, by the names authors type."""

from collections.abc import Callable, Mapping

from spil.author.graph import Graph
from spil.author.graph_dot import as_dot
from spil.author.graph_mermaid import as_mermaid
from spil.author.graph_svg import as_svg
from spil.author.graph_tree import as_tree

FORMATS: Mapping[str, Callable[[Graph], str]] = {
    "trae": as_tree,
    "mermaid": as_mermaid,
    "dot": as_dot,
    "svg": as_svg,
}
