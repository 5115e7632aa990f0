"""The room's server: a process of its own, so that a crash of one loses nothing of the other.

It hears the one who leads on standard input: a line means that there is something new, and the end of it that the app
is closed. It answers on standard output, a line of JSON each time: where it listens, how many phones have come, and
what was pressed on the leader's page.
"""

import asyncio
import json
import os
import socket
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Thread

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from facilitator.led.follower import Follower
from facilitator.room.addresses import addresses
from facilitator.room.box import Box
from facilitator.room.casting import BoxVotes
from facilitator.room.people import People
from facilitator.room.room import Room
from facilitator.room.tables import RoomTables, Tablets, TabletsHere
from facilitator.room.watching import Watching, follow, look
from facilitator.room.web import application
from spil.cards.deck import read_deck
from spil.play.moves import Move, Started
from spil.record.find import read_file
from spil.record.read import Record

_HEAD = 10.0
"""Seconds for a request's head to arrive, so that who sends a letter a minute holds no place."""
_BODY = 15.0
"""Seconds for the rest of it: a form that does not come has been answered by then."""
_READ = 60.0
"""Seconds for an answer to be read on, where somebody has stopped."""
_MOST_CONNECTIONS = 3000
"""For 1,000 phones, each with its stream and what it asks for; whoever comes then is told to wait."""
_LARGEST_HEAD = 16 * 1024
_COUNTED_EVERY = 0.25


class ImpatientProtocol(H11Protocol):
    """HTTP that lets go of who does not get to the end of a request, or does not read the answer."""

    _giving_up: asyncio.TimerHandle | None = None
    _unread: asyncio.TimerHandle | None = None
    _in_body = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Wait for the first request, but not for ever."""
        super().connection_made(transport)
        self._wait(_HEAD)

    def data_received(self, data: bytes) -> None:
        """Wait on while a request is not whole; what comes after an answer is waited for no longer than before it."""
        super().data_received(data)
        in_body = self.conn.their_state is h11.SEND_BODY
        if in_body != self._in_body or not (in_body or self.conn.their_state is h11.IDLE):
            self._stop_waiting()
        self._in_body = in_body
        if in_body or self.conn.their_state is h11.IDLE:
            self._wait(_BODY if in_body else _HEAD)

    def pause_writing(self) -> None:
        """Wait for who does not read, but not for ever."""
        super().pause_writing()
        self._unread = self.loop.call_later(_READ, self.transport.abort)

    def resume_writing(self) -> None:
        """It is read again."""
        super().resume_writing()
        if self._unread:
            self._unread.cancel()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nobody is waited for any more."""
        self._stop_waiting()
        if self._unread:
            self._unread.cancel()
        super().connection_lost(exc)

    def _wait(self, seconds: float) -> None:
        if self._giving_up is None:
            self._giving_up = self.loop.call_later(seconds, self.transport.close)

    def _stop_waiting(self) -> None:
        if self._giving_up:
            self._giving_up.cancel()
            self._giving_up = None


class _Leader:
    """The app at the other end of standard output: it alone writes the record."""

    async def press(self, move: Move, after: int) -> None:
        """A button on the leader's page was pressed."""
        _say({"press": json.loads(move.line()), "after": after})

    async def pause(self, *, on: bool) -> None:
        """The room's screen is to be blank, or to be seen again."""
        _say({"pause": on})


def main(argv: Sequence[str] | None = None) -> int:
    """Serve one led session till the app that started it is closed; the process's exit status."""
    args = _parser().parse_args(argv)
    started = _started(args.record)
    listening = _listening([int(each) for each in args.ports.split(",")])
    if started is None or listening is None:
        return 1
    os.umask(0o077)
    asyncio.run(_serve(args, started, listening))
    return 0


async def _serve(args: Namespace, started: Started, listening: socket.socket) -> None:
    port = listening.getsockname()[1]
    box = Box(args.box)
    tables = None
    if started.form == "bord" and args.tables:
        tables = RoomTables(read_deck(args.kortsaet).deck, started, args.tables, args.shared)
    room = _room(started, port, box, TabletsHere(tables) if tables else None)
    config = uvicorn.Config(
        application(room),
        http=ImpatientProtocol,
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        limit_concurrency=_MOST_CONNECTIONS,
        h11_max_incomplete_event_size=_LARGEST_HEAD,
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)
    Thread(target=_hear, args=(server, room.watching, asyncio.get_running_loop()), daemon=True).start()
    follower = Follower(read_deck(args.kortsaet).deck, args.shared, only=args.record)
    await look(room.watching, follower, box)  # whoever comes back after a restart finds the page that stood
    beside = [asyncio.create_task(follow(room.watching, follower, box)), asyncio.create_task(_count(room.people))]
    _say({"ready": port})
    await server.serve([listening])
    for task in beside:
        task.cancel()
    if tables:
        tables.close()


def _room(started: Started, port: int, box: Box, tables: Tablets | None) -> Room:
    people = People(started.code, box.kept("join")[:12], box.kept("signing"), time.monotonic)
    likely = next(iter(addresses()), "127.0.0.1")
    first = int.from_bytes(os.urandom(4), "big")
    names = frozenset({socket.gethostname().casefold(), f"{socket.gethostname().casefold()}.local"})
    return Room(
        BoxVotes(box),
        people,
        Watching(first),
        _Leader(),
        box.kept("leader"),
        f"http://{likely}:{port}",
        tables,
        names=names,
    )


def _listening(ports: Sequence[int]) -> socket.socket | None:
    """The first of these ports that is free."""
    for port in ports:
        listening = socket.socket()
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind(("0.0.0.0", port))  # noqa: S104  # the phones are other machines
        except OSError:
            listening.close()
        else:
            return listening
    return None


def _started(record: Path) -> Started | None:
    found = read_file(record)
    return found.started if isinstance(found, Record) else None


async def _count(people: People) -> None:
    told = 0
    while True:
        if people.came != told:
            told = people.came
            _say({"phones": told})
        await asyncio.sleep(_COUNTED_EVERY)


def _hear(server: uvicorn.Server, watching: Watching, loop: asyncio.AbstractEventLoop) -> None:
    while os.read(sys.stdin.fileno(), 4096):  # unbuffered: a buffer's lock held at the process's end would abort it
        loop.call_soon_threadsafe(watching.nudged.set)
    server.should_exit = True


def _say(said: dict[str, object]) -> None:
    with suppress(OSError):  # the app is gone, and the end of standard input says so
        sys.stdout.write(f"{json.dumps(said)}\n")
        sys.stdout.flush()


def _parser() -> ArgumentParser:
    parser = ArgumentParser()
    parser.add_argument("record", type=Path)
    parser.add_argument("box", type=Path)
    parser.add_argument("--ports", required=True)
    parser.add_argument("--kortsaet", type=Path)
    parser.add_argument("--mappe", dest="shared", type=Path)
    parser.add_argument("--tabletter", dest="tables", type=Path)
    return parser


if __name__ == "__main__":
    sys.exit(main())
