"""`spil side --vis`: the site on this machine alone, made again whenever a file of the deck is saved."""

import threading
from collections.abc import Callable, Iterator
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from spil.files import look

_EVERY = 0.3
"""Seconds between two looks at the files."""
_PATIENCE = 20.0
"""Seconds that a page waits for a change before it asks again."""
_KINDS = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "png": "image/png",
    "webmanifest": "application/manifest+json",
}
_OF_A_DECK = (".yaml", ".yml", ".svg", ".png")
_FOLLOWS = b'<script src="/vis.js" defer></script></head>'
_SCRIPT = b"""(async () => {
  for (let seen = ""; ; ) {
    try {
      const version = await (await fetch("/vis", { headers: { "x-seen": seen } })).text();
      if (seen && version !== seen) return location.reload();
      seen = version;
    } catch { await new Promise((again) => setTimeout(again, 1000)); }
  }
})();
"""
Files = Callable[[], dict[str, bytes]]


class Shown:
    """The files as they are now, and who waits for the next."""

    def __init__(self, made: dict[str, bytes]) -> None:
        self._made, self._version = made, 1
        self._changed = threading.Condition()

    def show(self, made: dict[str, bytes]) -> None:
        """These from now on."""
        with self._changed:
            self._made, self._version = made, self._version + 1
            self._changed.notify_all()

    def file(self, path: str) -> bytes | None:
        """A file by its path; a folder's is its index."""
        return self._made.get(path + "index.html" if path.endswith("/") or not path else path)

    def next_after(self, seen: str) -> str:
        """The number of what is shown, as soon as it is another than the one seen."""
        with self._changed:
            self._changed.wait_for(lambda: str(self._version) != seen, _PATIENCE)
            return str(self._version)


def server(shown: Shown, port: int) -> ThreadingHTTPServer:
    """A server that answers this machine only.

    Raises:
        OSError: The port is taken.
    """

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path).removeprefix("/")
            if path == "vis":
                self._answer("html", shown.next_after(self.headers.get("x-seen", "")).encode())
            elif path == "vis.js":
                self._answer("js", _SCRIPT)
            elif (raw := shown.file(path)) is None:
                self.send_error(HTTPStatus.NOT_FOUND)
            else:
                kind = path.rpartition(".")[2] if "." in path else "html"
                self._answer(kind, raw.replace(b"</head>", _FOLLOWS) if kind == "html" else raw)

        def _answer(self, kind: str, raw: bytes) -> None:
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", _KINDS[kind])
            self.send_header("Content-Length", str(len(raw)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(raw)

        def log_message(self, *_: object) -> None:
            """Say nothing: the terminal is for what was found in the files."""

    made = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    made.daemon_threads = True
    return made


def changes(folders: tuple[Path, ...], stop: threading.Event) -> Iterator[None]:
    """Once each time a file of the folders was saved since now, till it is told to stop."""
    return _changes(folders, stop, _stamps(folders))


def _changes(folders: tuple[Path, ...], stop: threading.Event, before: dict[Path, object]) -> Iterator[None]:
    while not stop.wait(_EVERY):
        now = _stamps(folders)
        if now != before:
            before = now
            yield


def _stamps(folders: tuple[Path, ...]) -> dict[Path, object]:
    every = (path for folder in folders for path in folder.rglob("*"))
    return {path: look(path) for path in every if path.suffix in _OF_A_DECK}
