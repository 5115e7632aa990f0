"""A card as a graph: steps with the choices that lead on, what is remembered, and where findings are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from spil.cards.findings import Finding
from spil.danish import clean


@dataclass(frozen=True, slots=True)
class Edge:
    """A choice, from its step to the next."""

    number: int
    """As the table sees it: 1 is the first."""
    id: str
    text: str
    """In short; the id where the card does not have it yet."""
    to: str
    aside: tuple[str, ...]
    """What it remembers, when it is offered, and whether it lies outside the frame."""
    marks: tuple[Finding, ...] = ()
    note: str = ""
    """What else is to be said of it, as how many tables went this way."""

    @property
    def told(self) -> str:
        """`2: spørge Mira foran de andre (husker spurgte-højt)`; no full stop, which would begin a list in Markdown."""
        return f"{self.number}: {self.text}" + (f" ({'; '.join(self.aside)})" if self.aside else "")

    @property
    def said(self) -> tuple[str, ...]:
        """The note and the findings, each a line."""
        return (*filter(None, [self.note]), *map(mark_told, self.marks))


@dataclass(frozen=True, slots=True)
class Node:
    """A step, an ending, or a step that choices lead to and that is not there."""

    id: str
    kind: Literal["trin", "slut", "mangler"]
    title: str
    """The question, or the ending's name."""
    text: str
    """The first words of what is read aloud."""
    more: str = ""
    """When more than that is read aloud."""
    edges: tuple[Edge, ...] = ()
    marks: tuple[Finding, ...] = ()
    note: str = ""

    @property
    def told(self) -> str:
        """`brevet: Hvad gør du nu?`, `to-voksne, slut: To voksne taler`."""
        if self.kind == "mangler":
            return f"{clean(self.id)} findes ikke"
        return f"{clean(self.id)}{', slut' * (self.kind == 'slut')}: {self.title}"

    @property
    def said(self) -> tuple[str, ...]:
        """The first words, what else may be read, the note and the findings, each a line."""
        return (*filter(None, [self.text, self.more, self.note]), *map(mark_told, self.marks))


@dataclass(frozen=True, slots=True)
class Graph:
    """A card to draw; every edge leads to one of the nodes, and the story begins at the first."""

    title: str
    nodes: Mapping[str, Node]
    marks: tuple[Finding, ...] = ()
    """Findings of other parts of the card."""
    notes: tuple[str, ...] = ()
    """What is to be said of it all."""
    before: tuple[str, ...] = ()
    """What it remembers from earlier cards, a line each."""

    @property
    def numbers(self) -> Mapping[str, int]:
        """A number for each node: a name that is safe in every language of graphs."""
        return {name: number for number, name in enumerate(self.nodes, 1)}

    @property
    def told(self) -> tuple[str, ...]:
        """Title, what is remembered from before, notes and the findings that no step has."""
        return (self.title, *self.before, *self.notes, *map(mark_told, self.marks))


def noted(
    graph: Graph, heading: Sequence[str], steps: Mapping[str, str], choices: Mapping[tuple[str, str], str]
) -> Graph:
    """The graph with more said of it, of some of its steps, and of choices by their step and id."""
    nodes = {
        name: replace(
            node,
            note=steps.get(name, ""),
            edges=tuple(replace(edge, note=choices.get((name, edge.id), "")) for edge in node.edges),
        )
        for name, node in graph.nodes.items()
    }
    return replace(graph, nodes=nodes, notes=tuple(heading))


def mark_told(finding: Finding) -> str:
    """`Fejl K404, linje 31: trinnet "ventetd" findes ikke`."""
    word = "Fejl" if finding.severity == "error" else "Advarsel"
    return f"{word} {finding.code}, linje {finding.place.line}: {clean(finding.message)}"
