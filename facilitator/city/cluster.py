"""A PostgreSQL of one's own on this machine, for trying and for tests: in one folder, on a socket in it, gone after."""

import os
import pwd
import shutil
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp

_UP_WITHIN, _MOMENT = 30.0, 0.05
_DOWN_WITHIN = 20.0
_WHO = ("postgres", "nobody")
"""Users that it can run as where we are root, which it refuses to be."""


def binaries() -> Path | None:
    """Where its programs are; None where there are none."""
    named = shutil.which("initdb")
    folders = [Path(named).resolve().parent] if named else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((each for each in folders if (each / "initdb").exists() and (each / "postgres").exists()), None)


class Cluster:
    """Runs from the moment it is made till it is stopped; its address is `url`."""

    def __init__(self, *options: str) -> None:
        """Make an empty one, and start it.

        Args:
            options: Settings in the form `name=value`.

        Raises:
            OSError: It does not start.
        """
        found = binaries()
        if found is None:
            raise OSError("PostgreSQL er ikke på den her maskine.")
        self._programs = found
        self._options = [part for each in options for part in ("-c", each)]
        self._user = _other_user()
        self.folder = Path(mkdtemp(prefix="lige-db-"))
        if self._user:
            shutil.chown(self.folder, self._user)
        self.url = f"postgresql://lige@/postgres?host={self.folder}"
        self._run("initdb", "-D", str(self._data), "-U", "lige", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        self.start()

    @property
    def _data(self) -> Path:
        return self.folder / "data"

    @property
    def process(self) -> int:
        """The number of its first process."""
        return self._process.pid

    @property
    def running(self) -> bool:
        """Whether it is; a full disk, and whoever runs the machine, may have stopped it."""
        return self._process.poll() is None

    def start(self) -> None:
        """Start it, also again.

        Raises:
            OSError: It does not start.
        """
        log = (self.folder / "log").open("ab")
        quiet = ["-c", "listen_addresses=", "-k", str(self.folder)]
        self._process = subprocess.Popen(  # noqa: S603  # a program that we have looked up
            [str(self._programs / "postgres"), "-D", str(self._data), *quiet, *self._options],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            user=self._user,
            start_new_session=True,  # Ctrl+C is ours, and it goes after those who ask it
        )
        log.close()
        for _ in range(int(_UP_WITHIN / _MOMENT)):
            if self._process.poll() is not None:
                break
            if self._run("pg_isready", "-q", "-h", str(self.folder), check=False):
                return
            time.sleep(_MOMENT)  # another program becomes ready, and tells nobody
        raise OSError("PostgreSQL kunne ikke starte.")

    def stop(self, how: int = signal.SIGINT) -> None:
        """Stop it; what is kept is still in the folder."""
        if self.running:
            self._process.send_signal(how)
            try:
                self._process.wait(_DOWN_WITHIN)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()

    def end(self) -> None:
        """Stop it, and leave nothing."""
        self.stop()
        with suppress(OSError):
            shutil.rmtree(self.folder)

    def _run(self, program: str, *arguments: str, check: bool = True) -> bool:
        ran = subprocess.run(  # noqa: S603  # a program that we have looked up
            [str(self._programs / program), *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            user=self._user,
            cwd=self.folder,
        )
        if check and ran.returncode:
            raise OSError("PostgreSQL kunne ikke starte.")
        return not ran.returncode


def _other_user() -> str | None:
    """Who it runs as, where we are root."""
    if os.geteuid():
        return None
    known = {each.pw_name for each in pwd.getpwall()}
    return next((each for each in _WHO if each in known), None)
