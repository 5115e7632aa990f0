"""What both apps' main screens share: a page, and keys turned into the moves it offers. It decides nothing."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.getters import query_one

from spil.play.count_input import Wrong, read_count
from spil.play.moves import Move, Undone
from spil.play.page import AgreementEntry, CountEntry, Page, TablesEntry
from spil.ui.agreement import AgreementForm
from spil.ui.key_hints import help_on, keys_on
from spil.ui.page_view import Lines, PageView, Words
from spil.ui.readable_screen import ReadableScreen
from spil.ui.text import plain

_HELD = 0.25
"""Seconds; an Enter that comes sooner after another is a key that is held down."""
_NOT_KEPT = "Det kunne ikke gemmes. Disken er måske fuld, eller filen er flyttet. Prøv igen."
_WHILE_BLANK = frozenset("pkn")
"""Letters that act while the screen is blank: show it again, or leave what was on it."""
_NUMBERS = frozenset("0123456789, ")


class TurningScreen(ReadableScreen[None]):
    """One page at a time."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "onward", "Videre", priority=False),
        Binding("escape", "back", "Tilbage"),
        Binding("h,question_mark", "explain", "Hjælp"),
        Binding("ctrl+u", "without", "Uden aftale", priority=True),
    ]
    OTHER_KEYS: ClassVar[frozenset[str]] = frozenset("dh")
    """Letters that work on every page."""
    view = query_one(PageView)
    form = query_one(AgreementForm)
    notice = query_one("#notice", Words)
    keys = query_one("#keys", Words)
    status = query_one("#status", Words)

    def __init__(self, clock: Callable[[], float]) -> None:
        super().__init__()
        self._clock = clock
        self._entered = float("-inf")
        self._numbers = ""
        self._helping = False
        self._leaving = ""
        """The key by which one was about to leave what is written."""

    @property
    def page(self) -> Page:
        """The page to show now."""
        raise NotImplementedError

    @property
    def status_told(self) -> str:
        """What stands quietly at the bottom."""
        return ""

    def make(self, move: Move) -> None:
        """Make a move.

        Raises:
            OSError: It could not be kept.
        """
        raise NotImplementedError

    def pressed(self, _key: str) -> bool:
        """Whether a letter was one of this screen's own, and was acted on."""
        return False

    def own_keys(self) -> tuple[str, ...]:
        """Keys of this screen's own, in words."""
        return ()

    def typed_told(self, numbers: str) -> str:
        """What one may see of numbers that are not finished."""
        return f"I har skrevet: {numbers}"

    def compose(self) -> ComposeResult:
        """The page, room for an agreement, a line for what went wrong, and the keys that work now."""
        yield PageView()
        yield AgreementForm()
        yield Words(id="notice")
        yield Words(id="keys")
        yield Words(id="status")

    def on_mount(self) -> None:
        """Show the first page, and now and then how things stand."""
        self.call_after_refresh(self.show)
        self.set_interval(1, self.tick)
        self.watch(self.view, "virtual_size", self._room_changed, init=False)

    def on_key(self, event: Key) -> None:
        """Digits mark or are numbers of a count; letters do what the page says they do."""
        page, key = self.page, event.character or ""
        if not self.readable or (self.has_class("-paused") and key not in _WHILE_BLANK):
            return
        if key and key in _typed_in(page, begun=bool(self._numbers)):
            event.prevent_default().stop()
            self._type(key)
        elif self._numbers and event.key == "backspace":
            self._type("")
        elif key.isdecimal() and page.numbered and page.picks:
            self._digit(key, len(page.picks))
        elif self.pressed(key):
            return
        elif key == "m" and len(page.questions) > 1:
            self.view.ask_more()
        else:
            moves = {aside.key: aside.move for aside in page.asides}
            if key in moves:
                self.make_and_show(moves[key])
            elif key.isalnum() and key not in self.OTHER_KEYS:
                self.tell(f"{key} bruges ikke her. Se tasterne nederst.")

    def _digit(self, digit: str, most: int) -> None:
        number = number_of(self.view.marked, digit, most)
        if number:
            self._mark(number)
        else:
            self.tell(f"Vælg et tal fra 1 til {most}.")

    def _mark(self, number: int) -> None:
        self.view.marked = number
        self.tell("")

    @on(Lines.Picked)
    def _picked(self, event: Lines.Picked) -> None:
        if event.number <= len(self.page.picks):
            self._mark(event.number)

    @on(AgreementForm.Written)
    def _written(self, event: AgreementForm.Written) -> None:
        if self.page.accepts(event.move):
            self.make_and_show(event.move)
        else:
            self.tell("Skriv både, hvornår det gælder, og hvad I gør.")
            self.form.focus_first()

    @on(AgreementForm.Empty)
    def _empty(self) -> None:
        self.tell("Skriv, hvad I vil prøve. Vil I ikke lave en aftale, så tryk Ctrl+U.")

    @property
    def numbers(self) -> str:
        """What was typed of a count so far."""
        return self._numbers.strip()

    def action_onward(self) -> None:
        """Do what Enter does here, once for each time it is pressed."""
        last, self._entered = self._entered, self._clock()
        if self._entered - last >= _HELD:
            self.onward()

    def onward(self) -> None:
        """Confirm the mark or the numbers, or turn the page."""
        page = self.page
        if self._numbers.strip() and isinstance(page.entry, CountEntry | TablesEntry):
            self._count(page.entry)
        elif self.view.marked and page.picks:
            self.make_and_show(page.picks[self.view.marked - 1])
        elif page.onward:
            self.make_and_show(page.onward.move)
        elif page.last:
            self.dismiss()
        else:
            self.tell("Vælg først et tal. Tryk så Enter.")

    def action_back(self) -> None:
        """Close the help, or take the last move back."""
        if self._helping:
            self.tell("")
        elif self.page.back and self._may_leave("Esc"):
            self.make_and_show(Undone())

    def action_without(self) -> None:
        """Close without an agreement."""
        page = self.page
        if isinstance(page.entry, AgreementEntry) and page.onward and self._may_leave("Ctrl+U"):
            self.make_and_show(page.onward.move)

    def _may_leave(self, key: str) -> bool:
        """Whether nothing that was written would be lost, or the key is pressed once more though it would."""
        writing = isinstance(self.page.entry, AgreementEntry) and self.form.written
        sure = self._leaving == key
        self._leaving = key
        if writing and not sure:
            self.tell(f"Det, I har skrevet, bliver ikke gemt. Tryk {key} igen, hvis det er meningen.")
        return sure or not writing

    def action_explain(self) -> None:
        """Say what every key does here, or close that again."""
        helping = not self._helping
        self.tell(help_on(self.page) if helping else "")
        self._helping = helping

    def _count(self, entry: CountEntry | TablesEntry) -> None:
        answer = read_count(entry, self._numbers.strip())
        if isinstance(answer, Wrong):
            wrote, self._numbers = self.typed_told(self._numbers.strip()), ""
            self.tell(f"{wrote}. {answer.sentence}")
        else:
            self.make_and_show(answer)

    def _type(self, key: str) -> None:
        self._numbers = self._numbers + key if key else self._numbers[:-1]
        self.tell("")

    def make_and_show(self, move: Move) -> None:
        """Make a move and show where it led, or why it could not be kept."""
        try:
            self.make(move)
        except OSError as error:
            self.tell(str(error) if error.errno is None and error.args else _NOT_KEPT)
        else:
            self.show()

    def show(self, notice: str = "") -> None:
        """Show the page that stands now, from its top."""
        page = self.page
        self._numbers, self._helping, self._leaving = "", False, ""
        self.view.show(page)
        self.notice.say(plain(notice))
        self._show_more()
        self.show_status()
        agreeing = isinstance(page.entry, AgreementEntry)
        self.form.display = agreeing
        self.set_class(agreeing, "agreeing")
        if isinstance(page.entry, AgreementEntry):
            self.form.ask(page.entry.condition)
        else:
            self.view.focus()

    @on(PageView.Resized)
    def _room_changed(self) -> None:
        self.call_after_refresh(self._show_more)

    def _show_more(self) -> None:
        """The keys that work now; and where there is more of a page than fits, that too."""
        more = "Pil ned: mere · " if self.view.max_scroll_y > 0 else ""
        self.keys.say(plain(f"{more}{keys_on(self.page, *self.own_keys())}"))

    def tick(self) -> None:
        """A second has gone."""
        self.show_status()

    def show_status(self) -> None:
        """Say how things stand."""
        told = self.status_told
        self.status.say(plain(told))
        self.status.display = bool(told)

    def tell(self, sentence: str) -> None:
        """Say something, and what is being typed."""
        self._helping = False
        typed = self.typed_told(self._numbers.strip()) if self._numbers.strip() else ""
        self.notice.say(plain(" ".join(filter(None, (sentence, typed)))))


def number_of(marked: int, digit: str, most: int) -> int:
    """The number a digit means where another is marked already: 2 after 1 is 12 where there are so many; 0 is none."""
    tries = (int(f"{marked}{digit}"), int(digit))
    return next((number for number in tries if 1 <= number <= most), 0)


def _typed_in(page: Page, *, begun: bool) -> frozenset[str]:
    """The characters a count is written with."""
    match page.entry:
        case CountEntry(rounds=rounds):
            return _NUMBERS | (frozenset("f") if len(rounds) > 1 else frozenset())
        case TablesEntry():
            return _NUMBERS | (frozenset("d-") if begun else frozenset("-"))
        case _:
            return frozenset()
