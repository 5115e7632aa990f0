"""The order of boxes and channels in their columns, so that few arrows cross, and how far down each is."""

from bisect import bisect_right, insort
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

_SWEEPS = 12
_GAP = 26.0
"""Between two slots of a column."""


class Slot(NamedTuple):
    """A place in a column: of a box, or of the channel to a box further on."""

    to: str
    column: int


class Link(NamedTuple):
    """An arrow, or a part of one, from a slot to one of the next column."""

    begin: Slot
    down: float
    end: Slot


Rows = list[list[Slot]]
"""The slots of each column, from above."""


def ordered(rows: Rows, links: Sequence[Link]) -> Rows:
    """Sweeps to and fro, each slot to the middle of its neighbours; the order with the fewest crossings stays."""
    ins, outs = _by_end(links)
    best, fewest = rows, _crossings(rows, links)
    for sweep in range(_SWEEPS):
        forward = sweep % 2 == 0
        place = _places(rows)
        rows = list(rows)
        for column in range(len(rows)) if forward else reversed(range(len(rows))):
            middle = {
                slot: _mean([_at(link, place) for link in ins.get(slot, ())], place[slot])
                if forward
                else _mean([place[link.end] for link in outs.get(slot, ())], place[slot])
                for slot in rows[column]
            }
            rows[column] = sorted(rows[column], key=middle.__getitem__)
            place.update(_places([rows[column]]))
        crossings = _crossings(rows, links)
        if crossings < fewest:
            best, fewest = rows, crossings
    return best


def placed(
    rows: Rows, links: Sequence[Link], height: Mapping[Slot, float], entry: Mapping[Slot, float]
) -> dict[Slot, float]:
    """How far down each slot is: as level with its neighbours as the order leaves room for."""
    ins, outs = _by_end(links)
    top = dict.fromkeys(height, 0.0)
    for sweep in range(_SWEEPS):
        forward = sweep % 2 == 0
        for row in rows if forward else reversed(rows):
            wanted = [
                _mean([top[link.begin] + link.down - entry[slot] for link in ins.get(slot, ())], top[slot])
                if forward
                else _mean([top[link.end] + entry[link.end] - link.down for link in outs.get(slot, ())], top[slot])
                for slot in row
            ]
            top.update(zip(row, _apart(wanted, [height[slot] for slot in row]), strict=True))
    above = min(top.values())
    return {slot: down - above for slot, down in top.items()}


def _by_end(links: Sequence[Link]) -> tuple[dict[Slot, list[Link]], dict[Slot, list[Link]]]:
    ins: dict[Slot, list[Link]] = {}
    outs: dict[Slot, list[Link]] = {}
    for link in links:
        ins.setdefault(link.end, []).append(link)
        outs.setdefault(link.begin, []).append(link)
    return ins, outs


def _places(rows: Rows) -> dict[Slot, int]:
    return {slot: number for row in rows for number, slot in enumerate(row)}


def _at(link: Link, place: Mapping[Slot, int]) -> float:
    return place[link.begin] + link.down / 10_000  # within a box by how far down


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _crossings(rows: Rows, links: Sequence[Link]) -> int:
    place = _places(rows)
    ends: list[list[int]] = [[] for _ in rows]
    crossings = 0
    for link in sorted(links, key=lambda each: (_at(each, place), place[each.end])):
        above = ends[link.end.column]
        crossings += len(above) - bisect_right(above, place[link.end])
        insort(above, place[link.end])
    return crossings


def _apart(wanted: Sequence[float], heights: Sequence[float]) -> list[float]:
    """The places nearest to those wanted where nothing overlaps and the order stays.

    Without their heights the places may only not go back; neighbours that would, share the mean of what they want.
    """
    above = list(accumulate((height + _GAP for height in heights), initial=0.0))
    groups: list[tuple[float, int]] = []
    for place, room in zip(wanted, above, strict=False):
        total, count = place - room, 1
        while groups and groups[-1][0] / groups[-1][1] > total / count:
            before = groups.pop()
            total, count = total + before[0], count + before[1]
        groups.append((total, count))
    level = [total / count for total, count in groups for _ in range(count)]
    return [each + room for each, room in zip(level, above, strict=False)]
