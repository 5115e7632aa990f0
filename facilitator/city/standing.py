"""Where a room stands, worked out from what its home holds: the city's way of following a record."""

from dataclasses import replace
from datetime import datetime

from facilitator.city.store import Seen
from facilitator.evidence.table_files import Tables
from facilitator.led.clock import part_began
from facilitator.led.forms import led_run
from facilitator.led.known import Remembered
from facilitator.led.view import Around, View, hall_of, view
from spil.cards.deck import Deck
from spil.play.hall import Hall
from spil.play.run import Position, Run, fold
from spil.record.read import Record, Rejected


class Standing:
    """The newest of one room that this process knows; folded anew when its record has other lines, and only then."""

    def __init__(self, deck: Deck, tables: Tables | None = None) -> None:
        """Begin knowing nothing.

        Args:
            deck: What is played.
            tables: Those that play by themselves, where any do.
        """
        self._deck = deck
        self._tables = tables
        self._recorded: tuple[Record, ...] = ()
        self._knowing = Remembered()
        self._since: datetime | None = None
        self.seen: Seen | None = None
        self.run: Run | None = None
        """None where the deck does not have its programme any more."""
        self.view: View | None = None

    @property
    def moves(self) -> int:
        """How many moves it has."""
        return len(self.run.moves) if self.run else 0

    @property
    def hall(self) -> Hall | None:
        """What its tables are told of the room."""
        if self.run is None or self.view is None or self._since is None or self.run.started.form != "bord":
            return None
        return hall_of(self.run, self.view, self._since)

    def needs(self, seen: Seen) -> bool:
        """Whether the record is to be read for this."""
        return self.seen is None or self.seen.lines != seen.lines

    def look(self, seen: Seen) -> None:
        """Read what tables have recorded since; it may wait for a disk or a network."""
        if self._tables and (self.seen is None or self.seen.of_tables != seen.of_tables):
            self._tables.look()
            self._recorded = self._tables.records

    def take(self, seen: Seen, record: Record | Rejected | None) -> None:
        """What the home holds now.

        Args:
            seen: How the room stands.
            record: Its record, where it was read anew.
        """
        self.seen = seen
        if isinstance(record, Record):
            self.run = folded(self._deck, record)

    def show(self, now: datetime) -> None:
        """Work out what shows."""
        if self.run is None or self.seen is None:
            self.view = None
            return
        showing = self.seen.showing
        self._since = showing.since(part_began(self.run)) if showing else now
        answered = self.seen.answered if self.seen.round else None
        around = Around(now, self._since, paused=bool(showing and showing.paused), answered=answered)
        self.view = view(self.run, self._recorded, around, self._knowing)


def folded(deck: Deck, record: Record) -> Run | None:
    """A led record's run; None where the deck does not have its programme.

    Of a session that is over and of which only the agreement was kept, its last page is all that can be seen.
    """
    begun = led_run(deck, record.started)
    if begun is None:
        return None
    run, left_out = fold(begun, record.moves)
    return replace(begun, at=Position("closed"), moves=record.moves) if left_out and record.closed else run
