"""The rooms that this process has open: each as its pages need it, kept up with what its home holds.

A room is opened when somebody first asks for it here, and let go of when it has ended, or nobody has asked for long.
Nothing of a room is kept here that is not worked out anew in another process.
"""

import asyncio
import secrets
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime

from starlette.applications import Starlette

from facilitator.city.leading import CityLeading
from facilitator.city.observed import Counts, log
from facilitator.city.standing import Standing
from facilitator.city.store import Asked, Cast, Seen, Store
from facilitator.city.tables import CityTablets, tables_of
from facilitator.room.box import Ballot
from facilitator.room.casting import Mine, Together
from facilitator.room.people import People
from facilitator.room.room import Room
from facilitator.room.watching import Watching
from facilitator.room.web import application
from spil.cards.deck import Deck
from spil.record.read import Record, Rejected

_AT_LEAST = 0.1
"""Seconds between two looks: what is said meanwhile is looked at together."""
_COUNTED = 0.5
"""Seconds between two looks at how many have answered, which nobody tells: walls and leaders' pages show it."""
_WORDS = 1.0
"""Seconds between two words of that to the same wall."""
_LATE = 30.0
"""Seconds without a look that came to its end, after which a process says that it is not ready."""
_UNASKED = 30 * 60.0
"""Seconds after which a room that nobody asks for or follows is let go of here."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the city is, as browsers know it."""

    address: str
    """`https://lige.kommunen.dk`, without an end."""
    names: frozenset[str] = frozenset()

    @property
    def secure(self) -> bool:
        """Whether the way there is encrypted."""
        return self.address.startswith("https://")


@dataclass
class OpenRoom:
    """A room that somebody here has asked for."""

    name: str
    code: str
    room: Room
    app: Starlette
    standing: Standing
    asked: float = field(default_factory=time.monotonic)
    """When somebody last did."""


class CityVotes:
    """The ballots of a room, put in together with those of all rooms of this process."""

    def __init__(self, name: str, casting: Together[Cast, bool], reading: Together[Asked, Mine | None]) -> None:
        self._name, self._casting, self._reading = name, casting, reading

    async def cast(self, ballot: Ballot) -> bool:
        """Whether it is kept for certain, and what the room stands at seen since."""
        return await self._casting.ask(Cast(self._name, ballot))

    async def mine(self, token: str) -> Mine | None:
        """What this phone has chosen."""
        return await self._reading.ask(Asked(self._name, token))


