"""The group's app: paints first, then reads the deck, then plays."""

import asyncio
import sys
import time
from collections.abc import Callable
from random import Random
from typing import TYPE_CHECKING, Any

from textual import work

from spil.command_line import DONE, USED_WRONGLY, Request
from spil.ui.game_app import GameApp

if TYPE_CHECKING:
    from spil.cards.shared import Programme
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

    def __init__(
        self, request: Request, clock: Callable[[], float] = time.monotonic, chance: Random | None = None
    ) -> None:
        super().__init__()
        self._request = request
        self._clock = clock
        self._chance = chance or Random()  # noqa: S311  # cards by chance, not a secret
        self.session: Session | None = None
        """What is played, once somebody sits there."""

    @work
    async def begin(self) -> None:
        """Read the deck, ask who sits where, and play."""
        found = await asyncio.to_thread(_find, self._request)
        from spil.catalogue import Found, Refused, refusal

        if not isinstance(found, Found):
            self.exit(found)
            return
        refused = refusal(found.deck, found.name)
        if refused:
            self.exit(Refused(f"{refused}\n", USED_WRONGLY))
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
        if self.session is not None:
            await asyncio.to_thread(self.session.follow)
            await self.push_screen_wait(PlayScreen(self.session, self._clock))

    async def _seated(self, found: "Found") -> "Session | None":
        """Ask till there is a session, one that was not finished or a new one; None where they would rather not."""
        from spil.app.home import SeatScreen
        from spil.record.places import records_folder
        from spil.record.start import Seating, started_now
        from spil.session import Session

        while True:
            session = await self._unfinished(found)
            if session is not None:
                return session
            asked = found.deck.programme(found.name) if found.name else None
            seat = await self.push_screen_wait(SeatScreen(*([asked.title] if asked else [])))
            if seat is None:
                return None
            programme = await self._programme(found)
            joined = None if programme is None else await self._joined(found, programme)
            if programme is not None and joined is not None:
                people, leader = seat
                started = started_now(programme, Seating(people=people, leader=leader, **joined))
                return Session.begin(found.deck, started, records_folder(), self._request.shared)

    async def _unfinished(self, found: "Found") -> "Session | None":
        """A session of this machine that they go on with, where there is one."""
        from spil.catalogue import open_sessions
        from spil.ui.choose import ChooseScreen

        waiting = open_sessions(found)
        while waiting:
            lines = [*((f"Fortsæt: {each.told}",) for each in waiting), ("Begynd et nyt spil",)]
            told = ("I har et spil, der ikke er færdigt.",)
            chosen = await self.push_screen_wait(ChooseScreen("Ligebehandlingsspillet", lines, told, back="nyt spil"))
            if chosen is None or chosen == len(waiting):
                return None
            session = await self._resumed(found, waiting[chosen])
            if session is not None:
                return session
        return None

    async def _programme(self, found: "Found") -> "Programme | None":
        """What was asked for, or what they choose; None where they went back."""
        from spil.app.home import SURPRISE, HomeScreen
        from spil.search import drawn, playable_cards

        name = found.name
        if name is None:
            name = await self.push_screen_wait(HomeScreen(found, drawn(found.deck, self._chance)))
        if name == SURPRISE:
            name = self._chance.choice(playable_cards(found.deck)).id
        return found.deck.programme(name) if name else None

    async def _joined(self, found: "Found", programme: "Programme") -> "dict[str, Any] | None":
        """The code and the table, asked only of those who are one of several tables; None where they went back."""
        from spil.app.home import joining
        from spil.ui.choose import ChooseScreen
        from spil.ui.form import QuestionsScreen

        request = self._request
        if request.code is not None and request.table is not None:
            return {"code": request.code, "table": request.table}
        asked_for = request.code is not None or request.table is not None
        if not asked_for:
            if programme.id not in found.deck.programmes:
                return {"code": "", "table": 1}
            lines = [("Vi spiller for os selv",), ("Vi er ét af flere borde, og der står en kode på væggen",)]
            alone = ChooseScreen(programme.title, lines, ("Er I alene om det?",))
            alone.marked = int(request.shared is not None)  # who shares a folder is mostly one of several
            chosen = await self.push_screen_wait(alone)
            if chosen != 1:
                return None if chosen is None else {"code": "", "table": 1}
        return await self.push_screen_wait(QuestionsScreen(programme.title, joining(request), lead=()))

    async def _resumed(self, found: "Found", chosen: "Unfinished") -> "Session | None":
        """Go on with a session; where its record does not hold, only if they say so."""
        from spil.play.table_order import at_table
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
