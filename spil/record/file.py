"""A record on disk: appended to and synced before the next page shows."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from spil.play.moves import Event, Started
from spil.record.read import Record, Rejected, read_record


class ElsewhereError(OSError):
    """The same session goes on in another window; its sentence says so."""


class RecordFile:
    """One record; opened anew for each line, so that nothing is held that others may want to copy."""

    def __init__(self, path: Path, end: int = 0) -> None:
        self.path = path
        self._end = end
        """Bytes that were acknowledged; whatever stands after them is half a line or was never told."""

    @classmethod
    def create(cls, folder: Path, started: Started) -> "RecordFile":
        """Begin a record.

        Raises:
            OSError: The folder cannot be written.
        """
        folder.mkdir(parents=True, exist_ok=True)
        where = f"-bord{started.table}" if started.table else ""
        file = cls(folder / f"{started.session}{where}-{started.record[:8]}.jsonl")
        file.path.touch(exist_ok=False)
        file.append(started)
        _sync_folder(folder)
        return file

    @classmethod
    def reopen(cls, path: Path) -> "RecordFile":
        """Go on with a record, without the torn line that a crash may have left.

        Raises:
            OSError: The file cannot be written.
        """
        with path.open("r+b") as stream:
            end = stream.read().rfind(b"\n") + 1
            stream.truncate(end)
        return cls(path, end)

    def append(self, event: Event) -> None:
        """Write an event so that it survives whatever comes next.

        Raises:
            OSError: It could not be kept; what was kept before stands.
        """
        with self.path.open("r+b") as stream:
            size = stream.seek(0, os.SEEK_END)
            stream.seek(self._end)
            if size < self._end or b"\n" in stream.read():  # not as we left it: another window has gone on or closed
                raise ElsewhereError(_ELSEWHERE)
            stream.truncate(self._end)
            stream.seek(self._end)
            try:
                _write(stream, event)
            except OSError:
                stream.truncate(self._end)
                raise
            self._end = stream.tell()

    def keep_only(self, kept: Iterable[Event]) -> None:
        """Replace the record by these events, at once and wholly.

        Raises:
            OSError: The folder cannot be written; the record stands as it was.
        """
        if self.path.stat().st_size != self._end:
            raise ElsewhereError(_ELSEWHERE)
        draft = self.path.with_suffix(".ny")
        with draft.open("wb") as stream:
            _write(stream, *kept)
        draft.replace(self.path)


_ELSEWHERE = (
    "Det samme spil er åbent i et andet vindue og er gået videre der. Luk det her vindue, og fortsæt i det andet."
)


def _write(stream: BinaryIO, *events: Event) -> None:
    stream.write(b"".join(event.line().encode() + b"\n" for event in events))
    stream.flush()
    os.fsync(stream.fileno())


def _sync_folder(folder: Path) -> None:
    """Make a new file's name survive a dead battery; Windows keeps names by itself."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def unfinished(folder: Path) -> list[tuple[Path, Record]]:
    """This machine's records that were never closed, the newest first."""
    found = []
    for path in folder.glob("*.jsonl"):
        try:
            record = read_record(path.read_bytes())
        except OSError:
            continue  # somebody else's file, or gone since: nothing to go on with
        if not isinstance(record, Rejected) and not record.closed:
            found.append((path, record))
    return sorted(found, key=lambda each: each[1].started.at, reverse=True)
