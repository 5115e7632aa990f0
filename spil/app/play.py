"""The play screen: shows the page the session has, and turns keys into the moves the page offers."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Key
from textual.getters import query_one
from textual.widgets import Input, Static

from spil.play.counting import Wrong, read_count
from spil.play.moves import Agreed, Move, Undone
from spil.play.page import AgreementEntry, CountEntry, Page
from spil.record.session import Session
from spil.ui.page_view import Lines, PageView, Words
from spil.ui.screen import ReadableScreen
from spil.ui.text import plain

_HELD = 0.25
"""Seconds; an Enter that comes sooner after a new page is a key that is still held down."""
_OTHER_KEYS = frozenset("dh")
"""Letters that work on every page."""
_NOT_KEPT = "Det kunne ikke gemmes: disken er måske fuld. Alt før det er gemt. Prøv igen."


class PlayScreen(ReadableScreen[None]):
    """One page at a time; it decides nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "onward", "Videre", priority=False),
        Binding("escape", "back", "Tilbage"),
        Binding("h,question_mark", "explain", "Hjælp"),
    ]
    view = query_one(PageView)
    entry = query_one("#entry", Vertical)
    notice = query_one("#notice", Words)
    keys = query_one("#keys", Words)

    def __init__(self, session: Session, clock: Callable[[], float]) -> None:
        super().__init__()
        self._session = session
        self._clock = clock
        self._shown_at = 0.0
        self._numbers = ""

    def compose(self) -> ComposeResult:
        """The page, room for an agreement, a line for what went wrong, and the keys that work now."""
        yield PageView()
        with Vertical(id="entry"):
            yield Static(id="condition")
            yield Input(placeholder="for eksempel: ringer vi efter en tolk", id="then", compact=True)
            yield Static(plain("Hvem gør det? Skriv en rolle, ikke et navn."), classes="question")
            yield Input(id="by", compact=True)
            yield Static(plain("Hvornår?"), classes="question")
            yield Input(id="when", compact=True)
        yield Words(id="notice")
        yield Words(id="keys")
        yield Words(id="copying")

    def on_mount(self) -> None:
        """Show the first page, and now and then how the copy in a shared folder stands."""
        self._show(self._session.notice)
        self.set_interval(1, self._show_copying)

    def on_key(self, event: Key) -> None:
        """Digits mark or are numbers of a count; letters do what the page says they do."""
        page, key = self._session.page, event.character or ""
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

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        if event.input.id == "when":
            self._agree()
        elif event.input.id == "then" and not event.value.strip():
            self.action_onward()
        else:
            self.focus_next()

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
        """Take the last move back."""
        if self._session.page.back:
            self._make(Undone())

    def action_explain(self) -> None:
        """Say what every key does here."""
        self._tell(_help(self._session.page))

    def _count(self, entry: CountEntry) -> None:
        answer = read_count(entry, self._numbers.strip())
        if isinstance(answer, Wrong):
            self._tell(f"I har skrevet: {self._numbers}. {answer.sentence}")
        else:
            self._make(answer)

    def _agree(self) -> None:
        entry = self._session.page.entry
        if isinstance(entry, AgreementEntry):
            written = {name: self.query_one(f"#{name}", Input).value for name in ("then", "by", "when")}
            move = Agreed.model_validate({"if": entry.condition or "det sker igen", **written})
            if entry.accepts(move):
                self._make(move)
            else:
                self._tell("Skriv, hvad I gør. Eller tryk Enter i den første linje for at slutte uden aftale.")

    def _type(self, key: str) -> None:
        self._numbers = self._numbers + key if key else self._numbers[:-1]
        self._tell(f"I har skrevet: {self._numbers}")

    def _make(self, move: Move) -> None:
        try:
            self._session.make(move)
        except OSError:
            self._tell(_NOT_KEPT)
        else:
            self._show()

    def _show(self, notice: str = "") -> None:
        page = self._session.page
        self._shown_at, self._numbers = self._clock(), ""
        self.view.show(page)
        self.notice.say(plain(notice))
        self.keys.say(plain(_keys(page)))
        self.call_after_refresh(self._show_more)
        self._show_copying()
        agreeing = isinstance(page.entry, AgreementEntry)
        self.entry.display = agreeing
        self.set_class(agreeing, "agreeing")
        if isinstance(page.entry, AgreementEntry):
            self.query_one("#condition", Static).update(plain(f"Hvis {page.entry.condition or '…'}, så …"))
            self.query_one("#then", Input).focus()
        else:
            self.view.focus()

    def _show_more(self) -> None:
        """Say so where there is more of a page than fits."""
        if self.view.max_scroll_y > 0:
            self.keys.say(plain(f"Pil ned: mere · {_keys(self._session.page)}"))

    def _show_copying(self) -> None:
        copying = self.query_one("#copying", Words)
        copying.say(plain(self._session.copying))
        copying.display = bool(self._session.copying)

    def _tell(self, sentence: str) -> None:
        self.notice.say(plain(sentence))


def _help(page: Page) -> str:
    """What one does on this page, in a few sentences."""
    told = ["Der er intet rigtigt svar, og ingen får point."]
    if page.picks:
        told.append("Tryk tallet foran det, I vælger, og bekræft med Enter.")
    if isinstance(page.entry, CountEntry):
        told.append("Skriv et tal for hvert valg, for eksempel 2 2 1 0. Har nogen sagt pas, så tæl dem ikke med.")
    if page.looks:
        told.append("v viser en anden vej. Den bliver ikke gemt.")
    return " ".join(
        [
            *told,
            "Pil ned viser mere. d skifter mellem lys og mørk.",
            "Ctrl+Q lukker spillet. Jeres svar er gemt, og I kan fortsætte senere.",
        ]
    )


def _keys(page: Page) -> str:
    """The keys that work now, in words."""
    if isinstance(page.entry, AgreementEntry):
        return "Enter: næste felt, og gem til sidst · tomt første felt og Enter: slut uden aftale · Esc: tilbage"
    told = []
    if page.picks:
        told.append(f"1-{len(page.picks)} og Enter: vælg")
    if isinstance(page.entry, CountEntry):
        told.append("tal med mellemrum og Enter: antal")
    if page.onward:
        told.append(f"Enter: {page.onward.label}")
    if page.last:
        told.append("Enter: luk")
    told += ["Esc: tilbage"] * page.back
    told += ["v: anden vej"] * page.looks
    told += [f"{aside.key}: {aside.label}" for aside in page.asides]
    return " · ".join([*told, "h: hjælp"])
