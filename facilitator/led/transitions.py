"""Where a move brings a led session, for both of its forms."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from spil.play.moves import Agreed, Closed, Dropped, Eased, Opened, Passed, Stopped, Turned
from spil.play.recall import story_from
from spil.play.run import Position, Run, Transition
from spil.play.walk import Playthrough

_PAGES_BEFORE = 2
"""Pages before the first card: the welcome, and the rules."""


def to(spot: str) -> Transition:
    """To a place, whatever the move says."""
    return lambda run, _: replace(run.at, spot=spot)


def opened(spot: str, *, asks: bool = False) -> Transition:
    """The card stands ready; the welcome and the rules come first, till they were read.

    Args:
        spot: Where its story begins.
        asks: Whether the room is asked first what it did in an earlier card of a series.
    """

    def after(run: Run, move: Opened) -> Position:
        card = run.deck.cards[move.card]
        began = sum(isinstance(each, Turned | Eased) for each in run.moves) >= _PAGES_BEFORE
        place = story_from(card, spot) if began and asks else spot if began else "welcome"
        return replace(run.at, spot=place, card=card, walk=Playthrough.of(card), chosen=None)

    return after


def to_story(spot: str) -> Transition:
    """To the story, or first to what the room did in an earlier card."""
    return lambda run, _: replace(run.at, spot=story_from(run.card, spot))


def passed(run: Run, _: Passed) -> Position:
    """Another card."""
    return replace(run.at, spot="cards", passed=(*run.at.passed, run.card.id), card=None, walk=None)


def stopped(run: Run, _: Stopped) -> Position:
    """Close now, with the agreement."""
    return _played(run, "agreement")


def finished(run: Run, _: Turned | Dropped) -> Position:
    """The card is done: the next one, or the agreement."""
    after = _played(run, "cards")
    return after if replace(run, at=after).candidates else replace(after, spot="agreement")


def _played(run: Run, spot: str) -> Position:
    return replace(run.at, spot=spot, played=(*run.at.played, run.card.id))


ON_CARD: Mapping[type[Any], Transition] = {Stopped: stopped, Passed: passed}
"""What can be done on every page of a card."""
AGREE: Mapping[type[Any], Transition] = {Agreed: to("goodbye"), Turned: to("goodbye")}
CLOSE: Mapping[type[Any], Transition] = {Closed: to("closed"), Eased: to("ease after")}
EASED: Mapping[type[Any], Transition] = {Eased: to("goodbye"), Turned: to("goodbye")}
"""After the second time people said how easy it is to talk."""
