"""A command in a terminal of its own, as a person meets it: what it shows, keys, and what it returns."""

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

LONGEST = 30
"""Seconds before a test gives up what never comes; nothing waits for them where all is well."""


class Terminal:
    """A command that runs, and all that it has shown."""

    def __init__(self, child: subprocess.Popen[bytes], end: int) -> None:
        self._child, self._end = child, end
        self.shown = b""

    def until(self, sign: str) -> None:
        """Read till a text has been shown; a clock that is painted again and again is no reason to wait on."""
        given_up = monotonic() + LONGEST
        while sign.encode() not in self.shown:
            ready, _, _ = select.select([self._end], [], [], max(0, given_up - monotonic()))
            assert ready, f"{sign} never came"
            self.shown += os.read(self._end, 65536)

    def press(self, keys: str) -> None:
        """Press keys, as a terminal sends them."""
        os.write(self._end, keys.encode())

    def ends(self) -> int:
        """The status it returns; what it says last is read too."""
        try:
            given_up = monotonic() + LONGEST
            while select.select([self._end], [], [], max(0, given_up - monotonic()))[0]:
                self.shown += os.read(self._end, 65536)
        except OSError:  # how a terminal says that nobody writes in it any more
            pass
        return self._child.wait(LONGEST)


@contextmanager
def terminal(command: str, *words: str) -> Iterator[Terminal]:
    """Run one of our commands in a terminal of 24 lines of 100."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 100, 0, 0))
    env = {**os.environ, "TERM": "xterm-256color"}
    child = subprocess.Popen(
        [sys.executable, "-m", command, *words], stdin=theirs, stdout=theirs, stderr=theirs, env=env
    )
    os.close(theirs)
    try:
        yield Terminal(child, ours)
    finally:
        child.kill()
        child.wait()
        os.close(ours)
