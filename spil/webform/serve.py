"""`spil skriv`: serves one card's form on this machine alone, till Ctrl+C."""

import os
import socket
import sys
import webbrowser
from pathlib import Path
from secrets import token_urlsafe
from threading import Thread

import uvicorn

from spil.author.check.spelling import Knows
from spil.cards.deck import DeckReading
from spil.command_line import DONE
from spil.webform.desk import Desk
from spil.webform.web import application

_HERE = "127.0.0.1"


def serve(path: Path, deck: DeckReading, port: int, knows: Knows | None = None) -> int:
    """Show the form, and open it where there is a browser.

    Raises:
        OSError: The file cannot be read, or the port is taken.
    """
    desk = Desk(path, deck, knows)
    desk.look()
    with socket.socket() as listening:
        if os.name == "posix":  # elsewhere it would let another program listen at the same port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((_HERE, port))
        except OSError as error:
            told = f"Port {port} er optaget af et andet program. Vælg en anden med --port, eller lad --port være væk."
            raise OSError(told) from error
        listening.listen()
        port = listening.getsockname()[1]
        token = token_urlsafe(16)
        address = f"http://{_HERE}:{port}/{token}/"
        print(
            f"Kortet er på {address} på denne computer. Det gemmer i filen, mens du skriver. Ctrl+C slutter.",
            flush=True,
        )
        if _has_screen():
            Thread(target=webbrowser.open, args=(address,), daemon=True).start()
        config = uvicorn.Config(
            application(desk, token, port),
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=1,
        )
        try:
            uvicorn.Server(config).run(sockets=[listening])
        except KeyboardInterrupt:
            print()
    return DONE


def _has_screen() -> bool:
    """Whether a browser would be a window: in a terminal alone it would take the terminal."""
    return sys.platform in {"win32", "darwin"} or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
