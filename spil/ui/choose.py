"""One of a few things, with what one should know before choosing."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from spil.ui.readable_screen import ReadableScreen
from spil.ui.text import plain, quiet, strong

Line = tuple[str, ...]
"""What stands on a line, and under it what stands back."""


class _Lines(OptionList):
    """Tells, too, when Enter finds nothing marked."""

    class Unmarked(Message):
        """Enter, and nothing is marked."""

    def action_select(self) -> None:
        """Take the line that is marked."""
        if self.highlighted is None:
            self.post_message(self.Unmarked())
        super().action_select()


class ChooseScreen(ReadableScreen[int | None]):
    """Gives the number of what was chosen, from 0; None for Esc."""

    MARKED: ClassVar[bool] = True
    """Whether the first line is marked beforehand."""
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Tilbage")]

    def __init__(
        self,
        title: str,
        lines: Sequence[Line],
        told: Sequence[str] = (),
        *,
        back: str = "tilbage",
        enter: str = "tag den",
    ) -> None:
        super().__init__()
        self._title = title
        self._lines = lines
        self._told = told
        self._back = back
        self._enter = enter

    def compose(self) -> ComposeResult:
        """What to know, then what there is."""
        yield Static(strong(self._title), id="title")
        if self._told:
            yield Static(Content("\n").join([plain(sentence) for sentence in self._told]), id="told")
        yield _Lines(*(Option(_option(line), id=str(n)) for n, line in enumerate(self._lines)))
        yield Static(id="notice")
        yield Static(plain(f"Pil op eller ned: vælg · Enter: {self._enter} · Esc: {self._back}"), id="keys")

    def on_mount(self) -> None:
        """The keys belong to the list."""
        options = self.query_one(OptionList)
        options.focus()
        if not self.MARKED:
            options.highlighted = None

    @on(_Lines.Unmarked)
    def _unmarked(self) -> None:
        self.tell("Vælg først med pil op eller ned. Tryk så Enter.")

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(int(event.option_id or 0))


class DeliberateScreen(ChooseScreen):
    """Takes only a line that was gone to: for what an Enter that is still held down must not do."""

    MARKED = False


def _option(line: Line) -> Content:
    first, *rest = line
    told = [quiet(text) for text in rest if text]
    return Content("\n").join([strong(first), *told, Content()] if told else [plain(first)])
