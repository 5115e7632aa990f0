"""The room's server as a process of its own: phones come in, vote, and lose nothing when it dies."""

import re
import signal
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from open_room import Open, until, vote

from facilitator.room.host import RoomHost
from spil.play.moves import Turned


@pytest.fixture
def room() -> Iterator[Open]:
    opened = Open()
    opened.to("situation")
    yield opened
    opened.close()


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
    assert process.wait(30) == 0


def test_a_room_without_its_record_is_told_and_not_tried_for_ever(tmp_path: Path) -> None:
    host = RoomHost(tmp_path / "findes-ikke.jsonl")
    until(lambda: host.trouble)
    assert "sedler" in host.trouble
    host.close()
