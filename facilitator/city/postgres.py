"""The home for a city: PostgreSQL, with plain sentences of SQL and a pool of connections."""

import secrets
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

import psycopg
from psycopg.errors import UniqueViolation
from psycopg_pool import ConnectionPool, PoolTimeout

from facilitator.after.kept import agreement_of
from facilitator.city import sql
from facilitator.city.migrate import migrate
from facilitator.city.observed import log
from facilitator.city.rules import AGREEMENTS, CLOSED, IDLE, LEAVINGS, room_name
from facilitator.city.store import AWAY, GONE, Asked, Cast, CodeTakenError, Hand, Leaves, Leaving, Listed, Seat, Seen
from facilitator.evidence.table_files import Tables
from facilitator.led.showing import Showing, heard, said
from facilitator.room.casting import Mine
from spil.play.hall import Hall
from spil.play.moves import Closed, Event, FollowedUp, Started
from spil.record.hold import ElsewhereError
from spil.record.read import Record, Rejected, read_record

if TYPE_CHECKING:
    from facilitator.led.ballots import BallotBox
    from facilitator.led.beside import Beside
    from spil.record.kept import Kept

_NAME = "ligebehandlingsspillet"
"""As whoever runs the database sees who is connected."""
_CONNECTIONS, _HANDS = 8, 4
"""Of one process, beside the one that listens; and those that hold a room, so that some are always left for votes."""
_PATIENCE = 4.0
"""Seconds for a connection to be free, and for a sentence to be answered."""
_GIVES_UP = 2.0
"""Seconds to try for a connection before whoever asks next tries anew: tries that go on come ever later, and after two
minutes without a database the next would have come a minute after it was back."""
_RETRY = 1.0
"""Seconds between two tries to listen, while the database is away."""
_HEARS_FOR = 5.0
"""Seconds to wait for a word, before one sees whether one is still to listen."""

_LOGGED = (
    "Databasen skriver valg og mærker i sin egen log. Lad den, der driver den, sætte log_parameter_max_length og "
    "log_parameter_max_length_on_error til 0."
)

Found = TypeVar("Found")
Connection = psycopg.Connection[tuple[Any, ...]]


