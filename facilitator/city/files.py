"""The home for trying on one machine: a folder for each room, and in it the very files that a room of one's own has."""

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING, Any

from facilitator.after.kept import agreement_of
from facilitator.city.rules import AGREEMENTS, CLOSED, IDLE, LEAVINGS, room_name
from facilitator.city.store import GONE, Asked, Cast, CodeTakenError, Hand, Leaves, Leaving, Listed, Seat, Seen
from facilitator.led.ballots import BallotBox, box_files, box_path
from facilitator.led.beside import Beside, BesideFile
from facilitator.led.showing import forget_showing, read_showing
from facilitator.room.box import Box
from facilitator.room.casting import Mine
from spil.files import create, write_whole
from spil.play.moves import Started
from spil.record.file import RecordFile
from spil.record.read import Record, Rejected, read_record

if TYPE_CHECKING:
    from spil.record.kept import Kept

_ROOM = "rum.json"
_TABLES, _SEATS = "borde", "pladser.json"
_LEAVINGS, _NOTE = "efterladt.jsonl", ".note"
_EVERY = 0.2
"""Seconds between two looks at files that somebody may have changed."""


class FileStore:
    """Rooms in folders; several processes of one machine may share them."""

    patience = 1.0

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._boxes: dict[str, Box] = {}
        self._one_at_a_time = threading.RLock()
        self._closed = threading.Event()

    def begin(self, started: Started, owner: str) -> str:
        """Make the folder, the record in it, and beside it whose it is."""
        with self._one_at_a_time:
            if self.find(started.code):
                raise CodeTakenError
            name = room_name(started)
            RecordFile.create(self._folder / name, started).close()
            self._note(name, {"owner": owner, "open": True})
            return name

    def hold(self, name: str) -> Hand:
        """Take the record's file in hand, as a window does."""
        return _FileHand(self._record(name))

    def read(self, name: str) -> Record | Rejected:
        """Read the record's file."""
        return read_record(self._record(name).read_bytes())

    def seen(self, names: Sequence[str]) -> Mapping[str, Seen]:
        """Look at the files of each."""
        return {name: seen for name in names if (seen := self._seen(name))}

    def _seen(self, name: str) -> Seen | None:
        if not self._noted(name).get("open"):
            return None
        lines = self._record(name).read_bytes().count(b"\n")
        with self._box(name) as box:
            round_ = box.open_round
            answered = box.answered() if round_ else 0
        return Seen(lines, read_showing(self._folder / name), round_, answered, sum(self.tables(name).values()))

    def cast(self, casts: Sequence[Cast]) -> list[bool]:
        """A transaction for each room."""
        took: dict[Cast, bool] = {}
        for name in dict.fromkeys(each.room for each in casts):
            here = [each for each in casts if each.room == name]
            if self._noted(name).get("open"):
                with self._box(name) as box:
                    took.update(zip(here, box.cast([each.ballot for each in here]), strict=True))
        return [took.get(each, False) for each in casts]

    def phones(self, asked: Sequence[Asked]) -> tuple[Mapping[str, Seen], list[Mine | None]]:
        """Look at the files of each room, and ask its box."""
        seen = self.seen(list(dict.fromkeys(each.room for each in asked)))
        found: list[Mine | None] = []
        for each in asked:
            with self._box(each.room) as box:
                round_ = box.open_round
                choice = box.mine(round_, each.token) if round_ else None
                found.append(Mine(round_, choice) if round_ and choice else None)
        return seen, found

    def secret(self, name: str, use: str) -> str:
        """The box keeps it."""
        with self._box(name) as box:
            return box.kept(use)

    def sit(self, name: str, started: Started, token: str) -> None:
        """A record in a folder of the room's."""
        with self._one_at_a_time:
            self._record(name)
            stem = room_name(started)
            tables = self._folder / name / _TABLES
            tables.mkdir(exist_ok=True)
            create(tables / f"{stem}.jsonl", f"{started.line()}\n".encode())
            self._keep_seats(name, {**self._seats(name), token: [f"{name}/{stem}", False]})

    def seat(self, name: str, token: str) -> Seat | None:
        """As it is noted beside the record."""
        found = self._seats(name).get(token)
        return Seat(str(found[0]), bool(found[1])) if found else None

    def go_alone(self, name: str, token: str, *, alone: bool) -> None:
        """Note it beside the record."""
        with self._one_at_a_time:
            seats = self._seats(name)
            if token in seats:
                self._keep_seats(name, {**seats, token: [seats[token][0], alone]})

    def tables(self, name: str) -> Mapping[str, int]:
        """The records in that folder."""
        found = (self._folder / name / _TABLES).glob("*.jsonl")
        return {f"{name}/{path.stem}": path.read_bytes().count(b"\n") for path in found}

    def _seats(self, name: str) -> dict[str, Any]:
        return _json(self._folder / name / _SEATS)

    def _keep_seats(self, name: str, seats: Mapping[str, object]) -> None:
        write_whole(self._folder / name / _SEATS, json.dumps(seats).encode())

    def find(self, code: str) -> str | None:
        """The folder whose name has the code."""
        ours = f"*-{code}-{'?' * 8}/{_ROOM}"  # in a name's other words no code stands
        names = (path.parent.name for path in self._folder.glob(ours) if code.isalnum())
        return next((name for name in names if self._noted(name).get("open")), None)

    def rooms(self, owner: str) -> list[Listed]:
        """Every folder of hers."""
        every = (path.parent.name for path in self._folder.glob(f"*/{_ROOM}"))
        ours = [each for name in every if self._noted(name).get("owner") == owner and (each := self._listed(name))]
        return sorted(ours, key=lambda each: each.touched, reverse=True)

    def room_of(self, owner: str, name: str) -> Listed | None:
        """The folder of that name, where it is hers."""
        return self._listed(name) if self._noted(name).get("owner") == owner else None

    def _listed(self, name: str) -> Listed | None:
        noted = self._noted(name)
        try:
            record, touched = self.read(name), self._record(name).stat().st_mtime
        except OSError:
            return None  # deleted meanwhile
        if isinstance(record, Rejected):
            return None
        at = datetime.fromtimestamp(touched).astimezone()
        kept = bool(noted.get("open")), bool(noted.get("agreement"))
        return Listed(name, record.started, at, *kept, str(noted.get("owner")))

    def end(self, name: str) -> None:
        """Delete the box, and what is shown."""
        with self._one_at_a_time:
            self._note(name, {**self._noted(name), "open": False})
            box = self._boxes.pop(name, None)
            if box:
                box.leave()
            for path in box_files(box_path(self._record(name))):
                path.unlink(missing_ok=True)
            forget_showing(self._folder / name, self._record(name).name)

    def delete(self, name: str) -> None:
        """Delete the folder."""
        with self._one_at_a_time:
            box = self._boxes.pop(name, None)
            if box:
                box.leave()
            with suppress(FileNotFoundError):
                rmtree(self._folder / name)

    def keep_agreement(self, name: str) -> bool:
        """Put what was agreed in the record's place."""
        record = self.read(name)
        kept = None if isinstance(record, Rejected) else agreement_of(record)
        if kept is None:
            self.delete(name)
            return False
        RecordFile(self._record(name)).keep_only(kept)
        rmtree(self._folder / name / _TABLES, ignore_errors=True)
        (self._folder / name / _SEATS).unlink(missing_ok=True)
        self.end(name)
        self._note(name, {**self._noted(name), "agreement": True})
        return True

    def every(self) -> list[Listed]:
        """Every folder."""
        names = sorted(path.parent.name for path in self._folder.glob(f"*/{_ROOM}"))
        return [each for name in names if (each := self._listed(name)) and not each.open]

    def leavings(self) -> list[Leaving]:
        """The lines of a file that is all rooms'."""
        try:
            lines = (self._folder / _LEAVINGS).read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            return []
        return sorted(Leaving(*json.loads(line)) for line in lines)

    def note(self, name: str) -> str | None:
        """A file of its own."""
        try:
            return (self._folder / f"{name}{_NOTE}").read_text(encoding="utf-8")
        except FileNotFoundError:
            return None

    def renote(self, name: str, was: str | None, text: str) -> str:
        """Replace it, where it is still the one that was read."""
        with self._one_at_a_time:
            stands = self.note(name)
            if stands is not None and stands != was:
                return stands
            write_whole(self._folder / f"{name}{_NOTE}", text.encode())
            return text

    def expire(self, now: datetime, records: int, leaves: Leaves | None = None) -> int:
        """Look at every folder."""
        changed = 0
        for name in [path.parent.name for path in self._folder.glob(f"*/{_ROOM}")]:
            listed = self._listed(name)
            record = self.read(name) if listed else None
            if listed is None or not isinstance(record, Record):
                continue
            since = now - listed.touched
            if listed.open and since > (CLOSED if record.closed else IDLE):
                self.end(name)
                changed += 1
            elif not listed.open and since > (AGREEMENTS if listed.agreement_alone else timedelta(days=records)):
                left = leaves(listed) if leaves else None
                self.delete(name)
                if left:
                    self._keep_leavings([*self.leavings(), left])
                changed += 1
        self._keep_leavings([each for each in self.leavings() if each.month >= f"{now.year - LEAVINGS}"])
        return changed

    def _keep_leavings(self, left: Sequence[Leaving]) -> None:
        with self._one_at_a_time:
            if len(left) != len(self.leavings()):
                lines = "".join(f"{json.dumps(each)}\n" for each in left)
                write_whole(self._folder / _LEAVINGS, lines.encode())

    def listen(self, heard: Callable[[str], None]) -> None:
        """Say now and then that any room may have something new."""

        def look() -> None:
            while not self._closed.wait(_EVERY):
                heard("")

        threading.Thread(target=look, name="filer", daemon=True).start()

    def ready(self) -> None:
        """Write, and delete it again."""
        probe = self._folder / f".klar-{time.monotonic_ns()}"
        probe.write_bytes(b"")
        probe.unlink()

    def close(self) -> None:
        """Let go of the boxes."""
        self._closed.set()
        with self._one_at_a_time:
            for box in self._boxes.values():
                box.leave()
            self._boxes = {}

    def _record(self, name: str) -> Path:
        room, _, table = name.partition("/")
        path = self._folder / room / _TABLES / f"{table}.jsonl" if table else self._folder / name / f"{name}.jsonl"
        if not path.is_file():
            raise OSError(GONE)
        return path

    def _noted(self, name: str) -> dict[str, Any]:
        return _json(self._folder / name / _ROOM)

    def _note(self, name: str, noted: Mapping[str, object]) -> None:
        write_whole(self._folder / name / _ROOM, json.dumps(noted).encode())

    @contextmanager
    def _box(self, name: str) -> Iterator[Box]:
        """The box of a room, for one thread at a time."""
        with self._one_at_a_time:
            record = self._record(name)
            if name not in self._boxes:
                self._boxes[name] = Box(box_path(record))
            yield self._boxes[name]


class _FileHand:
    def __init__(self, record: Path) -> None:
        file = RecordFile(record)
        self.kept: Kept = file
        self._path = record
        self._box: Box | None = None
        self.beside: Beside = BesideFile(file.path, None, None)

    @property
    def ballots(self) -> BallotBox:
        """The box beside the record; a table has none, and nobody asks for it."""
        self._box = self._box or Box(box_path(self._path))
        return self._box

    def close(self) -> None:
        """Let go of both files."""
        self.kept.close()
        if self._box:
            self._box.leave()


def _json(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
