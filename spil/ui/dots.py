"""How many, as something larger than text: a dot for each person, a bar where there are many; and always the number."""

from math import ceil
from typing import NamedTuple

from spil.ui.letters import large

Rows = tuple[str, ...]


class Shape(NamedTuple):
    """One person on the screen, row by row, with room to the next."""

    rows: Rows

    @property
    def wide(self) -> int:
        """Columns."""
        return len(self.rows[0])


HUGE, BIG, SMALL, NARROW = (
    Shape((" ▄██▄  ", "██████ ", " ▀██▀  ")),
    Shape(("▄██▄ ", "▀██▀ ")),
    Shape(("██ ",)),
    Shape(("█",)),
)


def dots(count: int, most: int, room: int, shape: Shape, filled: float = 1.0) -> Rows:
    """As many shapes as people, and the number; a smaller shape where the longest row would not fit.

    Args:
        count: People.
        most: The largest number it stands beside.
        room: Columns there are.
        shape: The largest shape there is room for in height.
        filled: How far the picture has come, from 0 to 1.
    """
    tail = 6 if shape is HUGE else 4
    smaller = (HUGE, BIG, SMALL, NARROW)[(HUGE, BIG, SMALL, NARROW).index(shape) :]
    fits = next((each for each in smaller if most * each.wide + tail <= room), None)
    drawn = min(count, ceil(filled * most))
    if fits is None:
        scaled = ceil(drawn * (room - tail) / most)
        return (f"{'█' * scaled} {count}",)
    rows = [each * drawn for each in fits.rows]
    if fits is HUGE:
        number = large(str(count), tail + 2) or [str(count)]
        return tuple(
            f"{row:<{max(1, count) * fits.wide}} {mark}".rstrip() for row, mark in zip(rows, number, strict=True)
        )
    end = f"{rows[-1]:<{count * fits.wide}} {count}"
    return (*rows[:-1], end)
