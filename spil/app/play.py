"""The play screen: shows the page the session has, and turns keys into the moves the page offers."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.getters import query_one

from spil.app.agreement import AgreementForm
from spil.app.words import help_on, keys_on
from spil.play.counting import Wrong, read_count
from spil.play.moves import Move, Undone
from spil.play.page import AgreementEntry, CountEntry
from spil.record.file import ElsewhereError
from spil.record.session import Session
from spil.ui.page_view import Lines, PageView, Words
from spil.ui.screen import ReadableScreen
from spil.ui.text import plain

_HELD = 0.25
"""Seconds; an Enter that comes sooner after a new page is a key that is still held down."""
_OTHER_KEYS = frozenset("dh")
"""Letters that work on every page."""
_NOT_KEPT = "Det kunne ikke gemmes. Disken er måske fuld, eller filen er flyttet. Prøv igen."


class PlayScreen(ReadableScreen[None]):
    """One page at a time; it decides nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "onward", "Videre", priority=False),
        Binding("escape", "back", "Tilbage"),
        Binding("h,question_mark", "explain", "Hjælp"),
    ]
    view = query_one(PageView)
    form = query_one(AgreementForm)
    notice = query_one("#notice", Words)
    keys = query_one("#keys", Words)

    def __init__(self, session: Session, clock: Callable[[], float]) -> None:
        super().__init__()
        self._session = session
        self._clock = clock
        self._shown_at = 0.0
        self._numbers = ""
        self._helping = False

    def compose(self) -> ComposeResult:
        """The page, room for an agreement, a line for what went wrong, and the keys that work now."""
        yield PageView()
        yield AgreementForm()
        yield Words(id="notice")
        yield Words(id="keys")
        yield Words(id="copying")

    def on_mount(self) -> None:
        """Show the first page, and now and then how the copy in a shared folder stands."""
        self.call_after_refresh(self._show, self._session.notice)
        self.set_interval(1, self._show_copying)
        self.watch(self.view, "virtual_size", self._room_changed, init=False)

    def on_key(self, event: Key) -> None:
        """Digits mark or are numbers of a count; letters do what the page says they do."""
        page, key = self._session.page, event.character or ""
        if not self.readable:
            return
        if isinstance(page.entry, CountEntry) and (key in set("0123456789, ") or event.key == "backspace") and key:
            self._type(key if event.key != "backspace" else "")
        elif key.isdecimal() and 1 <= int(key) <= len(page.picks):
            self._mark(int(key))
        elif key == "v" and page.looks:
            self._session.look()
            self._show()
        else:
            moves = {aside.key: aside.move for aside in page.asides}
            if key in moves:
                self._make(moves[key])
            elif key.isalnum() and key not in _OTHER_KEYS:
                self._tell(f"{key} bruges ikke her. Se tasterne nederst.")

    def _mark(self, number: int) -> None:
        self.view.marked = number
        self._tell("")

    @on(Lines.Picked)
    def _picked(self, event: Lines.Picked) -> None:
        if event.number <= len(self._session.page.picks):
            self._mark(event.number)

    @on(AgreementForm.Written)
    def _written(self, event: AgreementForm.Written) -> None:
        if self._session.page.accepts(event.move):
            self._make(event.move)
        else:
            self._tell("Skriv, hvornår det gælder, og hvad I gør. Enter i et tomt felt 1 slutter uden aftale.")

    @on(AgreementForm.Skipped)
    def _skipped(self) -> None:
        self.action_onward()

    def action_onward(self) -> None:
        """Confirm the mark or the numbers, or turn the page."""
        page = self._session.page
        if self._clock() - self._shown_at < _HELD:
            return
        if self._numbers.strip() and isinstance(page.entry, CountEntry):
            self._count(page.entry)
        elif self.view.marked and page.picks:
            self._make(page.picks[self.view.marked - 1])
        elif page.onward:
            self._make(page.onward.move)
        elif page.last:
            self.dismiss()
        else:
            self._tell("Vælg først et tal. Tryk så Enter.")

    def action_back(self) -> None:
        """Close the help, or take the last move back."""
        if self._helping:
            self._tell("")
        elif self._session.page.back:
            self._make(Undone())

    def action_explain(self) -> None:
        """Say what every key does here, or close that again."""
        helping = not self._helping
        self._tell(help_on(self._session.page) if helping else "")
        self._helping = helping

    def _count(self, entry: CountEntry) -> None:
        answer = read_count(entry, self._numbers.strip())
        if isinstance(answer, Wrong):
            wrote, self._numbers = self._numbers.strip(), ""
            self._tell(f'I skrev "{wrote}". {answer.sentence}')
        else:
            self._make(answer)

    def _type(self, key: str) -> None:
        self._numbers = self._numbers + key if key else self._numbers[:-1]
        self._tell("")

    def _make(self, move: Move) -> None:
        try:
            self._session.make(move)
        except OSError as error:
            self._tell(str(error) if isinstance(error, ElsewhereError) else _NOT_KEPT)
        else:
            self._show()

    def _show(self, notice: str = "") -> None:
        page = self._session.page
        self._shown_at, self._numbers, self._helping = self._clock(), "", False
        self.view.show(page)
        self.notice.say(plain(notice))
        self._show_more()
        self._show_copying()
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
        self.keys.say(plain(f"{more}{keys_on(self._session.page)}"))

    def _show_copying(self) -> None:
        copying = self.query_one("#copying", Words)
        copying.say(plain(self._session.copying))
        copying.display = bool(self._session.copying)

    def _tell(self, sentence: str) -> None:
        self._helping = False
        typed = f"I har skrevet: {self._numbers.strip()}" if self._numbers.strip() else ""
        self.notice.say(plain(" ".join(filter(None, (sentence, typed)))))
