"""The server as one starts it: processes of their own, of which any may die."""

import os
import re
import signal

import httpx
import pytest
from led import CARD
from open_room import until
from running import Running

from facilitator.city.cluster import binaries

pytestmark = pytest.mark.skipif(binaries() is None, reason="needs PostgreSQL's own programs (initdb, postgres)")


def test_every_process_may_die_in_the_middle_of_a_round_and_no_vote_is_lost(running: Running) -> None:
    leader, phone = running.browser(), running.browser()
    with leader, phone:
        leader.get(running.link())
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
