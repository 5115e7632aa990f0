"""Numbered lines as tiles: the largest look that there is room for, with how many took each where that lies open."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import NamedTuple

from textual.content import Content

from spil.danish import clean
from spil.play.page import Bars
from spil.ui.dots import BIG, HUGE, SMALL, Shape, dots
from spil.ui.letters import large

_CHIP = 6
"""Columns before a tile's text: the mark, the number and room."""
_PLAIN, _MARKED = "$foreground on $tile", "$marked-text on $primary"
_PEOPLE = "$primary on $tile"
_LIGHT, _HEAVY = tuple("╭─╮│╰╯"), tuple("┏━┓┃┗┛")


@dataclass(frozen=True, slots=True)
class Look:
    """How large tiles are."""

    framed: bool
    """Whether each has a frame of its own."""
    apart: bool
    """Whether there is a row between two."""
    shape: Shape
    """A person, where people are shown."""
    beside: bool = False
    """Whether people stand beside the text and not under it."""
    padded: bool = False
    """Whether there is air within the frame."""
    tall: bool = False
    """Whether the number is in block letters, to be read from the other end of a room."""


LOOKS = (
    Look(framed=True, apart=True, shape=HUGE, padded=True),
    Look(framed=True, apart=False, shape=HUGE, padded=True),
    Look(framed=True, apart=False, shape=HUGE),
    Look(framed=True, apart=False, shape=BIG),
    Look(framed=False, apart=True, shape=BIG),
    Look(framed=False, apart=False, shape=BIG),
    Look(framed=False, apart=True, shape=SMALL),
    Look(framed=False, apart=False, shape=SMALL),
    Look(framed=False, apart=False, shape=SMALL, beside=True),
)
"""The largest first."""
FAR = (
    Look(framed=False, apart=True, shape=HUGE, tall=True),
    Look(framed=False, apart=False, shape=HUGE, tall=True),
)
"""Before those, where the numbers are read from the other end of a room."""


class Row(NamedTuple):
    """A row of the screen, and the number of the tile it belongs to; 0 is none."""

    text: Content
    number: int


@dataclass(frozen=True, slots=True)
class Tiles:
    """What is to be drawn."""

    texts: tuple[str, ...]
    counts: Bars | None = None
    marked: int = 0
    filled: float = 1.0
    """How far the picture of people has come."""
    far: bool = False
    """Whether they are read from the other end of a room."""

    def rows(self, width: int, height: int) -> list[Row]:
        """The tiles in so many columns, as large as so many rows allow."""
        for look in (*(FAR if self.far else ()), *LOOKS):
            rows = self._in(look, width)
            if len(rows) <= height:
                return rows
        return rows

    def _in(self, look: Look, width: int) -> list[Row]:
        rows: list[Row] = []
        for number, text in enumerate(self.texts, 1):
            if rows and look.apart:
                rows.append(Row(Content(), 0))
            rows += _tile(_Tile(number, text, number == self.marked, look, width), self._people(number, look, width))
        return rows

    def _people(self, number: int, look: Look, width: int) -> list[str]:
        """Who took this one, as rows; two pictures, each with its heading, where they chose twice."""
        if self.counts is None:
            return []
        heads, taken = self.counts.heads, self.counts.rows[number - 1][1]
        label = max(len(head) for head in heads) + 2 if len(heads) > 1 else 0
        room = (width // 2 if look.beside else width - _CHIP - 4) - label
        rows: list[str] = []
        for head, count in zip(heads, taken, strict=True):
            drawn = dots(count, self.counts.most, room, look.shape, self.filled)
            rows += [f"{head if n == len(drawn) // 2 and label else '':<{label}}{row}" for n, row in enumerate(drawn)]
        return rows


class _Tile(NamedTuple):
    number: int
    text: str
    marked: bool
    look: Look
    width: int


def _tile(tile: _Tile, people: Sequence[str]) -> list[Row]:
    if tile.look.tall:
        return _tall(tile, people)
    framed = tile.look.framed
    inner = tile.width - (2 if framed else 0)
    beside = tile.look.beside and bool(people)
    room = inner - _CHIP - 1 - (max(len(row) for row in people) + 2 if beside else 0)
    words = wrap(clean(tile.text), max(room, 16)) or [""]
    style = _MARKED if tile.marked else _PLAIN
    lines = list(words)
    if beside:
        lines = [
            f"{words[n] if n < len(words) else '':<{room}}  {people[n] if n < len(people) else ''}"
            for n in range(max(len(words), len(people)))
        ]
    elif people:
        lines += list(people)
    chip = f" {'▶' if tile.marked else ' '} {tile.number:>2} "
    body = [
        Content.assemble(
            (chip if n == 0 else " " * _CHIP, "bold $primary on $tile" if not tile.marked else f"bold {_MARKED}"),
            (line.ljust(inner - _CHIP), f"bold {style}" if tile.marked else style if n < len(words) else _PEOPLE),
        )
        for n, line in enumerate(lines)
    ]
    if tile.look.padded:
        air = Content.assemble((" " * inner, style))
        body = [air, *body, air]
    if framed:
        body = _framed(body, inner, marked=tile.marked)
    return [Row(line, tile.number) for line in body]


def _tall(tile: _Tile, people: Sequence[str]) -> list[Row]:
    """The number three rows high, and the words beside its middle."""
    digits = large(str(tile.number), _TALL_CHIP, most=1) or [str(tile.number)]
    words = wrap(clean(tile.text), max(tile.width - _TALL_CHIP - 1, 16)) or [""]
    lines = [*([""] if len(words) == 1 and not people else []), *words, *people]
    style = _MARKED if tile.marked else _PLAIN
    number = f"bold {_MARKED}" if tile.marked else "bold $primary on $tile"
    rows = []
    for n in range(max(len(digits), len(lines))):
        sign = "▶" if tile.marked and n == 1 else " "
        chip = f" {sign} {digits[n] if n < len(digits) else ''}"
        line = lines[n] if n < len(lines) else ""
        body = Content.assemble(
            (f"{chip:<{_TALL_CHIP}}", number), (line.ljust(tile.width - _TALL_CHIP), f"bold {style}")
        )
        rows.append(Row(body, tile.number))
    return rows


_TALL_CHIP = 10
"""Columns before the text of a tile with a tall number."""


def _framed(body: Sequence[Content], inner: int, *, marked: bool) -> list[Content]:
    """Rows in a frame; the marked one's is heavier, which is seen without colour."""
    left, across, right, side, low_left, low_right = _HEAVY if marked else _LIGHT
    edge = "bold $primary" if marked else "$edge"
    return [
        Content.assemble((f"{left}{across * inner}{right}", edge)),
        *(Content.assemble((side, edge), line, (side, edge)) for line in body),
        Content.assemble((f"{low_left}{across * inner}{low_right}", edge)),
    ]
