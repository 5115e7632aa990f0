"""The field of a count as it is drawn: a row with a box for each choice, or the line of what tables hold up."""

from textual.content import Content

from spil.play.boxes import Boxes
from spil.ui.text import quiet


def boxes_shown(boxes: Boxes, *, hidden: bool, low: bool = False) -> Content:
    """A box for each choice; the one that one is in is heavier. Hidden numbers are seen to be there and no more."""
    return _in_brackets(boxes, hidden=hidden) if low else _in_frames(boxes, hidden=hidden)


def _in_brackets(boxes: Boxes, *, hidden: bool) -> Content:
    parts: list[Content] = []
    for number, typed in enumerate(boxes.typed):
        shown = "•" * len(typed) if hidden else typed
        look = "bold $marked-text on $primary" if number == boxes.at else "bold"
        parts.append(Content.assemble((f"{number + 1} ", "bold"), (f"[{shown:^4}]", look)))
    return Content("  ").join([*parts, quiet("" if hidden else f"{boxes.total} af {boxes.entry.left}")])


def _in_frames(boxes: Boxes, *, hidden: bool) -> Content:
    edge, here = "$edge", "bold $primary"
    tops, middles, lows = [], [], []
    for number, typed in enumerate(boxes.typed):
        current = number == boxes.at
        shown = "•" * len(typed) if hidden else typed
        style, frame = (here, "┏━┓┃┗┛") if current else (edge, "┌─┐│└┘")
        lead = f"{number + 1:>2} "
        tops.append(Content.assemble((" " * len(lead), ""), (f"{frame[0]}{frame[1] * 4}{frame[2]}", style)))
        inside = f"{shown + ('▏' if current else ''):^4}"
        middles.append(Content.assemble((lead, "bold"), (frame[3], style), (inside, "bold"), (frame[3], style)))
        lows.append(Content.assemble((" " * len(lead), ""), (f"{frame[4]}{frame[1] * 4}{frame[5]}", style)))
    told = quiet("" if hidden else f"{boxes.total} af {boxes.entry.left}")
    which = quiet("de første tal" if boxes.first else "")
    rows = (
        Content(" ").join(tops),
        Content("  ").join([Content(" ").join(middles), told, which]),
        Content(" ").join(lows),
    )
    return Content("\n").join(rows)


def line_shown(typed: str) -> Content:
    """What was typed of the tables' numbers."""
    return Content.assemble(("Bordene viser: ", "bold"), typed, ("▏", "bold $primary"))
