"""What a led room sees, left in the shared folder for the tables: only ever the page that stands, and read only.

It is no record. It is written beside the led one, copied as that is, and gone when the room is.
"""

import json
import os
import threading
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from spil.files import Look, look, write_loosely
from spil.play.hall import Hall
from spil.play.moves import Id, Started
from spil.play.page import Asking, Bars, Block, Kind, Labelled, Law, Page, Points, Prose, Strong
from spil.record.mirror import Mirror

_ENDS = ".sal"
_MOST_BYTES = 1 << 18
_EVERY = 0.5
"""Seconds between two looks at the folder."""
_PATIENCE = 1.0
"""Seconds to wait for a shared folder when the room is over."""
_BLOCKS: dict[str, type[Block]] = {
    kind.__name__.lower(): kind for kind in (Prose, Strong, Labelled, Points, Law, Asking, Bars)
}


def hall_path(record: Path) -> Path:
    """Where a led record's room is told of: beside it."""
    return record.with_suffix(_ENDS)


class HallPost:
    """Tells the tables what the room sees; whatever happens in the folder, the one who leads never waits for it."""

    def __init__(self, record: Path, shared: Path) -> None:
        self._here = hall_path(record)
        self._shared = shared
        self._told: Hall | None = None
        self._mirror: Mirror | None = None

    def tell(self, hall: Hall) -> None:
        """This stands now."""
        if hall == self._told:
            return
        self._told = hall
        with suppress(OSError):  # a table goes on by a key of its own
            write_loosely(self._here, _said(hall))
        if self._mirror is None:
            self._mirror = Mirror(self._here, self._shared)
        else:
            self._mirror.nudge()

    def close(self, *, over: bool) -> None:
        """Let go; where the room is over nothing is left."""
        if self._mirror:
            self._mirror.close(_PATIENCE)
        if over:
            for path in (self._here, self._shared / self._here.name):
                with suppress(OSError):
                    path.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a table found in the folder."""

    hall: Hall | None = None
    """The room of its own session."""
    others: tuple[str, ...] = ()
    """The codes of rooms with the same programme on the same day: somebody may have typed a wrong one."""


class HallReader:
    """Looks again and again in the background: a folder on a network may hang, and a table may not."""

    def __init__(self, folder: Path, started: Started) -> None:
        self._folder = folder
        self._started = started
        self._files: dict[Path, tuple[Look, Hall | None]] = {}
        self._turned = threading.Condition()
        self._wanted = self._done = 0
        self._closing = False
        self.seen = Seen()
        """What was found last."""
        threading.Thread(target=self._run, name="hall", daemon=True).start()

    def now(self, patience: float = _PATIENCE) -> Seen:
        """Look once more; what was found before, where that takes too long."""
        with self._turned:
            self._wanted += 1
            wanted = self._wanted
            self._turned.notify_all()
            self._turned.wait_for(lambda: self._done >= wanted, patience)
            return self.seen

    def close(self) -> None:
        """Look no more."""
        with self._turned:
            self._closing = True
            self._turned.notify_all()

    def _run(self) -> None:
        while True:
            with self._turned:
                wanted = self._wanted
                if self._closing:
                    return
            found = self._found()
            with self._turned:
                self.seen, self._done = found or self.seen, wanted
                self._turned.notify_all()
                if self._wanted == wanted and not self._closing:
                    self._turned.wait(_EVERY)

    def _found(self) -> Seen | None:
        """What is there now; None while the folder cannot be reached."""
        try:
            with os.scandir(self._folder) as entries:
                paths = [Path(entry.path) for entry in entries if entry.name.endswith(_ENDS)]
        except OSError:
            return None
        looks = {path: found for path in paths if (found := look(path)) is not None}
        self._files = {path: (stamp, self._hall(path, stamp)) for path, stamp in looks.items()}
        halls = [hall for _, (_, hall) in sorted(self._files.items(), key=lambda each: each[1][0]) if hall]
        ours = [hall for hall in halls if hall.session == self._started.session]
        if ours:
            return Seen(ours[-1])
        kind = self._started.session.rpartition("-")[0]
        codes = [hall.session.rpartition("-")[2] for hall in halls if hall.session.rpartition("-")[0] == kind]
        return Seen(others=tuple(dict.fromkeys(codes)))

    def _hall(self, path: Path, stamp: Look) -> Hall | None:
        before = self._files.get(path)
        return before[1] if before and before[0] == stamp else read_hall(path)


class _Told(BaseModel):
    """The file, as far as this version reads it."""

    session: Id
    kind: Kind
    title: str
    blocks: tuple[dict[str, Any], ...]
    numbered: tuple[str, ...] = ()
    card: Id | None = None
    counted: tuple[int, ...] | None = None
    gathers: str = ""
    paused: bool = False


def read_hall(path: Path) -> Hall | None:
    """What a file tells of a room; None where it is none of ours."""
    try:
        with path.open("rb") as stream:
            told = _Told.model_validate_json(stream.read(_MOST_BYTES))
        blocks = tuple(_block(each) for each in told.blocks)
    except (OSError, ValidationError, KeyError, RecursionError):
        return None
    page = Page(told.kind, told.title, blocks, told.numbered)
    return Hall(told.session, page, told.card, told.counted, told.gathers, told.paused)


def _block(said: dict[str, Any]) -> Block:
    kind = _BLOCKS[str(said.get("block"))]
    made: Block = TypeAdapter(kind).validate_python({name: each for name, each in said.items() if name != "block"})
    return made


def _said(hall: Hall) -> bytes:
    page = hall.page
    blocks = [{"block": type(block).__name__.lower(), **asdict(block)} for block in page.blocks]
    told = {
        "session": hall.session,
        "card": hall.card,
        "counted": hall.counted,
        "gathers": hall.gathers,
        "paused": hall.paused,
        "kind": page.kind,
        "title": page.title,
        "numbered": page.numbered,
        "blocks": blocks,
    }
    return json.dumps(told, ensure_ascii=False).encode()
