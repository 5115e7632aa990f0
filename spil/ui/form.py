"""A few short questions, one under another, before anything begins."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from spil.danish import whole_number
from spil.ui.key_hints import chips
from spil.ui.readable_screen import ReadableScreen
from spil.ui.text import plain, strong

READABLE = "Kan I læse det fra bagerste række? Ctrl og + gør skriften større."


@dataclass(frozen=True, slots=True)
class Ask:
    """One question."""

    name: str
    text: str
    read: Callable[[str], Any]
    """What an answer means; None where it cannot be used."""
    wrong: str
    """What to say then."""
    given: str = ""
    """What was answered already."""


class QuestionsScreen(ReadableScreen[dict[str, Any] | None]):
    """Enter goes to the next question; the last one gives every answer by its name, Esc gives none."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Tilbage")]

    def __init__(self, title: str, asks: Sequence[Ask], lead: Sequence[str] = (READABLE,)) -> None:
        super().__init__()
        self._title = title
        self._asks = asks
        self._lead = lead

    def compose(self) -> ComposeResult:
        """Each question with its field."""
        yield Static(strong(self._title), id="title")
        for sentence in self._lead:
            yield Static(plain(sentence), classes="quiet")
        with VerticalScroll(id="asks", can_focus=False):
            for ask in self._asks:
                yield Static(plain(ask.text), classes="question")
                yield Input(ask.given, id=ask.name, select_on_focus=False, compact=True)
        yield Static(id="notice")
        yield Static(chips((("Enter", "næste"), ("Esc", "tilbage")), 200), id="keys")

    def on_mount(self) -> None:
        """Begin with the first that is not given already and needs an answer."""
        empty = next((ask for ask in self._asks if not ask.given), self._asks[-1])
        needed = next((ask for ask in self._asks if not ask.given and ask.read("") is None), empty)
        given = any(ask.given for ask in self._asks)
        self.query_one(f"#{(needed if given else empty).name}", Input).focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        read = {ask.name: ask.read(self.query_one(f"#{ask.name}", Input).value.strip()) for ask in self._asks}
        names = list(read)
        so_far = names[: names.index(event.input.id or "") + 1]
        wrong = next((ask for ask in self._asks if ask.name in so_far and read[ask.name] is None), None)
        self.tell(wrong.wrong if wrong else "")
        if wrong:
            self.query_one(f"#{wrong.name}", Input).focus()
        elif event.input.id == names[-1]:
            self.dismiss(read)
        else:
            self.focus_next()


def within(most: int, default: str = "") -> Callable[[str], int | None]:
    """A whole number from 1."""

    def read(text: str) -> int | None:
        return whole_number(text or default, 1, most)

    return read


def yes_or_no(default: str = "") -> Callable[[str], bool | None]:
    """`j` or `n`."""

    def read(text: str) -> bool | None:
        return {"j": True, "ja": True, "n": False, "nej": False}.get((text or default).casefold())

    return read


YES_OR_NO = "Skriv j for ja eller n for nej."
