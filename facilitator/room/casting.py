"""Ballots into the box: what came while one write was under way is the next write."""

import asyncio

from facilitator.room.box import Ballot, Box


class Casting:
    """One write for all that came since the last: sixty phones in a second cost a few syncs, and none waits long.

    It writes in the loop itself: while the disk is busy nothing else of the box could be read, and what comes
    meanwhile waits in its socket and is the next write.
    """

    def __init__(self, box: Box) -> None:
        self._box = box
        self._waiting: list[tuple[Ballot, asyncio.Future[bool]]] = []
        self._writing: asyncio.Task[None] | None = None

    async def cast(self, ballot: Ballot) -> bool:
        """Whether it is on the disk; False where its round is closed.

        Raises:
            OSError: It could not be kept.
        """
        done: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting.append((ballot, done))
        if self._writing is None:
            self._writing = asyncio.create_task(self._write())
        return await done

    async def _write(self) -> None:
        batch, self._waiting, self._writing = self._waiting, [], None
        try:
            kept: list[bool] | OSError = self._box.cast([each for each, _ in batch])
        except OSError as error:
            kept = error
        _answer([done for _, done in batch], kept)


def _answer(waiting: list[asyncio.Future[bool]], kept: list[bool] | OSError) -> None:
    for place, done in enumerate(waiting):
        if done.done():
            continue  # the phone went away meanwhile; its ballot is kept all the same
        if isinstance(kept, OSError):
            done.set_exception(kept)
        else:
            done.set_result(kept[place])
