"""The room's server as a process of its own: phones come in, vote, and lose nothing when it dies."""

import re
import signal
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import httpx
import pytest
from led import CARD, DECK, NOW

from facilitator.led.ballots import box_path
from facilitator.led.session import LedSession
from facilitator.led.setup import Answers
from facilitator.room.box import Box
from facilitator.room.host import Press, RoomHost
from spil.play.moves import Turned

_PATIENCE = 30.0


class Open:
    """A led session whose room is open."""

    def __init__(self) -> None:
        answers = Answers(DECK.programmes["enhedsmoede-20"], CARD, 11, leader=False, together=True)
        self.session = LedSession.begin(
            DECK, answers, shared=None, clock=self.clock, ballots=lambda record: Box(box_path(record))
        )
        while self.session.view.page.ballot is None:
            self.session.make(Turned())
        self.pressed: list[Press] = []
        self._browsers: list[httpx.Client] = []
        self._heard = threading.Event()
        self.host = RoomHost(self.session.path, (), self._hear)
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

    def browser(self) -> httpx.Client:
        address = f"http://127.0.0.1:{self.host.port}"
        self._browsers.append(httpx.Client(base_url=address, follow_redirects=True, headers={"origin": address}))
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


@pytest.fixture
def room() -> Iterator[Open]:
    opened = Open()
    yield opened
    opened.close()


def vote(phone: httpx.Client, number: int) -> httpx.Response:
    until(lambda: 'name="round"' in phone.get("/").text)
    page = phone.get("/").text
    round_ = re.search(r'name="round" value="([^"]+)"', page)
    choices = re.findall(r'name="choice" value="([^"]+)"', page)
    assert round_
    return phone.post("/stem", data={"round": round_[1], "choice": choices[number - 1]})


def test_a_phone_votes_and_who_leads_sees_that_one_has_answered(room: Open) -> None:
    assert "Dit svar er kommet frem" in vote(room.phone(), 2).text
    assert room.session.look()
    assert "1 af 11 har svaret" in room.session.view.page.note
    until(lambda: room.host.phones == 1)


def test_what_was_acknowledged_is_there_after_the_server_was_killed(room: Open) -> None:
    phone = room.phone()
    vote(phone, 2)
    before = room.host._process
    before.send_signal(signal.SIGKILL)
    until(lambda: room.host._process is not before)
    until(lambda: answers(phone))
    page = phone.get("/").text
    assert "Dit svar er kommet frem" in page
    room.session.make(Turned())
    assert getattr(room.session.run.moves[-1], "counts", None)


def answers(phone: httpx.Client) -> bool:
    try:
        return phone.get("/sundt").status_code == 200
    except httpx.HTTPError:
        return False


def test_a_press_on_the_leaders_page_reaches_who_writes_the_record(room: Open) -> None:
    leading = room.browser()
    where = httpx.URL(room.host.leader_link()).path
    until(lambda: 'name="after"' in leading.get(where).text)
    after = re.search(r'name="after" value="(\d+)"', leading.get(where).text)
    assert after
    leading.post(f"{where}/tryk", data={"tryk": "videre", "after": after[1]})
    press = room.wait_for_press()
    assert press.read() == Turned()
    assert press.after == len(room.session.run.moves)


def test_the_server_ends_with_the_app(room: Open) -> None:
    process = room.host._process
    room.host.close()
    assert process.wait(_PATIENCE) == 0


def test_a_room_without_its_record_is_told_and_not_tried_for_ever(tmp_path: Path) -> None:
    host = RoomHost(tmp_path / "findes-ikke.jsonl")
    until(lambda: host.trouble)
    assert "sedler" in host.trouble
    host.close()