class PostgresStore:
    """Rooms in a database that any number of processes and machines share."""

    patience = 5.0

    def __init__(self, url: str) -> None:
        """Open the database, and bring it forward.

        Raises:
            OSError: It cannot be reached.
        """
        self._url = url
        self._closed = threading.Event()
        self._hands = threading.BoundedSemaphore(_HANDS)
        wait = int(_PATIENCE * 1000)
        self._pool = ConnectionPool(
            url,
            min_size=1,
            max_size=_CONNECTIONS,
            timeout=_PATIENCE,
            reconnect_timeout=_GIVES_UP,
            check=ConnectionPool.check_connection,  # one that died with the database is not who hears of it
            kwargs={
                "autocommit": True,
                "connect_timeout": 3,
                "application_name": _NAME,
                "options": f"-c statement_timeout={wait} -c idle_in_transaction_session_timeout={wait}",
            },
            open=True,
        )
        try:
            self._do(migrate)
            if self._do(lambda connection: _one(connection.execute(sql.LOGGED))):
                log.warning("databasens log", extra={"told": {"fejl": _LOGGED}})
        except BaseException:
            self._pool.close()
            raise

    def begin(self, started: Started, owner: str) -> str:
        """A room and its first line, in one sentence."""
        name = room_name(started)
        told = {"name": name, "code": started.code, "owner": owner, "line": started.line()}
        try:
            self._do(lambda connection: connection.execute(sql.BEGIN, told))
        except UniqueViolation as error:
            raise CodeTakenError from error
        return name

    def hold(self, name: str) -> Hand:
        """Lock the room's name on a connection of one's own: where that breaks, so does the hold."""
        if not self._hands.acquire(timeout=_PATIENCE):
            raise OSError(AWAY)
        try:
            with _told():
                connection = self._pool.getconn()
        except BaseException:
            self._hands.release()
            raise
        try:
            with _told():
                _lock(connection, name)
                return _RowHand(name, connection, self._let_go)
        except BaseException:
            self._let_go(connection)
            raise

    def _let_go(self, connection: Connection) -> None:
        with suppress(psycopg.Error):
            connection.execute(sql.LET_GO)
        self._pool.putconn(connection)
        self._hands.release()

    def read(self, name: str) -> Record | Rejected:
        """Its lines, one after the other."""
        return read_record(self._do(lambda connection: _raw(connection, name), again=True))

    def seen(self, names: Sequence[str]) -> Mapping[str, Seen]:
        """One sentence for all of them."""
        return self._do(lambda connection: _seen(connection, names), again=True)

    def cast(self, casts: Sequence[Cast]) -> list[bool]:
        """One sentence, and one write, for all of them; said again it changes nothing."""
        last = {(each.ballot.round, each.ballot.token): each for each in casts}
        told = {
            "rooms": [each.room for each in last.values()],
            "rounds": [each.ballot.round for each in last.values()],
            "tokens": [each.ballot.token for each in last.values()],
            "choices": [each.ballot.choice for each in last.values()],
        }
        rows = self._do(lambda connection: connection.execute(sql.CAST, told).fetchall(), again=True)
        taken = {(round_, token) for round_, token in rows}
        return [
            (each.ballot.round, each.ballot.token) in taken
            and last[each.ballot.round, each.ballot.token].room == each.room
            for each in casts
        ]

    def phones(self, asked: Sequence[Asked]) -> tuple[Mapping[str, Seen], list[Mine | None]]:
        """One way there and back for all of them."""
        told = {"rooms": [each.room for each in asked], "tokens": [each.token for each in asked]}

        def look(connection: Connection) -> tuple[Mapping[str, Seen], dict[tuple[str, str], Mine]]:
            rows = connection.execute(sql.MINE, told).fetchall()
            chosen = {(room, token): Mine(round_, choice) for room, token, round_, choice in rows}
            return _seen(connection, told["rooms"]), chosen

        seen, found = self._do(look, again=True)
        return seen, [found.get((each.room, each.token)) for each in asked]

    def secret(self, name: str, use: str) -> str:
        """Made by whoever comes first."""

        def kept(connection: Connection) -> str:
            connection.execute(sql.MAKE_KEY, (name, use, secrets.token_urlsafe(24)))
            return str(_one(connection.execute(sql.KEY, (name, use))))

        try:
            return self._do(kept, again=True)
        except psycopg.IntegrityError as error:
            raise OSError(GONE) from error

    def sit(self, name: str, started: Started, token: str) -> None:
        """A record whose parent is the room."""
        told = {"name": room_name(started), "line": started.line(), "parent": name, "token": token}
        try:
            self._do(lambda connection: connection.execute(sql.SIT, told))
        except psycopg.IntegrityError as error:
            raise OSError(GONE) from error  # the room was deleted, or two taps were one

    def seat(self, name: str, token: str) -> Seat | None:
        """By the index of parents and tokens."""
        found = self._do(lambda connection: connection.execute(sql.SEAT, (name, token)).fetchone(), again=True)
        return Seat(*found) if found else None

    def go_alone(self, name: str, token: str, *, alone: bool) -> None:
        """It stands beside its record."""
        told = {"parent": name, "token": token, "alone": alone}
        self._do(lambda connection: connection.execute(sql.GO_ALONE, told), again=True)

    def tables(self, name: str) -> Mapping[str, int]:
        """Those whose parent is the room."""
        rows = self._do(lambda connection: connection.execute(sql.TABLES, (name,)).fetchall(), again=True)
        return {str(table): int(lines) for table, lines in rows}

    def find(self, code: str) -> str | None:
        """By the index of the codes that are open."""
        found = self._do(lambda connection: _one(connection.execute(sql.FIND, (code,))), again=True)
        return None if found is None else str(found)

    def rooms(self, owner: str) -> list[Listed]:
        """By the index of owners."""
        rows = self._do(lambda connection: connection.execute(sql.ROOMS, (owner,)).fetchall(), again=True)
        return [_listed(row) for row in rows]

    def room_of(self, owner: str, name: str) -> Listed | None:
        """By its name."""
        found = self._do(lambda connection: connection.execute(sql.ROOM, (owner, name)).fetchone(), again=True)
        return _listed(found) if found else None

    def end(self, name: str) -> None:
        """What lies beside the record, in one sentence."""
        self._do(lambda connection: connection.execute(sql.END, {"names": [name]}), again=True)

    def delete(self, name: str) -> None:
        """The room, and by it all that is its."""
        self._do(lambda connection: connection.execute(sql.DELETE, (name,)), again=True)

    def keep_agreement(self, name: str) -> bool:
        """Put what was agreed in the place of the lines."""
        hand = self.hold(name)
        try:
            record = hand.kept.read()
            kept = None if isinstance(record, Rejected) else agreement_of(record)
            if kept:
                hand.kept.keep_only(kept)
        finally:
            hand.close()
        if kept is None:
            self.delete(name)
            return False
        self.end(name)
        self._do(lambda connection: connection.execute(sql.DELETE_TABLES, (name,)), again=True)
        self._do(lambda connection: connection.execute(sql.ALONE, (name,)), again=True)
        return True

    def every(self) -> list[Listed]:
        """All rows that are no tables."""
        rows = self._do(lambda connection: connection.execute(sql.EVERY).fetchall(), again=True)
        return [_listed(row) for row in rows]

    def leavings(self) -> list[Leaving]:
        """By what they say: the order in which they came is none that anybody sees."""
        rows = self._do(lambda connection: connection.execute(sql.LEAVINGS).fetchall(), again=True)
        return [Leaving(*map(str, row)) for row in rows]

    def note(self, name: str) -> str | None:
        """By its name."""
        found = self._do(lambda connection: _one(connection.execute(sql.NOTE, (name,))), again=True)
        return None if found is None else str(found)

    def renote(self, name: str, was: str | None, text: str) -> str:
        """In one sentence, which changes nothing where another text stands."""
        told = {"name": name, "was": was, "text": text}

        def kept(connection: Connection) -> str:
            connection.execute(sql.RENOTE, told)
            return str(_one(connection.execute(sql.NOTE, (name,))))

        return self._do(kept, again=True)

    def expire(self, now: datetime, records: int, leaves: Leaves | None = None) -> int:
        """What has stood too long, by the index of when it was touched."""
        old = {
            "closed": now - CLOSED,
            "idle": now - IDLE,
            "agreements": now - AGREEMENTS,
            "records": now - timedelta(days=records),
        }

        def over(connection: Connection) -> tuple[int, list[Listed]]:
            ended = [row[0] for row in connection.execute(sql.TO_END, old)]
            connection.execute(sql.END, {"names": ended})
            gone = [row[0] for row in connection.execute(sql.TO_DELETE, old)]
            connection.execute(sql.FORGET_LEAVINGS, (f"{now.year - LEAVINGS}",))
            return len(ended), [_listed(row) for row in connection.execute(sql.ROOM_TO_DELETE, (gone,))]

        ended, gone = self._do(over, again=True)
        for room in gone:
            self._leave(room, leaves(room) if leaves else None)
        return ended + len(gone)

    def _leave(self, room: Listed, left: Leaving | None) -> None:
        """Delete a room that nobody touched meanwhile; what is left is kept by whoever deletes it, and so once."""

        def done(connection: Connection) -> None:
            with connection.transaction():
                if connection.execute(sql.DELETE_OLD, (room.name, room.touched)).fetchone() and left:
                    connection.execute(sql.LEAVE, left)

        self._do(done, again=True)

    def listen(self, heard: Callable[[str], None]) -> None:
        """Listen on a connection of its own, and again when it was lost."""
        threading.Thread(target=self._listen, args=(heard,), name="lytter", daemon=True).start()

    def _listen(self, heard: Callable[[str], None]) -> None:
        while not self._closed.is_set():
            try:
                with psycopg.connect(
                    self._url, autocommit=True, connect_timeout=3, application_name=_NAME
                ) as connection:
                    connection.execute("LISTEN ny")
                    heard("")  # whatever was said before nobody listened
                    while not self._closed.is_set():
                        for word in connection.notifies(timeout=_HEARS_FOR, stop_after=1):
                            heard(word.payload)
            except psycopg.Error:
                heard("")
                self._closed.wait(_RETRY)

    def ready(self) -> None:
        """Ask it something."""
        self._do(lambda connection: connection.execute("SELECT 1"))

    def close(self) -> None:
        """Let go of every connection."""
        self._closed.set()
        self._pool.close()

    def _do(self, work: Callable[[Connection], Found], *, again: bool = False) -> Found:
        """Do it on a connection; once more on a new one, where it broke and doing it twice is doing it once."""
        with _told():
            try:
                with self._pool.connection() as connection:
                    return work(connection)
            except psycopg.OperationalError as error:
                if not again or isinstance(error, PoolTimeout):  # none came in all that time: who asks hears it now
                    raise
                self._pool.check()
                with self._pool.connection() as connection:
                    return work(connection)


