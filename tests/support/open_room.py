"""A led session whose room is open: the server is a process of its own, and the one who leads is the test."""

import re
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import httpx
from led import CARD, DECK, NOW

from facilitator.led.ballots import box_path
from facilitator.led.session import LedSession
from facilitator.led.setup import Answers
from facilitator.room.box import Box
from facilitator.room.host import Press, RoomHost
from spil.play.moves import Move

_PATIENCE = 120.0


class Open:
    """A led session whose room is open."""

    def __init__(
        self, programme: str = "enhedsmoede-20", shared: Path | None = None, tablets: Path | None = None
    ) -> None:
        led = DECK.programmes[programme]
        card = CARD if led.form == "fælles" else led.cards[0]
        answers = Answers(led, card, 11, leader=False, together=True)
        self.session = LedSession.begin(
            DECK, answers, shared=shared, clock=self.clock, ballots=lambda record: Box(box_path(record))
        )
        self.pressed: list[Press] = []
        self._browsers: list[httpx.Client] = []
        self._heard = threading.Event()
        given = (("--mappe", shared), ("--tabletter", tablets))
        arguments = [text for option, path in given if path for text in (option, str(path))]
        self.host = RoomHost(self.session.path, arguments, self._hear)
        until(lambda: self.host.port)

    def _hear(self, press: Press) -> None:
        self.pressed.append(press)
        self._heard.set()

    def wait_for_press(self) -> Press:
        assert self._heard.wait(_PATIENCE)
        return self.pressed[-1]

    @staticmethod
    def clock() -> datetime:
        return NOW

    def make(self, move: Move) -> None:
        """What the one who leads does; the server hears of it at once."""
        self.session.make(move)
        self.host.nudge()

    def to(self, kind: str) -> None:
        """Go on, page by page, till one of that kind shows."""
        for _ in range(30):
            page = self.session.view.page
            if page.kind == kind:
                return
            self.make(page.onward.move if page.onward else page.picks[0])
        raise AssertionError(kind)

    @property
    def url(self) -> str:
        """Where it is, on this machine."""
        return f"http://127.0.0.1:{self.host.port}"

    def browser(self) -> httpx.Client:
        self._browsers.append(httpx.Client(base_url=self.url, follow_redirects=True, headers={"origin": self.url}))
        return self._browsers[-1]

    def phone(self) -> httpx.Client:
        """A browser that came in by the code."""
        browser = self.browser()
        assert browser.post("/", data={"kode": self.session.run.started.code}).status_code == 200
        return browser

    def close(self) -> None:
        for browser in self._browsers:
            browser.close()
        self.host.close()
        self.session.close()


def until(true: Callable[[], object]) -> None:
    """Wait for another process, a little at a time and not for ever."""
    pause = threading.Event()
    for _ in range(int(_PATIENCE / 0.05)):
        if true():
            return
        pause.wait(0.05)
    raise AssertionError("it never came")


def vote(phone: httpx.Client, number: int) -> httpx.Response:
    until(lambda: 'name="round"' in phone.get("/").text)
    page = phone.get("/").text
    round_ = re.search(r'name="round" value="([^"]+)"', page)
    choices = re.findall(r'name="choice" value="([^"]+)"', page)
    assert round_
    return phone.post("/stem", data={"round": round_[1], "choice": choices[number - 1]})
