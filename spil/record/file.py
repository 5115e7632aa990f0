"""A record on disk: appended to and synced before the next page shows."""

import os
from pathlib import Path
from typing import BinaryIO

from spil.play.moves import Event, Started
from spil.record.reading import Record, Rejected, read_record


class RecordFile:
    """One record, open for appending."""

    def __init__(self, path: Path, stream: BinaryIO) -> None:
        self.path = path
        self._stream = stream

    @classmethod
    def create(cls, folder: Path, started: Started) -> "RecordFile":
        """Begin a record.

        Raises:
            OSError: The folder cannot be written.
        """
        folder.mkdir(parents=True, exist_ok=True)
        where = f"-bord{started.table}" if started.table else ""
        path = folder / f"{started.session}{where}-{started.record[:8]}.jsonl"
        file = cls(path, path.open("xb"))
        file.append(started)
        _sync_folder(folder)
        return file

    @classmethod
    def reopen(cls, path: Path) -> "RecordFile":
        """Go on with a record, without the torn line that a crash may have left.

        Raises:
            OSError: The file cannot be written.
        """
        whole = path.read_bytes().rfind(b"\n") + 1
        stream = path.open("r+b")
        stream.truncate(whole)
        stream.seek(whole)
        return cls(path, stream)

    def append(self, event: Event) -> None:
        """Write an event so that it survives whatever comes next.

        Raises:
            OSError: It could not be kept; what was kept before stands.
        """
        end = self._stream.tell()
        try:
            self._stream.write(event.line().encode() + b"\n")
            self._stream.flush()
            os.fsync(self._stream.fileno())
        except OSError:
            self._forget_half(end)
            raise

    def close(self) -> None:
        """Let go of the file."""
        self._stream.close()

    def keep_only(self, kept: tuple[Event, ...]) -> None:
        """Replace the record by these events, at once and wholly.

        Raises:
            OSError: The folder cannot be written; the record stands as it was.
        """
        self.close()
        draft = self.path.with_suffix(".ny")
        with draft.open("wb") as stream:
            stream.write(b"".join(event.line().encode() + b"\n" for event in kept))
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(self.path)

    def _forget_half(self, end: int) -> None:
        """Take a half-written line away, so that the next one begins on its own."""
        raw = os.open(self.path, os.O_RDWR)
        try:
            os.ftruncate(raw, end)
        finally:
            os.close(raw)
        self._stream = self.path.open("r+b")
        self._stream.seek(end)


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
