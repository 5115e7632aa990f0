"""`facilitator server --proev` as one starts it, also behind a proxy: processes of their own, and what they said."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

import httpx
from open_room import until

_START = "import sys; from facilitator.cli import main; sys.exit(main(sys.argv[1:]))"

_BEHIND_TLS = Path(__file__).parents[2] / "drift" / "uden-containere.sh"


def free_port() -> int:
    """A port that nobody has, and neither the two that lie a thousand and two thousand above it."""
    first = 9100 + os.getpid() % 800
    return next(port for port in range(first, first + 100) if all(_is_free(port + more) for more in (0, 1000, 2000)))


def _is_free(port: int) -> bool:
    with suppress(OSError), socket.create_server(("", port)):
        return True
    return False


class Running:
    """`facilitator server --proev`, and what it said."""

    def __init__(self, port: int, *, behind_tls: bool = False) -> None:
        self.said: list[str] = []
        plain = [sys.executable, "-c", _START, "server", "--proev", "--port", str(port)]
        ours = {
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            **{f"LIGE_{name}": str(port + more) for name, more in (("PORT", 0), ("HTTP", 1000), ("HTTPS", 2000))},
        }
        self.process = subprocess.Popen(
            [str(_BEHIND_TLS)] if behind_tls else plain,
            env={**os.environ, **ours} if behind_tls else None,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        self._listening = threading.Thread(target=self._listen, daemon=True)
        self._listening.start()
        self.url = f"https://localhost:{port + 2000}" if behind_tls else f"http://127.0.0.1:{port}"

    def wait(self) -> None:
        """Wait till both processes answer, and the proxy before them where there is one."""
        until(lambda: sum('"begyndt"' in line for line in self.said) == 2)
        until(self._answers)

    def _answers(self) -> bool:
        with suppress(httpx.TransportError), self.browser() as browser:
            return browser.get("/klar").text == "klar"
        return False

    def _listen(self) -> None:
        assert self.process.stderr is not None
        with self.process.stderr as lines:
            self.said.extend(lines)

    def browser(self) -> httpx.Client:
        return httpx.Client(base_url=self.url, follow_redirects=True, headers={"origin": self.url}, verify=False)

    def workers(self) -> list[int]:
        """The processes that answer."""
        task = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        children = [int(each) for each in task.read_text().split()]
        return [each for each in children if b"spawn_main" in Path(f"/proc/{each}/cmdline").read_bytes()]

    def stop(self) -> int:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        status = self.process.wait(60)
        self._listening.join(60)
        return status

    def link(self) -> str:
        """Where the one who tries it leads."""
        return next(found[1] for line in self.said if (found := re.search(r"(/led/tilbage\?n=\S+)", line)))
