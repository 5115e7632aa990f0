"""Run: one value that folds moves into the page to show now."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, NamedTuple

from spil.cards.deck import Deck
from spil.cards.model import Card, Choice
from spil.cards.shared import Programme
from spil.play.moves import Move, Opened, Present, Started, Undone
from spil.play.page import Page
from spil.play.stages import stage_at
from spil.play.walk import Playthrough


class NotOfferedError(Exception):
    """A move that the page does not offer; the run is as it was."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where a session stands."""

    spot: str
    """The place in the form's table."""
    card: Card | None = None
    walk: Playthrough | None = None
    chosen: Choice | None = None
    played: tuple[str, ...] = ()
    """Cards that were played to their talk."""
    passed: tuple[str, ...] = ()


Transition = Callable[["Run", Any], Position]
"""Where a move brings a run."""


class Spot(NamedTuple):
    """A row of an order: the page of a place, and where each kind of move brings one from it."""

    page: "Callable[[Run], Page]"
    after: Mapping[type[Any], Transition]
    stage: str = ""
    """What of a card the place belongs to, in a word; rows of one stage stand together."""


Order = Mapping[str, Spot]
"""The order of a session's pages, in one table; the first row is where it begins."""


@dataclass(frozen=True)
class Run:
    """A session so far: what is played, by whom, the standing moves, and where that brings it."""

    deck: Deck = field(repr=False)
    order: Order = field(repr=False)
    programme: Programme
    started: Started
    at: Position
    moves: tuple[Move, ...] = ()
    before: "Run | None" = field(default=None, compare=False, repr=False)
    """The run without its last move; going back is going there."""

    @classmethod
    def begin(cls, deck: Deck, order: Order, programme: Programme, started: Started) -> "Run":
        """A session at its first page."""
        return cls(deck, order, programme, started, Position(next(iter(order))))

    @cached_property
    def page(self) -> Page:
        """What to show now, and every move that can be made; made once, for a run never changes."""
        page = self.order[self.at.spot].page(self)
        return replace(page, back=self.before is not None and not page.last, stage=stage_at(self.order, self.at.spot))

    def apply(self, move: Move) -> "Run":
        """The run after a move.

        Raises:
            NotOfferedError: The page does not offer it now.
        """
        if not self.page.accepts(move):
            raise NotOfferedError(move)
        if isinstance(move, Undone):
            assert self.before is not None
            return self.before
        at = self.order[self.at.spot].after[type(move)](self, move)
        return replace(self, at=at, moves=(*self.moves, move), before=self)

    @property
    def card(self) -> Card:
        """The card that is played now; asked for on its pages only."""
        assert self.at.card is not None
        return self.at.card

    @property
    def walk(self) -> Playthrough:
        """The way through it so far; asked for on its pages only."""
        assert self.at.walk is not None
        return self.at.walk

    @property
    def people(self) -> int:
        """How many there are now."""
        said = (move.people for move in reversed(self.moves) if isinstance(move, Present))
        return next(said, self.started.people)

    @property
    def candidates(self) -> tuple[Card, ...]:
        """The cards that can be opened now; none when as many were played as the programme says."""
        if len(self.at.played) >= self.programme.pick:
            return ()
        done = (*self.at.played, *self.at.passed)
        wanted = self.programme.cards or tuple(self.deck.cards)
        left = tuple(self.deck.cards[name] for name in wanted if name in self.deck.cards and name not in done)
        return left[:1] if self._in_order else left

    @property
    def on_card(self) -> tuple[Move, ...]:
        """The moves since the card that is played now was opened."""
        opened = max((n for n, move in enumerate(self.moves) if isinstance(move, Opened)), default=0)
        return self.moves[opened:]

    @property
    def nth(self) -> int:
        """The number of the card that is played now."""
        return len(self.at.played) + 1 + (len(self.at.passed) if self._in_order else 0)

    @property
    def _in_order(self) -> bool:
        return len(self.programme.cards) == self.programme.pick


class Folded(NamedTuple):
    """What came of folding the moves of a record."""

    run: Run
    left_out: int
    """Moves at the end that no longer hold, since a card has changed."""


def fold(run: Run, moves: Iterable[Move]) -> Folded:
    """Apply moves as long as they hold."""
    waiting = list(moves)
    for number, move in enumerate(waiting):
        try:
            run = run.apply(move)
        except NotOfferedError:
            return Folded(run, len(waiting) - number)
    return Folded(run, 0)
