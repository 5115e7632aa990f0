"""Weeks after a session: the agreement that was made, and what became of it."""

from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from spil.danish import day
from spil.play.moves import Agreed, FollowedUp, Outcome
from spil.record.file import RecordFile
from spil.record.find import read_file, records_below
from spil.record.read import Record


@dataclass(frozen=True, slots=True)
class Promise:
    """An agreement of a session that is closed, and that nobody has looked at again."""

    path: Path
    sentence: str
    held: str

    @property
    def title(self) -> str:
        """What home says of it: only the day, for the next group may see the screen."""
        return f"Følg op på aftalen fra {self.held}"

    @property
    def told(self) -> str:
        """What to ask."""
        return f"Sidst aftalte I ({self.held}): {self.sentence} Hvad skete der?"


def last_promise(folder: Path) -> Promise | None:
    """The newest agreement on this machine, till somebody has said what became of it; `ikke endnu` keeps it."""
    read = ((path, read_file(path)) for path in records_below(folder))
    found = [(path, record) for path, record in read if isinstance(record, Record) and agreed_in(record)]
    if not found:
        return None
    path, record = max(found, key=lambda each: each[1].began)
    return Promise(path, agreed_in(record), day(record.began)) if to_ask(record) else None


def agreed_in(record: Record) -> str:
    """What was agreed in a session that is closed and was no practice; empty where nothing was."""
    counts = record.closed and not record.started.rehearsal
    return next((move.sentence for move in reversed(record.moves) if isinstance(move, Agreed) and counts), "")


def to_ask(record: Record) -> bool:
    """Whether one is still to ask what became of its agreement."""
    over = record.followed_up is not None and record.followed_up.outcome != "not-yet"
    return bool(agreed_in(record)) and not over


def follow_up(promise: Promise, outcome: Outcome, today: date) -> None:
    """Record what became of an agreement.

    Raises:
        OSError: It could not be kept.
    """
    with closing(RecordFile(promise.path)) as file:
        file.append(FollowedUp(outcome=outcome, at=today.isoformat()))
