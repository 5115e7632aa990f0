"""One of a few things, with what one should know before choosing."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from spil.ui.key_hints import chips
from spil.ui.readable_screen import ReadableScreen
from spil.ui.text import plain, strong

_ROOM = 200
"""Columns that two keys never need."""
Line = tuple[str, ...]
"""What stands on a line, and under it what stands back."""


def number_of(marked: int, digit: str, most: int) -> int:
    """The number a digit means where another is marked already: 2 after 1 is 12 where there are so many; 0 is none."""
    tries = (int(f"{marked}{digit}"), int(digit))
    return next((number for number in tries if 1 <= number <= most), 0)


class NumberedList(OptionList):
    """Arrows, digits and the mouse mark alike; tells, too, when Enter finds nothing marked or a number is none."""

    _typed = 0

    class Unmarked(Message):
        """Enter, and nothing is marked."""

    class NoNumber(Message):
        """A digit that no line has."""

    def on_key(self, event: Key) -> None:
        """Digits mark, two of them too."""
        digit = event.character or ""
        if not digit.isdecimal():
            self._typed = 0
            return
        event.stop()
        self._typed = number_of(self._typed, digit, self.option_count)
        if self._typed:
            self.highlighted = self._typed - 1
        else:
            self.post_message(self.NoNumber())

    def action_select(self) -> None:
        """Take the line that is marked."""
        if self.highlighted is None:
            self.post_message(self.Unmarked())
        super().action_select()


class ChooseScreen(ReadableScreen[int | None]):
    """Gives the number of what was chosen, from 0; None for Esc."""

    marked: int | None = 0
    """The line that is marked beforehand."""
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
        yield NumberedList(*(Option(numbered(n, line), id=str(n)) for n, line in enumerate(self._lines)))
        yield Static(id="notice")
        yield Static(chips((("Enter", self._enter), ("Esc", self._back)), _ROOM), id="keys")

    def on_mount(self) -> None:
        """The keys belong to the list."""
        options = self.query_one(OptionList)
        options.focus()
        options.highlighted = self.marked

    @on(NumberedList.Unmarked)
    def _unmarked(self) -> None:
        self.tell("Vælg først med et tal eller pilene. Tryk så Enter.")

    @on(NumberedList.NoNumber)
    def _no_number(self) -> None:
        self.tell(f"Vælg et tal fra 1 til {len(self._lines)}.")

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(int(event.option_id or 0))


class DeliberateScreen(ChooseScreen):
    """Takes only a line that was gone to: for what an Enter that is still held down must not do."""

    marked = None


def numbered(place: int, line: Line) -> Content:
    """A line behind its number, and under it what stands back."""
    first, *rest = line
    told = [plain(text).pad_left(4) for text in rest if text]
    head = Content.assemble((f"{place + 1:>2}  ", "bold"), strong(first) if told else plain(first))
    return Content("\n").join([head, *told, Content()] if told else [head])
