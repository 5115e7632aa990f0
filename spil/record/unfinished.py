"""What was not finished on this machine: one list, for those at a table and for the one who leads."""

from dataclasses import dataclass
from pathlib import Path

from spil.cards.deck import Deck
from spil.danish import day, listed
from spil.play.moves import Opened
from spil.record.find import read_file
from spil.record.places import records_folder
from spil.record.read import Record, Rejected


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A session that can be gone on with."""

    path: Path
    record: Record
    told: str
    """What it is, in a line."""


def unfinished(folder: Path) -> list[tuple[Path, Record]]:
    """The records of a folder that were never closed, the newest first; others' files and unreadable ones are none."""
    read = [(path, read_file(path)) for path in folder.glob("*.jsonl")]
    found = [(path, record) for path, record in read if not isinstance(record, Rejected) and not record.closed]
    return sorted(found, key=lambda each: each[1].began, reverse=True)


def first_time() -> bool:
    """Whether this machine holds no record yet, finished or not."""
    return next(records_folder().glob("*.jsonl"), None) is None


def tables_sessions(deck: Deck, name: str | None = None) -> list[Unfinished]:
    """What a table played here, of programmes the deck has; with a name only of that one."""
    return [
        Unfinished(path, record, _table_told(deck, record))
        for path, record in _known(deck)
        if record.started.table is not None and name in (None, record.started.programme)
    ]


def led_sessions(deck: Deck) -> list[Unfinished]:
    """What was led from here, rehearsals last."""
    led = [
        Unfinished(path, record, _led_told(deck, record))
        for path, record in _known(deck)
        if record.started.table is None
    ]
    return sorted(led, key=lambda each: each.record.started.rehearsal)


def of_other_decks(deck: Deck) -> str:
    """What a table played here of programmes this deck does not have, in a sentence; empty where there is nothing."""
    tables = (record.started for _, record in unfinished(records_folder()) if record.started.table is not None)
    names = sorted({each.programme for each in tables if deck.programme(each.programme) is None})
    if not names:
        return ""
    return f"Her er også noget, der ikke er færdigt, men ikke er i kortsættet: {listed(names)}. Brug --kortsaet MAPPE."


def _known(deck: Deck) -> list[tuple[Path, Record]]:
    return [each for each in unfinished(records_folder()) if deck.programme(each[1].started.programme) is not None]


def _table_told(deck: Deck, record: Record) -> str:
    at = record.began
    return f"{_title(deck, record)}, bord {record.started.table}, {day(at)} kl. {at:%H.%M}"


def _led_told(deck: Deck, record: Record) -> str:
    titles = [deck.cards[m.card].title for m in record.moves if isinstance(m, Opened) and m.card in deck.cards]
    about = f": {listed(list(dict.fromkeys(titles)))}" if titles else ""
    practice = " (øvelse)" if record.started.rehearsal else ""
    return f"{_title(deck, record)}{practice}, kl. {record.began:%H.%M}{about}"


def _title(deck: Deck, record: Record) -> str:
    programme = deck.programme(record.started.programme)
    return programme.title if programme else record.started.programme
