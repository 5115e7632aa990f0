"""Where one is in a card: read, choose, talk, look, afterwards."""

from collections.abc import Mapping

from textual.content import Content

from spil.play.page import Kind

STAGES = ("Læs", "Vælg", "Tal", "Se", "Bagefter")
_OF: Mapping[Kind, int] = {
    "read": 0,
    "situation": 0,
    "count": 1,
    "raise": 1,
    "face-up": 2,
    "talk": 2,
    "reveal": 2,
    "again": 1,
    "recount": 1,
    "second": 1,
    "choose": 1,
    "way": 1,
    "outcome": 3,
    "later": 3,
    "ending": 3,
    "weigh": 4,
    "perspective": 4,
    "frame": 4,
}


def stages(kind: Kind, room: int) -> Content:
    """The five, with a sign at the one where one is; only that one where there is little room."""
    if kind not in _OF:
        return Content()
    here = _OF[kind]
    if room < len(" · ".join(STAGES)) + 4:
        return Content.assemble((f" {STAGES[here]} ", "bold $marked-text on $primary"), (f" {here + 1} af 5", "$quiet"))
    parts: list[tuple[str, str]] = []
    for number, name in enumerate(STAGES):
        parts.append((f" {name} ", "bold $marked-text on $primary" if number == here else "$quiet"))
        parts.append(("·" if number + 1 < len(STAGES) else "", "$quiet"))
    return Content.assemble(*parts)
