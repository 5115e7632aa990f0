"""A card as a graph: steps with the choices that lead on, what is remembered, and where findings are.

It is made of a file's plain data, so that a card with mistakes can be seen too, as long as its links can be read.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from textwrap import wrap
from typing import Literal

from spil.cards.findings import Finding
from spil.cards.parts import Parts, Plain, list_of, map_of, texts_of
from spil.cards.syntax import Document
from spil.danish import clean, listed

_FIRST_WORDS = 90
"""Characters of a step's text that are enough to know it again."""
_OUTSIDE = {"ja": "uden for rammen", "uafklaret": "måske uden for rammen"}


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

    @property
    def numbers(self) -> Mapping[str, int]:
        """A number for each node: a name that is safe in every language of graphs."""
        return {name: number for number, name in enumerate(self.nodes, 1)}

    @property
    def told(self) -> tuple[str, ...]:
        """Title, notes and the findings that no step has."""
        return (self.title, *self.notes, *map(mark_told, self.marks))


def graph_of(document: Document, findings: Sequence[Finding] = ()) -> Graph | None:
    """The graph of a card's file with what was found in it; None where its links cannot be read."""
    parts = Parts(document)
    if parts.ways is None:
        return None
    marks = _marks(parts, findings)
    nodes = {name: _node(name, step, marks) for name, step in parts.steps.items()}
    lost = {edge.to for node in nodes.values() for edge in node.edges} - nodes.keys()
    title = parts.top.get("titel")
    return Graph(
        title=clean(title) if isinstance(title, str) else document.path,
        nodes={**nodes, **{name: Node(name, "mangler", "", "") for name in sorted(lost)}},
        marks=tuple(marks.get((), ())),
    )


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


_Keys = tuple[str | int, ...]
_Marks = Mapping[_Keys, Sequence[Finding]]


def _node(name: str, step: Plain, marks: _Marks) -> Node:
    ending = "slut" in step
    return Node(
        id=name,
        kind="slut" if ending else "trin",
        title=_text(step, "slut" if ending else "spørgsmål"),
        text=_first_words(_text(step, "tekst")),
        more=f"Mere {'; '.join(more)}" if (more := _more(step)) else "",
        edges=tuple(_edge(name, n, each, marks) for n, each in enumerate(list_of(step.get("valg")))),
        marks=tuple(marks.get((name,), ())),
    )


def _edge(step: str, place: int, choice: Plain, marks: _Marks) -> Edge:
    remembers = texts_of(choice.get("husk"))
    outside = choice.get("uden_for_rammen")
    aside = (
        f"husker {listed(remembers)}" if remembers else "",
        _when(choice),
        _OUTSIDE.get(outside, "") if isinstance(outside, str) else "",
    )
    return Edge(
        number=place + 1,
        id=choice["id"],
        text=_text(choice, "kort_sagt") or clean(choice["id"]),
        to=choice["til"],
        aside=tuple(clean(each) for each in aside if each),
        marks=tuple(marks.get((step, place), ())),
    )


def _text(node: Plain, key: str) -> str:
    value = node.get(key)
    return clean(value) if isinstance(value, str) else ""


def _first_words(text: str) -> str:
    lines = wrap(text, _FIRST_WORDS, break_on_hyphens=False)
    return f"{lines[0]} …" if len(lines) > 1 else text


def _more(step: Plain) -> list[str]:
    return [when for each in list_of(step.get("tillæg")) if (when := _when(map_of(each)))]


def _when(node: Plain) -> str:
    had = [f"hvis {flag}" for flag in texts_of(node.get("hvis"))]
    return clean(listed([*had, *(f"hvis ikke {flag}" for flag in texts_of(node.get("hvis_ikke")))]))


def _marks(parts: Parts, findings: Sequence[Finding]) -> _Marks:
    """Findings by the step, or the step and the place of the choice, that they stand in."""
    if not findings:
        return {}
    starts = sorted(_starts(parts))
    found: dict[_Keys, list[Finding]] = {}
    for finding in findings:
        at = bisect_right(starts, finding.place[:2], key=lambda start: start[0])
        found.setdefault(starts[at - 1][1] if at else (), []).append(finding)
    return found


def _starts(parts: Parts) -> list[tuple[tuple[int, int], _Keys]]:
    """Where each part of the card begins, and whose it is."""
    starts: list[tuple[tuple[int, int], _Keys]] = [(parts.place(key, of_key=True)[:2], ()) for key in parts.top]
    for name, step in parts.steps.items():
        starts.append((parts.place("trin", name, of_key=True)[:2], (name,)))
        starts += [(parts.place("trin", name, key, of_key=True)[:2], (name,)) for key in step]
    for name, keys, _ in parts.choices:
        starts.append((parts.place(*keys)[:2], (name, keys[-1])))
    return starts
