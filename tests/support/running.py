"""`facilitator server --proev` as one starts it: processes of their own, and what they said."""

import re
import signal
import subprocess
import sys
import threading
from pathlib import Path

import httpx
from open_room import until

_START = "import sys; from facilitator.cli import main; sys.exit(main(sys.argv[1:]))"


class Running:
    """`facilitator server --proev`, and what it said."""

    def __init__(self, port: int) -> None:
        self.said: list[str] = []
        self.process = subprocess.Popen(
            [sys.executable, "-c", _START, "server", "--proev", "--port", str(port)],
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        self._listening = threading.Thread(target=self._listen, daemon=True)
        self._listening.start()
        self.url = f"http://127.0.0.1:{port}"

    def wait(self) -> None:
        """Wait till both processes answer."""
        until(lambda: sum('"begyndt"' in line for line in self.said) == 2)

    def _listen(self) -> None:
        assert self.process.stderr is not None
        with self.process.stderr as lines:
            self.said.extend(lines)

    def browser(self) -> httpx.Client:
        return httpx.Client(base_url=self.url, follow_redirects=True, headers={"origin": self.url})

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
