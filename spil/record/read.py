"""A record's bytes to its moves, and what in it could not be used."""

import json
from dataclasses import dataclass
from typing import Any

from spil.play.moves import KINDS, AnyEvent, FollowedUp, Move, Started, Undone, event_of


@dataclass(frozen=True, slots=True)
class Rejected:
    """A line that is no event."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Record:
    """What one table or one led session did."""

    started: Started
    moves: tuple[Move, ...]
    """As they stand: what was undone is gone."""
    lines: int
    """Whole lines; of two copies the one with more of them is the newer."""
    rejected: tuple[Rejected, ...] = ()
    unknown: int = 0
    """Events of a kind that a newer version knows."""
    followed_up: FollowedUp | None = None
    """What became of its agreement."""

    @property
    def closed(self) -> bool:
        """Whether the session was ended as it should be."""
        return bool(self.moves) and self.moves[-1].type == "closed"


def read_record(raw: bytes) -> Record | Rejected:
    """Read a record; a torn last line is dropped, a bad one is told, and the rest is used.

    Returns:
        The record, or why it is none.
    """
    lines = raw.split(b"\n")[:-1]  # a line counts when its line end is there: only then was it acknowledged
    started: Started | None = None
    standing: list[Move] = []
    rejected: list[Rejected] = []
    unknown = 0
    followed_up: FollowedUp | None = None
    for number, line in enumerate(lines, 1):
        event = _event(line)
        if event is None:
            rejected.append(Rejected(number, "linjen kan ikke læses"))
        elif isinstance(event, str):
            unknown += 1
        elif isinstance(event, Started):
            started = started or event
        elif isinstance(event, FollowedUp):
            followed_up = event
        elif isinstance(event, Undone):
            standing[-1:] = []
        else:
            standing.append(event)
    if started is None:
        return Rejected(1, "filen er ikke fra spillet")
    return Record(started, tuple(standing), len(lines), tuple(rejected), unknown, followed_up)


def _event(line: bytes) -> AnyEvent | str | None:
    """The event of a line, the name of a kind we do not know, or None."""
    try:
        data: Any = json.loads(line.decode())
        if b"\\u" in line:  # half a letter, which JSON can spell, can be shown and written nowhere
            json.dumps(data, ensure_ascii=False).encode()
        kind = data.get("type") if isinstance(data, dict) else None
        return event_of(data) if kind in KINDS else kind if isinstance(kind, str) else None
    except (ValueError, TypeError, RecursionError):
        return None
