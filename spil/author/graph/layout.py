"""Where the boxes of a graph go: in columns, each arrow from one column to the next.

A step stands one column after the last step that leads to it. An arrow that goes further runs through a channel
in each column between, and arrows to the same step share theirs, for ways that meet again are one way.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from spil.author.graph.order import Link, Rows, Slot, ordered, placed

_CHANNEL = 14.0
_FURTHEST = 20
"""Columns; a card of fourteen steps has four, and a file made to be slow could have a thousand."""


class Port(NamedTuple):
    """Where an arrow leaves a box: how far down, and to which box."""

    down: float
    to: str


@dataclass(frozen=True, slots=True)
class Box:
    """A box to be placed."""

    height: float
    entry: float
    """How far down arrows come in."""
    ports: tuple[Port, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything is."""

    columns: Mapping[str, int]
    """The column of each box."""
    top: Mapping[Slot, float]
    height: Mapping[Slot, float]
    entry: Mapping[Slot, float]
    """How far down arrows come into a slot."""
    links: tuple[Link, ...]


def layout(boxes: Mapping[str, Box], columns: Mapping[str, int]) -> Layout:
    """Place boxes in their columns; only arrows that are `drawable` may leave them."""
    links = tuple(_links(boxes, columns))
    slots = dict.fromkeys([*(Slot(n, columns[n]) for n in boxes), *(end for link in links for end in link[::2])])
    height = {s: boxes[s.to].height if s.column == columns[s.to] else _CHANNEL for s in slots}
    entry = {s: boxes[s.to].entry if s.column == columns[s.to] else _CHANNEL / 2 for s in slots}
    rows: Rows = [[] for _ in range(max(columns.values()) + 1)]
    for slot in slots:
        rows[slot.column].append(slot)
    top = placed(ordered(rows, links), links, height, entry)
    return Layout(columns, top, height, entry, links)


def drawable(columns: Mapping[str, int], begin: str, end: str) -> bool:
    """Whether an arrow leads forward, and not so far that nobody could follow it."""
    return 0 < columns[end] - columns[begin] <= _FURTHEST


def columns_of(targets: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """The column of each box, by the boxes that each leads to; what leads back in a loop moves nothing."""
    order: list[str] = []
    done: set[str] = set()
    for root in targets:
        stack = [] if root in done else [(root, iter(targets[root]))]
        done.add(root)
        while stack:
            name, rest = stack[-1]
            ahead = next((each for each in rest if each not in done), None)
            if ahead is None:
                order.append(name)
                stack.pop()
            else:
                done.add(ahead)
                stack.append((ahead, iter(targets[ahead])))
    place = {name: number for number, name in enumerate(reversed(order))}
    columns = dict.fromkeys(targets, 0)
    for name, before in place.items():
        for to in targets[name]:
            if place[to] > before:
                columns[to] = max(columns[to], columns[name] + 1)
    return columns


def _links(boxes: Mapping[str, Box], columns: Mapping[str, int]) -> Iterable[Link]:
    channels: dict[Link, None] = {}
    for name, box in boxes.items():
        for port in box.ports:
            for column in range(columns[name], columns[port.to]):
                first = column == columns[name]
                begin = Slot(name if first else port.to, column)
                channels[Link(begin, port.down if first else _CHANNEL / 2, Slot(port.to, column + 1))] = None
    return channels
