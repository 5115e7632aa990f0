"""A led session as a screen or lines sit on it: moves in and kept, a View of it out."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from facilitator.evidence.table_files import Tables
from facilitator.led.forms import led_run
from facilitator.led.known import Remembered
from facilitator.led.pages import corrected
from facilitator.led.plan import part_began
from facilitator.led.setup import Answers, chooses
from facilitator.led.showing import Showing, forget_showing, keep_showing, read_showing
from facilitator.led.steps import pressed
from facilitator.led.view import Around, View, view
from spil.cards.deck import Deck
from spil.play.moves import Counted, Move, Opened, Undone
from spil.play.run import NotOfferedError, Run
from spil.play.walk import play_hash
from spil.record.places import records_folder
from spil.record.read import Record
from spil.record.start import Seating, started_now
from spil.session import Session


class LedSession:
    """Accepts the facilitator's moves and keeps them; after each event there is one View, for whoever looks."""

    view: View
    """What shows since the last event."""

    def __init__(self, session: Session, shared: Path | None, clock: Callable[[], datetime]) -> None:
        self._session = session
        self._shared = shared
        self._tables = Tables.of(session, shared)
        self._recorded: tuple[Record, ...] = ()
        """What the tables had recorded at the last look."""
        self._clock = clock
        self._knowing = Remembered()
        self._undone: Move | None = None
        self.notice = session.notice
        """Something to tell once, beside the page."""
        before = read_showing(self._folder)
        came = before.came if before and before.record == self.path.name else (clock(),)
        paused = bool(before and before.record == self.path.name and before.paused)
        self._show(Showing(self.path.name, came, paused))
        self.look()

    @classmethod
    def begin(cls, deck: Deck, answers: Answers, *, shared: Path | None, clock: Callable[[], datetime]) -> "LedSession":
        """Begin with a card that was chosen alone.

        Raises:
            OSError: The record cannot be written on this machine.
        """
        cards = (answers.card, *answers.others) if chooses(answers.programme) else None
        seating = Seating(
            None, answers.people, answers.leader, "", answers.together, rehearsal=answers.rehearsal, cards=cards
        )
        started = started_now(answers.programme, seating)
        session = Session.begin(deck, started, records_folder(), shared, led_run)
        session.make(Opened(card=answers.card, play=play_hash(deck.cards[answers.card])))
        return cls(session, shared, clock)

    @property
    def run(self) -> Run:
        """What is led, as far as it has come."""
        return self._session.run

    @property
    def path(self) -> Path:
        """Where the record lies."""
        return self._session.path

    @property
    def records(self) -> tuple[Record, ...]:
        """The session's records: this one, and those of the tables."""
        return (Record(self.run.started, self.run.moves, len(self.run.moves) + 1), *self._recorded)

    def pause(self, *, on: bool) -> None:
        """Blank the room's screen, also in a second window, or show it again."""
        self._show(replace(self._showing, paused=on))

    def look(self) -> bool:
        """Read what the tables have recorded since; whether there was anything new."""
        if self._tables is None or not self._tables.look():
            return False
        self._recorded = self._tables.records
        self.tick()
        return True

    def tick(self) -> None:
        """The clock has gone on."""
        told = self._tables.told if self._tables else ""
        since = self._showing.since(part_began(self.run))
        around = Around(self._clock(), since, paused=self._showing.paused, told=told)
        self.view = view(self.run, self._recorded, around, self._knowing)

    def make(self, move: Move) -> None:
        """Make a move; it is on disk when this returns.

        Raises:
            NotOfferedError: The page does not offer it; nothing has changed.
            OSError: It could not be kept; nothing has changed.
        """
        if not self.view.page.accepts(move):
            raise NotOfferedError(move)
        self._notice(move)
        before = len(self.run.moves)
        try:
            for each in pressed(self.run, move, self._recorded, self._knowing):
                self._session.make(each)
        finally:
            moved = self._showing.moved(before, len(self.run.moves), self._clock())
            self._show(replace(moved, paused=moved.paused and not self.run.page.last))

    def _notice(self, move: Move) -> None:
        """A count that is typed again after one went back says so."""
        self.notice = ""
        undone, last = self._undone, self.run.moves[-1]
        self._undone = last if isinstance(move, Undone) else undone
        if isinstance(move, Counted):
            self.notice = corrected([undone, move]) if isinstance(undone, Counted) else ""
            self._undone = None

    @property
    def _folder(self) -> Path:
        return self.path.parent

    def _show(self, showing: Showing) -> None:
        self._showing = showing
        keep_showing(self._folder, showing)
        self.tick()

    @property
    def copies(self) -> tuple[Path, ...]:
        """Where the record lies: here, and in the shared folder."""
        folders = [self._shared] if self._shared else []
        return tuple(path for path in (self.path, *(folder / self.path.name for folder in folders)) if path.exists())

    def close(self) -> str:
        """Let go; where the record lies, unless it was deleted."""
        if self.view.page.last:
            forget_showing(self._folder, self.path.name)
        told = self._session.close("Optegnelsen")
        return told if self.path.exists() else ""
