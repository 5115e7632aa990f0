"""`python -m benchmarks.kills N`: sixty phones vote, the server is killed in the middle, N times; nothing may be lost.

A phone that gets no answer sends again, as the page's script does. What was acknowledged must be what is counted, once
for each phone, whatever was killed when.
"""

import asyncio
import os
import signal
import sys
import tempfile
from collections import Counter
from pathlib import Path
from random import Random
from urllib.parse import urlencode

from benchmarks.room import Phone, new_round, open_room
from facilitator.led.ballots import box_path
from facilitator.room.box import Box
from spil.record.places import HOME

_PHONES = 60
_TRIES = 200


async def _main(bursts: int) -> int:
    session, host = await asyncio.to_thread(open_room, _PHONES)
    box = Box(box_path(session.path))
    phones = [Phone(host.port) for _ in range(_PHONES)]
    for phone in phones:
        await phone.come_in(session.run.started.code)
    chance = Random(1)
    wrong = 0
    round_ = box.open_round or ""
    for turn in range(bursts):
        box.forget()
        box.open(str(turn))
        round_, choices = await new_round(phones[0], round_)
        chosen = [chance.choice(choices) for _ in phones]
        killer = (
            asyncio.create_task(_kill(host.process_id, chance.random() * 0.3)) if "--uden" not in sys.argv else None
        )
        bodies = [urlencode({"round": round_, "choice": choice}) for choice in chosen]
        pauses = [chance.random() * 0.3 for _ in phones]
        await asyncio.gather(*(_vote(*each) for each in zip(phones, bodies, pauses, strict=True)))
        if killer:
            await killer
        wrong += box.close() != dict(Counter(chosen))
    print(f"{bursts} bursts of {_PHONES} phones, {wrong} counted otherwise than acknowledged")
    for phone in phones:
        phone.leave()
    await asyncio.to_thread(host.close)
    session.close()
    return int(wrong > 0)


async def _kill(process: int, pause: float) -> None:
    await asyncio.sleep(pause)
    os.kill(process, signal.SIGKILL)


async def _vote(phone: Phone, body: str, pause: float) -> None:
    """Send till it is acknowledged."""
    await asyncio.sleep(pause)
    for _ in range(_TRIES):
        try:
            status, _ = await phone.ask("POST", "/stem", body)
        except (EOFError, OSError):
            status = 0
        if status == 303:
            return
        await asyncio.sleep(0.1)
    raise TimeoutError


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        os.environ[HOME] = str(Path(home))
        sys.exit(asyncio.run(_main(int(sys.argv[1]))))
