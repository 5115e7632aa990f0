"""A graph as an SVG picture: a step is a box with its choices as rows, and an arrow leaves from each row.

No text stands on an arrow, so none can lie over another. The same graph as text is the picture's description.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from xml.etree import ElementTree as ET

from spil.author.graph.layout import Box, Layout, Port, columns_of, drawable, layout
from spil.author.graph.model import Edge, Graph, Node, mark_told
from spil.author.graph.order import Slot
from spil.author.graph.tree import as_tree
from spil.author.graph.wrap import broken
from spil.danish import clean

_WIDE, _BETWEEN, _EDGE, _PAD = 270, 84, 24, 10
"""Of a box, between two columns, round the picture, within a box."""
_LEADING = 5
"""Between two lines."""
_INK, _QUIET, _FOUND = "#1a1a1a", "#4a4a4a", "#a4001d"
_FILLS = {"trin": "#ffffff", "slut": "#eaf1f7", "mangler": "#ffffff"}
_NEVER_IN_XML = {0xFFFE: None, 0xFFFF: None}


class _Style(NamedTuple):
    size: int
    colour: str
    bold: bool = False


_TITLE, _PLAIN, _SMALL = _Style(14, _INK, bold=True), _Style(13, _INK), _Style(12, _QUIET)
_NOTE, _MARK = _Style(13, _INK, bold=True), _Style(12, _FOUND, bold=True)

_Said = Sequence[tuple[str, _Style]]


class _Line(NamedTuple):
    down: float
    """How far down its letters stand."""
    text: str
    style: _Style


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A box with what stands in it."""

    node: Node
    lines: tuple[_Line, ...]
    rules: tuple[float, ...]
    """How far down the rule above each choice is."""
    box: Box


def as_svg(graph: Graph, link: Callable[[str], str] | None = None) -> str:
    """The picture, with its title and, as text, all that it shows.

    Args:
        graph: What is drawn.
        link: Where a step's box leads to, by the step's id; nowhere, where it gives no address.
    """
    columns = columns_of({name: [edge.to for edge in node.edges] for name, node in graph.nodes.items()})
    drawn = {name: _box(node, columns) for name, node in graph.nodes.items()}
    plan = layout({name: each.box for name, each in drawn.items()}, columns)
    wide = _left(max(plan.columns.values())) + _WIDE + _EDGE
    head, down = _written(_head(graph), wide - 2 * _EDGE, _EDGE / 2)
    down += _EDGE
    tall = down + max(plan.top[slot] + plan.height[slot] for slot in plan.top) + _EDGE
    root = _root(graph, wide, tall, role="group" if link else "img")
    for line in head:
        _text(root, _EDGE, 0, line)
    for path in _arrows(plan, down):
        ET.SubElement(root, "path", path)
    for name, each in drawn.items():
        column = plan.columns[name]
        address = link(name) if link else ""
        place = ET.SubElement(root, "a", href=address) if address else root
        _draw(place, each, _left(column), down + plan.top[Slot(name, column)])
    ET.indent(root)
    return ET.tostring(root, encoding="unicode").translate(_NEVER_IN_XML) + "\n"


def _left(column: int) -> int:
    return _EDGE + column * (_WIDE + _BETWEEN)


def _head(graph: Graph) -> _Said:
    notes = [(note, _PLAIN) for note in (*graph.before, *graph.notes)]
    return [(graph.title, _TITLE), *notes, *((mark_told(mark), _MARK) for mark in graph.marks)]


def _root(graph: Graph, wide: float, tall: float, role: str) -> ET.Element:
    size = {"width": f"{wide:g}", "height": f"{tall:g}", "viewBox": f"0 0 {wide:g} {tall:g}"}
    told = {"role": role, "aria-labelledby": "graf-titel", "aria-describedby": "graf-tekst"}
    root = ET.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", **size, **told, "font-family": "sans-serif"})
    ET.SubElement(root, "title", id="graf-titel").text = graph.title
    ET.SubElement(root, "desc", id="graf-tekst").text = as_tree(graph)
    ET.SubElement(root, "rect", width="100%", height="100%", fill="#ffffff")
    return root


