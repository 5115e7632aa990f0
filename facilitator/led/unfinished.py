"""Led sessions of this machine that were not finished."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from spil.cards.deck import Deck
from spil.danish import listed
from spil.play.moves import Opened, Started
from spil.record.file import unfinished
from spil.record.places import records_folder
from spil.record.read import Record


@dataclass(frozen=True, slots=True)
class Open:
    """A led session of this machine that was not finished."""

    path: Path
    record: Record
    told: str


def open_sessions(deck: Deck) -> list[Open]:
    """Those that can be gone on with, the newest first, and rehearsals last."""
    found = [
        Open(path, record, _told(deck, record))
        for path, record in unfinished(records_folder())
        if record.started.table is None and deck.programme(record.started.programme) is not None
    ]
    return sorted(found, key=lambda each: each.record.started.rehearsal)


def began(started: Started) -> datetime:
    """When a session was begun, by this machine's clock; now, where the record does not say."""
    try:
        return datetime.fromisoformat(started.at).astimezone()
    except ValueError:
        return datetime.now().astimezone()


def _told(deck: Deck, record: Record) -> str:
    programme = deck.programme(record.started.programme)
    titles = [deck.cards[m.card].title for m in record.moves if isinstance(m, Opened) and m.card in deck.cards]
    at = began(record.started)
    about = f": {listed(list(dict.fromkeys(titles)))}" if titles else ""
    practice = " (øvelse)" if record.started.rehearsal else ""
    return f"{programme.title if programme else record.started.programme}{practice}, kl. {at:%H.%M}{about}"
