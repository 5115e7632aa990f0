"""What many ask for at once, done together: what comes while one write is under way is the next write."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, NamedTuple, Protocol, TypeVar

from facilitator.room.box import Ballot, Box

One = TypeVar("One")
Done = TypeVar("Done")


class Together(Generic[One, Done]):
    """One doing for all that came since the last: sixty phones in a second cost a few syncs, and none waits long."""

    def __init__(self, do: Callable[[list[One]], Awaitable[list[Done]]]) -> None:
        """Begin with nobody waiting.

        Args:
            do: Does it for all that are given, and answers each in its place; or raises what all of them hear.
        """
        self._do = do
        self._waiting: list[tuple[One, asyncio.Future[Done]]] = []
        self._doing: asyncio.Task[None] | None = None

    async def ask(self, one: One) -> Done:
        """The answer to this one.

        Raises:
            OSError: It could not be done.
        """
        done: asyncio.Future[Done] = asyncio.get_running_loop().create_future()
        self._waiting.append((one, done))
        if self._doing is None:
            self._doing = asyncio.create_task(self._go())
        return await done

    async def _go(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting, []
            try:
                answers: list[Done] | OSError = await self._do([each for each, _ in batch])
            except OSError as error:
                answers = error
            _answer([done for _, done in batch], answers)
        self._doing = None


def _answer(waiting: list[asyncio.Future[Done]], answers: list[Done] | OSError) -> None:
    for place, done in enumerate(waiting):
        if done.done():
            continue  # the phone went away meanwhile; what it asked for is done all the same
        if isinstance(answers, OSError):
            done.set_exception(answers)
        else:
            done.set_result(answers[place])


class Mine(NamedTuple):
    """What a phone has chosen."""

    round: str
    choice: str


class Votes(Protocol):
    """The ballots of a room, as its phones use them."""

    async def cast(self, ballot: Ballot) -> bool:
        """Whether it is kept for certain, and what the room stands at seen since; False where its round is closed.

        Raises:
            OSError: It could not be kept.
        """

    async def mine(self, token: str) -> Mine | None:
        """What this phone has chosen in the round that goes on; what the room stands at is seen anew before.

        Raises:
            OSError: It cannot be read now.
        """


class BoxVotes:
    """The box of one room, on this machine's disk.

    It writes in the loop itself: while the disk is busy nothing else of the box could be read, and what comes
    meanwhile waits in its socket and is the next write.
    """

    def __init__(self, box: Box) -> None:
        self._box = box
        self._casting = Together(self._write)

    async def _write(self, ballots: list[Ballot]) -> list[bool]:
        return self._box.cast(ballots)

    async def cast(self, ballot: Ballot) -> bool:
        """Whether it is on the disk."""
        return await self._casting.ask(ballot)

    async def mine(self, token: str) -> Mine | None:
        """Ask the box."""
        round_ = self._box.open_round
        choice = self._box.mine(round_, token) if round_ else None
        return Mine(round_, choice) if round_ and choice else None
