"""Everything that the room's pages stand on, handed in once."""

from dataclasses import dataclass, field
from typing import Protocol

from facilitator.room.box import Box
from facilitator.room.people import People
from facilitator.room.tables import RoomTables
from facilitator.room.watching import Watching
from spil.play.moves import Move


class Leading(Protocol):
    """Where a press on the leader's page goes: to the process that alone writes the record."""

    def press(self, move: Move, after: int) -> None:
        """Make a move, if so many moves still stand."""

    def pause(self, *, on: bool) -> None:
        """Blank the room's screen, or show it again."""


@dataclass(frozen=True, slots=True)
class Room:
    """One led session and those who are there."""

    box: Box
    people: People
    watching: Watching
    leading: Leading
    leader: str
    """The secret in the address of the leader's page."""
    address: str
    """What a phone is to type, without its end: `http://10.0.0.7:8080`."""
    tables: RoomTables | None = None
    """The tables that play in a browser; None where the room goes one way together."""
    names: frozenset[str] = field(default=frozenset())
    """Names of this machine that a browser may ask by, beside its numbers and `localhost`."""
    patience: float = 1.0
    """Seconds that a page waits for what a press brought, before it shows what stands."""