class Rooms:
    """Opens rooms and keeps them up."""

    def __init__(self, store: Store, deck: Deck, place: Place, clock: Callable[[], datetime], counts: Counts) -> None:
        self._store, self._deck, self._place, self._clock, self._counts = store, deck, place, clock, counts
        self._open: dict[str, OpenRoom] = {}
        """By code."""
        self._opening = asyncio.Lock()
        self._new: set[str] = set()
        self._all = True
        self._nudged = asyncio.Event()
        self._casting = Together(self._cast)
        self._reading = Together(self._mine)
        self._catching = Together(self._caught)
        self._one_look = asyncio.Lock()
        """What was read first is never put over what was read after it."""
        self._minute = -1
        self._looked = self._counted = 0.0
        """When all rooms were looked at last, and those where ballots are taken."""
        self._kept_up = time.monotonic()

    async def _cast(self, casts: list[Cast]) -> list[bool]:
        began = time.perf_counter()
        try:
            took, seen = await asyncio.to_thread(self._put, casts)
        except OSError:
            self._counts.add("stemmer_ikke_gemt", len(casts))
            raise
        self._counts.add("stemmer_gemt", sum(took))
        self._counts.add("stemmer_for_sent", len(casts) - sum(took))
        self._counts.took("skrivning", time.perf_counter() - began)
        await self._catch_up_with(seen)
        return took

    def _put(self, casts: list[Cast]) -> tuple[list[bool], Mapping[str, Seen]]:
        took = self._store.cast(casts)
        try:
            return took, self._store.seen(list({each.room for each in casts}))
        except OSError:  # they are kept all the same
            return took, {}

    async def _mine(self, asked: list[Asked]) -> list[Mine | None]:
        seen, mine = await asyncio.to_thread(self._store.phones, asked)
        await self._catch_up_with(seen, {each.room for each in asked} - {*seen})
        return mine

    async def _catch_up_with(self, seen: Mapping[str, Seen], gone: Collection[str] = ()) -> None:
        """Look at the rooms that show phones something else than they stood at here."""
        here = {each.name: each.standing.seen for each in self._open.values()}
        turned = [name for name in here if name in gone or (name in seen and seen[name].turned_from(here[name]))]
        await asyncio.gather(*(self.catch_up(name) for name in turned))

    @property
    def open(self) -> int:
        """How many are open here."""
        return len(self._open)

    def here(self, code: str) -> OpenRoom | None:
        """The room with a code, where it is open in this process already."""
        found = self._open.get(code)
        if found:
            found.asked = time.monotonic()
        return found

    async def find(self, code: str) -> OpenRoom | None:
        """The room with a code; None where there is none that is open.

        Raises:
            OSError: Its home cannot be reached.
        """
        found = self.here(code)
        name = None if found else await asyncio.to_thread(self._store.find, code)  # who guesses holds up nobody
        if name is not None:
            async with self._opening:
                found = self.here(code) or await self._opened(code, name)
        return found

    async def _opened(self, code: str, name: str) -> OpenRoom | None:
        join, signing, leader = await asyncio.to_thread(self._secrets, name)
        record = await asyncio.to_thread(self._store.read, name)
        if isinstance(record, Rejected):
            return None
        started = record.started
        tables = CityTablets(self._store, self._deck, name, started) if started.form == "bord" else None
        people = People(code, join, signing, time.monotonic, guessed=False)
        at = f"/r/{code}"
        room = Room(
            CityVotes(name, self._casting, self._reading),
            people,
            Watching(secrets.randbits(48), _WORDS),  # no number of this process is one of another
            CityLeading(self._store, self._deck, name, self._clock),
            leader,
            self._place.address,
            tables,
            names=self._place.names,
            at=at,
            secure=self._place.secure,
            catch_up=lambda: self.catch_up(name),
            onward=f"/led/rum/{name}",
        )
        standing = Standing(self._deck, tables_of(self._store, self._deck, name, started))
        opened = OpenRoom(name, code, room, application(room), standing)
        await self._look([opened])
        if standing.seen is None:
            return None  # it ended in this very moment
        self._open[code] = opened
        return opened

    def _secrets(self, name: str) -> tuple[str, str, str]:
        return (
            self._store.secret(name, "join")[:12],
            self._store.secret(name, "signing"),
            self._store.secret(name, "leader"),
        )

    async def catch_up(self, name: str) -> None:
        """Look at a room at once, where it is open here."""
        with suppress(OSError):  # what stood stands
            await self._catching.ask(name)

    async def _caught(self, names: list[str]) -> list[None]:
        wanted = set(names)
        await self._look([each for each in self._open.values() if each.name in wanted])
        return [None] * len(names)

    def heard(self, name: str) -> None:
        """Somebody says that a room has something new; any may have, where the name is empty."""
        self._all = self._all or not name
        self._new.add(name)
        self._nudged.set()

    async def keep_up(self) -> None:
        """Look for ever: at once where somebody says so, and now and then all the same."""
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._nudged.wait(), _COUNTED)
            await asyncio.sleep(_AT_LEAST)
            self._nudged.clear()
            with self._told():
                await self._look_again()
                self._tick()
                self._forget()
                self._kept_up = time.monotonic()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """One room's trouble is told, and stops no other."""
        try:
            yield
        except Exception as error:  # noqa: BLE001  # whatever it is
            self._all = True
            self._counts.add("fejl", 1, art="følger")
            told = {"art": "følger", "fejl": type(error).__name__}
            log.error("fejl", extra={"told": told})  # a traceback may hold what is nobody's to read

    @property
    def keeps_up(self) -> bool:
        """Whether this process follows what happens, as far as its home lets it."""
        return time.monotonic() - self._kept_up < _LATE

    async def _look_again(self) -> None:
        """Look at what somebody says is new, and at how many have answered; at everything, where that was long ago."""
        new, self._new = self._new, set()
        now = time.monotonic()
        everything = self._all or now - self._looked > self._store.patience
        counted = now - self._counted >= _COUNTED
        self._all = False

        def wanted(room: OpenRoom) -> bool:
            seen = room.standing.seen
            return everything or room.name in new or bool(counted and seen and seen.round)

        try:
            await self._look([each for each in self._open.values() if wanted(each)])
        except OSError:
            self._all = True  # what stood stands, and one looks again
            self._counts.add("databasen_svarede_ikke", 1)
        else:
            self._looked = now if everything else self._looked
            self._counted = now if counted else self._counted

    async def _look(self, rooms: list[OpenRoom]) -> None:
        """Look at these rooms, all in one."""
        if not rooms:
            return
        async with self._one_look:
            found = await asyncio.to_thread(self._read, rooms)
            for room in rooms:
                seen = found.get(room.name)
                if seen is None:
                    self._ended(room)
                elif seen[0] != room.standing.seen:
                    with self._told():
                        room.standing.take(*seen)
                        self._show(room)
                    await asyncio.sleep(0)  # forty rooms worked out in one go would keep every phone waiting

    def _read(self, rooms: list[OpenRoom]) -> dict[str, tuple[Seen, Record | Rejected | None]]:
        seen = self._store.seen([each.name for each in rooms])
        there = [(each, seen[each.name]) for each in rooms if each.name in seen]
        for each, now in there:
            each.standing.look(now)
        return {
            each.name: (now, self._store.read(each.name) if each.standing.needs(now) else None) for each, now in there
        }

    def _show(self, room: OpenRoom) -> None:
        standing = room.standing
        standing.show(self._clock())
        round_ = standing.seen.round if standing.seen else None
        room.room.watching.show(standing.view, round_, standing.moves, standing.hall)

    def _tick(self) -> None:
        """The clock has gone on; nothing that is shown of it is less than a minute."""
        minute = self._clock().minute
        if minute != self._minute:
            self._minute = minute
            for room in self._open.values():
                with self._told():
                    self._show(room)

    def _ended(self, room: OpenRoom) -> None:
        room.room.watching.show(None, None, 0)
        self._open.pop(room.code, None)

    def _forget(self) -> None:
        old = time.monotonic() - _UNASKED
        for room in [each for each in self._open.values() if each.asked < old and not each.room.watching.followers]:
            self._open.pop(room.code, None)
