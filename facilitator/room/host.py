"""The leader's side of the room: starts the server beside the app, starts it again when it dies, hears what it says."""

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import cast

from facilitator.led.ballots import box_path
from facilitator.room.addresses import addresses
from facilitator.room.box import Box
from spil.play.moves import Move, event_adapter

PORT = 8420
"""Where the room is first tried; the same after a restart, so that phones come back by themselves."""
_PORTS = 20
_OPENS_WITHIN, _MOMENT = 20.0, 0.1
"""Seconds to wait for a room to open, and between two looks."""
_PATIENCE = 5.0
"""Seconds for the server to end when the app is closed."""
_TRIES = 5
"""Starts in a row that never listened, after which nothing is to be hoped for."""


@dataclass(frozen=True, slots=True)
class Press:
    """What was pressed on the leader's web page."""

    line: str = ""
    """The move, as a record has it."""
    after: int = 0
    """How many moves the session had when it was pressed; where it has others by now, it means nothing."""
    pause: bool | None = None
    """Whether the room's screen is to be blank; None where it was another button."""

    def read(self) -> Move:
        """The move that was meant.

        Raises:
            ValidationError: It is none; the server makes no such line.
        """
        return cast("Move", event_adapter().validate_json(self.line))


class RoomHost:
    """A room that is open: its addresses, how many phones are there, and the server that is kept alive."""

    def __init__(
        self, record: Path, arguments: Sequence[str] = (), pressed: Callable[[Press], None] = lambda _: None
    ) -> None:
        self._box = Box(box_path(record))
        self._command = [sys.executable, "-m", "facilitator.room.serve", str(record), str(self._box.path), *arguments]
        self._pressed = pressed
        self._in_vain = 0
        """Starts since it last listened."""
        self._closed = False
        self._heard = Event()
        self.port = 0
        """Where it listens; 0 till it does."""
        self.phones = 0
        """How many phones have come."""
        self.trouble = ""
        """Why there is no room, in a sentence; empty while there is one."""
        self._process = self._start()
        self._listening = Thread(target=self._listen, daemon=True, name="rum")
        self._listening.start()

    def wait(self) -> bool:
        """Wait till the room is open, or is told not to open; whether it is."""
        for _ in range(int(_OPENS_WITHIN / _MOMENT)):
            if self.port or self.trouble:
                break
            self._heard.wait(_MOMENT)
        return bool(self.port)

    def links(self) -> tuple[str, ...]:
        """What a phone's camera reads, one for each address of this machine, the likely one first."""
        return tuple(f"{each}/?k={self._box.kept('join')[:12]}" for each in self._origins())

    def typed(self) -> tuple[str, ...]:
        """The same addresses as one types them."""
        return tuple(each.removeprefix("http://") for each in self._origins())

    def leader_link(self) -> str:
        """Where one leads from a tablet; no phone in the room ever gets it."""
        return f"{next(iter(self._origins()), f'http://127.0.0.1:{self.port}')}/led/{self._box.kept('leader')}"

    def wall_link(self) -> str:
        """The wall in a browser of this machine."""
        return f"http://127.0.0.1:{self.port}/vaeg?k={self._box.kept('join')[:12]}"

    @property
    def process_id(self) -> int:
        """The server's process, as it is now."""
        return self._process.pid

    def nudge(self) -> None:
        """Something has changed; the server need not wait till it looks by itself."""
        with suppress(OSError, ValueError):
            assert self._process.stdin is not None
            self._process.stdin.write(b"ny\n")
            self._process.stdin.flush()

    def close(self) -> None:
        """The app is closed: the server goes with it."""
        self._closed = True
        _let_go(self._process)
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
        self._listening.join(_PATIENCE)
        self._box.leave()

    def _origins(self) -> tuple[str, ...]:
        return tuple(f"http://{each}:{self.port}" for each in addresses()) if self.port else ()

    def _start(self) -> "subprocess.Popen[bytes]":
        self._in_vain += 1
        ports = [str(self.port)] if self.port else [str(PORT + more) for more in range(_PORTS)]
        return subprocess.Popen(  # noqa: S603  # ourselves
            [*self._command, "--ports", ",".join(ports)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def _listen(self) -> None:
        """Hear the server till the room is closed; one that dies is started again."""
        while not self._closed:
            assert self._process.stdout is not None
            for line in self._process.stdout:
                self._hear(line)
            self._process.wait()
            _let_go(self._process)
            self._process.stdout.close()
            if self._in_vain >= _TRIES and not self._closed:
                self.trouble = "Rummet til telefoner kan ikke åbnes på den her maskine. Vælg på sedler i dag."
                return
            if not self._closed:
                self._process = self._start()

    def _hear(self, line: bytes) -> None:
        try:
            said = json.loads(line)
        except ValueError:
            return  # cut off when it died
        if "ready" in said:
            self.port, self._in_vain = said["ready"], 0
            self._heard.set()
        self.phones = max(self.phones, said.get("phones", 0))  # a server that was started again counts anew
        if "pause" in said:
            self._pressed(Press(pause=said["pause"]))
        if "press" in said:
            self._pressed(Press(json.dumps(said["press"]), said["after"]))


def _let_go(process: "subprocess.Popen[bytes]") -> None:
    """Close what it hears us by; it ends, if it has not."""
    assert process.stdin is not None
    with suppress(OSError):  # what was not read yet goes nowhere
        process.stdin.close()
