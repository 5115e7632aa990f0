"""A led session as a screen or lines sit on it: run and record, the tables' own records, the clock, the pause."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from facilitator.evidence.table_files import Tables
from facilitator.led.pages import taken
from facilitator.led.plan import leave_out, pace
from facilitator.led.private import script
from facilitator.led.room_form import LED
from facilitator.led.setup import Answers
from facilitator.led.tables_form import gathering
from spil.cards.deck import Deck
from spil.play.moves import Closed, Counted, Move, Opened, Started, Turned, Undone
from spil.play.page import Block, Page, Strong
from spil.play.run import Run
from spil.play.walk import play_hash
from spil.record.places import records_folder
from spil.record.read import Record, began
from spil.record.start import Seat, started_now
from spil.session import Session

REHEARSAL = "ØVELSE: rummet er opdigtet"


def led_run(deck: Deck, started: Started) -> Run | None:
    """A led session at its first page; who do not work together keep a sentence each, and no agreement."""
    programme = deck.programme(started.programme)
    if programme is None:
        return None
    if not started.together:
        programme = programme.model_copy(update={"agreement": "egen"})
    return Run.begin(deck, LED if started.form == "fælles" else gathering(), programme, started)


class Leading:
    """Accepts the facilitator's moves; tells the page for the room and the script for him alone."""

    def __init__(self, session: Session, shared: Path | None, clock: Callable[[], datetime]) -> None:
        self._session = session
        self._shared = shared
        self._tables = Tables.of(session, shared)
        self._clock = clock
        self._since = _written(session.path)
        """When this page came up; after a dead battery, when the last move was kept."""
        session.path.touch()  # a second window follows the session that was begun or gone on with last
        self.paused = paused(session.path)
        """Whether the room's screen is blank."""
        self._undone: Counted | None = None
        self.notice = session.notice
        self.look()

    @classmethod
    def begin(cls, deck: Deck, answers: Answers, *, shared: Path | None, clock: Callable[[], datetime]) -> "Leading":
        """Begin with a card that was chosen alone.

        Raises:
            OSError: The record cannot be written on this machine.
        """
        seat = Seat(None, answers.people, answers.leader, together=answers.together, rehearsal=answers.rehearsal)
        started = started_now(answers.programme, seat)
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
        led = Record(self.run.started, self.run.moves, len(self.run.moves) + 1)
        return (led, *(self._tables.records if self._tables else ()))

    @property
    def page(self) -> Page:
        """The page the room may see, with what only the clock knows; the card that was chosen alone is not given up."""
        page = timed(self.run, self._session.page, self._since)
        return replace(page, back=page.back and len(self.run.moves) > 1)

    @property
    def script(self) -> tuple[Block, ...]:
        """What helps the one who leads, alone."""
        return script(self.run, self._tables.records if self._tables else ())

    @property
    def told(self) -> str:
        """Minutes used and left, and what to leave out when time is short."""
        if self.page.last:
            return ""
        used = max(0.0, (self._clock() - began(self.run.started)).total_seconds() / 60)  # the clock may be put back
        plan = pace(self.run)
        left = "Et minut" if plan.left(used) == 1 else f"{plan.left(used)} minutter"
        minutes = f"{plan.here:g}".replace(".", ",")
        here = "" if self.page.kind == "between" else f"til det her: {minutes} min."
        parts = [f"{left} tilbage", here, leave_out(self.run, used), self._tables.told if self._tables else ""]
        return " · ".join(part for part in parts if part)

    def pause(self, *, on: bool) -> None:
        """Blank the room's screen, also in a second window, or show it again."""
        self.paused = on
        mark = _pause(self.path)
        with suppress(OSError):  # this screen is blank whatever the disk says
            if on:
                mark.touch()
            else:
                mark.unlink(missing_ok=True)

    def look(self) -> bool:
        """Read what the tables have recorded since; whether there was anything new."""
        if self._tables is None or not self._tables.look():
            return False
        self._session.reform(gathering(self._tables.records))
        return True

    def make(self, move: Move) -> None:
        """Make a move; it is on disk when this returns.

        Raises:
            NotOfferedError: The page does not offer it; nothing has changed.
            OSError: It could not be kept; nothing has changed.
        """
        tables = self._tables.records if self._tables else ()
        standing = taken(self.run, tables) if isinstance(move, Turned) else None
        if standing:
            self._session.make(standing)
        self._notice(move)
        self._session.make(move)
        if self._tables is not None:
            self._session.reform(gathering(self._tables.records))
        self._since = self._clock()
        if isinstance(move, Closed):
            self.pause(on=False)

    def _notice(self, move: Move) -> None:
        """A count that is typed again after one went back says so."""
        self.notice = ""
        last = self.run.moves[-1] if self.run.moves else None
        if isinstance(move, Undone):
            self._undone = last if isinstance(last, Counted) else None
        elif isinstance(move, Counted):
            before = self._undone
            if before and (before.step, before.round) == (move.step, move.round) and before.counts != move.counts:
                self.notice = "Tallene er rettet."
            self._undone = None

    @property
    def copies(self) -> tuple[Path, ...]:
        """Where the record lies: here, and in the shared folder."""
        folders = [self._shared] if self._shared else []
        return tuple(path for path in (self.path, *(folder / self.path.name for folder in folders)) if path.exists())

    def close(self) -> str:
        """Let go; where the record lies, unless it was deleted."""
        if self.page.last:
            self.pause(on=False)
        told = self._session.close("Optegnelsen")
        return told if self.path.exists() else ""


def timed(run: Run, page: Page, since: datetime) -> Page:
    """A page with the time when tables are to be back, and the mark of a rehearsal."""
    if page.kind == "walk":
        back = since + timedelta(minutes=pace(run).here)
        page = replace(page, blocks=(Strong(f"Salen samles kl. {back:%H.%M}."), *page.blocks, *_code(run)))
    return replace(page, note=", ".join(filter(None, (page.note, REHEARSAL)))) if run.started.rehearsal else page


def paused(path: Path) -> bool:
    """Whether the screen of the session with this record is to be blank."""
    return _pause(path).exists()


def _code(run: Run) -> tuple[Block, ...]:
    return (Strong(f"Har bordet en computer? Koden er {run.started.session.rpartition('-')[2]}."),)


def _pause(path: Path) -> Path:
    return path.with_suffix(".pause")


def _written(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime).astimezone()
