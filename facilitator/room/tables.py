"""Tables that play in a browser: a session each, recorded as that of a table with a computer is."""

import json
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from spil.cards.deck import Deck
from spil.files import write_whole
from spil.play.hall import Hall
from spil.play.moves import Started
from spil.play.page import Page
from spil.play.run import NotOfferedError
from spil.play.table_order import at_table
from spil.record.start import Seating, started_now
from spil.resume import Doubt, resume
from spil.session import Session


class TakenError(Exception):
    """Another screen plays at that table."""


class Tablets(Protocol):
    """The tables that play in a browser, as their pages use them."""

    async def of(self, token: str, hall: Hall | None) -> Session | None:
        """The session of whoever has this token, to be looked at; None who is no table.

        Raises:
            OSError: It cannot be read now.
        """

    async def sit(self, token: str, table: int, people: int, *, leader: bool) -> None:
        """Sit down at a table and begin.

        Raises:
            TakenError: Another screen plays there.
            OSError: The record cannot be written.
        """

    async def do(self, token: str, hall: Hall | None, act: Callable[[Session], str]) -> str:
        """Do something with the session of whoever has this token; what that answers.

        Raises:
            NotOfferedError: Its page was turned meanwhile.
            OSError: It could not be kept.
        """

    def page(self, session: Session) -> Page:
        """What a table's screen shows."""


class TabletsHere:
    """Those of one room, on this machine."""

    def __init__(self, tables: "RoomTables") -> None:
        self._tables = tables

    async def of(self, token: str, hall: Hall | None) -> Session | None:
        """As it stands in this process."""
        session = self._tables.of(token)
        if session is not None:
            session.hear(hall)
        return session

    async def sit(self, token: str, table: int, people: int, *, leader: bool) -> None:
        """Sit down."""
        self._tables.sit(token, table, people, leader=leader)

    async def do(self, token: str, hall: Hall | None, act: Callable[[Session], str]) -> str:
        """Do it."""
        session = await self.of(token, hall)
        if session is None:
            raise NotOfferedError
        return act(session)

    def page(self, session: Session) -> Page:
        """What the session shows."""
        return table_page(session)


class RoomTables:
    """Who plays at which table, on this machine; kept, so that a restart goes on where they were."""

    def __init__(self, deck: Deck, led: Started, home: Path, shared: Path | None) -> None:
        """Begin, or go on with what was kept.

        Args:
            deck: What is played.
            led: The led session they are tables of.
            home: Where this machine keeps their records.
            shared: The folder in which the one who leads looks for tables, where it is another.
        """
        self._deck, self._led, self._home, self._shared = deck, led, home, shared
        home.mkdir(parents=True, exist_ok=True)
        self._kept = home / f"tabletter-{led.record[:8]}.json"
        self._sessions: dict[str, Session] = {}
        self._records = _read(self._kept)
        """The record's name for each token."""

    def of(self, token: str) -> Session | None:
        """The session of whoever has this token; None who is no table."""
        name = self._records.get(token)
        if token not in self._sessions and name and (self._home / name).is_file():
            found = resume(self._deck, self._home / name, at_table, self._shared)
            self._sessions[token] = found.go_on() if isinstance(found, Doubt) else found
            self._keep(token, self._sessions[token])
        return self._sessions.get(token)

    def sit(self, token: str, table: int, people: int, *, leader: bool) -> Session:
        """Sit down at a table and begin.

        Raises:
            TakenError: Another screen plays there.
            OSError: The record cannot be written.
        """
        if any(session.run.started.table == table for session in self._all() if not session.page.last):
            raise TakenError
        programme = self._deck.programme(self._led.programme)
        assert programme is not None
        started = started_now(programme, Seating(table, people, leader, together=self._led.together))
        ours = started.model_copy(update={"session": self._led.session, "rehearsal": self._led.rehearsal})
        session = Session.begin(self._deck, ours, self._home, self._shared)
        self._sessions[token] = session
        self._keep(token, session)
        return session

    def close(self) -> None:
        """Let go of every record, after a last try to copy."""
        for session in self._sessions.values():
            session.close()

    def _all(self) -> list[Session]:
        return list(filter(None, (self.of(token) for token in [*self._records])))

    def _keep(self, token: str, session: Session) -> None:
        if self._records.get(token) != session.path.name:
            self._records[token] = session.path.name
            write_whole(self._kept, json.dumps(self._records).encode())


def table_page(session: Session) -> Page:
    """What a table's screen shows; not where a file lies on somebody else's machine."""
    page = session.page
    return replace(page, blocks=session.run.page.blocks) if page.kind == "goodbye" and not page.waits else page


def stamp(page: Page) -> str:
    """What a form says it was made for: a press on a page that was turned meanwhile does nothing."""
    return sha256(repr(page).encode()).hexdigest()[:12]


def _read(path: Path) -> dict[str, str]:
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return {str(token): Path(str(name)).name for token, name in found.items()} if isinstance(found, dict) else {}
