"""One record in hand, wherever its home is: a file on this machine, or a row of lines in a database."""

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from spil.play.moves import Event
from spil.record.read import Record, Rejected


class Kept(Protocol):
    """What was there when it was taken in hand, and what is added after that; never after what somebody else added."""

    @property
    def place(self) -> Path | None:
        """The file that whoever plays can be told of; None where it is no file of theirs."""

    def read(self) -> Record | Rejected:
        """What stands in it.

        Raises:
            OSError: It cannot be read.
        """

    def append(self, event: Event) -> None:
        """Add a line after the last that this hand knows; it survives whatever comes next.

        Raises:
            ElsewhereError: Somebody else was faster; nothing has changed.
            OSError: It could not be kept; what was kept before stands.
        """

    def keep_only(self, kept: Iterable[Event]) -> None:
        """Replace all of it by these events, at once and wholly, and let go.

        Raises:
            ElsewhereError: Somebody else was faster; nothing has changed.
            OSError: It could not be kept; the record stands as it was.
        """

    def close(self) -> None:
        """Let others have it; again does nothing."""
