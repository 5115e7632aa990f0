"""What goes when: the rules that every home keeps, in one place."""

from datetime import timedelta

from spil.play.moves import Started

IDLE = timedelta(hours=12)
"""A room that nobody has touched for a working day is over."""
CLOSED = timedelta(hours=1)
"""Phones may look at the last page so long after a session was closed."""
AGREEMENTS = timedelta(days=400)
"""An agreement that a unit has kept is there when a year has gone."""

LEAVINGS = 2
"""Calendar years before this one, of which what is left of deleted rooms is kept."""
MOST_LINES = 600
"""Of one record, with what was undone: far more than a meeting has. Each costs more than the one before, and every room
of a process pays."""


def room_name(started: Started) -> str:
    """What a room is called: as its record's file would be."""
    return f"{started.session}-{started.record[:8]}"
