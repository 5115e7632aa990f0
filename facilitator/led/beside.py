"""What lies beside a led record wherever that is: what both windows show, and what tables recorded and are told."""

from pathlib import Path
from typing import Protocol

from facilitator.evidence.table_files import Tables
from facilitator.led.showing import Showing, forget_showing, keep_showing, read_showing
from spil.play.hall import Hall
from spil.record.hall import HallPost
from spil.session import Session


class Beside(Protocol):
    """Nothing of it is needed to go on: a session whose surroundings are lost begins its time anew."""

    record: str
    """The record's name."""
    tables: Tables | None
    """What the tables have recorded; None where none play by themselves."""

    def read(self) -> Showing | None:
        """What was shown of this record last."""

    def keep(self, showing: Showing) -> None:
        """Let other windows know; this one shows what it shows, whatever comes of it."""

    def tell(self, hall: Hall) -> None:
        """Tell the tables what the room sees."""

    def close(self, *, over: bool) -> None:
        """Let go; where the session is over nothing of it is left."""


class BesideFile:
    """A record's folder, and the shared one."""

    def __init__(self, record: Path, shared: Path | None, tables: Tables | None) -> None:
        self.record = record.name
        self.tables = tables
        self._folder = record.parent
        self._hall = HallPost(record, shared) if shared and tables else None

    @classmethod
    def of(cls, session: Session, shared: Path | None) -> "BesideFile":
        """Those of a session whose record is a file."""
        return cls(session.path, shared, Tables.of(session, shared))

    def read(self) -> Showing | None:
        """What was shown of this record, and of no other."""
        found = read_showing(self._folder)
        return found if found and found.record == self.record else None

    def keep(self, showing: Showing) -> None:
        """Let the second window know."""
        keep_showing(self._folder, showing)

    def tell(self, hall: Hall) -> None:
        """Leave it in the shared folder."""
        if self._hall:
            self._hall.tell(hall)

    def close(self, *, over: bool) -> None:
        """Let go of what stands in the folders."""
        if over:
            forget_showing(self._folder, self.record)
        if self._hall:
            self._hall.close(over=over)
