"""Where a move leads in a led session, for both of its forms."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from spil.play.moves import Agreed, Closed, Dropped, Opened, Passed, Stopped, Turned
from spil.play.run import Position, Run
from spil.play.walk import Playthrough

_PAGES_BEFORE = 2
"""Pages before the first card: the welcome, and the rules."""

Lead = Callable[[Run, Any], Position]


def to(spot: str) -> Lead:
    """To a place, whatever the move says."""
    return lambda run, _: replace(run.at, spot=spot)


def opened(spot: str) -> Lead:
    """The card stands ready; the welcome and the rules come first, till they were read."""

    def lead(run: Run, move: Opened) -> Position:
        card = run.deck.cards[move.card]
        began = sum(isinstance(each, Turned) for each in run.moves) >= _PAGES_BEFORE
        return replace(run.at, spot=spot if began else "welcome", card=card, walk=Playthrough.of(card), chosen=None)

    return lead


def passed(run: Run, _: Passed) -> Position:
    """Another card."""
    assert run.at.card is not None
    return replace(run.at, spot="cards", passed=(*run.at.passed, run.at.card.id), card=None, walk=None)


def stopped(run: Run, _: Stopped) -> Position:
    """Close now, with the agreement."""
    return _played(run, "agreement")


def finished(run: Run, _: Turned | Dropped) -> Position:
    """The card is done: the next one, or the agreement."""
    after = _played(run, "cards")
    return after if replace(run, at=after).candidates else replace(after, spot="agreement")


def _played(run: Run, spot: str) -> Position:
    assert run.at.card is not None
    return replace(run.at, spot=spot, played=(*run.at.played, run.at.card.id))


LEAVE: Mapping[type[Any], Lead] = {Stopped: stopped, Passed: passed}
"""What can be done on every page of a card."""
AGREE: Mapping[type[Any], Lead] = {Agreed: to("goodbye"), Turned: to("goodbye")}
CLOSE: Mapping[type[Any], Lead] = {Closed: to("closed")}
