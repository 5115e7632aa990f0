"""One window for a record: who plays holds it till it is let go, or till the process ends, however it ends."""

import os
import sys
import weakref
from pathlib import Path
from typing import BinaryIO

_ELSEWHERE = "Det samme spil er åbent i et andet vindue. Fortsæt der, og luk det her. Alt, I har svaret på, er gemt."
_FAR = 1 << 30
"""A byte that no record has: Windows keeps others from reading what is locked, and the record is copied meanwhile."""


class ElsewhereError(OSError):
    """The same session goes on in another window; its sentence says so."""

    def __init__(self) -> None:
        super().__init__(_ELSEWHERE)


class Hold:
    """Held from the moment it is made; it goes with the object, or with the process."""

    def __init__(self, path: Path) -> None:
        """Take hold of a record.

        Raises:
            ElsewhereError: Another window holds it.
            OSError: It cannot be opened.
        """
        handle = os.open(path, os.O_RDWR)
        self.release = weakref.finalize(self, os.close, handle)
        """Let go; again does nothing."""
        self._handle = handle
        try:
            _lock(handle)
        except ElsewhereError:
            self.release()
            raise

    def is_on(self, stream: BinaryIO) -> bool:
        """Whether that is the very file that is held, and not one that was put in its place."""
        return self.release.alive and os.path.samestat(os.fstat(self._handle), os.fstat(stream.fileno()))


def is_held(path: Path) -> bool:
    """Whether somebody plays it now."""
    try:
        Hold(path).release()
    except ElsewhereError:
        return True
    except OSError:
        return False  # whoever plays it can write it
    return False


def _lock(handle: int) -> None:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415  # only there

        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            raise ElsewhereError from error
    else:
        import fcntl  # noqa: PLC0415  # not there on Windows

        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise ElsewhereError from error
        except OSError:
            return  # a drive that knows no locks; appending still sees that another has gone on
