"""A second window that follows the session's record, and can show only the page the room may see."""

from datetime import datetime
from pathlib import Path

from facilitator.evidence.table_files import Tables
from facilitator.evidence.watch import stamps
from facilitator.led.clock import part_began
from facilitator.led.forms import led_run
from facilitator.led.known import Remembered
from facilitator.led.showing import Showing, read_showing
from facilitator.led.view import Around, View, hall_of, view
from spil.cards.deck import Deck
from spil.play.hall import Hall
from spil.play.run import Run, fold
from spil.record.places import records_folder
from spil.record.read import Record, Rejected, read_record
from spil.record.unfinished import led_sessions


class Follower:
    """Looks at the led session of this machine that something was last done in, or at one alone."""

    def __init__(self, deck: Deck, shared: Path | None, only: Path | None = None) -> None:
        self._deck = deck
        self._shared = shared
        self._only = only
        self._path: Path | None = None
        self._tables: Tables | None = None
        self._knowing = Remembered()
        self._seen: tuple[object, object] | None = None
        self.run: Run | None = None
        """What is led, as far as it has come; None while nothing is."""
        self.view: View | None = None
        """What shows of it; None while nothing is led."""
        self._since = datetime.now().astimezone()

    @property
    def hall(self) -> Hall | None:
        """What its tables are told of the room; None where none walk by themselves."""
        if self.run is None or self.view is None or self.run.started.form != "bord":
            return None
        return hall_of(self.run, self.view, self._since)

    def look(self, answered: int | None = None) -> bool:
        """Look once; whether there is something else to show.

        Args:
            answered: How many have answered by phone in the round that goes on; None where no phone is asked.
        """
        there, showing = stamps([records_folder()]), read_showing(records_folder())
        files = (there, self._shared and stamps([self._shared]), showing)
        now = datetime.now().astimezone()
        around = (answered, now.hour, now.minute)
        if (files, around) == self._seen:
            return False
        if self._seen is None or self._seen[0] != files:
            self._path = self._followed(set(there), showing)
            self.run = self._read(self._path) if self._path else None
        self._seen = (files, around)
        self.view = self._shown(self.run, showing, now, answered) if self.run else None
        return True

    def _followed(self, there: set[Path], showing: Showing | None) -> Path | None:
        """What the other window says it shows; else what was followed till now, or could be gone on with."""
        if self._only:
            return self._only
        said = records_folder() / showing.record if showing else None
        if said and said in there:
            return said
        if self._path and self._path in there:
            return self._path
        return next((each.path for each in led_sessions(self._deck)), None)

    def _read(self, path: Path) -> Run | None:
        try:
            record = read_record(path.read_bytes())
        except OSError:
            return None  # deleted after the session
        if isinstance(record, Rejected):
            return None
        begun = led_run(self._deck, record.started)
        return fold(begun, record.moves).run if begun else None

    def _shown(self, run: Run, showing: Showing | None, now: datetime, answered: int | None) -> View:
        said = showing if showing and self._path and showing.record == self._path.name else None
        tables: tuple[Record, ...] = ()
        if self._shared is not None and run.started.form == "bord":
            if self._tables is None or self._tables.session != run.started.session:
                self._tables = Tables(self._shared, run.started.session, self._deck)
            self._tables.look()
            tables = self._tables.records
        since = said.since(part_began(run)) if said else now
        self._since = since
        around = Around(now, since, paused=bool(said and said.paused), answered=answered)
        return view(run, tables, around, self._knowing)