def _box(node: Node, columns: Mapping[str, int]) -> _Drawn:
    said = [(node.told, _TITLE), *((each, _SMALL) for each in (node.text, node.more) if each), *_found(node)]
    lines, down = _written(said, _WIDE - 2 * _PAD, _PAD)
    rules, ports = [], []
    for edge in node.edges:
        arrow = drawable(columns, node.id, edge.to)
        aside = edge.aside if arrow else (*edge.aside, f"går til {clean(edge.to)}")
        said = [(f"{edge.number}: {edge.text}", _PLAIN), *((each, _SMALL) for each in aside), *_found(edge)]
        rules.append(down + _PAD)
        row, down = _written(said, _WIDE - 2 * _PAD, down + 2 * _PAD)
        lines += row
        ports += [Port((rules[-1] + down + _PAD) / 2, edge.to)] * arrow
    return _Drawn(node, tuple(lines), tuple(rules), Box(down + _PAD, _PAD + _TITLE.size / 2, tuple(ports)))


def _found(part: Node | Edge) -> _Said:
    return [*([(part.note, _NOTE)] if part.note else []), *((mark_told(mark), _MARK) for mark in part.marks)]


def _written(said: _Said, room: float, down: float) -> tuple[list[_Line], float]:
    """Texts as lines below each other, and how far down they end."""
    lines = []
    for text, style in said:
        for part in broken(text, room / style.size / (1.12 if style.bold else 1)):
            down += style.size + _LEADING
            lines.append(_Line(down - _LEADING, part, style))
    return lines, down


def _draw(root: ET.Element, each: _Drawn, left: float, top: float) -> None:
    node = each.node
    frame = {"x": f"{left:g}", "y": f"{top:g}", "width": f"{_WIDE}", "height": f"{each.box.height:g}"}
    stroke = {"stroke": _FOUND if node.marks or node.kind == "mangler" else _QUIET, "fill": _FILLS[node.kind]}
    more = {"stroke-dasharray": "6 4"} if node.kind == "mangler" else {}
    ET.SubElement(root, "rect", {**frame, **stroke, **more, "rx": "12" if node.kind == "slut" else "3"})
    for rule in each.rules:
        ET.SubElement(root, "path", d=f"M{left:g} {top + rule:g}h{_WIDE}", stroke="#b5b5b5")
    for line in each.lines:
        _text(root, left + _PAD, top, line)


def _text(root: ET.Element, left: float, top: float, line: _Line) -> None:
    size, colour, bold = line.style
    more = {"font-weight": "bold"} if bold else {}
    place = {"x": f"{left:g}", "y": f"{top + line.down:g}", "font-size": f"{size}", "fill": colour}
    ET.SubElement(root, "text", {**place, **more}).text = line.text


def _arrows(plan: Layout, above: float) -> Iterator[dict[str, str]]:
    """Each arrow as curves between columns and straight lines in the channels through them."""
    line = {"fill": "none", "stroke": _QUIET, "stroke-width": "1.5"}
    for begin, down, end in plan.links:
        x, y = _left(begin.column) + _WIDE, above + plan.top[begin] + down
        to, level = _left(end.column), above + plan.top[end] + plan.entry[end]
        middle = (x + to) / 2
        curve = f"M{x:g} {y:g}C{middle:g} {y:g} {middle:g} {level:g} {to:g} {level:g}"
        if end.column == plan.columns[end.to]:
            yield {"d": curve, **line}
            yield {"d": f"M{to:g} {level:g}l-10 -5v10z", "fill": _QUIET}
        else:
            yield {"d": f"{curve}h{_WIDE}", **line}
