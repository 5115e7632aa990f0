"""Files and folders to the records of one session: each record once, the rest told."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from facilitator.evidence.fitted import cards_by_play, fitted
from facilitator.evidence.tally import doubled
from spil.cards.deck import Deck
from spil.danish import clean
from spil.record.find import read_file, records_below
from spil.record.read import Record, Rejected

_AHEAD = timedelta(days=1)
"""So far may clocks of one room differ; what is dated later comes from a clock that is wrong."""


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line or a file that could not be used."""

    path: str
    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Collected:
    """The records of one session, and what was left out."""

    records: tuple[Record, ...]
    other_sessions: tuple[str, ...]
    duplicates: int
    unknown_events: int
    rejected: tuple[BadLine, ...]

    @property
    def doubled(self) -> tuple[int, ...]:
        """The tables that have left more than one record; only one is counted."""
        return doubled(self.records)


class NothingThereError(Exception):
    """No record was found; the message says where and what to do."""


def collect(paths: Sequence[Path], deck: Deck, session: str | None = None) -> Collected:
    """Read every record below some paths and keep those of one session.

    Without a session's name the newest real one is taken; one that is dated ahead, by a laptop whose clock is wrong, is
    not the newest by that; made-up ones only where there are no others.

    Raises:
        NothingThereError: There is nothing to count.
        OSError: A file that was named is not there or cannot be read.
    """
    found = _read(paths, deck)
    return _of_one(found.records, session, found.duplicates, found.rejected)


@dataclass(frozen=True, slots=True)
class Every:
    """The records of every real session, and what could not be used."""

    sessions: Mapping[str, tuple[Record, ...]]
    """By their names."""
    rejected: tuple[BadLine, ...]


Told = Callable[[int, int], None]
"""Hears how many files are read, and of how many."""


def collect_every(paths: Sequence[Path], deck: Deck, told: Told | None = None) -> Every:
    """Read the records of every real session below some paths.

    Raises:
        NothingThereError: There is nothing to count.
        OSError: A file that was named is not there or cannot be read.
    """
    sessions: dict[str, list[Record]] = {}
    read = _read(paths, deck, told)
    for record in read.records:
        if not record.started.rehearsal:
            sessions.setdefault(record.started.session, []).append(record)
    if not sessions:
        raise NothingThereError("Der er ingen rigtige forløb i mappen. Øvelser bliver ikke talt med her.")
    return Every({name: tuple(records) for name, records in sorted(sessions.items())}, read.rejected)


@dataclass(frozen=True, slots=True)
class _Read:
    """Everything below some paths, each record once."""

    records: list[Record]
    duplicates: int
    rejected: tuple[BadLine, ...]


def _read(paths: Sequence[Path], deck: Deck, told: Told | None = None) -> _Read:
    files = sorted({file for path in paths for file in _files(path)})
    if not files:
        where = ", ".join(clean(str(path)) for path in paths)
        raise NothingThereError(
            f"Der er ingen filer fra spillet i {where}. De ender på .jsonl. Se, om mappen er den rigtige."
        )
    cards = cards_by_play(deck)
    found: list[Record] = []
    rejected: list[BadLine] = []
    for done, file in enumerate(files, 1):
        read = read_file(file)
        if told:
            told(done, len(files))
        record = None if isinstance(read, Rejected) else fitted(read, cards)
        bad = record.rejected if record else (read,)
        rejected += [BadLine(clean(str(file)), each.line, each.message) for each in bad if isinstance(each, Rejected)]
        found += [record] if record else []
    newest: dict[str, Record] = {}
    for record in sorted(found, key=lambda each: each.lines):
        newest[record.started.record] = record
    return _Read(list(newest.values()), len(found) - len(newest), tuple(rejected))


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return records_below(path)
    if path.is_file() or not path.exists():
        path.open("rb").close()  # a file that was named and is not there is told by its name
    return [path]


def _of_one(records: list[Record], session: str | None, duplicates: int, rejected: tuple[BadLine, ...]) -> Collected:
    if not records:
        raise NothingThereError(f"{rejected[0].path}: {rejected[0].message}. Vælg den mappe, spillet har gemt i.")
    sessions = {record.started.session for record in records}
    wanted = _unasked(records) if session is None else session
    if wanted not in sessions:
        others = ", ".join(sorted(sessions))
        raise NothingThereError(f'Forløbet "{clean(wanted)}" er ikke blandt filerne. Her er: {others}.')
    chosen = tuple(record for record in records if record.started.session == wanted)
    unknown = sum(record.unknown for record in chosen)
    return Collected(chosen, tuple(sorted(sessions - {wanted})), duplicates, unknown, rejected)


def _unasked(records: Sequence[Record]) -> str:
    """The name of the session to take where none was asked for."""
    latest = datetime.now().astimezone() + _AHEAD

    def order(record: Record) -> tuple[bool, bool, datetime, str]:
        real, possible = not record.started.rehearsal, record.began <= latest
        return real, possible, record.began, record.started.session

    return max(records, key=order).started.session
