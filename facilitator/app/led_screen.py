"""The screen of a led session: safe for the wall, or with what helps the one who leads, alone."""

from collections.abc import Callable
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from facilitator.app.phones_screen import PhonesScreen
from facilitator.led.pages import blanked
from facilitator.led.session import LedSession
from facilitator.room.host import Press, RoomHost
from spil.play.moves import Move
from spil.play.page import AgreementEntry, CountEntry, Page
from spil.ui.page_screen import WHILE_BLANK, TurningScreen
from spil.ui.page_view import Words
from spil.ui.story import blocks_shown
from spil.ui.text import plain

_EVERY = 0.25
"""Seconds between two looks at what the tables have recorded."""


class LedScreen(TurningScreen):
    """One view, safe for the wall however the keys are pressed; or the same with what is for one alone under it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+p", "pause", "Pause", priority=True)]
    OTHER_KEYS: ClassVar[frozenset[str]] = frozenset("dhpst")
    alone = query_one("#alone", VerticalScroll)
    script = query_one("#script", Words)

    def __init__(
        self, session: LedSession, ticks: Callable[[], float], *, wall: bool, room: RoomHost | None = None
    ) -> None:
        super().__init__(ticks)
        self._session = session
        self._wall = self.far = wall
        self._room = room

    def compose(self) -> ComposeResult:
        """The page; the script where nobody else looks; the word that stands on a blank screen."""
        yield from super().compose()
        if not self._wall:
            yield VerticalScroll(Words(id="script"), id="alone")
        yield Static(id="pause")

    def on_mount(self) -> None:
        """Look at the tables' records now and then."""
        self.set_interval(_EVERY, self._look)

    @property
    def page(self) -> Page:
        """The page the room may see."""
        return self._session.view.page

    @property
    def status_told(self) -> str:
        """How the time goes; nothing where the room's screen is blank."""
        return "" if self.has_class("-paused") else self._session.view.status

    def own_keys(self) -> tuple[str, ...]:
        """The pause; and what a room with phones has beside."""
        pause = "Ctrl+P: pause" if isinstance(self.page.entry, AgreementEntry) else "p: pause"
        if self._room is None or isinstance(self.page.entry, AgreementEntry):
            return (pause,)
        return (pause, "s: telefoner igen" if self._session.slips else "s: sedler i stedet", "t: koden igen")

    def hides(self, entry: CountEntry) -> bool:
        """On the wall no number before its time, only how many stand there."""
        return self._wall and entry.secret

    def make(self, move: Move) -> None:
        """Make a move and keep it."""
        self._session.make(move)
        if self._room:
            self._room.nudge()

    def press(self, press: Press) -> None:
        """What was pressed on the leader's web page, if it was pressed on the page that still shows."""
        moves = self._session.run.moves
        if press.pause is not None:
            if press.pause != self._session.view.paused:
                self.action_pause()
        elif press.after == len(moves) and not self.has_class("-paused"):
            self.make_and_show(press.read())

    def show(self, notice: str = "") -> None:
        """Show what stands now, from its top."""
        self._show_clock()
        super().show(notice or self._session.notice)
        if self.page.last:
            self.dismiss()
        else:
            self._show_pause()
            if not self._wall:
                self.alone.scroll_home(animate=False)

    def tick(self) -> None:
        """The clock has gone on."""
        self._session.tick()
        self._show_clock()
        super().tick()

    def _show_clock(self) -> None:
        """What is left of this part, where all read along."""
        self.view.clock(self._session.view.countdown if self._wall else "")

    def action_read(self, by: int) -> None:
        """Read on in the story; where one sees its end, in what is for one alone."""
        story = self.view.story
        ended = story.scroll_offset.y >= story.max_scroll_y if by > 0 else self._wall or self.alone.scroll_offset.y <= 0
        if self._wall or (by > 0 and not ended) or (by < 0 and ended):
            super().action_read(by)
        else:
            self.alone.scroll_relative(y=by * max(self.alone.size.height - 1, 1), animate=False)

    def pressed(self, key: str) -> bool:
        """`p` blanks the room's screen at once, and shows it again; `Ctrl+P` does where one writes."""
        if key == "p":
            self.action_pause()
        elif key == "s" and self._room:
            self._session.choose_by(slips=not self._session.slips)
            self._room.nudge()
            self.show("I vælger på sedler nu." if self._session.slips else "I vælger på telefonerne igen.")
        elif key == "t" and self._room:
            self._show_door(self._room)
        else:
            return False
        return True

    def action_pause(self) -> None:
        """Blank the room's screen, or show it again."""
        self._session.pause(on=not self._session.view.paused)
        if self._room:
            self._room.nudge()
        self._show_pause()

    @work
    async def _show_door(self, room: RoomHost) -> None:
        """The code again, for who comes late; it changes nothing but what is chosen there."""
        door = PhonesScreen(room, self._session.run.started.code, alone=not self._wall)
        by_phone = await self.app.push_screen_wait(door)
        if by_phone is not None and by_phone == self._session.slips:
            self._session.choose_by(slips=not by_phone)
            self.show()
        room.nudge()

    def _show_pause(self) -> None:
        blank = self._wall and self._session.view.paused
        changed = blank != self.has_class("-paused")
        self.set_class(blank, "-paused")
        writing = isinstance(self.page.entry, AgreementEntry)
        self.form.display = writing and not blank
        if blank:
            self.query_one("#pause", Static).update(plain(blanked(self.page, WHILE_BLANK)))
            self.set_focus(None)  # what is typed now is written nowhere
        elif changed:
            self.form.focus_first() if writing else self.view.focus()
        self._show_alone()
        self.show_status()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No key of ours acts on a page that is blank."""
        return (action == "pause" or not self.has_class("-paused")) and super().check_action(action, parameters)

    def _look(self) -> None:
        before = self.page
        if self._session.look():
            if self.page != before:
                self.view.show(self.page)
                self.show_keys()
            self._show_alone()

    def _show_alone(self) -> None:
        if self._wall:
            return
        blocks = self._session.view.private
        self.alone.display = bool(blocks)
        width, told = self.alone.size.width, [*blocks_shown(blocks, self.alone.size.width)]
        rows = Content("\n").join(told).get_height({}, max(width - 3, 1)) + 1
        more = " (PgDn: læs mere)" if 0 < self.alone.size.height < rows else ""
        self.script.say(Content("\n").join([Content.assemble(("Kun til dig", "bold"), (more, "$quiet")), *told]))
