"""The server as one starts it: processes of their own, of which any may die."""

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from led import CARD
from open_room import until

from facilitator.city.cluster import binaries

pytestmark = pytest.mark.skipif(binaries() is None, reason="needs PostgreSQL's own programs (initdb, postgres)")


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


@pytest.fixture
def running() -> Iterator[Running]:
    server = Running(9100 + os.getpid() % 800)
    try:
        server.wait()
        yield server
    finally:
        server.stop()


def test_every_process_may_die_in_the_middle_of_a_round_and_no_vote_is_lost(running: Running) -> None:
    link = next(found[1] for line in running.said if (found := re.search(r"(/led/tilbage\?n=\S+)", line)))
    leader, phone = running.browser(), running.browser()
    with leader, phone:
        leader.get(link)
        at = str(leader.post("/led/nyt/enhedsmoede-20", data={"kort1": CARD, "mange": "12"}).url)
        code = at.split("/")[4]
        assert phone.post("/", data={"kode": code}).status_code == 200
        for _ in range(2):
            _press(leader, at)
        page = _shown(phone, f"/r/{code}/", 'name="round"')
        round_, choice = (re.findall(rf'name="{name}" value="([^"]+)"', page)[0] for name in ("round", "choice"))
        assert phone.post(f"/r/{code}/stem", data={"round": round_, "choice": choice}).status_code == 200
        before = running.workers()
        assert len(before) == 2
        for each in before:
            os.kill(each, signal.SIGKILL)
        until(lambda: len(set(running.workers()) - set(before)) == 2)
        assert "Dit svar er kommet frem" in _shown(phone, f"/r/{code}/", "Dit svar")
        assert "1 af 12 har svaret" in _shown(leader, at, "1 af 12")
        _press(leader, at)
    assert running.stop() == 0
    assert code not in "".join(running.said)


def _press(leader: httpx.Client, at: str) -> None:
    after = re.search(r'name="after" value="([^"]+)"', leader.get(at).text)
    assert after
    assert leader.post(f"{at}/tryk", data={"tryk": "videre", "after": after[1]}).status_code == 200


def _shown(browser: httpx.Client, path: str, text: str) -> str:
    found: list[str] = []

    def look() -> bool:
        try:
            found[:] = [browser.get(path).text]
        except httpx.TransportError:
            return False  # whoever would answer has just died
        return text in found[0]

    until(look)
    return found[0]
