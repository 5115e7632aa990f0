"""The screen of a led session: safe for the wall, or with what helps the one who leads, alone."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from facilitator.led.private import moments
from facilitator.led.session import Leading
from facilitator.made_up.room import MadeUpRoom
from spil.play.moves import Move
from spil.play.page import AgreementEntry, CountEntry, Page, TablesEntry
from spil.ui.page_screen import TurningScreen
from spil.ui.page_view import Words, blocks_shown
from spil.ui.text import plain

_EVERY = 0.25
"""Seconds between two looks at what the tables have recorded."""


class LeadScreen(TurningScreen):
    """One view, safe for the wall however the keys are pressed; or the same with a script under it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+p", "pause", "Pause", priority=True)]
    OTHER_KEYS: ClassVar[frozenset[str]] = frozenset("dhp")

    def __init__(self, leading: Leading, ticks: Callable[[], float], *, wall: bool) -> None:
        super().__init__(ticks)
        self._leading = leading
        self._wall = wall
        practice = leading.run.started.rehearsal
        self._room = MadeUpRoom(leading.run.started.record) if practice else None
        self._page: Page | None = None

    def compose(self) -> ComposeResult:
        """The page; the script where nobody else looks; the word that stands on a blank screen."""
        yield from super().compose()
        if not self._wall:
            yield VerticalScroll(Words(id="script"), id="alone")
        yield Static(plain("Pause. p: vis siden igen · k: et andet kort · n: slut nu"), id="pause")

    def on_mount(self) -> None:
        """Look at the tables' records now and then."""
        self.set_interval(_EVERY, self._look)
        self.call_after_refresh(self._show_pause)

    @property
    def page(self) -> Page:
        """The page the room may see."""
        return self._leading.page

    @property
    def status_told(self) -> str:
        """Minutes used and left; and that the room's screen is blank."""
        if self.has_class("-paused"):
            return ""
        paused = "PAUSE: rummets skærm er blank, p viser den igen" if self._leading.paused else ""
        return " · ".join(filter(None, (paused, self._leading.told)))

    def own_keys(self) -> tuple[str, ...]:
        """The pause."""
        return ("Ctrl+P: pause" if isinstance(self.page.entry, AgreementEntry) else "p: pause",)

    def typed_told(self, numbers: str) -> str:
        """On the wall no number before its time, only how many stand there."""
        entry = self._leading.page.entry
        if self._wall and isinstance(entry, CountEntry) and entry.secret:
            parts = numbers.replace(",", " ").split()
            return f"I har skrevet {len(parts) if len(parts) > 1 else len(numbers)} tal"
        return super().typed_told(numbers)

    def make(self, move: Move) -> None:
        """Make a move and keep it."""
        self._leading.make(move)

    def show(self, notice: str = "") -> None:
        """Show the page that stands now, and the script that belongs to it."""
        super().show(notice or self._leading.notice)
        self._page = self.page
        if self._page.last:
            self.dismiss()
        elif self._leading.paused:
            self._show_pause()
        else:
            self._show_script()

    def pressed(self, key: str) -> bool:
        """`p` blanks the room's screen at once, and shows it again; `Ctrl+P` does where one writes."""
        if key == "p":
            self.action_pause()
        return key == "p"

    def action_pause(self) -> None:
        """Blank the room's screen, or show it again."""
        self._leading.pause(on=not self._leading.paused)
        self._show_pause()

    def _show_pause(self) -> None:
        blank = self._wall and self._leading.paused
        self.set_class(blank, "-paused")
        writing = isinstance(self.page.entry, AgreementEntry)
        self.form.display = writing and not blank
        if blank:
            self.set_focus(None)  # what is typed now is written nowhere
        elif writing:
            self.form.focus_first()
        self._show_script()
        self.show_status()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No key of ours acts on a page that is blank."""
        return (action == "pause" or not self.has_class("-paused")) and super().check_action(action, parameters)

    def onward(self) -> None:
        """Go on; in a rehearsal the made-up room answers where nothing was written."""
        entry = self.page.entry
        if self._room and isinstance(entry, CountEntry | TablesEntry) and not (self.numbers or self.page.asks):
            self.make_and_show(self._room.answer(entry))
        else:
            super().onward()

    def _look(self) -> None:
        if self._leading.look() and self.page != self._page:
            self._page = self.page
            self.view.show(self._page)
            self._show_script()

    def _show_script(self) -> None:
        if self._wall:
            return
        blocks = moments(self._leading.run) if self._leading.paused else self._leading.script
        pane = self.query_one("#alone", VerticalScroll)
        pane.display = bool(blocks)
        script = self.query_one("#script", Words)
        head = Content.assemble(("Kun til dig", "bold"))
        script.say(Content("\n").join([head, *blocks_shown(blocks, pane.size.width)]))
        pane.scroll_home(animate=False)
