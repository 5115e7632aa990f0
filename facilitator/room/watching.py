"""What stands now, and who waits for the next: everybody is only told that there is something new."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import suppress
from dataclasses import dataclass, replace

from facilitator.led.follower import Follower
from facilitator.led.view import View
from facilitator.room.box import Box
from spil.play.hall import Hall
from spil.play.page import AgreementEntry, Labelled, Page

_APART = 0.1
"""Seconds between two words to the same client: what comes meanwhile is one word."""
_HEARTBEAT = 20.0
"""Seconds till a line that says nothing: so one notices a client that is gone."""
_EVERY = 0.25
"""Seconds between two looks at the record, where nobody says that there is something new."""
_AT_LEAST = 0.03
"""Seconds between two looks, however often somebody says so."""


@dataclass(frozen=True, slots=True)
class State:
    """What the room stands at."""

    version: int
    """Another one each time anything is another."""
    turn: int
    """Another one each time what phones see is another; how many have answered is not."""
    view: View | None = None
    """What shows of the led session; None before there is one."""
    round: str | None = None
    """The round that takes ballots now."""
    moves: int = 0
    """Moves of the led session so far."""
    hall: Hall | None = None
    """What tables are told of the room, where tables walk by themselves."""

    @property
    def page(self) -> Page | None:
        """What every phone may see; None while there is nothing, or the room's screen is blank."""
        return None if self.view is None or self.view.paused else for_all(self.view.page)


def for_all(page: Page) -> Page:
    """A page as it is only read: no key of the one who leads, no number that is written, no count that goes on.

    What an agreement begins with is a line, as on the second window.
    """
    note = "" if page.ballot else page.note
    begins = isinstance(page.entry, AgreementEntry) and page.entry.condition
    blocks = (*page.blocks, Labelled("Hvis", f"{begins}, så …")) if begins else page.blocks
    return replace(
        page,
        blocks=blocks,
        note=note,
        picks=(),
        entry=None,
        onward=None,
        asides=(),
        also=(),
        rest=(),
        asks="",
        looks=False,
        back=False,
    )


class Watching:
    """Holds the newest state; each client that waits has one slot, and the latest wins."""

    def __init__(self, first: int = 0, counted: float = _APART) -> None:
        """Begin with nothing to show.

        Args:
            first: A number that another start of the server did not begin with: then whoever comes back looks anew.
            counted: Seconds between two words of how many have answered, to those who are told of it: each fetches a
                page for it, and while all vote there is always another number.
        """
        self._counted = counted
        self.state = State(first, first)
        self.nudged = asyncio.Event()
        """Set where somebody knows of something new."""
        self._waiting: set[tuple[bool, asyncio.Future[None]]] = set()
        self.followers = 0
        """Clients that are told what is new, however long they have asked for nothing."""

    def show(self, view: View | None, round_: str | None, moves: int, hall: Hall | None = None) -> None:
        """This stands now; who waits is told if it is anything else than before."""
        before = self.state
        now = replace(before, view=view, round=round_, moves=moves, hall=hall)
        if now == before:
            return
        paused = [bool(each.view and each.view.paused) for each in (before, now)]
        seen = [(each.page, each.round, each.hall) for each in (before, now)]
        turned = (seen[0], paused[0]) != (seen[1], paused[1])
        self.state = replace(now, version=before.version + 1, turn=before.turn + turned)
        for turns_only, slot in self._waiting:
            if (turned or not turns_only) and not slot.done():
                slot.set_result(None)

    async def newer(self, seen: int, *, turns_only: bool = False) -> int:
        """The number of the first state that is another than the one that was seen; at once, where it is here."""
        while (number := self.state.turn if turns_only else self.state.version) == seen:
            slot = (turns_only, asyncio.get_running_loop().create_future())
            self._waiting.add(slot)
            try:
                await slot[1]
            finally:
                self._waiting.discard(slot)
        return number

    async def told(self, *, turns_only: bool) -> AsyncGenerator[str, None]:
        """Server-sent events for one client: a number each time, and nothing else."""
        seen = -1
        self.followers += 1
        try:
            while True:
                try:
                    seen = await asyncio.wait_for(self.newer(seen, turns_only=turns_only), _HEARTBEAT)
                    turn = self.state.turn
                    yield f"data: {seen}\n\n"
                    await asyncio.sleep(_APART)
                    if not turns_only:
                        await self._till_turned(turn)
                except TimeoutError:
                    yield ":\n\n"
        finally:
            self.followers -= 1

    async def _till_turned(self, turn: int) -> None:
        """Wait with the next number; with another page one does not."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self.newer(turn, turns_only=True), self._counted - _APART)


async def look(watching: Watching, follower: Follower, box: Box) -> None:
    """Look once at the record and the box."""
    with suppress(OSError):  # a disk that is away for a while: what stood stands, and one looks again
        round_ = box.open_round
        await asyncio.to_thread(follower.look, box.answered() if round_ else None)
        moves = len(follower.run.moves) if follower.run else 0
        watching.show(follower.view, round_, moves, follower.hall)


async def follow(watching: Watching, follower: Follower, box: Box) -> None:
    """Look at the record and the box for ever: now and then, and at once where somebody says so."""
    while True:
        await asyncio.sleep(_AT_LEAST)
        with suppress(TimeoutError):
            await asyncio.wait_for(watching.nudged.wait(), _EVERY)
        watching.nudged.clear()
        await look(watching, follower, box)
