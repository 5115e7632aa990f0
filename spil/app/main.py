"""The group's app: paints first, then reads the deck, then plays."""

import asyncio
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from spil.arguments import DONE

if TYPE_CHECKING:
    from spil.opening import Found, Refused, Waiting
    from spil.record.session import Session


def start(what: str | None, *, own: Path | None, table: int | None, code: str | None) -> int:
    """Play at a table on this terminal; returns the exit status."""
    outcome = TableApp(what, own=own, table=table, code=code).run()
    if isinstance(outcome, OSError):
        raise outcome
    if outcome is None:
        return DONE
    sys.stderr.write(outcome.text)
    return outcome.status


class TableApp(App["Refused | OSError | None"]):
    """Home, seats, play: one after the other."""

    CSS_PATH = "table.tcss"
    TITLE = "Ligebehandlingsspillet"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "quit", "Luk", show=False, priority=True)]

    def __init__(
        self,
        what: str | None,
        *,
        own: Path | None = None,
        table: int | None = None,
        code: str | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._what, self._own, self._table, self._code = what, own, table, code
        self._clock = clock
        self.theme = "textual-light"

    def compose(self) -> ComposeResult:
        """What stands there while the deck is read."""
        yield Static(Content("Ligebehandlingsspillet"), id="title")
        yield Static(Content("Et øjeblik. Kortene bliver læst."))

    def on_mount(self) -> None:
        """Begin once this is painted: reading a deck costs more than the first picture."""
        self.call_after_refresh(self._begin)

    @work
    async def _begin(self) -> None:
        found = await asyncio.to_thread(_find, self._what, self._own)
        from spil.opening import Found

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
        from spil.app.play import PlayScreen

        session = await self._seated(found)
        await self.push_screen_wait(PlayScreen(session, self._clock))

    async def _seated(self, found: "Found") -> "Session":
        """Ask till there is a session: one that was not finished, or a new one with who sits there."""
        from spil.app.home import HomeScreen, SeatScreen
        from spil.opening import open_sessions, refusal
        from spil.record.session import Session
        from spil.record.start import records_folder, started_now

        straight = not open_sessions(found) and not refusal(found.deck, found.name)
        chosen: str | Waiting | None = found.name if straight else None
        while True:
            if chosen is None:
                chosen = await self.push_screen_wait(HomeScreen(found))
            if not isinstance(chosen, str):
                return chosen.resume()
            programme = found.deck.programme(chosen)
            assert programme is not None
            seat = await self.push_screen_wait(SeatScreen(programme.title, self._table, self._code))
            if seat is not None:
                return Session.begin(found.deck, started_now(programme, seat), records_folder())
            chosen = None


def _find(what: str | None, own: Path | None) -> "Found | Refused | OSError":
    """Read the deck off the screen's thread; what the disk throws comes back as a value."""
    from spil.opening import find

    try:
        return find(what, own)
    except OSError as error:
        return error
