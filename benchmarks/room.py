"""The room under load: sixty and five hundred phones that vote within a second, beside a bare endpoint that syncs.

Server and load are two processes on the same machine. The baseline is the smallest Starlette application there is that
appends a line and syncs it before it answers, on the same uvicorn, asked by the same clients in the same way. Each
client holds one connection for its votes and, in the room, one for its stream.
"""

import asyncio
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from random import Random
from typing import NamedTuple
from urllib.parse import urlencode

from facilitator.led.ballots import box_path
from facilitator.led.session import LedSession
from facilitator.led.setup import Answers
from facilitator.room.box import Box
from facilitator.room.host import RoomHost
from spil.cards.deck import read_deck
from spil.play.moves import Turned
from spil.record.places import HOME

ROUNDS = 5
_IDLE = 5.0
_READY = 30.0
_BARE = """
import os, sys, uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

kept = os.open(sys.argv[1], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

async def vote(request: Request) -> Response:
    os.write(kept, await request.body() + b"\\n")
    os.fsync(kept)
    return Response(status_code=204)

config = uvicorn.Config(
    Starlette(routes=[Route("/stem", vote, methods=["POST"])]), port=int(sys.argv[2]), http="h11",
    log_config=None, access_log=False, lifespan="off",
)
uvicorn.Server(config).run()
"""


class Seen(NamedTuple):
    """What was measured with so many phones."""

    phones: int
    ratios: list[float]
    """p99 of the acknowledgements, as times that of the baseline, each round."""
    acknowledged: list[float]
    """p99, milliseconds, each round."""
    bare: list[float]
    """The baseline's p99, milliseconds, each round."""
    wall: list[float]
    """p99 from a vote's acknowledgement till the wall hears of it, milliseconds, each round."""
    lost: int
    """Votes that were acknowledged and not counted."""
    memory: float
    """MiB that the server holds with all its streams."""


