"""After a session: the report, what became of the agreement, and deleting what was recorded."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from facilitator.report.files import as_calendar, as_html
from facilitator.report.model import report
from facilitator.summary import summarise
from spil.cards.deck import Deck
from spil.danish import capitalised, counted, day
from spil.play.moves import Agreed, Closed, FollowedUp, Outcome
from spil.record.file import RecordFile
from spil.record.read import Record, Rejected, read_record


@dataclass(frozen=True, slots=True)
class Promise:
    """An agreement of a session that is closed, and that nobody has looked at again."""

    path: Path
    sentence: str
    held: str

    @property
    def told(self) -> str:
        """What to ask."""
        return f"Sidst aftalte I ({self.held}): {self.sentence} Hvad skete der?"


def last_promise(folder: Path) -> Promise | None:
    """The newest agreement on this machine, where nobody has said yet what became of it."""
    there = [folder] if folder.is_dir() else []
    found = [(path, record) for path, record in _records(there) if record.closed and not record.started.rehearsal]
    newest = sorted(found, key=lambda each: each[1].started.at, reverse=True)
    for path, record in newest:
        agreed = [move for move in record.moves if isinstance(move, Agreed)]
        if agreed:
            return None if record.followed_up else Promise(path, agreed[-1].sentence, _held(record))
    return None


def follow_up(promise: Promise, outcome: Outcome, today: date) -> None:
    """Record what became of an agreement.

    Raises:
        OSError: It could not be kept.
    """
    RecordFile.reopen(promise.path).append(FollowedUp(outcome=outcome, at=today.isoformat()))


def write_report(records: Sequence[Record], deck: Deck, folder: Path, today: date) -> tuple[Path, ...]:
    """Write the report as a page and, where something was agreed, a date for the calendar; returns where.

    Raises:
        OSError: The folder cannot be written.
    """
    page = report(summarise(tuple(records), deck, "report"), deck, today)
    folder.mkdir(parents=True, exist_ok=True)
    written = [folder / f"{page.session}.html"]
    written[0].write_text(as_html(page), encoding="utf-8")
    if page.agreements:
        written.append(folder / f"{page.session}.ics")
        written[1].write_bytes(as_calendar(page))
    return tuple(written)


@dataclass(frozen=True, slots=True)
class Doomed:
    """Records that would be deleted."""

    records: tuple[tuple[Path, Record], ...]

    @property
    def told(self) -> tuple[str, ...]:
        """What they are, a line each."""
        return tuple(
            f"{path} ({_held(record)}, {_whose(record)}{'' if record.closed else ', ikke slut endnu'})"
            for path, record in self.records
        )

    @property
    def agreements(self) -> tuple[str, ...]:
        """The agreements in them."""
        agreed = (move for _, record in self.records for move in record.moves if isinstance(move, Agreed))
        return tuple(move.sentence for move in agreed)

    def delete(self, *, keep_agreements: bool) -> str:
        """Delete them, or all but their agreements; what was done, in a sentence.

        Raises:
            OSError: One could not be deleted; those before it are.
        """
        kept = 0
        for path, record in self.records:
            agreed = tuple(move for move in record.moves if isinstance(move, Agreed))
            if keep_agreements and agreed:
                RecordFile.reopen(path).keep_only((record.started, *agreed, Closed(), *_outcome(record)))
                kept += 1
            else:
                path.unlink()
        gone = len(self.records) - kept
        told = [f"{_files(gone)} er slettet."] if gone else []
        return " ".join([*told, *([f"{_files(kept)} har nu kun aftalen."] if kept else [])])


def doomed(paths: Iterable[Path]) -> Doomed:
    """The records below some paths; other files are never touched.

    Raises:
        OSError: A file that was named cannot be read.
    """
    return Doomed(tuple(sorted(_records(paths), key=lambda each: each[0])))


def _files(count: int) -> str:
    return capitalised(counted(count, "fil", "filer", neuter=False))


def _outcome(record: Record) -> tuple[FollowedUp, ...]:
    return (record.followed_up,) if record.followed_up else ()


def _records(paths: Iterable[Path]) -> list[tuple[Path, Record]]:
    named = [path for path in paths if not path.is_dir()]
    found = [file for path in paths if path.is_dir() for file in path.rglob("*.jsonl") if file.is_file()]
    read = [(file, read_record(file.read_bytes())) for file in (*named, *found)]
    return [(file, record) for file, record in read if not isinstance(record, Rejected)]


def _whose(record: Record) -> str:
    return f"bord {record.started.table}" if record.started.table else "ledet forløb"


def _held(record: Record) -> str:
    try:
        return day(datetime.fromisoformat(record.started.at))
    except ValueError:
        return record.started.session[:10]
