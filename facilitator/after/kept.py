"""What is left of a record when only its agreement is kept, whoever keeps it."""

from spil.play.moves import Agreed, Closed, Event
from spil.record.read import Record


def agreement_of(record: Record) -> tuple[Event, ...] | None:
    """Its first line, what was agreed, and what came of it; None where nothing was agreed."""
    agreed = tuple(move for move in record.moves if isinstance(move, Agreed))
    if not agreed:
        return None
    started = record.started.model_copy(update={"before": None})  # it tells what was done at an earlier meeting
    outcome = (record.followed_up,) if record.followed_up else ()
    return (started, *agreed, Closed(), *outcome)
