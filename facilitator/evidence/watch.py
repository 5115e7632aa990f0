"""Files that change: looked at again and again, for no system tells it of a folder on a network."""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

_PAUSE = 0.25
"""Seconds between two looks; what is new is told within half a second."""


def changes(paths: Sequence[Path]) -> Iterator[None]:
    """Once now, and then each time a file below the paths is new, longer, or gone."""
    seen: dict[Path, tuple[int, int]] | None = None
    while True:
        now = stamps(paths)
        if now != seen:
            seen = now
            yield
        time.sleep(_PAUSE)  # nobody else waits on this process: it looks, tells, and looks again till Ctrl+C


def stamps(paths: Sequence[Path]) -> dict[Path, tuple[int, int]]:
    """For each record below the paths when it was written, and how long it is; empty while they cannot be reached."""
    found = {}
    for path in paths:
        try:
            for file in path.rglob("*.jsonl") if path.is_dir() else [path]:
                stat = file.stat()
                found[file] = (stat.st_mtime_ns, stat.st_size)
        except OSError:
            continue
    return found