class _RowHand:
    """A room whose name is locked; what is done with it goes the way of the lock."""

    def __init__(self, name: str, connection: Connection, let_go: Callable[[Connection], None]) -> None:
        self._connection: Connection | None = connection
        self._let_go = let_go
        self.kept: Kept = _Rows(name, connection)
        self.ballots: BallotBox = _RowBallots(name, connection)
        self.beside: Beside = _RowBeside(name, connection)

    def close(self) -> None:
        """Unlock, and give the connection back."""
        connection, self._connection = self._connection, None
        if connection is not None:
            self._let_go(connection)


class _Rows:
    """A record in hand whose lines are rows."""

    place = None

    def __init__(self, name: str, connection: Connection) -> None:
        self._name = name
        self._connection = connection
        self._after = _raw(connection, name).count(b"\n")
        self._led = _one(connection.execute(sql.LED, (name,)))

    def read(self) -> Record | Rejected:
        """Its lines, one after the other."""
        with _told():
            return read_record(_raw(self._connection, self._name))

    def append(self, event: Event) -> None:
        """Add a line, where as many stand as this hand knows."""
        told = {
            "room": self._name,
            "after": self._after,
            "led": self._led,
            "line": event.line(),
            "closed": isinstance(event, Closed | FollowedUp),
        }
        with _told():
            if self._connection.execute(sql.APPEND, told).fetchone() is None:
                raise ElsewhereError
        self._after += 1

    def keep_only(self, kept: Iterable[Event]) -> None:
        """Replace every line, where as many stand as this hand knows."""
        lines = [event.line() for event in kept]
        with _told(), self._connection.transaction():
            told = {"room": self._name, "after": self._after, "lines": len(lines)}
            if self._connection.execute(sql.REPLACE, told).fetchone() is None:
                raise ElsewhereError
            self._connection.execute(sql.FORGET_LINES, (self._name,))
            for number, line in enumerate(lines, 1):
                self._connection.execute(sql.PUT_LINE, (self._name, number, line))
            self._connection.execute(sql.TELL, (self._name,))
        self._after = len(lines)

    def close(self) -> None:
        """The hand lets go of all of it."""


