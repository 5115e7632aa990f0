"""What both windows of a led session read beside its record: which session shows, whether it is blank, since when.

It is kept in one small file. Losing it is harmless: the newest session shows, nothing is blank, and time begins anew.
"""

import json
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from spil.files import write_loosely

_FILE = "tavle.json"


@dataclass(frozen=True, slots=True)
class Showing:
    """The led session that something was last done in on this machine."""

    record: str
    """The name of its record's file."""
    came: tuple[datetime, ...]
    """When it was begun, and then for each of its moves when the page after it came up."""
    paused: bool = False
    """Whether the room's screen is blank."""

    def since(self, moves: int) -> datetime:
        """When the page came up that shows after so many moves."""
        return self.came[min(moves, len(self.came) - 1)]

    def moved(self, before: int, after: int, now: datetime) -> "Showing":
        """After a key that brought it from so many moves to so many; a page one goes back to keeps its time."""
        stay = min(before, after) + 1
        came = (*self.came, *[self.came[-1]] * (stay - len(self.came)))[:stay]
        return replace(self, came=(*came, *[now] * (after + 1 - stay)))


def read_showing(folder: Path) -> Showing | None:
    """What shows on this machine; None where nothing is known."""
    try:
        said: Any = json.loads((folder / _FILE).read_bytes())
        came = tuple(datetime.fromisoformat(each).astimezone() for each in said["came"])
        return Showing(str(said["record"]), came, bool(said["paused"])) if came else None
    except (OSError, ValueError, KeyError, TypeError, RecursionError, OverflowError):
        return None


def keep_showing(folder: Path, showing: Showing) -> None:
    """Let the other window know, at once and wholly; this one shows what it shows whatever the disk says."""
    said = {"record": showing.record, "came": [each.isoformat() for each in showing.came], "paused": showing.paused}
    with suppress(OSError):
        write_loosely(folder / _FILE, json.dumps(said).encode())


def forget_showing(folder: Path, record: str) -> None:
    """That session is over; another one that shows by now goes on."""
    showing = read_showing(folder)
    if showing and showing.record == record:
        with suppress(OSError):
            (folder / _FILE).unlink()
