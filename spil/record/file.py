"""A record on disk: appended to and synced before the next page shows."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from spil.files import create, put, sweep, write_whole
from spil.play.moves import Event, Started
from spil.record.hold import ElsewhereError, Hold
from spil.record.read import Record, Rejected, read_record


class RecordFile:
    """One record, held by this window alone; opened anew for each line, so that others may copy it meanwhile."""

    def __init__(self, path: Path) -> None:
        """Take hold of a record that is there.

        Raises:
            ElsewhereError: Another window has it.
            OSError: The file cannot be written.
        """
        self.path = path
        self._hold = Hold(path)
        self._end = path.read_bytes().rfind(b"\n") + 1
        """Bytes that were acknowledged; whatever stands after them is half a line or was never told."""
        sweep(path)

    @classmethod
    def create(cls, folder: Path, started: Started, moves: Iterable[Event] = ()) -> "RecordFile":
        """Begin a record, with the moves that were made already.

        Raises:
            OSError: The folder cannot be written.
        """
        folder.mkdir(parents=True, exist_ok=True)
        where = f"-bord{started.table}" if started.table else ""
        path = folder / f"{started.session}{where}-{started.record[:8]}.jsonl"
        create(path, _lines(started, *moves))
        return cls(path)

    @property
    def place(self) -> Path:
        """Where it lies."""
        return self.path

    def read(self) -> Record | Rejected:
        """What stands in it now that nobody else writes.

        Raises:
            OSError: It cannot be read.
        """
        return read_record(self.path.read_bytes())

    def append(self, event: Event) -> None:
        """Write an event so that it survives whatever comes next.

        Raises:
            ElsewhereError: The file is not as this window left it.
            OSError: It could not be kept; what was kept before stands.
        """
        with self.path.open("r+b") as stream:
            self._must_be_ours(stream)
            stream.truncate(self._end)
            stream.seek(self._end)
            try:
                put(stream, _lines(event))
            except OSError:
                stream.truncate(self._end)
                raise
            self._end = stream.tell()

    def keep_only(self, kept: Iterable[Event]) -> None:
        """Replace the record by these events, at once and wholly, and let go of it: nothing comes after.

        Raises:
            ElsewhereError: The file is not as this window left it.
            OSError: The folder cannot be written; the record stands as it was.
        """
        with self.path.open("r+b") as stream:
            self._must_be_ours(stream)
        self.close()  # Windows replaces no file that is open
        try:
            write_whole(self.path, _lines(*kept))
        except OSError:
            self._hold = Hold(self.path)
            raise

    def close(self) -> None:
        """Let others have it."""
        self._hold.release()

    def _must_be_ours(self, stream: BinaryIO) -> None:
        size = stream.seek(0, os.SEEK_END)
        stream.seek(self._end)
        if not self._hold.is_on(stream) or size < self._end or b"\n" in stream.read():
            raise ElsewhereError


def _lines(*events: Event) -> bytes:
    return b"".join(event.line().encode() + b"\n" for event in events)