class _RowBallots:
    """The ballots of a room in hand."""

    def __init__(self, name: str, connection: Connection) -> None:
        self._name = name
        self._connection = connection

    def open(self, key: str) -> str:
        """Take ballots for the round of this key, and for no other; those already in it are kept."""
        with _told(), self._connection.transaction():
            there = self._connection.execute(sql.ROUND, (self._name,)).fetchone()
            if there and there[1] == key:
                self._take(taking=True)
                return str(there[0])
            new = secrets.token_hex(8)
            self._connection.execute(sql.FORGET_ROUND, (self._name,))
            self._connection.execute(sql.NEW_ROUND, (new, self._name, key))
            self._connection.execute(sql.TELL, (self._name,))
            return new

    def close(self) -> dict[str, int]:
        """Take none any more; how many chose what, the same till it is forgotten."""
        with _told(), self._connection.transaction():
            self._take(taking=False)
            return {str(choice): int(many) for choice, many in self._connection.execute(sql.COUNTS, (self._name,))}

    def _take(self, *, taking: bool) -> None:
        told = {"room": self._name, "taking": taking}
        if self._connection.execute(sql.TAKE, told).rowcount:
            self._connection.execute(sql.TELL, (self._name,))

    def forget(self) -> None:
        """Let go of every ballot."""
        with _told(), self._connection.transaction():
            if self._connection.execute(sql.FORGET_ROUND, (self._name,)).rowcount:
                self._connection.execute(sql.TELL, (self._name,))

    def answered(self) -> int:
        """How many have answered."""
        with _told():
            return int(_one(self._connection.execute(sql.ANSWERED, (self._name,))) or 0)

    def leave(self) -> None:
        """Nothing is held but the hand's."""

    def end(self) -> None:
        """No ballot is left."""
        self.forget()


