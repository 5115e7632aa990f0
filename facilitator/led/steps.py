"""One press of a key in a led session to the moves of its record: a step on, or exactly one visible step back."""

from collections.abc import Callable, Mapping

from facilitator.led.ballots import closes, counted_in
from facilitator.led.forms import room_page
from facilitator.led.frozen import fixed
from facilitator.led.known import Known
from facilitator.led.pages import asked, put, questions
from facilitator.led.private import private
from spil.play.moves import Asked, Move, Turned, Undone
from spil.play.run import Run
from spil.record.read import Record

Knowing = Callable[[Run, tuple[Record, ...]], Known]
"""What is known where a run stands: `Known.of`, or one that remembers."""


def pressed(
    run: Run,
    move: Move,
    tables: tuple[Record, ...] = (),
    knowing: Knowing = Known.of,
    ballots: Mapping[str, int] | None = None,
) -> tuple[Move, ...]:
    """The moves that a press of a key makes, in order.

    Args:
        run: Where the session stands.
        move: What the page offers for that key.
        tables: What the tables' own laptops have recorded.
        knowing: What is known where a run stands.
        ballots: What was answered by phone in the round that this move closes.

    Returns:
        Mostly the move itself. A page with a question that is turned first records what the room talked about.
        Back takes back as many moves as it takes till something else is seen.
    """
    if isinstance(move, Undone):
        return (move,) * (len(run.moves) - len(_before(run, tables, knowing).moves))
    if ballots and closes(run.page, move):
        return counted_in(run.page, move, ballots)
    move = fixed(run, move, tables)
    standing = _standing(run, knowing(run, tables)) if isinstance(move, Turned) and run.at.spot == "reveal" else None
    return (standing, move) if standing else (move,)


def _standing(run: Run, known: Known) -> Asked | None:
    """The question that stands, where it is not recorded yet."""
    standing = asked(run, questions(run, known))
    return put(standing[0]) if standing and not isinstance(run.moves[-1], Asked) else None


def _before(run: Run, tables: tuple[Record, ...], knowing: Knowing) -> Run:
    """The run before the last visible step; the card that was chosen alone is never given up."""
    seen = _first_seen(run, tables, knowing)
    return _first_seen(seen.before, tables, knowing) if seen.before else seen


def _first_seen(run: Run, tables: tuple[Record, ...], knowing: Knowing) -> Run:
    """The first of the runs up to this one that show the same."""
    while run.before and run.before.at == run.at and _seen(run.before, tables, knowing) == _seen(run, tables, knowing):
        run = run.before
    return run


def _seen(run: Run, tables: tuple[Record, ...], knowing: Knowing) -> tuple[object, ...]:
    known = knowing(run, tables)
    return room_page(run, known), private(run, known)
