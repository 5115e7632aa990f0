"""What every app of ours is: a title while it reads, our two themes, no palette and no English."""

import asyncio
import signal
from contextlib import suppress
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from spil.ui.readable_screen import ReadableScreen
from spil.ui.theme import NIGHT, PAPER

Result = TypeVar("Result")
_CLOSE = "Vil I lukke, så tryk Ctrl+Q. Det, I har svaret på, er gemt."


class GameApp(App[Result]):
    """Paints first; what it is for begins once that is seen."""

    CSS_PATH = Path(__file__).with_name("shared.tcss")
    TITLE = "Ligebehandlingsspillet"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Luk", show=False, priority=True),
        Binding("ctrl+c", "help_quit", "Luk", show=False, priority=True),
        Binding("d", "darken", "Lys eller mørk", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.register_theme(PAPER)
        self.register_theme(NIGHT)
        self.theme = PAPER.name

    def compose(self) -> ComposeResult:
        """What stands there while the deck is read."""
        yield Static(Content("Ligebehandlingsspillet"), id="title")
        yield Static(Content("Et øjeblik. Kortene bliver læst."))

    def action_help_quit(self) -> None:
        """Ctrl+C closes nothing, for it is pressed by habit; it says what does, once and in one line."""
        if isinstance(self.screen, ReadableScreen) and self.screen.query("#notice"):
            self.screen.tell(_CLOSE, wrong=False)
        else:
            self.clear_notifications()
            self.notify(_CLOSE, markup=False)

    def action_darken(self) -> None:
        """Light as paper, or dark."""
        self.theme = PAPER.name if self.theme == NIGHT.name else NIGHT.name

    def on_mount(self) -> None:
        """Begin once this is painted: reading a deck costs more than the first picture."""
        self._close_when_told()
        self.call_after_refresh(self.begin)

    def _close_when_told(self) -> None:
        """A closed window, or a machine that is turned off, closes the app and leaves the terminal as it was."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            with suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):  # Windows; another thread
                loop.add_signal_handler(getattr(signal, name), self.exit)

    def begin(self) -> Any:
        """What the app is for."""
        raise NotImplementedError
