"""Ballots on disk: what each phone chose in the round that goes on, till their count stands in the record.

One file beside the record, SQLite's, which the leader's process and the server both open. Who leads opens and closes
rounds; the server casts. Closing and counting are one transaction, so a ballot is either acknowledged and counted, or
refused. Rows lie by token, so nothing tells who came first, and no time, address or name is in them.
"""

import secrets
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from facilitator.led.ballots import box_files, box_path

_PATIENCE = 5.0
"""Seconds to wait for the other process to be done with the file."""
_SHAPE = """
CREATE TABLE IF NOT EXISTS ballot
    (round TEXT, token TEXT, choice TEXT NOT NULL, PRIMARY KEY (round, token)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS round (id TEXT PRIMARY KEY, key TEXT NOT NULL, taking INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS kept (name TEXT PRIMARY KEY, secret TEXT NOT NULL) WITHOUT ROWID;
"""


def ballots_beside(record: Path) -> "Box":
    """The box of a led session, beside its record."""
    return Box(box_path(record))


class Ballot(NamedTuple):
    """What one phone chose."""

    round: str
    """The round it was made for; of another it counts nothing."""
    token: str
    """Whose it is, as nobody can tell from it."""
    choice: str


class Box:
    """The ballots of one led session; every change is on disk, synced, when its call returns.

    Raises:
        OSError: From every call: the file cannot be read or written now, and nothing has changed.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with _told(), ExitStack() as undo:
            self._file = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
            undo.callback(self._file.close)  # a file that is none of ours is let go of
            path.chmod(0o600)
            self._file.executescript(f"PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; {_SHAPE}")
            self._file.execute("PRAGMA secure_delete=ON")  # a ballot that was counted is gone from the disk as well
            undo.pop_all()

    def open(self, key: str) -> str:
        """Take ballots for the round of this key, and for no other; those already in it are kept.

        Returns:
            A name for it that is new whenever its ballots are.
        """
        with self._change() as file:
            there = file.execute("SELECT id, taking FROM round WHERE key = ?", (key,)).fetchone()
            if there and there[1]:
                return str(there[0])
            if there:
                file.execute("UPDATE round SET taking = 1")
                return str(there[0])
            _forget(file)
            new = secrets.token_hex(8)
            file.execute("INSERT INTO round VALUES (?, ?, 1)", (new, key))
            return new

    def close(self) -> dict[str, int]:
        """Take no ballot any more; how many chose what, the same till it is forgotten."""
        with self._change() as file:
            file.execute("UPDATE round SET taking = 0")
            return dict(file.execute("SELECT choice, count(*) FROM ballot GROUP BY choice ORDER BY choice"))

    def forget(self) -> None:
        """Let go of every ballot: their count stands in the record, or the room has gone elsewhere."""
        with self._change() as file:
            _forget(file)
        with _told():
            self._file.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # nor do they stay in what was written on the way

    @property
    def open_round(self) -> str | None:
        """The name of the round that takes ballots now."""
        with _told():
            found = self._file.execute("SELECT id FROM round WHERE taking = 1").fetchone()
        return found[0] if found else None

    def answered(self) -> int:
        """How many have answered in the round that goes on, or was closed last."""
        with _told():
            return int(self._file.execute("SELECT count(*) FROM ballot").fetchone()[0])

    def cast(self, ballots: Sequence[Ballot]) -> list[bool]:
        """Put ballots in; of one phone the last counts. For each, whether its round took it."""
        with self._change() as file:
            found = file.execute("SELECT id FROM round WHERE taking = 1").fetchone()
            taken = [found is not None and each.round == found[0] for each in ballots]
            kept = [each for each, took in zip(ballots, taken, strict=True) if took]
            file.executemany("INSERT OR REPLACE INTO ballot VALUES (?, ?, ?)", kept)
        return taken

    def mine(self, round_: str, token: str) -> str | None:
        """What this phone has chosen in a round."""
        with _told():
            where = "round = ? AND token = ?"
            found = self._file.execute(f"SELECT choice FROM ballot WHERE {where}", (round_, token)).fetchone()  # noqa: S608
        return found[0] if found else None

    def kept(self, name: str) -> str:
        """A secret of this room: made when it is first asked for, the same afterwards, also after a restart."""
        with self._change() as file:
            file.execute("INSERT OR IGNORE INTO kept VALUES (?, ?)", (name, secrets.token_urlsafe(24)))
            return str(file.execute("SELECT secret FROM kept WHERE name = ?", (name,)).fetchone()[0])

    def leave(self) -> None:
        """Let go of the file; what is in it stays."""
        self._file.close()

    def end(self) -> None:
        """The session is over: nothing of it stays on the disk."""
        self.leave()
        for path in box_files(self.path):
            path.unlink(missing_ok=True)

    @contextmanager
    def _change(self) -> Iterator[sqlite3.Connection]:
        """All of it or nothing, with nobody else in between."""
        with _told():
            self._file.execute("BEGIN IMMEDIATE")
            try:
                yield self._file
            except BaseException:  # Ctrl+C too: no transaction is left open
                self._file.execute("ROLLBACK")
                raise
            self._commit()

    def _commit(self) -> None:
        try:
            self._file.execute("COMMIT")
        except sqlite3.Error:
            if self._file.in_transaction:  # a full disk may leave it open
                self._file.execute("ROLLBACK")
            raise


def _forget(file: sqlite3.Connection) -> None:
    if file.execute("SELECT EXISTS (SELECT 1 FROM round)").fetchone()[0]:
        file.execute("DELETE FROM ballot")
        file.execute("DELETE FROM round")


@contextmanager
def _told() -> Iterator[None]:
    """What SQLite says, as the error that every other file has."""
    try:
        yield
    except sqlite3.Error as error:
        raise OSError(f"Stemmerne kan ikke skrives: {error}") from error
