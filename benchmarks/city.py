"""`python -m benchmarks.city ROOMS PHONES`: the city's server under load, beside a bare endpoint that puts in a row.

Server, database and load share one machine. The baseline is the smallest Starlette application there is that inserts a
row in the same PostgreSQL and answers when that is committed, in as many processes on the same uvicorn, asked by the
same number of clients at the same moments. In the city each phone has a stream open beside the connection it votes by,
and is answered with the page that its script shows. Each room has a wall and a leader's page, which are told how many
have answered and fetch their page each time.
"""

import asyncio
import os
import re
import resource
import signal
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from random import Random
from typing import NamedTuple
from urllib.parse import urlencode

import httpx

from benchmarks.room import Phone
from facilitator.city.cluster import Cluster
from facilitator.city.postgres import PostgresStore
from facilitator.room.web import AT_ONCE
from spil.cards.deck import read_deck
from spil.cards.model import Step

ROUNDS = 5
WITHIN = 10.0
"""Seconds in which everybody votes."""
_PROCESSES = 2
_READY = 60.0
_START = "import sys; from facilitator.cli import main; sys.exit(main(sys.argv[1:]))"
_BARE = """
import os
from contextlib import asynccontextmanager
from psycopg_pool import AsyncConnectionPool
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

pool = AsyncConnectionPool(os.environ["BARE"], open=False, min_size=2, max_size=6,
    kwargs={"autocommit": True})

async def vote(request: Request) -> Response:
    body = (await request.body()).decode()
    async with pool.connection() as connection:
        await connection.execute("INSERT INTO bare (line) VALUES (%s)", (body,))
    return Response(status_code=204)

async def healthy(_: Request) -> Response:
    return Response(status_code=204)

@asynccontextmanager
async def lifespan(_):
    await pool.open()
    yield
    await pool.close()

app = Starlette(routes=[Route("/stem", vote, methods=["POST"]), Route("/sundt", healthy)], lifespan=lifespan)
"""
_TRIAL = "proev-proev-proev"


class Seen(NamedTuple):
    """What was measured in one round."""

    ours: float
    """p99 of the acknowledgements, milliseconds."""
    bare: float
    """The baseline's p99, milliseconds."""
    median: float
    bare_median: float
    lost: int
    """Votes that were acknowledged and are counted otherwise."""
    unacknowledged: int
    work: float
    """Of a core, for each vote, what the processes that answer used; milliseconds."""
    database: float
    """The same of the database."""


class Cost(NamedTuple):
    """What was measured in all rounds."""

    rounds: list[Seen]
    memory: list[int]
    """MiB of each process that answers."""
    connections: int
    """To the database, of the processes that answer."""


class Size(NamedTuple):
    """How much is measured."""

    rooms: int
    phones: int
    """In each of them."""
    rounds: int


@dataclass
class Place:
    """A room, and those who are in it."""

    code: str
    name: str
    led: str
    """Its leader's page."""
    wall: str
    cookie: str
    """The leader's."""
    phones: list[Phone] = field(default_factory=list)


def main() -> int:
    """Print a line for each round, and what the processes hold."""
    rooms, phones = (int(each) for each in sys.argv[1:3] or ("40", "60"))
    cost = measure_city(rooms, phones, ROUNDS)
    print(f"memory of the processes that answer: {cost.memory} MiB; {cost.connections} connections to the database")
    return int(any(each.lost or each.ours >= max(500, 4 * each.bare) for each in cost.rounds))


def measure_city(rooms: int, phones: int, rounds: int) -> Cost:
    """So many rooms with so many phones each; a line is printed for each round."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    cluster = Cluster("max_connections=60")
    running = []
    try:
        with closing(PostgresStore(cluster.url)) as store:
            store._do(lambda connection: connection.execute("CREATE TABLE bare (line text)"))  # noqa: SLF001
            port = 8600 + os.getpid() % 300
            running = [server(cluster.url, port), _bare(cluster, port + 1)]
            return asyncio.run(_measure(store, cluster, running[0], port, Size(rooms, phones, rounds)))
    finally:
        for each in running:
            each.send_signal(signal.SIGINT)
        for each in running:
            each.wait()
        cluster.end()


def server(url: str, port: int) -> "subprocess.Popen[bytes]":
    """The city's server, in as many processes as the baseline."""
    told = {
        "LIGE_PROEV": _TRIAL,
        "LIGE_ADRESSE": f"http://127.0.0.1:{port}",
        "LIGE_DATABASE": url,
        "LIGE_NOEGLE": "x" * 32,
        "LIGE_PROCESSER": str(_PROCESSES),
        "LIGE_PORT": str(port),
    }
    return subprocess.Popen(
        [sys.executable, "-c", _START, "server"], env={**os.environ, **told}, stderr=subprocess.DEVNULL
    )


