"""A card's file to its graph.

It is made of the plain data, so that a card with mistakes can be seen too, as long as its links can be read.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap

from spil.author.graph.model import Edge, Graph, Node
from spil.cards.findings import Finding
from spil.cards.marks import bare
from spil.cards.read.parts import Parts, Plain, list_of, map_of, texts_of
from spil.cards.read.syntax import Document
from spil.cards.ways import FROM_BEFORE
from spil.danish import clean, listed

_FIRST_WORDS = 90
"""Characters of a step's text that are enough to know it again."""
_OUTSIDE = {"ja": "uden for rammen", "uafklaret": "måske uden for rammen"}

_Keys = tuple[str | int, ...]
_Marks = Mapping[_Keys, Sequence[Finding]]


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
        before=tuple(_before(parts)),
    )


def _before(parts: Parts) -> Iterator[str]:
    for each in map(map_of, list_of(parts.top.get(FROM_BEFORE))):
        card, flag, did, otherwise = (_text(each, key) for key in ("kort", "husk", "gjorde", "ellers"))
        yield f"Husker fra {card}: {flag}, hvis I {did}. Ellers {otherwise}."


def _node(name: str, step: Plain, marks: _Marks) -> Node:
    ending = "slut" in step
    return Node(
        id=name,
        kind="slut" if ending else "trin",
        title=_text(step, "slut" if ending else "spørgsmål"),
        text=_first_words(clean(bare(_text(step, "tekst")))),
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
