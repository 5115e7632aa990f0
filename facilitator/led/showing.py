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


def said(showing: Showing) -> str:
    """What shows, as it is written down."""
    return json.dumps(
        {"record": showing.record, "came": [each.isoformat() for each in showing.came], "paused": showing.paused}
    )


def heard(text: str | bytes) -> Showing | None:
    """What was written down; None where it is none of ours."""
    try:
        told: Any = json.loads(text)
        came = tuple(datetime.fromisoformat(each).astimezone() for each in told["came"])
        return Showing(str(told["record"]), came, bool(told["paused"])) if came else None
    except (ValueError, KeyError, TypeError, RecursionError, OverflowError):
        return None


def read_showing(folder: Path) -> Showing | None:
    """What shows on this machine; None where nothing is known."""
    try:
        return heard((folder / _FILE).read_bytes())
    except OSError:
        return None


def keep_showing(folder: Path, showing: Showing) -> None:
    """Let the other window know, at once and wholly; this one shows what it shows whatever the disk says."""
    with suppress(OSError):
        write_loosely(folder / _FILE, said(showing).encode())


def forget_showing(folder: Path, record: str) -> None:
    """That session is over; another one that shows by now goes on."""
    showing = read_showing(folder)
    if showing and showing.record == record:
        with suppress(OSError):
            (folder / _FILE).unlink()
