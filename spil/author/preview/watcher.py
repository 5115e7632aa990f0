"""When a file has been saved: editors write in two steps, so it is read once it has come to rest."""

from dataclasses import dataclass, replace
from pathlib import Path

from spil.author.check.all import Checked, check_paths
from spil.author.check.spelling import Knows
from spil.cards.deck import DeckReading
from spil.cards.hearing import hearing_of
from spil.cards.kept_ways import trials_of
from spil.files import Look, look

_AT_REST = 2
"""Looks in a row that saw the same; a file half written changes before the next."""
_GONE = 8
"""The same for a file that is empty or not there, as it is while some editors save."""


@dataclass(frozen=True, slots=True)
class Rest:
    """How long a card, its ways and its hearing have looked the same."""

    read: tuple[Look | None, ...] = ()
    """How they looked when they were last read."""
    seen: tuple[Look | None, ...] = ()
    """How they look now."""
    times: int = 0

    def looked(self, now: tuple[Look | None, ...]) -> "Rest":
        """After one more look."""
        return replace(self, seen=now, times=self.times + 1 if now == self.seen else 1)

    @property
    def ready(self) -> bool:
        """Whether there is something new, and it has come to rest."""
        there = bool(self.seen and self.seen[0] and self.seen[0][1])
        return self.seen != self.read and self.times >= (_AT_REST if there else _GONE)


class Source:
    """A card's file, its ways and its hearing, looked at now and then."""

    def __init__(self, path: Path, deck: DeckReading, knows: Knows | None = None) -> None:
        self.path = path
        self.deck = deck
        self._knows = knows
        self._rest = Rest()

    def read(self) -> Checked | OSError:
        """Read and check them now."""
        now = self._now()  # before reading: what is saved meanwhile is then seen as a change
        self._rest = Rest(now, now)
        try:
            return check_paths([self.path], self.deck, knows=self._knows)
        except OSError as error:
            return error

    def look(self) -> Checked | OSError | None:
        """What a save came to; None where there is nothing new, or it is still being written."""
        self._rest = self._rest.looked(self._now())
        return self.read() if self._rest.ready else None

    def _now(self) -> tuple[Look | None, ...]:
        return tuple(look(path) for path in (self.path, trials_of(self.path), hearing_of(self.path)))
