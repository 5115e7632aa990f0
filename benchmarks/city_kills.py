"""`python -m benchmarks.city_kills N [FAULT]`: rooms vote, something fails meanwhile; none is lost or double.

In turn: one of the processes that answer, all of them, the database with all its connections cut (SIGQUIT), the
database stopped for some seconds, the database's disk full, and all of its connections taken by somebody else. A phone
that gets no answer, or is told that its vote was not kept, sends again, as the page's script and its owner do. Each
phone votes once: what is counted must be what was chosen, once for each.

The disk is one in memory, which only root may make: else that fault is left out, and it says so.
"""

import asyncio
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from random import Random
from urllib.parse import urlencode

import psycopg

from benchmarks.city import Place, come_in, counted_in, first_choices, new_round, open_rooms, server, until_up, workers
from benchmarks.room import Phone
from facilitator.city.cluster import Cluster
from facilitator.city.postgres import PostgresStore

_ROOMS, _PHONES = 4, 15
_AWAY = float(os.environ.get("AWAY", "20"))
"""Seconds that the database is stopped."""
_SHORT = min(_AWAY, 8.0)
"""Seconds that its disk is full, or all of its connections are taken."""
_WITHIN = 3.0
_TRIES = 400
_SMALL = "size=400m"
_FULL = "the disk full"
_FAULTS = ("a process", "all processes", "the database killed", "the database away", _FULL, "connections used up")
_TOLD = re.compile(r'<p class="wrong"[^>]*>(.*?)</p>|<h1[^>]*>(.*?)</h1>', re.DOTALL)


def main() -> int:
    """Print a line for each burst, and what was seen in all of them."""
    with _small_disk() as disk:
        cluster = Cluster("max_connections=30", "min_wal_size=32MB", "max_wal_size=48MB")
        port = 8900 + os.getpid() % 90
        running = server(cluster.url, port)
        try:
            with closing(PostgresStore(cluster.url)) as store:
                return asyncio.run(_main(store, _Fault(cluster, running, disk), port))
        finally:
            running.send_signal(signal.SIGINT)
            running.wait()
            cluster.end()


@contextmanager
def _small_disk() -> Iterator[Path | None]:
    """A disk that can be filled without harm, where everything is kept meanwhile; None where one may not make it."""
    folder, before = tempfile.mkdtemp(prefix="lige-disk-"), tempfile.tempdir
    mounted = not subprocess.run(["mount", "-t", "tmpfs", "-o", _SMALL, "tmpfs", folder], check=False).returncode
    os.chmod(folder, 0o755)  # noqa: PTH101  # the database is another user
    tempfile.tempdir = folder if mounted else before
    try:
        yield Path(folder) if mounted else None
    finally:
        tempfile.tempdir = before
        if mounted:
            subprocess.run(["umount", folder], check=False)
        Path(folder).rmdir()


async def _main(store: PostgresStore, fault: "_Fault", port: int) -> int:
    await until_up(port)
    places = await open_rooms(store, port, _ROOMS)
    for place in places:
        place.phones = [Phone(port) for _ in range(_PHONES)]
        for phone in place.phones:
            await come_in(phone, place.code)
    chance, choices, wrong = Random(1), first_choices(), 0
    named = sys.argv[2:] or [each for each in _FAULTS if each != _FULL or fault.disk]
    if fault.disk is None:
        print("no disk may be made here: the disk is never full")
    said: Counter[str] = Counter()
    for turn in range(int(sys.argv[1]) if len(sys.argv) > 1 else 2 * len(named)):
        rounds = {each.name: await _opened(store, each.name, str(turn)) for each in places}
        chosen = {each.name: [chance.choice(choices) for _ in each.phones] for each in places}
        what = named[turn % len(named)]
        fault.begun.clear()
        failing = asyncio.create_task(fault.be(what, chance.random() * _WITHIN))
        await fault.begun.wait()
        began = time.perf_counter()
        tries = await asyncio.gather(*_votes(places, rounds, chosen, chance, said))
        ended = time.perf_counter()
        await failing
        after = max(0.0, ended - max(fault.over, began))
        counted = {each.name: await _counted(store, each) for each in places}
        off = sum(counted[name] != dict(Counter(chosen[name])) for name in counted)
        wrong += off
        print(
            f"{turn + 1}. {what}: {_ROOMS * _PHONES} votes in {ended - began:.1f} s, the last {after:.1f} s after it "
            f"was over, {sum(tries) - len(tries)} told to wait, {off} rooms counted otherwise than chosen",
            flush=True,
        )
    print(f"in all {wrong} rooms counted otherwise than chosen; what phones heard meanwhile: {dict(said)}")
    for place in places:
        for phone in place.phones:
            phone.leave()
    return int(wrong > 0)


