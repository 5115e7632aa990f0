"""A press on the leader's page, done by whichever process heard it: the room in hand, one move, and let go."""

import asyncio
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime

from facilitator.city.rules import MOST_LINES
from facilitator.city.store import CodeTakenError, Hand, Store
from facilitator.city.tables import tables_of
from facilitator.led.forms import led_run
from facilitator.led.session import LedSession, led_started, open_first
from facilitator.led.setup import Answers
from spil.cards.deck import Deck
from spil.cards.shared import Programme
from spil.codes import long_code
from spil.play.moves import Move
from spil.play.run import NotOfferedError, fold
from spil.record.before import with_before
from spil.record.hold import ElsewhereError
from spil.record.read import Record, Rejected
from spil.session import Session

_CHANGED = "Kortene på serveren er ikke dem, I begyndte med, så forløbet kan ikke ledes videre."
_TRIES = 8


class Beginning:
    """Begins rooms."""

    def __init__(self, store: Store, deck: Deck, clock: Callable[[], datetime]) -> None:
        self._store, self._deck, self._clock = store, deck, clock

    def begin(self, answers: Answers, owner: str) -> str:
        """A new room at its first page; its name.

        Args:
            answers: What the one who leads chose, and said of the room.
            owner: The mark of who that is.

        Raises:
            OSError: It could not be kept.
        """
        for _ in range(_TRIES):
            with suppress(CodeTakenError):
                started = led_started(answers, long_code(secrets.token_bytes(16)))
                earlier = led_before(self._store, owner, answers.programme)
                name = self._store.begin(with_before(self._deck, started, earlier), owner)
                with in_hand(self._store, self._deck, name) as (session, hand):
                    open_first(session, answers)
                    LedSession(session, None, self._clock, hand.ballots, hand.beside)  # its time begins
                return name
        raise OSError("Der kunne ikke findes en ledig kode. Prøv igen.")


def led_before(store: Store, owner: str, programme: Programme) -> Iterator[Record]:
    """What somebody has led of a programme, each record read when it is asked for."""
    for room in store.rooms(owner):
        if room.started.programme == programme.id:
            with suppress(OSError):  # deleted meanwhile
                record = store.read(room.name)
                if isinstance(record, Record):
                    yield record


@contextmanager
def in_hand(store: Store, deck: Deck, name: str) -> Iterator[tuple[Session, Hand]]:
    """A room's session, which nobody else changes meanwhile.

    Raises:
        ElsewhereError: Somebody has it in hand.
        OSError: It cannot be gone on with.
    """
    hand = store.hold(name)
    try:
        record = hand.kept.read()
        begun = None if isinstance(record, Rejected) else led_run(deck, record.started)
        if isinstance(record, Rejected) or begun is None:
            raise OSError(_CHANGED)
        if record.lines >= MOST_LINES:
            raise ElsewhereError  # somebody turns pages without end
        run, left_out = fold(begun, record.moves)
        if left_out:
            raise OSError(_CHANGED)
        hand.beside.tables = tables_of(store, deck, name, record.started)
        yield Session(run, hand.kept, None), hand
    finally:
        hand.close()


class CityLeading:
    """Leads one room; two presses at once are one, and the other finds the page that stands now."""

    def __init__(self, store: Store, deck: Deck, name: str, clock: Callable[[], datetime]) -> None:
        self._store, self._deck, self._name, self._clock = store, deck, name, clock

    async def press(self, move: Move, after: int) -> None:
        """Make a move, if so many moves still stand."""
        await asyncio.to_thread(self._do, lambda session: _make(session, move, after))

    async def pause(self, *, on: bool) -> None:
        """Blank the room's screen, or show it again."""
        await asyncio.to_thread(self._do, lambda session: session.pause(on=on))

    def _do(self, act: Callable[[LedSession], None]) -> None:
        try:
            with in_hand(self._store, self._deck, self._name) as (session, hand):
                act(LedSession(session, None, self._clock, hand.ballots, hand.beside))
        except ElsewhereError:
            return  # somebody presses in this very moment


def _make(session: LedSession, move: Move, after: int) -> None:
    if len(session.run.moves) == after:
        try:
            session.make(move)
        except NotOfferedError:
            return  # its page was turned
