"""What is known of a led session beside its own pages: the tables' records, and what all records sum up to."""

from collections import deque
from dataclasses import dataclass, field
from functools import cached_property

from facilitator.disclosure.shown import Audience
from facilitator.led.frozen import in_time
from facilitator.summary import CardSummary, Summary, summarise
from spil.cards.deck import Deck
from spil.play.moves import Chosen, Counted, Ended, Move, Opened, Passed, Present, Started, TablesCounted, Weighed
from spil.play.run import Run
from spil.record.read import Record

_SUMMED_UP = (Opened, Counted, TablesCounted, Chosen, Weighed, Ended, Passed, Present)
"""Moves that change what the records sum up to; a page that is turned, or a question that is put, does not."""
_REMEMBERED = 4
"""A step back compares a few runs that stand beside each other."""


@dataclass(frozen=True)
class Known:
    """Equal records are known as equal; each audience's summary is made when it is first asked for, and then kept."""

    deck: Deck = field(repr=False)
    started: Started
    moves: tuple[Move, ...] = ()
    tables: tuple[Record, ...] = ()
    """What the tables' own laptops have recorded."""

    @classmethod
    def of(cls, run: Run, tables: tuple[Record, ...] = ()) -> "Known":
        """What is known where a run stands."""
        return cls(run.deck, run.started, tuple(each for each in run.moves if isinstance(each, _SUMMED_UP)), tables)

    @cached_property
    def room(self) -> Summary:
        """What the room may see, and be asked."""
        return self._for("room")

    @cached_property
    def private(self) -> Summary:
        """What the one who leads may see alone."""
        return self._for("private")

    def shown(self, card: str) -> CardSummary | None:
        """What the room may see of a card; None before anything of it was counted."""
        return _of(self.room, card) if self.moves else None

    def shown_alone(self, card: str) -> CardSummary | None:
        """What the one who leads may see of it, alone."""
        return _of(self.private, card) if self.moves else None

    def _for(self, audience: Audience) -> Summary:
        led = Record(self.started, self.moves, len(self.moves) + 1)
        tables = in_time(self.moves, self.tables) if audience == "room" else self.tables
        return summarise((led, *tables), self.deck, audience)


def _of(summary: Summary, card: str) -> CardSummary | None:
    return next((each for each in summary.cards if each.shown.card == card), None)


class Remembered:
    """`Known.of`, with the last few answers kept: what changes nothing that is summed up costs no summary."""

    def __init__(self) -> None:
        self._kept: deque[Known] = deque(maxlen=_REMEMBERED)

    def __call__(self, run: Run, tables: tuple[Record, ...] = ()) -> Known:
        """What is known where a run stands."""
        known = Known.of(run, tables)
        for each in self._kept:
            if each == known:
                return each
        self._kept.append(known)
        return known