class _RowBeside:
    """What lies beside a room in hand."""

    tables: Tables | None = None

    def __init__(self, name: str, connection: Connection) -> None:
        self.record = name
        self._connection = connection

    def read(self) -> Showing | None:
        """What was shown last."""
        with _told():
            found = _one(self._connection.execute(sql.SHOWING, (self.record,)))
        return heard(str(found)) if found else None

    def keep(self, showing: Showing) -> None:
        """Let every process know."""
        with suppress(OSError), _told():
            told = {"room": self.record, "showing": said(showing)}
            if self._connection.execute(sql.SHOW, told).rowcount:
                self._connection.execute(sql.TELL, (self.record,))

    def tell(self, hall: Hall) -> None:
        """Nobody is told: every process works out what the room sees."""

    def close(self, *, over: bool) -> None:
        """What was shown goes when the room ends."""


def _seen(connection: Connection, names: Sequence[str]) -> Mapping[str, Seen]:
    return {
        name: Seen(lines, heard(showing) if showing else None, round_, answered, int(of_tables))
        for name, lines, showing, round_, answered, of_tables in connection.execute(sql.SEEN, ([*names],)).fetchall()
    }


def _raw(connection: Connection, name: str) -> bytes:
    """A record's lines as its file would have them.

    Raises:
        OSError: There is none.
    """
    lines = [line for _, line in connection.execute(sql.LINES, (name,))]
    if not lines:
        raise OSError(GONE)
    return "".join(f"{line}\n" for line in lines).encode()


def _lock(connection: Connection, name: str) -> None:
    """Lock a room's name, for as long as the connection lives.

    Raises:
        ElsewhereError: Somebody else has.
    """
    if not _one(connection.execute(sql.HOLD, (name,))):
        raise ElsewhereError


def _listed(row: tuple[Any, ...]) -> Listed:
    name, line, touched, *others = row
    return Listed(name, Started.model_validate_json(line), touched.astimezone(), *others)


def _one(cursor: "psycopg.Cursor[tuple[Any, ...]]") -> Any:
    found = cursor.fetchone()
    return found[0] if found else None


@contextmanager
def _told() -> Iterator[None]:
    """What PostgreSQL says, as the error that every file has; what was forbidden by a rule of ours stays what it is."""
    try:
        yield
    except psycopg.IntegrityError:
        raise
    except psycopg.Error as error:
        raise OSError(AWAY) from error
