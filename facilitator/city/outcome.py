"""What came of an agreement, asked for and answered in a browser; it is kept as the record keeps it."""

from contextlib import closing
from datetime import date

from facilitator.after.follow_up import agreed_in, to_ask
from facilitator.city.store import Listed, Store
from facilitator.report.model import OUTCOMES
from spil.danish import day
from spil.play.moves import FollowedUp, Outcome
from spil.record.read import Record

_LOOKED_AT = 12
"""Of her newest meetings, those that are looked through for an agreement to ask about."""


def waiting(store: Store, owner: str) -> tuple[str, str] | None:
    """The room of somebody's newest agreement, and its day; None where she has said what became of it.

    Raises:
        OSError: The rooms cannot be read.
    """
    rooms = [each for each in store.rooms(owner) if not each.open and not each.started.rehearsal]
    for room in sorted(rooms, key=lambda each: each.started.at, reverse=True)[:_LOOKED_AT]:
        record = _read(store, room)
        if record and agreed_in(record):
            return (room.name, day(record.began)) if to_ask(record) else None
    return None


def _read(store: Store, room: Listed) -> Record | None:
    try:
        record = store.read(room.name)
    except OSError:
        return None  # deleted meanwhile
    return record if isinstance(record, Record) else None


def said_of(record: Record) -> str:
    """What was answered last, as people say it, and when; empty where nobody has been asked."""
    said = record.followed_up
    return f"{OUTCOMES[said.outcome]} ({day(date.fromisoformat(said.at))})." if said else ""


def answer(store: Store, name: str, outcome: Outcome, today: date) -> None:
    """Keep what became of an agreement; nothing where there is none to ask about any more.

    Raises:
        ElsewhereError: Somebody has the room in hand.
        OSError: It could not be kept.
    """
    with closing(store.hold(name)) as hand:
        record = hand.kept.read()
        if isinstance(record, Record) and to_ask(record):
            hand.kept.append(FollowedUp(outcome=outcome, at=today.isoformat()))
