"""How the cards of a deck fared, as a table for who looks after them."""

from collections.abc import Iterator, Mapping

from facilitator.disclosure.shown import Cells
from facilitator.evidence.fared import FARED
from spil.danish import capitalised, counted


def as_table(cards: Mapping[str, Cells], sessions: int) -> Iterator[str]:
    """A row a card; where too little may be told, that."""
    many = counted(sessions, "forløb", "forløb")
    yield f"Sådan gik det kortene i {many}. Et bord tæller én gang, og et rum, der gik samlet, tæller én gang."
    yield ""
    heads = ("Kort", "Taget frem", *map(capitalised, FARED))
    rows = [heads, *(_row(name, cells) for name, cells in sorted(cards.items()))]
    widths = [max((len(row[n]) for row in rows if n < len(row) and len(row) > 2), default=0) for n in range(len(heads))]
    widths[0] = max(len(row[0]) for row in rows)
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False)).rstrip()
    yield ""
    yield "Bliver et kort tit sluppet eller skiftet ud, så lad andre læse det: spil hoering KORT -o FIL.html"


def _row(name: str, cells: Cells) -> tuple[str, ...]:
    if cells.choices is None:
        return name, "for få til at vise tal"
    return name, str(cells.tables), *(str(cells.choices[fared]) for fared in FARED)
