"""Deleting what was recorded, all of it: drafts, what links point to, and every spelling of the ending."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from facilitator.after.kept import agreement_of
from facilitator.led.ballots import box_files, box_path
from spil.danish import capitalised, clean, counted, day
from spil.files import is_draft
from spil.play.moves import Agreed
from spil.record.file import RecordFile
from spil.record.find import read_file, records_below
from spil.record.hall import hall_path
from spil.record.hold import is_held
from spil.record.read import Record, Rejected


@dataclass(frozen=True, slots=True)
class Doomed:
    """Records that would be deleted."""

    records: tuple[tuple[Path, Record], ...]
    left: tuple[tuple[Path, Rejected], ...] = ()
    """Files that bear a record's name and are none that can be read: they stay."""

    @property
    def told(self) -> tuple[str, ...]:
        """What would be deleted, a line each."""
        return tuple(
            f"{clean(str(path))} ({day(record.began)}, {_whose(record)}{'' if record.closed else ', ikke slut endnu'})"
            for path, record in self.records
        )

    @property
    def left_told(self) -> tuple[str, ...]:
        """What stays because it cannot be told to be the game's, a line each."""
        return tuple(
            f"{clean(str(path))} bliver ikke slettet: {rejected.message}. Slet den selv, hvis den er jeres."
            for path, rejected in self.left
        )

    @property
    def agreements(self) -> tuple[str, ...]:
        """The agreements in them, each once."""
        agreed = (move for _, record in self.records for move in record.moves if isinstance(move, Agreed))
        return tuple(dict.fromkeys(move.sentence for move in agreed))

    def delete(self, *, keep_agreements: bool) -> str:
        """Delete them, or all but their agreements; what was done with which, in sentences."""
        gone = kept = 0
        failed = []
        for path, record in self.records:
            try:
                if _delete(path, record, keep_agreements=keep_agreements):
                    kept += 1
                else:
                    gone += 1
            except OSError:
                failed.append(clean(str(path)))
        told = [f"{_files(gone)} er slettet."] if gone else []
        told += [f"{_files(kept)} har nu kun aftalen."] if kept else []
        told += [f"Ikke slettet: {', '.join(failed)}. Er spillet åbent i et andet vindue?"] if failed else []
        return " ".join(told)


def doomed(paths: Iterable[Path]) -> Doomed:
    """The records below some paths; other files are never touched.

    Raises:
        OSError: A file that was named is not there.
    """
    read = [(path, read_file(path)) for path in sorted(set(_candidates(paths)))]
    records = tuple((path, record) for path, record in read if isinstance(record, Record))
    left = tuple((path, record) for path, record in read if isinstance(record, Rejected) and not is_draft(path))
    return Doomed(records, left)


def _candidates(paths: Iterable[Path]) -> Iterator[Path]:
    """Every file once, however it was named; a link, and what it points to."""
    for path in paths:
        for file in [*records_below(path), *_drafts_below(path)] if path.is_dir() else [path]:
            file.stat()  # one that was named and is not there is told by its name
            if file.is_symlink():
                yield file.parent.resolve() / file.name
            yield file.resolve()


def _drafts_below(folder: Path) -> list[Path]:
    """Copies that were never put in their place, because a process was killed."""
    return [file for file in folder.rglob("*") if is_draft(file) and file.is_file()]


def _delete(path: Path, record: Record, *, keep_agreements: bool) -> bool:
    """Delete a record; whether its agreement was kept.

    Raises:
        OSError: It is played now, or cannot be deleted.
    """
    kept = agreement_of(record)
    if keep_agreements and kept and not is_draft(path):
        RecordFile(path).keep_only(kept)
        return True
    if is_held(path):
        raise OSError
    path.unlink()
    for each in (*box_files(box_path(path)), hall_path(path)):
        each.unlink(missing_ok=True)  # of a room with phones that was cut off
    return False


def _files(count: int) -> str:
    return capitalised(counted(count, "fil", "filer", neuter=False))


def _whose(record: Record) -> str:
    return f"bord {record.started.table}" if record.started.table else "ledet forløb"
