"""A led session as a screen or lines sit on it: moves in and kept, a View of it out."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from facilitator.led.ballots import TABLES_HERE, TABLETS_HERE, BallotBox, closes
from facilitator.led.beside import Beside, BesideFile
from facilitator.led.clock import LONGEST_SESSION, minutes_used, part_began
from facilitator.led.forms import led_run
from facilitator.led.known import Remembered
from facilitator.led.pages import corrected
from facilitator.led.setup import Answers, chooses
from facilitator.led.showing import Showing
from facilitator.led.steps import pressed
from facilitator.led.view import Around, View, hall_of, view
from spil.cards.deck import Deck
from spil.play.moves import Closed, Counted, Move, Opened, Started, Undone
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

    def __init__(
        self,
        session: Session,
        shared: Path | None,
        clock: Callable[[], datetime],
        ballots: BallotBox | None = None,
        beside: Beside | None = None,
    ) -> None:
        """Begin where a session stands.

        Args:
            session: What is led.
            shared: The folder in which the tables' laptops record.
            clock: Tells the time.
            ballots: Where a room with phones has its ballots.
            beside: What lies beside its record; that of a file, where nothing is said.
        """
        self._session = session
        self._ballots = ballots
        self.slips = ballots is None
        """Whether people choose on slips of paper, and no phone is asked."""
        self._shared = shared
        self._beside = beside or BesideFile.of(session, shared)
        self._recorded: tuple[Record, ...] = ()
        """What the tables had recorded at the last look."""
        self._clock = clock
        self._knowing = Remembered()
        self._undone: Move | None = None
        self.notice = session.notice
        """Something to tell once, beside the page."""
        self._ask_phones()
        before = self._beside.read()
        self._show(before or Showing(self._beside.record, (clock(),)))
        self.look()

    @classmethod
    def begin(
        cls,
        deck: Deck,
        answers: Answers,
        *,
        shared: Path | None,
        clock: Callable[[], datetime],
        ballots: Callable[[Path], BallotBox] | None = None,
    ) -> "LedSession":
        """Begin with a card that was chosen alone.

        Args:
            deck: What is played.
            answers: What the one who leads chose and said.
            shared: The folder in which the tables' laptops record.
            clock: Tells the time.
            ballots: Makes the box for the ballots of a room with phones, from where the record lies.

        Raises:
            OSError: The record cannot be written on this machine.
        """
        session = Session.begin(deck, led_started(answers), records_folder(), shared, led_run)
        open_first(session, answers)
        return cls(session, shared, clock, ballots(session.path) if ballots else None)

    @property
    def by_phone(self) -> bool:
        """Whether phones have a box for their ballots here, even where the room chooses on slips just now."""
        return self._ballots is not None

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
        tables = self._beside.tables
        arrived = tables is not None and tables.look()
        if tables is not None and arrived:
            self._recorded = tables.records
        answered = self._answered()
        if not arrived and answered == self._around.answered:
            return False
        self.tick()
        return True

    def tick(self) -> None:
        """The clock has gone on."""
        told = self._beside.tables.told if self._beside.tables else ""
        since = self._showing.since(part_began(self.run))
        paused = self._showing.paused
        self._around = Around(self._clock(), since, paused=paused, told=told, answered=self._answered())
        self.view = view(self.run, self._recorded, self._around, self._knowing)
        if self._beside.tables:
            self._beside.tell(hall_of(self.run, self.view, since))

    def _answered(self) -> int | None:
        return None if self._ballots is None or self.slips else self._ballots.answered()

    def choose_by(self, *, slips: bool) -> None:
        """From now on on slips of paper, or by phone again; what was answered by phone in this round still counts."""
        self.slips = slips or self._ballots is None
        self._ask_phones()
        self.tick()

    def _ask_phones(self) -> None:
        """Open the round that shows, or none."""
        if self._ballots is None:
            return
        ballot = self.run.page.ballot
        if ballot is None:
            self._ballots.forget()
        elif self.slips:
            self._ballots.close()
        else:
            self._ballots.open(f"{self.run.started.record} {len(self.run.at.played)} {ballot.step} {ballot.round}")

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
            for each in pressed(self.run, move, self._recorded, self._knowing, self._close_round(move)):
                self._session.make(self._timed(each))
        finally:
            self._ask_phones()
            moved = self._showing.moved(before, len(self.run.moves), self._clock())
            self._show(replace(moved, paused=moved.paused and not self.run.page.last))

    def _timed(self, move: Move) -> Move:
        """The end of a session with how long it took; without, where it lay over or the clock was put back."""
        if not isinstance(move, Closed):
            return move
        minutes = round(minutes_used(self.run.started, self._clock()))
        return Closed(minutes=minutes) if 0 < minutes <= LONGEST_SESSION else move

    def _close_round(self, move: Move) -> dict[str, int] | None:
        """What was answered by phone in the round that this move closes; nobody can answer in it any more."""
        return self._ballots.close() if self._ballots is not None and closes(self.run.page, move) else None

    def _notice(self, move: Move) -> None:
        """A count that is typed again after one went back says so."""
        self.notice = ""
        undone, last = self._undone, self.run.moves[-1]
        self._undone = last if isinstance(move, Undone) else undone
        if isinstance(move, Counted):
            self.notice = corrected([undone, move]) if isinstance(undone, Counted) else ""
            self._undone = None

    def _show(self, showing: Showing) -> None:
        self._showing = showing
        self._beside.keep(showing)
        self.tick()

    @property
    def copies(self) -> tuple[Path, ...]:
        """Where the record lies: here, and in the shared folder; and what tablets recorded on this machine."""
        shared = [self._shared / self.path.name] if self._shared else []
        tables = [] if self._ballots is None else [self.path.parent / TABLES_HERE, self.path.parent / TABLETS_HERE]
        theirs = (each for folder in tables for each in sorted(folder.glob(f"{self.run.started.session}-*.jsonl")))
        return tuple(path for path in dict.fromkeys((self.path, *shared, *theirs)) if path.exists())

    def close(self) -> str:
        """Let go; where the record lies, unless it was deleted."""
        self._beside.close(over=self.view.page.last)
        if self._ballots is not None:
            with suppress(OSError):  # nothing is in it any more, and the record is what was kept
                (self._ballots.end if self.view.page.last else self._ballots.leave)()
        told = self._session.close("Spillets egen fil, optegnelsen,")
        return told if told and self.path.exists() else ""


def led_started(answers: Answers, code: str = "") -> Started:
    """The first line of a led record; with a code of its own where none is given."""
    cards = (answers.card, *answers.others) if chooses(answers.programme) else None
    seating = Seating(
        None, answers.people, answers.leader, code, answers.together, rehearsal=answers.rehearsal, cards=cards
    )
    return started_now(answers.programme, seating)


def open_first(session: Session, answers: Answers) -> None:
    """Open the card that was chosen alone.

    Raises:
        OSError: It could not be kept.
    """
    session.make(Opened(card=answers.card, play=play_hash(session.run.deck.cards[answers.card])))
