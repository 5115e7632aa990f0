"""The page of many sessions as one SVG picture; every bar has its numbers beside it, and all of it is in its words."""

from collections.abc import Iterator, Mapping
from textwrap import wrap
from xml.etree import ElementTree as ET

from facilitator.disclosure.over_time import Span
from facilitator.report.over_time import Page, Part, within
from facilitator.report.over_time_text import as_text

_WIDE, _EDGE, _NAMES, _BAR = 860, 24, 340, 300
"""Of the picture, round it, where bars begin, and of a bar that is all sessions."""
_LEADING, _LINE, _LETTERS, _LINE_LETTERS = 28, 18, 38, 110
"""Between rows, between the lines of a name, letters in a line of it, and in a line across."""
_SURE = "#00457c"
_PLAIN: Mapping[str, str] = {"font-size": "14", "fill": "#1a1a1a"}
_QUIET, _HEAD = {**_PLAIN, "fill": "#4a4a4a"}, {**_PLAIN, "font-size": "16", "font-weight": "bold"}
_TITLE = {**_HEAD, "font-size": "20"}


def as_svg(page: Page) -> str:
    """The picture, with what it shows as its description."""
    root = ET.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "role": "img", "font-family": "sans-serif"})
    root.set("aria-labelledby", "overblik-titel")
    root.set("aria-describedby", "overblik-tekst")
    ET.SubElement(root, "title", id="overblik-titel").text = page.title
    ET.SubElement(root, "desc", id="overblik-tekst").text = as_text(page)
    ET.SubElement(root, "rect", width="100%", height="100%", fill="#ffffff")
    down = _text(root, _EDGE, 44, page.title, _TITLE)
    for line in wrap(" ".join(page.told), _LINE_LETTERS):
        down = _text(root, _EDGE, down + _LINE, line, _QUIET)
    if page.parts:
        key = "Tyk: så langt er det sikkert. Tynd: så langt kan det være."
        down = _text(root, _EDGE, down + _LEADING, f"{key} Hele bredden er {page.sessions} forløb.")
    for part in page.parts:
        down = _part(root, part, page.sessions, down + _LEADING)
    root.set("viewBox", f"0 0 {_WIDE} {down + _EDGE}")
    root.set("width", str(_WIDE))
    root.set("height", str(down + _EDGE))
    ET.indent(root)
    return ET.tostring(root, encoding="unicode") + "\n"


def _part(root: ET.Element, part: Part, sessions: int, down: int) -> int:
    head = part.title if len(part.heads) == 1 else f"{part.title}: {part.heads[0].lower()}"
    down = _text(root, _EDGE, down + 8, head, _HEAD)
    if not part.rows:
        return _text(root, _EDGE, down + _LEADING, "Her er der for få forløb til et tal.")
    for row in part.rows:
        down += _LEADING
        for number, line in enumerate(wrap(row.name, _LETTERS)):
            down += _LINE * bool(number)
            _text(root, _EDGE, down, line)
        for bar in _bars(row.spans[0], sessions, down):
            ET.SubElement(root, "rect", bar)
        _text(root, _NAMES + _BAR + 16, down, within(row.spans[0], sessions))
    return down


def _bars(span: Span, sessions: int, down: int) -> Iterator[dict[str, str]]:
    """The part that is certain, and the part that may be; none of what cannot be said."""
    sure, may_be = (_BAR * each / sessions for each in (span.least, span.most))
    if span.least or span.most < sessions:
        for width, tall in ((may_be, 3), (sure, 16)):
            place = {"x": str(_NAMES), "y": str(down - 5 - tall // 2), "height": str(tall)}
            yield {"width": f"{width:.1f}", "fill": _SURE, **place}


def _text(root: ET.Element, left: int, down: int, text: str, style: Mapping[str, str] = _PLAIN) -> int:
    """Write a line; returns how far down it stands."""
    ET.SubElement(root, "text", {"x": str(left), "y": str(down), **style}).text = text
    return down
