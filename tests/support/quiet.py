"""When an app under test has nothing left to do: by what its event loop has before it, not by how busy the machine is.

Textual goes on sleeping after each key till its process has used little time: that is too soon where the machine is
not free. Here a key is over when no task is ready to go on, no thread is at work for the app, nothing is due within a
frame, and all that is so a frame later as well.
"""

import asyncio
import time
from collections.abc import Callable
from typing import Any

import pytest

_FRAME = 1 / 50
"""Seconds; a picture is painted within one."""
_FRAMES = 6
"""Pictures that are waited for; a screen behind another asks for one again and again."""
_TURNS = 2
"""Turns of the loop in which nothing is to do."""
_MOST = 10.0
"""Seconds that a thread is waited for."""
_in_thread = asyncio.to_thread


class Threads:
    """What an app has given to threads."""

    def __init__(self) -> None:
        self.at_work = 0

    async def to_thread(self, work: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        """As asyncio's own, and counted."""
        self.at_work += 1
        try:
            return await _in_thread(work, *args, **kwargs)
        finally:
            self.at_work -= 1


def know_when_it_is_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let keys and pauses of a pilot end when the app is quiet."""
    threads = Threads()

    async def wait(_: float = 0) -> None:
        await _quiet(threads)
        await asyncio.sleep(
            _FRAME
        )  # an older Textual lays out a picture later; and who looks again waits for something
        await _quiet(threads)

    monkeypatch.setattr(asyncio, "to_thread", threads.to_thread)
    monkeypatch.setattr("textual.app.wait_for_idle", wait)
    monkeypatch.setattr("textual.pilot.wait_for_idle", wait)


async def _quiet(threads: Threads) -> None:
    """Wait till nothing is left to do."""
    loop: Any = asyncio.get_running_loop()
    until = time.monotonic() + _MOST
    turns = frames = 0
    while turns < _TURNS:
        await asyncio.sleep(0)
        turns += 1
        due = [each.when() for each in loop._scheduled if not each.cancelled() and each.when() <= loop.time() + _FRAME]
        if loop._ready:
            turns = 0
        elif due and frames < _FRAMES:
            await asyncio.sleep(max(due) - loop.time())
            turns, frames = 0, frames + 1
        elif threads.at_work and time.monotonic() < until:
            await asyncio.sleep(_FRAME / 10)
            turns = 0
