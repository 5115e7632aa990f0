"""What every screen of ours does: it says so when the window is too small to read a card in."""

from typing import TypeVar

from textual.events import Resize
from textual.screen import Screen
from textual.widgets import Static

from spil.ui.text import plain

Result = TypeVar("Result")
SMALLEST = (60, 20)
"""Columns and rows; in less, a story and four choices cannot be read."""


class ReadableScreen(Screen[Result]):
    """A screen that gives way to one sentence where there is no room for it."""

    def on_resize(self, event: Resize) -> None:
        """Show the page, or ask for more room."""
        small = event.size.width < SMALLEST[0] or event.size.height < SMALLEST[1]
        self.set_class(small, "-too-small")

    def on_mount(self) -> None:
        """Put the sentence there, out of sight."""
        self.mount(
            Static(
                plain("Vinduet er for lille. Gør det større, eller gør skriften mindre med Ctrl og -."), id="too-small"
            )
        )
