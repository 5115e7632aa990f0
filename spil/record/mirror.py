"""A record copied to a shared folder in the background; whatever happens there, play never waits for it."""

import threading
from pathlib import Path
from typing import Literal

from spil.files import sweep, write_whole

State = Literal["copied", "waiting", "lost"]
_WORDS: dict[State, str] = {
    "copied": "Mappen har det hele.",
    "waiting": "Kopierer til mappen.",
    "lost": "Mappen kan ikke nås lige nu. Alt er gemt her på maskinen, og spillet prøver igen.",
}
_RETRY = 5.0
"""Seconds between tries while the folder is away."""


class Mirror:
    """Keeps a whole copy of one record in a folder: written beside and then put in place, never half."""

    def __init__(self, record: Path, folder: Path) -> None:
        self._record = record
        self._copy = folder / record.name
        self._changed = threading.Condition()
        self._wanted = 1
        self._closing = False
        self.state: State = "waiting"
        self._thread = threading.Thread(target=self._run, name="mirror", daemon=True)
        self._thread.start()

    @property
    def told(self) -> str:
        """How it stands, in words."""
        return _WORDS[self.state]

    def nudge(self) -> None:
        """There is more to copy; returns at once."""
        with self._changed:
            self._wanted += 1
            self.state = "waiting" if self.state == "copied" else self.state
            self._changed.notify_all()

    def close(self, seconds: float) -> State:
        """One last try, bounded; how it stands at the end."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self._thread.join(seconds)
        return self.state

    def _run(self) -> None:
        sweep(self._copy)
        while True:
            with self._changed:
                wanted = self._wanted
            copied = self._copied()
            with self._changed:
                self.state = "copied" if copied and self._wanted == wanted else "waiting" if copied else "lost"
                if self._wanted == wanted and self._closing:
                    return
                if self._wanted == wanted or not copied:
                    self._changed.wait(timeout=None if copied else _RETRY)

    def _copied(self) -> bool:
        """Copy the record from its beginning; a folder that went away loses nothing but time."""
        try:
            if not self._is_the_record():
                write_whole(self._copy, self._record.read_bytes())
        except OSError:
            return False
        return True

    def _is_the_record(self) -> bool:
        """Whether the folder is the game's own, by whatever name: a copy would then be put over the record."""
        return self._copy.parent.samefile(self._record.parent)
