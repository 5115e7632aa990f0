"""What every screen of ours does: it says so when the window is too small to read a card in, and closes once."""

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.events import Resize
from textual.screen import Screen
from textual.widgets import Static

from spil.ui.text import plain

Result = TypeVar("Result")
SMALLEST = (60, 20)
"""Columns and rows; in less, a story and four choices cannot be read."""


class ReadableScreen(Screen[Result]):
    """A screen that gives way to one sentence where there is no room for it."""

    @property
    def readable(self) -> bool:
        """Whether the page can be seen; keys do nothing while it cannot."""
        return not self.has_class("-too-small")

    def tell(self, sentence: str, *, wrong: bool = True) -> None:
        """Say something in the line that is there for it; only what is wrong stands in red."""
        notice, said = self.query_one("#notice", Static), plain(sentence)
        if notice.content != said:
            notice.update(said)  # which lays the whole screen out anew
        notice.display = bool(sentence)
        notice.set_class(bool(sentence) and wrong, "-wrong")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No key of ours acts on a page that nobody can see."""
        return self.readable and super().check_action(action, parameters)

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close with a result, once: of two Enters that come in one read the second finds it closed already."""
        return super().dismiss(result) if self.is_current else AwaitComplete()

    def on_resize(self, event: Resize) -> None:
        """Show the page, or ask for more room."""
        small = event.size.width < SMALLEST[0] or event.size.height < SMALLEST[1]
        self.set_class(small, "-too-small")
        if small and self.is_mounted:
            need, have = f"{SMALLEST[0]} x {SMALLEST[1]}", f"{event.size.width} x {event.size.height}"
            told = f"Vinduet er for lille ({have}). Der skal være mindst {need}. Gør det større, eller tryk Ctrl og -."
            self.query_one("#too-small", Static).update(plain(told))

    def on_mount(self) -> None:
        """Put the sentence there, out of sight."""
        self.mount(Static(plain("Vinduet er for lille."), id="too-small"))
