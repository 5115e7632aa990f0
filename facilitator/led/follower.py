"""A second window that follows the session's record, and can show only the page the room may see."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from facilitator.evidence.table_files import Tables
from facilitator.evidence.watch import stamps
from facilitator.led.session import led_run, paused, timed
from facilitator.led.tables_form import gathering
from spil.cards.deck import Deck
from spil.play.page import AgreementEntry, Labelled, Page
from spil.play.run import fold
from spil.record.places import records_folder
from spil.record.read import Rejected, read_record
from spil.record.unfinished import led_sessions


class Follower:
    """Looks at the led session of this machine that something was last done in."""

    def __init__(self, deck: Deck, shared: Path | None) -> None:
        self._deck = deck
        self._shared = shared
        self._path: Path | None = None
        self._tables: Tables | None = None
        self._seen: object = None
        self.page: Page | None = None
        """The room's page; None while nothing is led."""

    @property
    def blank(self) -> bool:
        """Whether the one who leads has blanked the screen."""
        return self._path is not None and paused(self._path)

    def look(self) -> bool:
        """Look once; whether there is something else to show."""
        there = stamps([records_folder()])
        now = (there, self._shared and stamps([self._shared]), self.blank)
        if now == self._seen:
            return False
        self._seen = now
        waiting = [each.path for each in led_sessions(self._deck)]
        led = [path for path in (*waiting, self._path) if path in there]
        self._path = max(led, key=lambda path: there[path], default=None)
        self.page = None
        if self._path is not None:
            self._read(self._path)
        return True

    def _read(self, path: Path) -> None:
        try:
            record, written = read_record(path.read_bytes()), path.stat().st_mtime
        except OSError:
            return  # deleted after the session
        if isinstance(record, Rejected):
            return
        begun = led_run(self._deck, record.started)
        if begun is None:
            return
        run = fold(begun, record.moves).run
        if self._shared is not None and run.started.form == "bord":
            if self._tables is None or self._tables.session != run.started.session:
                self._tables = Tables(self._shared, run.started.session, self._deck)
            self._tables.look()
            run = replace(run, form=gathering(self._tables.records))
        self.page = _with_condition(timed(run, run.page, datetime.fromtimestamp(written).astimezone()))


def _with_condition(page: Page) -> Page:
    """An agreement is written in the other window; here its beginning stands."""
    if isinstance(page.entry, AgreementEntry) and page.entry.condition:
        return replace(page, blocks=(*page.blocks, Labelled("Hvis", f"{page.entry.condition}, så …")))
    return page
