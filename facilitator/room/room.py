"""Everything that the room's pages stand on, handed in once."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Protocol

from facilitator.room.casting import Votes
from facilitator.room.people import People
from facilitator.room.tables import Tablets
from facilitator.room.watching import Watching
from spil.play.moves import Move


class Leading(Protocol):
    """Where a press on the leader's page goes: to who writes the record."""

    async def press(self, move: Move, after: int) -> None:
        """Make a move, if so many moves still stand."""

    async def pause(self, *, on: bool) -> None:
        """Blank the room's screen, or show it again."""


async def _know_already() -> None:
    """Who follows one record on its own machine has seen it by now."""


@dataclass(frozen=True, slots=True)
class Room:
    """One led session and those who are there."""

    votes: Votes
    people: People
    watching: Watching
    leading: Leading
    leader: str
    """The secret in the address of the leader's page."""
    address: str
    """What a phone is to type, without its end: `http://10.0.0.7:8080`."""
    tables: Tablets | None = None
    """The tables that play in a browser; None where the room goes one way together."""
    names: frozenset[str] = field(default=frozenset())
    """Names of this machine that a browser may ask by, beside its numbers and `localhost`."""
    patience: float = 1.0
    """Seconds that a page waits for what a press brought, before it shows what stands."""
    at: str = ""
    """Where it is at its address, among other rooms; empty where it is the only one."""
    secure: bool = False
    """Whether a browser may send its cookie on encrypted ways only."""
    catch_up: Callable[[], Awaitable[None]] = _know_already
    """Look at once: whoever was told by another process that there is something new finds it here."""
    onward: str = ""
    """Where the one who leads goes when the session is over; empty where that is no page."""