class _Fault:
    """What fails, and how it is mended."""

    def __init__(self, cluster: Cluster, running: "subprocess.Popen[bytes]", disk: Path | None) -> None:
        self.disk = disk
        self.begun = asyncio.Event()
        """Set when they may vote: at once, but for what takes a while to fail."""
        self.over = 0.0
        """When it was mended last."""
        self._cluster, self._running = cluster, running
        self._next = 0

    async def be(self, what: str, pause: float) -> None:
        """Fail, and be mended."""
        if what == _FULL:
            await asyncio.to_thread(self._fill, asyncio.get_running_loop())
            self.over = time.perf_counter()
            return
        self.begun.set()
        await asyncio.sleep(pause)
        if what.endswith("killed"):
            await asyncio.to_thread(self._cluster.stop, signal.SIGQUIT)
            await asyncio.to_thread(self._cluster.start)
        elif what.endswith("away"):
            await asyncio.to_thread(self._cluster.stop)
            await asyncio.sleep(_AWAY)
            await asyncio.to_thread(self._cluster.start)
        elif what.startswith("connections"):
            await asyncio.to_thread(self._use_up)
        else:
            there = workers(self._running.pid)
            self._next += 1
            for each in there if what.startswith("all") else [there[self._next % len(there)]]:
                os.kill(each, signal.SIGKILL)
        self.over = time.perf_counter()

    def _fill(self, loop: asyncio.AbstractEventLoop) -> None:
        """Fill the disk, and let a neighbour write till nothing can be written; then make room, as who is called."""
        assert self.disk
        filler = self.disk / "fyld"
        with filler.open("wb", buffering=0) as full:
            for size in (1 << 20, 4096):
                with suppress(OSError):
                    while full.write(bytes(size)) == size:
                        pass
        till = time.monotonic() + _WITHIN + _SHORT
        while time.monotonic() < till:
            with suppress(psycopg.Error), psycopg.connect(self._cluster.url, autocommit=True) as neighbour:
                neighbour.execute("CREATE TABLE IF NOT EXISTS nabo (line text)")
                while time.monotonic() < till:
                    neighbour.execute("INSERT INTO nabo SELECT md5(random()::text) FROM generate_series(1, 20000)")
            if not self.begun.is_set():
                till = time.monotonic() + _SHORT
                loop.call_soon_threadsafe(self.begun.set)
            with suppress(psycopg.Error), psycopg.connect(self._cluster.url, autocommit=True) as neighbour:
                neighbour.execute("SELECT pg_switch_wal()")  # the room that was left in the log is used up too
            time.sleep(0.2)  # a neighbour tries again
        loop.call_soon_threadsafe(self.begun.set)
        filler.unlink()
        with suppress(OSError):
            if not self._cluster.running:
                self._cluster.start()
        for _ in range(100):
            with suppress(psycopg.Error), psycopg.connect(self._cluster.url, autocommit=True) as neighbour:
                neighbour.execute("DROP TABLE IF EXISTS nabo")
                return
            time.sleep(0.1)  # it recovers, and tells nobody

    def _use_up(self) -> None:
        """Cut everybody's connections, and take whatever is free, for a while."""
        taken: list[psycopg.Connection[tuple[object, ...]]] = []
        till = time.monotonic() + _SHORT
        cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'ligebehandlingsspillet'"
        while time.monotonic() < till:
            with suppress(psycopg.Error):
                while True:
                    taken.append(psycopg.connect(self._cluster.url, autocommit=True))
                    taken[0].execute(cut)
            time.sleep(0.05)  # what others let go of is taken too
        for each in taken:
            each.close()


def _votes(
    places: Sequence[Place],
    rounds: dict[str, str],
    chosen: dict[str, list[str]],
    chance: Random,
    said: Counter[str],
) -> list["asyncio.Task[int]"]:
    return [
        asyncio.create_task(
            _vote(
                phone,
                place.code,
                urlencode({"round": rounds[place.name], "choice": choice}),
                chance.random() * _WITHIN,
                said,
            )
        )
        for place in places
        for phone, choice in zip(place.phones, chosen[place.name], strict=True)
    ]


async def _vote(phone: Phone, code: str, sent: str, pause: float, said: Counter[str]) -> int:
    """How many times it was sent till it was acknowledged."""
    await asyncio.sleep(pause)
    for tries in range(1, _TRIES):
        try:
            status, answer = await phone.ask("POST", f"/r/{code}/stem", sent)
        except (EOFError, OSError):
            said["no answer: the script says that it waits"] += 1
        else:
            if status == 303:
                return tries
            told = _TOLD.search(answer)
            said[f"{status} {next(filter(None, told.groups())) if told else answer[:80]}"] += 1
            assert status in (503, 429, 409), answer
        await asyncio.sleep(0.5)
    raise TimeoutError


async def _opened(store: PostgresStore, name: str, key: str) -> str:
    """A new round, also where the store's own connections died with the database."""
    for _ in range(60):
        with suppress(OSError):
            return await asyncio.to_thread(new_round, store, name, key)
        await asyncio.sleep(0.5)
    raise TimeoutError


async def _counted(store: PostgresStore, place: Place) -> dict[str, int]:
    """The same, for what is counted."""
    for _ in range(60):
        with suppress(OSError):
            return await asyncio.to_thread(counted_in, store, place.name)
        await asyncio.sleep(0.5)
    raise TimeoutError


if __name__ == "__main__":
    sys.exit(main())
