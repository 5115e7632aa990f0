"""`facilitator tavle`: what the room may see, in a window of its own."""

from dataclasses import replace
from pathlib import Path

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from facilitator.led.follower import Follower
from spil.cards.deck import Deck
from spil.command_line import DONE
from spil.play.page import AgreementEntry, Labelled, Page, Prose
from spil.ui.game_app import GameApp
from spil.ui.page_view import PageView, Words
from spil.ui.readable_screen import ReadableScreen
from spil.ui.text import plain

_EVERY = 0.2
"""Seconds between two looks at the record; a new line is on the screen within half a second."""
_FAR = (100, 30)
"""Columns and rows; in more, letters on a usual wall are too small for who sits five metres away."""
_LARGER = "Ctrl og +: større skrift · d: lys eller mørk · Ctrl+Q: luk"
_SMALL = "Kan det læses bagerst? Tryk Ctrl og + nogle gange, så skriften bliver større."
_WAITING = Page("closed", "Ligebehandlingsspillet", (Prose("Forløbet begynder om lidt."),))


def show(deck: Deck, shared: Path | None) -> int:
    """Follow what is led on this machine; returns the exit status."""
    BoardApp(Follower(deck, shared)).run()
    return DONE


class BoardApp(GameApp[None]):
    """One screen, and no key but those that close it or change its colours."""

    def __init__(self, follower: Follower) -> None:
        super().__init__()
        self._follower = follower

    def begin(self) -> None:
        """Show the room's page."""
        self.push_screen(BoardScreen(self._follower))


class BoardScreen(ReadableScreen[None]):
    """The room's page, and nothing else."""

    def __init__(self, follower: Follower) -> None:
        super().__init__()
        self._follower = follower

    def compose(self) -> ComposeResult:
        """A page, and the word that stands on a blank screen."""
        yield PageView(far=True)
        yield Words(id="keys")
        yield Static(plain("Pause"), id="pause")

    def on_mount(self) -> None:
        """Look at once, and then again and again."""
        self.call_after_refresh(self._show)
        self.set_interval(_EVERY, self.look)

    def on_resize(self, event: Resize) -> None:
        """Where the writing is small, how to make it larger comes first."""
        super().on_resize(event)
        small = event.size.width > _FAR[0] or event.size.height > _FAR[1]
        told = Content.assemble((_SMALL, "bold $warm")) if small else plain(_LARGER)
        self.query_one("#keys", Words).say(told)

    def look(self) -> None:
        """Show what stands now, if it is anything else."""
        if self._follower.look():
            self._show()

    def _show(self) -> None:
        view = self._follower.view
        self.set_class(bool(view and view.paused), "-paused")
        self.query_one(PageView).clock(view.countdown if view else "")
        self.query_one(PageView).show(_without_form(view.page) if view else _WAITING)


def _without_form(page: Page) -> Page:
    """An agreement is written in the other window; what its form begins with is a line here."""
    if isinstance(page.entry, AgreementEntry) and page.entry.condition:
        return replace(page, blocks=(*page.blocks, Labelled("Hvis", f"{page.entry.condition}, så …")))
    return page
