"""Files that change: looked at again and again, for no system tells it of a folder on a network."""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from spil.files import Look, look
from spil.record.find import records_below

_PAUSE = 0.25
"""Seconds between two looks; what is new is told within half a second."""


def changes(paths: Sequence[Path]) -> Iterator[None]:
    """Once now, and then each time a file below the paths is new, longer, or gone."""
    seen: dict[Path, Look] | None = None
    while True:
        now = stamps(paths)
        if now != seen:
            seen = now
            yield
        time.sleep(_PAUSE)  # nobody else waits on this process: it looks, tells, and looks again till Ctrl+C


def stamps(paths: Sequence[Path]) -> dict[Path, Look]:
    """How each record below the paths looks; empty while they cannot be reached."""
    files = [file for path in paths for file in (records_below(path) if path.is_dir() else [path])]
    looks = ((file, look(file)) for file in files)
    return {file: found for file, found in looks if found is not None}
