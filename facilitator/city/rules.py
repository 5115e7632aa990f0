"""What goes when: the rules that every home keeps, in one place."""

from datetime import timedelta

from spil.play.moves import Agreed, Closed, Event, Started
from spil.record.read import Record

IDLE = timedelta(hours=12)
"""A room that nobody has touched for a working day is over."""
CLOSED = timedelta(hours=1)
"""Phones may look at the last page so long after a session was closed."""
AGREEMENTS = timedelta(days=400)
"""An agreement that a unit has kept is there when a year has gone."""


def agreement_of(record: Record) -> tuple[Event, ...] | None:
    """What is left of a record when only its agreement is kept; None where nothing was agreed."""
    agreed = tuple(move for move in record.moves if isinstance(move, Agreed))
    started = record.started.model_copy(update={"before": None})  # it tells of an earlier session
    return (started, *agreed, Closed()) if agreed else None


def room_name(started: Started) -> str:
    """What a room is called: as its record's file would be."""
    return f"{started.session}-{started.record[:8]}"
