"""`python -m benchmarks.city_kills N`: rooms vote, something is killed meanwhile; none is lost or double.

In turn: one of the processes that answer, all of them, the database with all its connections cut (SIGQUIT), the
database stopped for some seconds. A phone that gets no answer, or is told that its vote was not kept, sends again, as
the page's script and its owner do. Each phone votes once: what is counted must be what was chosen, once for each.
"""

import asyncio
import os
import re
import signal
import sys
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from benchmarks.city import Place, come_in, counted_in, first_choices, new_round, open_rooms, server, until_up
from benchmarks.room import Phone
from facilitator.city.cluster import Cluster
from facilitator.city.postgres import PostgresStore

if TYPE_CHECKING:
    import subprocess

_ROOMS, _PHONES = 4, 15
_AWAY = float(os.environ.get("AWAY", "20"))
"""Seconds that the database is stopped."""
_WITHIN = 3.0
_TRIES = 400


def main() -> int:
    """Print a line for each burst."""
    cluster = Cluster()
    port = 8900 + os.getpid() % 90
    running = server(cluster.url, port)
    try:
        with closing(PostgresStore(cluster.url)) as store:
            return asyncio.run(_main(store, cluster, running, port))
    finally:
        running.send_signal(signal.SIGINT)
        running.wait()
        cluster.end()


async def _main(store: PostgresStore, cluster: Cluster, running: "subprocess.Popen[bytes]", port: int) -> int:
    await until_up(port)
    places = await open_rooms(store, port, _ROOMS)
    for place in places:
        place.phones = [Phone(port) for _ in range(_PHONES)]
        for phone in place.phones:
            await come_in(phone, place.code)
    chance, choices, wrong = Random(1), first_choices(), 0
    for turn in range(int(sys.argv[1]) if len(sys.argv) > 1 else 12):
        rounds = {each.name: await asyncio.to_thread(new_round, store, each.name, str(turn)) for each in places}
        chosen = {each.name: [chance.choice(choices) for _ in each.phones] for each in places}
        what = _FAULTS[turn % len(_FAULTS)]
        fault = asyncio.create_task(_fault(what, cluster, running, chance.random() * _WITHIN))
        began = time.perf_counter()
        tries = await asyncio.gather(*_votes(places, rounds, chosen, chance))
        took = time.perf_counter() - began
        await fault
        counted = {each.name: await _counted(store, each) for each in places}
        off = sum(counted[name] != dict(Counter(chosen[name])) for name in counted)
        wrong += off
        print(
            f"{turn + 1}. {what}: {_ROOMS * _PHONES} votes in {took:.1f} s, {sum(tries) - len(tries)} told to wait, "
            f"{off} rooms counted otherwise than chosen",
            flush=True,
        )
    for place in places:
        for phone in place.phones:
            phone.leave()
    return int(wrong > 0)


_FAULTS = ("a process", "all processes", "the database killed", "the database away")


async def _fault(what: str, cluster: Cluster, running: "subprocess.Popen[bytes]", pause: float) -> None:
    await asyncio.sleep(pause)
    if what.endswith("killed"):
        await asyncio.to_thread(cluster.stop, signal.SIGQUIT)
        await asyncio.to_thread(cluster.start)
    elif what.endswith("away"):
        await asyncio.to_thread(cluster.stop)
        await asyncio.sleep(_AWAY)
        await asyncio.to_thread(cluster.start)
    else:
        workers = _workers(running.pid)
        for each in workers if what.startswith("all") else workers[:1]:
            os.kill(each, signal.SIGKILL)


def _workers(parent: int) -> list[int]:
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="utf-8").split()
    return [int(each) for each in children if b"spawn_main" in Path(f"/proc/{each}/cmdline").read_bytes()]


def _votes(
    places: Sequence[Place], rounds: dict[str, str], chosen: dict[str, list[str]], chance: Random
) -> list["asyncio.Task[int]"]:
    return [
        asyncio.create_task(_vote(phone, place.code, rounds[place.name], choice, chance.random() * _WITHIN))
        for place in places
        for phone, choice in zip(place.phones, chosen[place.name], strict=True)
    ]


async def _vote(phone: Phone, code: str, round_: str, choice: str, pause: float) -> int:
    """How many times it was sent till it was acknowledged."""
    await asyncio.sleep(pause)
    for tries in range(1, _TRIES):
        with suppress(EOFError, OSError):
            status, answer = await phone.ask("POST", f"/r/{code}/stem", urlencode({"round": round_, "choice": choice}))
            if status == 303:
                return tries
            assert status in (503, 429, 500, 409), re.sub(r"<[^>]+>", " ", answer)
        await asyncio.sleep(0.5)
    raise TimeoutError


async def _counted(store: PostgresStore, place: Place) -> dict[str, int]:
    """Also where the store's own connections died with the database."""
    for _ in range(20):
        with suppress(OSError):
            return await asyncio.to_thread(counted_in, store, place.name)
        await asyncio.sleep(0.5)
    raise TimeoutError


if __name__ == "__main__":
    sys.exit(main())
