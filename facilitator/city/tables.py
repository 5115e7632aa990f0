"""Tables that play in a browser, in the city: each a record of its own, done with by whichever process is asked."""

import asyncio
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from facilitator.city.rules import MOST_LINES
from facilitator.city.store import Store
from facilitator.evidence.table_files import Tables
from facilitator.room.tables import TakenError, table_page
from spil.cards.deck import Deck
from spil.play.hall import Hall
from spil.play.moves import Started
from spil.play.page import Page
from spil.play.run import NotOfferedError, fold
from spil.play.table_order import at_table
from spil.record.hold import ElsewhereError
from spil.record.kept import Kept
from spil.record.read import Record, Rejected
from spil.record.start import Seating, started_now
from spil.session import Session

_CHANGED = "Kortene på serveren er ikke dem, I begyndte med, så bordet kan ikke spille videre."


class StoredTables:
    """The records of a room's tables, for who leads it."""

    def __init__(self, store: Store, name: str) -> None:
        self._store, self._name = store, name

    def stamps(self) -> Mapping[Any, object]:
        """How many lines each has."""
        return self._store.tables(self._name)

    def read(self, which: Hashable) -> Record | Rejected:
        """One of them."""
        return self._store.read(str(which))


def tables_of(store: Store, deck: Deck, name: str, started: Started) -> Tables | None:
    """The tables of a room that play by themselves; None in a room that goes one way together."""
    return Tables(StoredTables(store, name), started.session, deck) if started.form == "bord" else None


class CityTablets:
    """The tables of one room, as their pages use them; nothing of them is kept in this process."""

    def __init__(self, store: Store, deck: Deck, name: str, led: Started) -> None:
        self._store, self._deck, self._name, self._led = store, deck, name, led

    async def of(self, token: str, hall: Hall | None) -> Session | None:
        """As its home holds it now."""
        return await asyncio.to_thread(self._of, token, hall)

    def _of(self, token: str, hall: Hall | None) -> Session | None:
        seat = self._store.seat(self._name, token)
        if seat is None:
            return None
        return self._session(self._store.read(seat.record), _OnlyRead(), hall, alone=seat.alone)

    async def sit(self, token: str, table: int, people: int, *, leader: bool) -> None:
        """Begin a record."""
        await asyncio.to_thread(self._sit, token, Seating(table, people, leader, together=self._led.together))

    def _sit(self, token: str, seating: Seating) -> None:
        others = (self._store.read(each) for each in self._store.tables(self._name))
        if any(isinstance(each, Record) and not each.closed and each.started.table == seating.table for each in others):
            raise TakenError
        programme = self._deck.programme(self._led.programme)
        assert programme is not None
        started = started_now(programme, seating)
        ours = {"session": self._led.session, "rehearsal": self._led.rehearsal}
        self._store.sit(self._name, started.model_copy(update=ours), token)

    async def do(self, token: str, hall: Hall | None, act: Callable[[Session], str]) -> str:
        """With the table in hand."""
        return await asyncio.to_thread(self._do, token, hall, act)

    def _do(self, token: str, hall: Hall | None, act: Callable[[Session], str]) -> str:
        seat = self._store.seat(self._name, token)
        if seat is None:
            raise NotOfferedError
        with self._in_hand(seat.record) as (record, kept):
            session = self._session(record, kept, hall, alone=seat.alone)
            if isinstance(record, Record) and record.lines >= MOST_LINES:
                raise NotOfferedError  # somebody turns pages without end
            told = act(session)
            if session.alone != seat.alone:
                self._store.go_alone(self._name, token, alone=session.alone)
            return told

    @contextmanager
    def _in_hand(self, name: str) -> Iterator[tuple[Record | Rejected, Kept]]:
        try:
            hand = self._store.hold(name)
        except ElsewhereError as error:
            raise NotOfferedError from error  # two taps at once are one, and the other finds the page after it
        try:
            yield hand.kept.read(), hand.kept
        finally:
            hand.close()

    def _session(self, record: Record | Rejected, kept: Kept, hall: Hall | None, *, alone: bool) -> Session:
        begun = None if isinstance(record, Rejected) else at_table(self._deck, record.started)
        if isinstance(record, Rejected) or begun is None:
            raise OSError(_CHANGED)
        run, left_out = fold(begun, record.moves)
        if left_out and not record.closed:
            raise OSError(_CHANGED)
        session = Session(run, kept, None)
        session.hear(hall)
        session.alone = alone
        return session

    def page(self, session: Session) -> Page:
        """What the session shows; a look at another way is kept nowhere, so no other process could show it."""
        return replace(table_page(session), looks=False)


class _OnlyRead:
    """A record that is looked at, and that nobody adds to."""

    place = None

    def read(self) -> Record | Rejected:
        """Nobody asks."""
        raise NotImplementedError

    def append(self, _: object) -> None:
        """Nobody may."""
        raise NotImplementedError

    def keep_only(self, _: object) -> None:
        """Nobody may."""
        raise NotImplementedError

    def close(self) -> None:
        """Nothing is held."""
