"""The order of pages when a table walks by itself (form `bord`), in one table; and of looking at another way."""

from dataclasses import replace
from typing import Any

from spil.cards.deck import Deck
from spil.play import card_pages
from spil.play import session_pages as pages
from spil.play.moves import (
    Agreed,
    Chosen,
    Closed,
    Counted,
    Ended,
    Opened,
    Passed,
    Recalled,
    Started,
    Stopped,
    Turned,
    Weighed,
    moves_on,
)
from spil.play.recall import RECALL, begun, recall, recalled, story_from
from spil.play.run import Order, Position, Run, Spot
from spil.play.walk import Playthrough


def _open(run: Run, move: Opened) -> Position:
    card = run.deck.cards[move.card]
    return replace(run.at, spot=story_from(card, "read"), card=card, walk=Playthrough.of(card), chosen=None)


def _choose(run: Run, move: Chosen) -> Position:
    assert run.at.card is not None
    assert run.at.walk is not None
    step = run.at.card.steps[move.step]
    chosen = next(choice for choice in step.choices if choice.id == move.choice)  # type: ignore[union-attr]
    return replace(run.at, spot="outcome", chosen=chosen, walk=run.at.walk.choose(move.choice))


def _count(run: Run, move: Counted) -> Position:
    there = replace(run, at=replace(run.at, spot="face-up"), moves=(*run.moves, move))
    return there.at if card_pages.slips_here(there) else replace(run.at, spot="choose")


def _follow(run: Run, _: Turned) -> Position:
    """Where earlier versions had a page of its own for what happens then."""
    assert run.at.walk is not None
    return replace(run.at, spot="ending" if run.at.walk.ended else "later")


def _pass(run: Run, _: Passed) -> Position:
    assert run.at.card is not None
    return replace(run.at, spot="between", passed=(*run.at.passed, run.at.card.id), card=None, walk=None)


def _finish(run: Run, _: Turned) -> Position:
    assert run.at.card is not None
    return replace(run.at, spot="between", played=(*run.at.played, run.at.card.id))


def _to(spot: str) -> Any:
    return lambda run, _: replace(run.at, spot=spot)


_LEAVE = {Stopped: _to("perspective"), Passed: _pass}

TABLE: Order = {
    "welcome": Spot(pages.welcome, {Opened: _open, Turned: _to("between")}),
    "between": Spot(pages.between, {Opened: _open, Turned: _to("agreement")}),
    RECALL: Spot(lambda run: recall(run, (card_pages.PASS,)), {Recalled: recalled("read"), Passed: _pass}, "Læs"),
    "read": Spot(card_pages.read, {Turned: _to("count"), **_LEAVE}, "Læs"),
    "count": Spot(card_pages.count, {Counted: _count, Turned: _to("choose"), **_LEAVE}, "Vælg"),
    "face-up": Spot(card_pages.turned_up, {Turned: _to("second"), Chosen: _choose, **_LEAVE}, "Tal"),
    "second": Spot(card_pages.second, {Counted: _to("choose"), Turned: _to("choose"), **_LEAVE}, "Tal"),
    "choose": Spot(card_pages.choose, {Chosen: _choose, **_LEAVE}, "Tal"),
    "outcome": Spot(card_pages.followed, {Chosen: _choose, Ended: _to("weigh"), Turned: _follow, **_LEAVE}, "Se"),
    "later": Spot(card_pages.later, {Chosen: _choose, **_LEAVE}, "Se"),
    "ending": Spot(card_pages.ending, {Ended: _to("weigh"), **_LEAVE}, "Se"),
    "weigh": Spot(card_pages.weigh, {Weighed: _to("perspective"), Turned: _to("perspective")}, "Bagefter"),
    "perspective": Spot(card_pages.perspective, {Turned: _to("frame")}, "Bagefter"),
    "frame": Spot(card_pages.frame, {Turned: _finish}, "Bagefter"),
    "agreement": Spot(pages.agreement, {Agreed: _to("goodbye"), Turned: _to("goodbye")}),
    "goodbye": Spot(pages.goodbye, {Closed: _to("closed")}),
    "closed": Spot(pages.closed, {}),
}
"""Rows in the order they are met; the first is where a session begins."""


def at_table(deck: Deck, started: Started) -> Run | None:
    """A table's session at its first page; None where the deck does not have its programme."""
    programme = deck.programme(started.programme)
    if programme and programme.sort and started.cards:
        programme = programme.model_copy(update={"cards": started.cards})
    return Run.begin(deck, TABLE, programme, started) if programme else None


OTHER_WAY: Order = {
    "choose": Spot(card_pages.other_way, {Chosen: _choose, Stopped: _to("closed")}),
    "outcome": Spot(card_pages.other_followed, {Chosen: _choose, Turned: _to("closed"), Stopped: _to("closed")}),
    "closed": Spot(pages.closed, {}),
}
"""A walk in memory only, through a card that was played already."""


def other_way(run: Run) -> Run:
    """A run that walks the last card once more, from its first decision; nothing of it is recorded."""
    card = run.at.card
    assert card is not None
    there = Run.begin(run.deck, OTHER_WAY, run.programme, run.started)
    return replace(there, at=replace(there.at, card=card, walk=begun(card, moves_on(run.moves, card.id))))
