"""What the tables' own laptops record in a shared folder, read again when a file has changed."""

from pathlib import Path

from facilitator.evidence.watch import stamps
from spil.record.read import Record, Rejected, read_record
from spil.session import Session


class Tables:
    """The records of a session's tables in a shared folder, read anew when a file has changed."""

    def __init__(self, folder: Path, session: str) -> None:
        self._folder = folder
        self.session = session
        self._seen: dict[Path, tuple[int, int]] = {}
        self._read: dict[Path, Record] = {}

    @classmethod
    def of(cls, session: Session, folder: Path | None) -> "Tables | None":
        """Those of a session whose tables walk by themselves; None without a folder."""
        if folder is None or session.run.started.form != "bord":
            return None
        return cls(folder, session.run.started.session)

    @property
    def records(self) -> tuple[Record, ...]:
        """Each table's record once, the longest copy."""
        newest: dict[str, Record] = {}
        for record in self._read.values():
            name = record.started.record
            if name not in newest or newest[name].lines < record.lines:
                newest[name] = record
        return tuple(newest[name] for name in sorted(newest))

    def look(self) -> bool:
        """Read what is new; a folder that is away for a while changes nothing."""
        found = stamps([self._folder])
        if found == self._seen or (not found and self._seen):
            return False
        for path, stamp in found.items():
            if self._seen.get(path) != stamp:
                self._take(path)
        self._seen = found
        return True

    def _take(self, path: Path) -> None:
        try:
            record = read_record(path.read_bytes())
        except OSError:
            return
        if not isinstance(record, Rejected) and record.started.table and record.started.session == self.session:
            self._read[path] = record
