"""The group's app: paints first, then reads the deck, then plays."""

import asyncio
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import work

from spil.command_line import DONE, Request
from spil.ui.game_app import GameApp

if TYPE_CHECKING:
    from spil.catalogue import Found, Refused
    from spil.record.unfinished import Unfinished
    from spil.session import Session


def start(request: Request) -> int:
    """Play at a table on this terminal; returns the exit status."""
    app = TableApp(request)
    outcome = app.run()
    if app.session:
        sys.stdout.write(f"{app.session.close()}\n")
    if isinstance(outcome, OSError):
        raise outcome
    if outcome is None:
        return DONE
    sys.stderr.write(outcome.text)
    return outcome.status


class TableApp(GameApp["Refused | OSError | None"]):
    """Home, seats, play: one after the other."""

    def __init__(self, request: Request, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._request = request
        self._clock = clock
        self.session: Session | None = None
        """What is played, once somebody sits there."""

    @work
    async def begin(self) -> None:
        """Read the deck, ask who sits where, and play."""
        found = await asyncio.to_thread(_find, self._request)
        from spil.catalogue import Found

        if not isinstance(found, Found):
            self.exit(found)
            return
        try:
            await self._play(found)
        except OSError as error:
            self.exit(error)
        else:
            self.exit(None)

    async def _play(self, found: "Found") -> None:
        from spil.app.table_screen import PlayScreen

        self.session = await self._seated(found)
        await self.push_screen_wait(PlayScreen(self.session, self._clock))

    async def _seated(self, found: "Found") -> "Session":
        """Ask till there is a session: one that was not finished, or a new one with who sits there."""
        from spil.app.home import HomeScreen, seat_questions
        from spil.catalogue import open_sessions, refusal
        from spil.record.places import records_folder
        from spil.record.start import Seating, started_now
        from spil.session import Session
        from spil.ui.form import QuestionsScreen

        straight = not open_sessions(found) and not refusal(found.deck, found.name)
        chosen: str | Unfinished | None = found.name if straight else None
        while True:
            if chosen is None:
                chosen = await self.push_screen_wait(HomeScreen(found))
            if not isinstance(chosen, str):
                session = await self._resumed(found, chosen)
                if session is not None:
                    return session
                chosen = None
                continue
            programme = found.deck.programme(chosen)
            assert programme is not None
            given = await self.push_screen_wait(QuestionsScreen(programme.title, seat_questions(self._request)))
            if given is not None:
                started = started_now(programme, Seating(**given))
                return Session.begin(found.deck, started, records_folder(), self._request.shared)
            chosen = None

    async def _resumed(self, found: "Found", chosen: "Unfinished") -> "Session | None":
        """Go on with a session; where its record does not hold, only if they say so."""
        from spil.play.table_form import at_table
        from spil.resume import GO_ON, LEAVE_IT, Doubt, resume
        from spil.ui.choose import DeliberateScreen

        session = resume(found.deck, chosen.path, at_table, self._request.shared)
        if not isinstance(session, Doubt):
            return session
        lines = [(GO_ON,), (LEAVE_IT,)]
        answer = await self.push_screen_wait(DeliberateScreen("Spillet passer ikke til sin fil", lines, session.told))
        return session.go_on() if answer == 0 else None


def _find(request: Request) -> "Found | Refused | OSError":
    """Read the deck off the screen's thread; what the disk throws comes back as a value."""
    from spil.catalogue import find

    try:
        return find(request.what, request.own)
    except OSError as error:
        return error
