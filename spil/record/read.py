"""A record's bytes to its moves, and what in it could not be used."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pydantic import ValidationError

from spil.command_line import MOST_IN_ROOM, MOST_PEOPLE, MOST_TABLES
from spil.play.moves import (
    KNOWN,
    AnyEvent,
    Counted,
    Eased,
    FollowedUp,
    Move,
    Present,
    Started,
    TablesCounted,
    Undone,
    event_adapter,
)

_MARK = b"\xef\xbb\xbf"
"""What some editors put before a text they save."""
_YEARS = range(1971, 2200)
"""Years that a clock may show, one with a dead battery too, and that can be counted from and to."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A line that is no event, or says what cannot be."""

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
    places: tuple[int, ...] = ()
    """The line of each move; none where it was never read from a file."""

    @property
    def closed(self) -> bool:
        """Whether the session was ended as it should be."""
        return bool(self.moves) and self.moves[-1].type == "closed"

    @property
    def began(self) -> datetime:
        """When it began, by the clock of the machine it was played on."""
        return began(self.started)


def began(started: Started) -> datetime:
    """When a session was begun; now, where that cannot be read."""
    try:
        return datetime.fromisoformat(started.at).astimezone()
    except ValueError:
        return datetime.now().astimezone()


def read_record(raw: bytes) -> Record | Rejected:
    """Read a record; a torn last line is dropped, a bad one is told, and the rest is used.

    Returns:
        The record, or why it is none.
    """
    lines = raw.removeprefix(_MARK).split(b"\n")[:-1]  # only with its line end was a line ever acknowledged
    events = [(number, _event(line)) for number, line in enumerate(lines, 1)]
    number, started = next(((n, each) for n, each in events if isinstance(each, Started)), (1, None))
    if started is None:
        return Rejected(1, "filen er ikke fra spillet")
    wrong = _wrong_beginning(started)
    return Rejected(number, wrong) if wrong else _record(started, events)


def _record(started: Started, events: Iterable[tuple[int, AnyEvent | str | None]]) -> Record:
    standing: list[tuple[int, Move]] = []
    rejected: list[Rejected] = []
    unknown = number = 0
    followed_up: FollowedUp | None = None
    most = started.people
    for number, event in events:  # the last one's number is how many there are
        if event is None:
            rejected.append(Rejected(number, "linjen kan ikke læses"))
        elif isinstance(event, str):
            unknown += 1
        elif wrong := _wrong(event, most):
            rejected.append(Rejected(number, wrong))
        elif isinstance(event, FollowedUp):
            followed_up = event
        elif isinstance(event, Undone):
            standing[-1:] = []
        elif not isinstance(event, Started):
            most = max(most, event.people) if isinstance(event, Present) else most
            standing.append((number, event))
    moves, places = tuple(move for _, move in standing), tuple(place for place, _ in standing)
    return Record(started, moves, number, tuple(rejected), unknown, followed_up, places)


def _wrong_beginning(started: Started) -> str:
    """What of a beginning cannot be, so that nothing after it can be counted; empty where all can."""
    if started.table is not None and not 1 <= started.table <= MOST_TABLES:
        return f"bordets nummer kan ikke være {str(started.table)[:9]}"
    most = MOST_IN_ROOM if started.table is None else MOST_PEOPLE
    if started.people > most:
        return f"der kan højst være {most} med"
    try:
        known = datetime.fromisoformat(started.at).year in _YEARS
    except ValueError:
        known = False
    return "" if known else "datoen kan ikke passe"


def _wrong(event: AnyEvent, most: int) -> str:
    """What of a line cannot be, where so many were there at most; empty where all can."""
    match event:
        case Present() if event.people > MOST_IN_ROOM:
            return f"der kan højst være {MOST_IN_ROOM} med"
        case Counted() | Eased() if sum(event.counts.values()) > most:
            return "der er flere svar, end der er med"
        case TablesCounted():
            tables = {each.table for each in event.tables}
            if len(tables) < len(event.tables) or not tables.issubset(range(1, MOST_TABLES + 1)):
                return "bordenes numre kan ikke passe"
        case FollowedUp():
            try:
                date.fromisoformat(event.at)
            except ValueError:
                return "datoen kan ikke passe"
    return ""


def _event(line: bytes) -> AnyEvent | str | None:
    """The event of a line, the name of a kind we do not know, or None."""
    try:
        return event_adapter().validate_json(line)
    except ValidationError:
        return _unknown_kind(line)


def _unknown_kind(line: bytes) -> str | None:
    try:
        data: Any = json.loads(line)
    except (ValueError, RecursionError):
        return None
    kind = data.get("type") if isinstance(data, dict) else None
    return kind if isinstance(kind, str) and kind not in KNOWN else None
