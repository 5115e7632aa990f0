"""Files and folders to the records of one session: each record once, the rest told."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from spil.record.read import Record, Rejected, read_record


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


class NothingThereError(Exception):
    """No record was found; the message says where and what to do."""


def collect(paths: Sequence[Path], session: str | None = None) -> Collected:
    """Read every record below some paths and keep those of one session.

    Without a session's name the newest real one is taken; made-up ones only where there are no others.

    Raises:
        NothingThereError: There is nothing to count.
        OSError: A file that was named cannot be read.
    """
    files = sorted({file for path in paths for file in _files(path)})
    if not files:
        where = ", ".join(str(path) for path in paths)
        raise NothingThereError(
            f"Der er ingen filer fra spillet i {where}. De ender på .jsonl. Se, om mappen er den rigtige."
        )
    newest: dict[str, Record] = {}
    rejected: list[BadLine] = []
    count = 0
    for file in files:
        record = read_record(file.read_bytes())
        if isinstance(record, Rejected):
            rejected.append(BadLine(str(file), record.line, record.message))
            continue
        count += 1
        rejected += [BadLine(str(file), each.line, each.message) for each in record.rejected]
        name = record.started.record
        if name not in newest or newest[name].lines < record.lines:
            newest[name] = record
    return _of_one(list(newest.values()), session, count - len(newest), tuple(rejected))


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return [file for file in path.rglob("*.jsonl") if file.is_file()]
    path.open("rb").close()  # a file that was named and is not there is told by its name
    return [path]


def _of_one(records: list[Record], session: str | None, duplicates: int, rejected: tuple[BadLine, ...]) -> Collected:
    if not records:
        raise NothingThereError(f"{rejected[0].path}: {rejected[0].message}. Vælg den mappe, spillet har gemt i.")
    by_time = sorted(
        records, key=lambda record: (not record.started.rehearsal, record.started.at, record.started.session)
    )
    wanted = by_time[-1].started.session if session is None else session
    chosen = tuple(record for record in records if record.started.session == wanted)
    others = tuple(sorted({record.started.session for record in records} - {wanted}))
    if not chosen:
        raise NothingThereError(f'Forløbet "{session}" er ikke blandt filerne. Her er: {", ".join(others)}.')
    unknown = sum(record.unknown for record in chosen)
    return Collected(chosen, others, duplicates, unknown, rejected)