def _bare(cluster: Cluster, port: int) -> "subprocess.Popen[bytes]":
    (cluster.folder / "bare_endpoint.py").write_text(_BARE, encoding="utf-8")
    asked = ["--port", str(port), "--workers", str(_PROCESSES), "--http", "h11", "--no-access-log"]
    return subprocess.Popen(
        [sys.executable, "-m", "uvicorn", "bare_endpoint:app", "--app-dir", str(cluster.folder), *asked],
        env={**os.environ, "BARE": cluster.url},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


async def _measure(
    store: PostgresStore, cluster: Cluster, running: "subprocess.Popen[bytes]", port: int, size: Size
) -> Cost:
    await asyncio.gather(until_up(port), until_up(port + 1))
    places = await open_rooms(store, port, size.rooms)
    for place in places:
        place.phones = [Phone(port, also=(f"{AT_ONCE}: 1",)) for _ in range(size.phones)]
        for phone in place.phones:
            await come_in(phone, place.code)
    streams = [asyncio.create_task(p.stream(f"/r/{each.code}/nyt")) for each in places for p in each.phones]
    streams += [asyncio.create_task(_follow(port, each, page)) for each in places for page in (each.wall, each.led)]
    await asyncio.sleep(2)  # till all of them are open
    everybody = [(place, phone) for place in places for phone in place.phones]
    choices = first_choices()
    seen: list[Seen] = []
    for turn in range(size.rounds):
        plain = [Phone(port + 1) for _ in everybody]
        bare = [(each, "/stem", "round=x&choice=y") for each in plain]
        await _warm(bare)
        theirs = await _burst(bare, turn)
        for each in plain:
            each.leave()
        rounds = {place.name: await asyncio.to_thread(new_round, store, place.name, str(turn)) for place in places}
        await asyncio.sleep(1)
        chosen = {id(phone): choices[(turn + n) % len(choices)] for n, (_, phone) in enumerate(everybody)}
        asked = [
            (phone, f"/r/{place.code}/stem", urlencode({"round": rounds[place.name], "choice": chosen[id(phone)]}))
            for place, phone in everybody
        ]
        await _warm(asked)
        before = _work_of(workers(running.pid)), _database_work(cluster.process)
        ours = await _burst(asked, turn)
        used = _work_of(workers(running.pid)) - before[0], _database_work(cluster.process) - before[1]
        lost = 0
        for place in places:
            counted = await asyncio.to_thread(counted_in, store, place.name)
            acknowledged = Counter(chosen[id(p)] for p in place.phones if id(p) in ours)
            lost += sum((acknowledged - Counter(counted)).values()) + sum((Counter(counted) - acknowledged).values())
        now = Seen(
            _p99([*ours.values()]),
            _p99([*theirs.values()]),
            1000 * statistics.median(ours.values()),
            1000 * statistics.median(theirs.values()),
            lost,
            len(everybody) - len(ours),
            *(1000 * each / len(everybody) for each in used),
        )
        seen.append(now)
        print(
            f"{size.rooms} rooms x {size.phones} phones, round {turn + 1}: p50 {now.median:.1f} p99 {now.ours:.1f} ms, "
            f"bare p50 {now.bare_median:.1f} p99 {now.bare:.1f} ms ({now.ours / now.bare:.2f}x), "
            f"{now.lost} lost or double, {now.unacknowledged} not acknowledged, "
            f"a vote cost {now.work:.2f} + {now.database:.2f} ms of a core; load {os.getloadavg()[0]:.1f}",
            flush=True,
        )
    cost = Cost(seen, _memory(workers(running.pid)), _connections(store))
    for stream in streams:
        stream.cancel()
    for _, phone in everybody:
        phone.leave()
    return cost


async def open_rooms(store: PostgresStore, port: int, rooms: int) -> list[Place]:
    """Rooms at their first choice, as one who leads opens them."""
    url = f"http://127.0.0.1:{port}"
    places = []
    programme = read_deck().deck.programmes["enhedsmoede-20"]
    async with httpx.AsyncClient(base_url=url, headers={"origin": url}, follow_redirects=True, timeout=30) as leader:
        await leader.get(f"/led/tilbage?n={_TRIAL}")
        for _ in range(rooms):
            answer = await leader.post(
                f"/led/nyt/{programme.id}", data={"kort1": programme.cards[0], "mange": "60", "sammen": "ja"}
            )
            at = answer.url.path
            for _ in range(2):
                after = re.search(r'name="after" value="([^"]+)"', (await leader.get(at)).text)
                assert after
                await leader.post(f"{at}/tryk", data={"tryk": "videre", "after": after[1]})
            code = at.split("/")[2]
            name = await asyncio.to_thread(store.find, code)
            assert name
            wall = re.search(r'href="([^"]+vaeg[^"]+)"', (await leader.get(at)).text)
            assert wall
            cookie = "; ".join(f"{each.name}={each.value}" for each in leader.cookies.jar)
            places.append(Place(code, name, at, wall[1], cookie))
    return places


async def _follow(port: int, place: Place, page: str) -> None:
    """The wall, or the leader's page: fetch it each time that something is new."""
    heard: list[float] = []
    phone = Phone(port, place.cookie)
    listening = asyncio.create_task(phone.stream(place.wall.replace("/vaeg?", "/nyt?"), heard))
    try:
        while True:
            await asyncio.sleep(0.05)
            if heard:
                heard.clear()
                status, answer = await phone.ask("GET", page)
                assert status == HTTPStatus.OK, answer
    finally:
        listening.cancel()
        phone.leave()


def first_choices() -> list[str]:
    """What can be chosen in the rooms that were opened."""
    deck = read_deck().deck
    card = deck.cards[deck.programmes["enhedsmoede-20"].cards[0]]
    step = card.steps[card.first]
    assert isinstance(step, Step)
    return [each.id for each in step.choices]


def new_round(store: PostgresStore, name: str, key: str) -> str:
    """Open a round with no ballot in it; its name."""
    with closing(store.hold(name)) as hand:
        hand.ballots.forget()
        return hand.ballots.open(key)


def counted_in(store: PostgresStore, name: str) -> dict[str, int]:
    """Close a room's round, and count."""
    with closing(store.hold(name)) as hand:
        return hand.ballots.close()


async def come_in(phone: Phone, code: str) -> None:
    """Type the code of a room; keep the cookie."""
    status = 0
    while status != 303:  # so many new people at once are told to wait
        status, answer = await phone.ask("POST", f"/r/{code}/", f"kode={code}")
        assert status in (303, 503), answer
        await asyncio.sleep(0 if status == 303 else 0.5)
    found = re.search(r"set-cookie: ([^;]+)", answer)
    assert found
    phone.cookie = found[1]


async def _burst(asked: Sequence[tuple[Phone, str, str]], seed: int) -> dict[int, float]:
    """Everybody votes once within the time, by chance when; how long each waited that was acknowledged."""
    chance = Random(seed)  # the same moments for both
    took: dict[int, float] = {}

    async def one(phone: Phone, path: str, body: str, pause: float) -> None:
        await asyncio.sleep(pause)
        began = time.perf_counter()
        for _ in range(40):  # a phone that hears nothing sends again
            with suppress(EOFError, OSError):
                status, _ = await phone.ask("POST", path, body)
                if status in (200, 204):
                    took[id(phone)] = time.perf_counter() - began
                    return
            await asyncio.sleep(1.5)

    await asyncio.gather(*(one(*each, chance.random() * WITHIN) for each in asked))
    return took


async def _warm(asked: Sequence[tuple[Phone, str, str]]) -> None:
    """Ask something before, so that making a connection is not what is measured."""
    for phone, _, _ in asked:
        await phone.ask("GET", "/sundt")


async def until_up(port: int) -> None:
    """Wait till something answers."""
    for _ in range(int(_READY / 0.1)):
        with suppress(EOFError, OSError):
            if (await Phone(port).ask("GET", "/sundt"))[0] in (200, 204):
                return
        await asyncio.sleep(0.1)
    raise TimeoutError


def _p99(seconds: Sequence[float]) -> float:
    return 1000 * statistics.quantiles(seconds, n=100)[98]


def workers(parent: int) -> list[int]:
    """The processes that answer."""
    return [each for each in _children(parent) if b"spawn_main" in Path(f"/proc/{each}/cmdline").read_bytes()]


def _children(parent: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="utf-8").split()]


def _memory(processes: Sequence[int]) -> list[int]:
    found = [Path(f"/proc/{each}/status").read_text(encoding="utf-8") for each in processes]
    return sorted(int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) // 1024 for status in found)


def _work_of(processes: Sequence[int], *, dead: bool = False) -> float:
    """Seconds of a core that these have used; with those of their children that are no more."""
    total = 0
    for each in processes:
        with suppress(OSError):  # one that ends meanwhile is among its parent's dead
            numbers = Path(f"/proc/{each}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
            total += sum(int(number) for number in numbers[11 : 15 if dead else 13])
    return total / os.sysconf("SC_CLK_TCK")


def _database_work(first: int) -> float:
    return _work_of([first], dead=True) + _work_of(_children(first))


def _connections(store: PostgresStore) -> int:
    """Of the processes that answer: all that bear their name but those of the benchmark itself."""
    counted = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'ligebehandlingsspillet'"
    found = store._do(lambda connection: connection.execute(counted).fetchone())  # noqa: SLF001
    own = store._pool.get_stats()["pool_size"]  # noqa: SLF001
    return int(found[0]) - own if found else 0


if __name__ == "__main__":
    sys.exit(main())