@dataclass
class Phone:
    """One connection that is kept, and the cookie of who came in."""

    port: int
    cookie: str = ""
    also: tuple[str, ...] = ()
    """Other lines of each request's head."""
    _to: asyncio.StreamWriter | None = None
    _from: asyncio.StreamReader | None = field(default=None, repr=False)

    async def ask(self, method: str, path: str, body: str = "") -> tuple[int, str]:
        """A request, and the answer's status and all of it; once more, where the connection was let go of meanwhile."""
        try:
            return await self._ask(method, path, body)
        except (EOFError, OSError):
            self.leave()
            return await self._ask(method, path, body)

    async def _ask(self, method: str, path: str, body: str) -> tuple[int, str]:
        if self._to is None:
            self._from, self._to = await asyncio.open_connection("127.0.0.1", self.port)
        assert self._from is not None
        origin = f"127.0.0.1:{self.port}"
        head = [f"{method} {path} HTTP/1.1", f"Host: {origin}", f"Origin: http://{origin}", f"Cookie: {self.cookie}"]
        head += self.also
        if method == "POST":
            head += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
        self._to.write(("\r\n".join(head) + "\r\n\r\n" + body).encode())
        answer = (await self._from.readuntil(b"\r\n\r\n")).decode()
        length = re.search(r"content-length: (\d+)", answer)
        text = (await self._from.readexactly(int(length[1]))).decode() if length else ""
        return int(answer.split()[1]), answer + text

    async def come_in(self, code: str) -> None:
        """Type the code; keep the cookie."""
        status, answer = await self.ask("POST", "/", f"kode={code}")
        assert status == 303, answer
        found = re.search(r"set-cookie: ([^;]+)", answer)
        assert found
        self.cookie = found[1]

    async def stream(self, path: str, heard: list[float] | None = None) -> None:
        """Listen for ever; when something new was told."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nCookie: {self.cookie}\r\n\r\n".encode())
        try:
            while line := await reader.readline():
                if heard is not None and line.startswith(b"data:"):
                    heard.append(time.perf_counter())
        finally:
            writer.close()

    def leave(self) -> None:
        """Let go of the connection."""
        if self._to:
            self._to.close()
            self._to = None


def measure_room(phones: int) -> Seen:
    """So many phones, several rounds, each beside the baseline."""
    with tempfile.TemporaryDirectory() as home:
        before = os.environ.get(HOME)
        os.environ[HOME] = home
        try:
            return asyncio.run(_measure(phones, Path(home)))
        finally:
            os.environ.pop(HOME) if before is None else os.environ.update({HOME: before})


def measure_idle() -> list[float]:
    """The share of a core that a room takes in which nothing happens, each second."""
    with tempfile.TemporaryDirectory() as home:
        before = os.environ.get(HOME)
        os.environ[HOME] = home
        try:
            session, host = open_room(60)
            process = host.process_id
            time.sleep(2)  # what its start costs is not what idling costs
            shares = []
            for _ in range(ROUNDS):
                began, used = time.perf_counter(), _work(process)
                time.sleep(_IDLE / ROUNDS)  # the time is what is measured
                shares.append((_work(process) - used) / (time.perf_counter() - began))
            host.close()
            session.close()
            return shares
        finally:
            os.environ.pop(HOME) if before is None else os.environ.update({HOME: before})


async def _measure(many: int, home: Path) -> Seen:
    session, host = await asyncio.to_thread(open_room, many)
    bare, port = _bare(home)
    await _until_up(port)
    phones = [Phone(host.port) for _ in range(many)]
    for phone in phones:
        await phone.come_in(session.run.started.code)
    heard: list[float] = []
    key = box_path(session.path)
    joined = Box(key).kept("join")[:12]
    streams = [asyncio.create_task(phone.stream("/nyt")) for phone in phones]
    streams.append(asyncio.create_task(phones[0].stream(f"/nyt?k={joined}", heard)))
    ours, theirs, wall = [], [], []
    lost, box = 0, Box(key)
    round_ = box.open_round or ""
    for turn in range(ROUNDS):
        plain = [Phone(port) for _ in range(many)]
        theirs.append(_p99([took for took, _ in await _burst(plain, ["round=x&choice=y"] * many, turn)]))
        for each in plain:
            each.leave()
        box.forget()
        box.open(str(turn))
        round_, choices = await new_round(phones[0], round_)
        heard.clear()
        bodies = [urlencode({"round": round_, "choice": choices[(turn + n) % len(choices)]}) for n in range(many)]
        answers = await _burst(phones, bodies, turn)
        ours.append(_p99([took for took, _ in answers]))
        await asyncio.sleep(0.5)
        wall.append(_p99([min((each for each in heard if each >= done), default=done) - done for _, done in answers]))
        lost += many - box.answered()
    memory = _memory(host._process.pid)  # noqa: SLF001  # what is measured
    for stream in streams:
        stream.cancel()
    for phone in phones:
        phone.leave()
    bare.kill()
    bare.wait()
    await asyncio.to_thread(host.close)
    session.close()
    ratios = [mine / other for mine, other in zip(ours, theirs, strict=True)]
    return Seen(
        many, ratios, [1000 * x for x in ours], [1000 * x for x in theirs], [1000 * x for x in wall], lost, memory
    )


async def _burst(phones: Sequence[Phone], bodies: Sequence[str], seed: int) -> list[tuple[float, float]]:
    """Everybody votes once within a second, by chance when; how long each waited, and when it heard."""
    chance = Random(seed)  # the same second for both

    async def one(phone: Phone, body: str, pause: float) -> tuple[float, float]:
        await asyncio.sleep(pause)
        began = time.perf_counter()
        status, answer = await phone.ask("POST", "/stem", body)
        done = time.perf_counter()
        assert status in (204, 303), answer
        return done - began, done

    for phone in phones:
        await phone.ask("GET", "/sundt")  # so that a connection that was kept too long is not what is measured
    return await asyncio.gather(*(one(p, b, chance.random()) for p, b in zip(phones, bodies, strict=True)))


def open_room(people: int) -> tuple[LedSession, RoomHost]:
    """A led session at its first choice, and its server."""
    deck = read_deck().deck
    programme = deck.programmes["enhedsmoede-20"]
    answers = Answers(programme, programme.cards[0], people, leader=False, together=True)
    session = LedSession.begin(
        deck, answers, shared=None, clock=lambda: datetime.now().astimezone(), ballots=lambda p: Box(box_path(p))
    )
    while session.view.page.ballot is None:
        session.make(Turned())
    host = RoomHost(session.path)
    _wait(lambda: host.port)
    return session, host


def _bare(home: Path) -> tuple["subprocess.Popen[bytes]", int]:
    port = 8500 + os.getpid() % 400
    return subprocess.Popen(
        [sys.executable, "-c", _BARE, str(home / "bare"), str(port)], stdout=subprocess.DEVNULL
    ), port


async def _until_up(port: int) -> None:
    for _ in range(int(_READY / 0.05)):
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.05)
        else:
            writer.close()
            return
    raise TimeoutError


def _wait(true: object) -> None:
    for _ in range(int(_READY / 0.05)):
        if callable(true) and true():
            return
        time.sleep(0.05)  # another process becomes ready, and tells nobody
    raise TimeoutError


async def new_round(phone: Phone, before: str) -> tuple[str, list[str]]:
    """The round that is open now, and what can be chosen in it, as soon as a phone is shown it."""
    for _ in range(int(_READY / 0.05)):
        try:
            _, page = await phone.ask("GET", "/")
        except (EOFError, OSError):
            page = ""  # the server was killed, and is on its way
        found = re.search(r'name="round" value="([^"]+)"', page)
        if found and found[1] != before:
            return found[1], re.findall(r'name="choice" value="([^"]+)"', page)
        await asyncio.sleep(0.05)
    raise TimeoutError


def _p99(seconds: Sequence[float]) -> float:
    return statistics.quantiles(seconds, n=100)[98]


def _memory(process: int) -> float:
    found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{process}/status").read_text(encoding="utf-8"))
    assert found
    return int(found[1]) / 1024


def _work(process: int) -> float:
    """Seconds of a core that it has used."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    for number in [int(each) for each in sys.argv[1:]] or [60, 500]:
        print(measure_room(number))
    print("idle", measure_idle())
