"""The first line of a record, with what only this machine knows: the clock and chance."""

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from spil.cards.shared import Programme
from spil.codes import made_code
from spil.play.moves import Started


@dataclass(frozen=True, slots=True)
class Seating:
    """Who sits down where."""

    table: int | None
    """None for the one who leads the room."""
    people: int
    leader: bool
    code: str = ""
    """The code on the wall; empty where there is none."""
    together: bool | None = None
    """Whether they work together daily; where nobody asked, the programme's audience tells."""
    rehearsal: bool = False
    cards: tuple[str, ...] | None = None
    """The cards that were chosen alone; None where the programme says them all."""


def started_now(programme: Programme, seating: Seating) -> Started:
    """A session that begins now; without a code from the wall it gets one of its own."""
    now = _now()
    letters = seating.code or made_code(uuid4().bytes)
    return Started(
        record=str(uuid4()),
        session=f"{now:%Y-%m-%d}-{programme.id}-{letters}",
        form=programme.form if seating.table is None else "bord",
        table=seating.table,
        people=seating.people,
        leader=seating.leader,
        together=programme.audience == "kolleger" if seating.together is None else seating.together,
        rehearsal=seating.rehearsal,
        programme=programme.id,
        at=now.isoformat(),
        cards=seating.cards,
    )


def begun_again(started: Started) -> Started:
    """The same session at the same table, in a record that begins now."""
    return started.model_copy(update={"record": str(uuid4()), "at": _now().isoformat()})


def _now() -> datetime:
    return datetime.now().astimezone().replace(microsecond=0)
