"""Where the city's rooms are kept: what every home of them can do, whichever it is.

A room is a led record, the ballots of the round that goes on, and what is shown since when. Whoever changes a room has
it in hand, and nobody else has meanwhile; whoever only looks asks what was seen last. What shows is never kept: it is
worked out from the record, so any process can serve any room, and one that dies takes nothing along.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple, Protocol

from facilitator.led.ballots import BallotBox
from facilitator.led.beside import Beside
from facilitator.led.showing import Showing
from facilitator.room.box import Ballot
from facilitator.room.casting import Mine
from spil.play.moves import Started
from spil.record.kept import Kept
from spil.record.read import Record, Rejected

AWAY = "Databasen svarer ikke lige nu. Vent et øjeblik, og prøv igen."
GONE = "Rummet findes ikke mere."


class CodeTakenError(Exception):
    """Another room that is open has the code."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What tells whether anything of a room is another."""

    lines: int
    """Lines of its record."""
    showing: Showing | None = None
    round: str | None = None
    """The round that takes ballots now."""
    answered: int = 0
    """How many have answered in it."""
    of_tables: int = 0
    """Lines of its tables' records."""

    def turned_from(self, before: "Seen | None") -> bool:
        """Whether anything is another than how many have answered."""
        return before is None or replace(self, answered=before.answered) != before


class Seat(NamedTuple):
    """A table that plays on somebody's screen."""

    record: str
    """What its record is called: it is read and held as a room's."""
    alone: bool
    """Whether it goes on without the room."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A room as its leader's list has it."""

    name: str
    started: Started
    touched: datetime
    """When something was last done in it."""
    open: bool
    """Whether phones can still come in."""
    agreement_alone: bool = False
    """Whether only what was agreed is left, as the unit chose."""
    owner: str = ""
    """Whose it is, where rooms of all leaders are asked for."""


class Cast(NamedTuple):
    """A ballot, and the room it is for."""

    room: str
    ballot: Ballot


class Asked(NamedTuple):
    """A phone that asks what it has chosen itself."""

    room: str
    token: str


class Leaving(NamedTuple):
    """What is left of a room that was deleted by rule."""

    month: str
    """In which it was: `2026-11`."""
    told: str
    """What an overview is told of it."""


Leaves = Callable[[Listed], Leaving | None]
"""What is to be left of a room that is deleted by rule; None where that is nothing."""


class Hand(Protocol):
    """A room in hand."""

    kept: Kept
    beside: Beside

    @property
    def ballots(self) -> BallotBox:
        """The ballots of the round that goes on."""

    def close(self) -> None:
        """Let others have it; again does nothing."""


class Store(Protocol):
    """A home of rooms. Every call may be made from any thread, and waits for a disk or a network.

    Raises:
        OSError: From every call: it cannot be reached or written now, and nothing has changed.
    """

    patience: float
    """Seconds between two looks at a room where nobody says that there is something new."""

    def begin(self, started: Started, owner: str) -> str:
        """A new room, and its name.

        Args:
            started: The first line of its record; its code is what phones come in by.
            owner: Whose it is: nothing that anybody could tell a person from.

        Raises:
            CodeTakenError: Another room that is open has this code.
        """

    def hold(self, name: str) -> Hand:
        """Take a room in hand.

        Raises:
            ElsewhereError: Somebody else has it in hand.
        """

    def read(self, name: str) -> Record | Rejected:
        """Its record, as far as it was acknowledged."""

    def seen(self, names: Sequence[str]) -> Mapping[str, Seen]:
        """How these rooms stand; one that is gone, or is not open any more, is left out."""

    def cast(self, casts: Sequence[Cast]) -> list[bool]:
        """Put ballots in, of several rooms at once; of one phone the last counts. For each, whether it was taken."""

    def phones(self, asked: Sequence[Asked]) -> tuple[Mapping[str, Seen], list[Mine | None]]:
        """How the rooms of these phones stand, and what each has chosen in the round that goes on."""

    def secret(self, name: str, use: str) -> str:
        """A secret of a room: made when it is first asked for, the same afterwards, gone when the room has ended."""

    def sit(self, name: str, started: Started, token: str) -> None:
        """A new record of a table of this room, for whoever has the token and no table yet."""

    def seat(self, name: str, token: str) -> Seat | None:
        """The table of whoever has the token."""

    def go_alone(self, name: str, token: str, *, alone: bool) -> None:
        """From now on it goes on without the room, or follows it again."""

    def tables(self, name: str) -> Mapping[str, int]:
        """How many lines the record of each table has, by what it is called."""

    def find(self, code: str) -> str | None:
        """The open room that has a code."""

    def rooms(self, owner: str) -> list[Listed]:
        """The rooms of one who leads, the newest first."""

    def room_of(self, owner: str, name: str) -> Listed | None:
        """One of her rooms; None where it is none of hers."""

    def end(self, name: str) -> None:
        """Nobody comes in any more: ballots, secrets and what was shown are gone, and the record stays."""

    def delete(self, name: str) -> None:
        """Nothing of it is left."""

    def keep_agreement(self, name: str) -> bool:
        """Leave of it only what was agreed; whether anything was, else nothing is left.

        Raises:
            ElsewhereError: Somebody has it in hand.
        """

    def every(self) -> list[Listed]:
        """Every led room that is not open any more, whoever led it."""

    def leavings(self) -> list[Leaving]:
        """What is left of rooms that were deleted by rule, in no order that tells when."""

    def note(self, name: str) -> str | None:
        """A small text of the whole city."""

    def renote(self, name: str, was: str | None, text: str) -> str:
        """Keep such a text, unless somebody has kept another since it was read; the one that stands."""

    def expire(self, now: datetime, records: int, leaves: Leaves | None = None) -> int:
        """End and delete by rule; how many rooms that changed.

        Args:
            now: The clock.
            records: Days after which a record is deleted that nobody has deleted himself.
            leaves: What is to be left of one that is deleted so; nothing where nobody says.
        """

    def listen(self, heard: Callable[[str], None]) -> None:
        """Call this, from a thread of its own, with the name of each room that has something new.

        An empty name says that any may have. A word that never comes does no harm: one looks all the same.
        """

    def ready(self) -> None:
        """Return where rooms can be read and written."""

    def close(self) -> None:
        """Let go of it."""
