"""Nobody gets in where they do not belong."""

import asyncio
import logging
import re
from collections.abc import MutableMapping
from typing import Self

import led
import pytest
from room import CODE, KEY, LEADER, MadeUp, Phone

from facilitator.room.people import OfEach, People


@pytest.mark.parametrize("host", ["ond.example", "10.0.0.7.ond.example", "localhost.ond.example:8080", ""])
async def test_another_site_s_name_for_this_machine_is_refused(room: MadeUp, host: str) -> None:
    async with room.phone() as phone:
        assert (await phone.get("/", headers={"host": host})).status_code == 421


@pytest.mark.parametrize("host", ["10.0.0.7", "192.168.1.4:9", "localhost:8080", "[::1]:8080", "[fe80::1]"])
async def test_the_machine_s_own_numbers_are_answered_whichever_network_it_is_on(room: MadeUp, host: str) -> None:
    async with room.phone() as phone:
        assert (await phone.get("/", headers={"host": host})).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://ond.example"},
        {"origin": "null"},
        {"origin": "http://10.0.0.7:9090"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": ""},
    ],
)
async def test_a_form_of_another_site_votes_for_nobody(room: MadeUp, headers: dict[str, str]) -> None:
    room.show(led.to(led.led().apply(led.opened()), "situation"))
    async with room.phone() as phone:
        sent = f"round={room.watching.state.round}&choice=tag-sagen".encode()
        assert (await phone.post("/stem", sent, headers)).status_code == 403
    assert room.box.answered() == 0


async def test_every_answer_says_that_nothing_from_outside_may_run(room: MadeUp) -> None:
    async with room.phone() as phone:
        for url in ("/", "/app.js", "/nowhere", "/vaeg", "/sundt", "/led/x"):
            policy = (await phone.get(url)).headers["content-security-policy"]
            assert policy.startswith("default-src 'none'")
            assert "unsafe" not in policy


async def test_a_form_that_is_too_large_or_unreadable_is_refused(room: MadeUp) -> None:
    async with room.phone() as phone:
        for body in (b"kode=" + b"x" * 5000, b"kode=\xff\xfe", b"&".join([b"a=1"] * 100)):
            assert (await phone.post("/", body)).status_code == 413


async def test_the_leader_s_page_wants_its_secret_which_no_phone_ever_gets(room: MadeUp) -> None:
    room.show(led.to(led.led().apply(led.opened()), "situation"))
    async with room.phone() as phone:
        for guess in ("x", KEY, CODE, LEADER[:-1], "æ"):
            assert (await phone.get(f"/led/{guess}")).status_code == 404
            assert (await phone.send_form(f"/led/{guess}/tryk", tryk="videre", after=0)).status_code == 404
        await phone.get("/")
        assert not any(LEADER in each for each in phone.seen)
    assert not room.pressed.moves


async def test_the_wall_and_the_stream_want_the_link_or_somebody_who_is_in(room: MadeUp) -> None:
    async with room.phone(joined=False) as stranger:
        assert (await stranger.get("/vaeg")).status_code == 404
        assert (await stranger.get("/vaeg", k="x")).status_code == 404
        assert (await stranger.get("/nyt")).status_code == 403
        assert (await stranger.get("/vaeg", k=KEY)).status_code == 200


async def test_a_link_that_is_wrong_is_never_told_the_right_one(room: MadeUp) -> None:
    async with room.phone(joined=False) as stranger:
        for site in ("cross-site", "none"):
            await stranger.get("/", k="x", headers={"sec-fetch-site": site})
            await stranger.get("/ind", k="x", headers={"sec-fetch-site": site})
        assert not any(KEY in each for each in stranger.seen)
        assert not stranger.cookies


async def test_one_phone_that_chooses_in_a_loop_is_told_to_wait_and_holds_up_nobody(room: MadeUp) -> None:
    room.show(led.to(led.led().apply(led.opened()), "situation"))
    async with room.phone() as one, room.phone() as other:
        answers = [(await one.vote(1)).status_code for _ in range(22)]
        assert answers.count(429) == 2
        assert (await other.vote(1)).status_code == 200
        room.clock.now += 1
        assert (await one.vote(2)).status_code == 200


async def test_streams_are_bounded_for_one_phone_and_its_others_still_follow(room: MadeUp) -> None:
    async with room.phone() as phone, room.phone() as other, _Streams(room) as streams:
        told = [await streams.begun(phone) for _ in range(8)]
        assert told.count(429) == 2
        assert await streams.begun(other) == 200


async def test_streams_that_are_asked_for_in_one_moment_are_bounded_too(room: MadeUp) -> None:
    async with room.phone() as phone, _Streams(room) as streams:
        told = await asyncio.gather(*(streams.begun(phone) for _ in range(20)))
        assert told.count(429) == 14


async def test_the_leader_follows_however_many_follow_by_the_link(room: MadeUp) -> None:
    async with room.phone() as phone, _Streams(room) as streams:
        told = [await streams.begun(phone, "/nyt", f"k={KEY}".encode()) for _ in range(60)]
        assert told.count(429) == 20
        page = (await phone.get(f"/led/{room.room.leader}")).text
        assert await streams.begun(phone, re.findall('data-nyt="([^"]+)"', page)[0]) == 200
        assert await streams.begun(phone, "/led/forkert/nyt") == 404


class _Streams:
    """Streams that stay open as long as a test goes on."""

    def __init__(self, room: MadeUp) -> None:
        self._room = room
        self._open: list[asyncio.Task[None]] = []

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        for each in self._open:
            each.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)

    async def begun(self, phone: Phone, path: str = "/nyt", query: bytes = b"") -> int:
        """How one is answered."""
        status: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        async def receive() -> dict[str, object]:
            await asyncio.Event().wait()
            raise AssertionError

        async def send(message: MutableMapping[str, object]) -> None:
            if message["type"] == "http.response.start":
                status.set_result(int(str(message["status"])))

        cookie = "; ".join(f"{name}={value}" for name, value in phone.cookies.items())
        headers = [(b"host", b"10.0.0.7"), (b"cookie", cookie.encode())]
        scope = {"type": "http", "method": "GET", "path": path, "query_string": query, "headers": headers}
        self._open.append(asyncio.create_task(self._room.app(scope, receive, send)))
        return await status


async def test_guessing_codes_is_bounded_for_the_room_and_holds_up_nobody_who_scans(room: MadeUp) -> None:
    async with room.phone(joined=False) as guesser, room.phone(joined=False) as guest:
        answers = [(await guesser.send_form("/", kode=f"gaet{n}")).status_code for n in range(60)]
        assert answers.index(429) == 40
        assert (await guest.send_form("/", kode=CODE)).status_code == 429
        assert (await guest.get("/", k=KEY)).status_code == 200
        room.clock.now += 60
        assert (await guest.send_form("/", kode=CODE)).status_code == 200


async def test_a_letter_typed_wrong_is_no_guess(room: MadeUp) -> None:
    wrong = f"{CODE[:-1]}{'a' if CODE[-1] != 'a' else 'b'}"
    async with room.phone(joined=False) as phone:
        for _ in range(60):
            assert (await phone.send_form("/", kode=wrong)).status_code == 403
        assert (await phone.send_form("/", kode=CODE)).status_code == 200


def test_new_people_are_bounded_in_a_time_and_those_who_are_in_are_not_touched() -> None:
    now = [0.0]
    people = People(CODE, KEY, "signing", lambda: now[0])
    cookies = [people.let_in() for _ in range(700)]
    assert cookies.count(None) == 100
    assert people.known(cookies[0])
    now[0] += 1
    assert people.let_in()


def test_of_any_number_who_come_only_those_are_remembered_who_must_still_wait() -> None:
    now = [0.0]
    each = OfEach(2, 1.0, lambda: now[0])
    eager = 0
    for number in range(9_999):
        now[0] += 0.1
        each.use(f"{number}")
        eager += each.use("ivrig")
        assert len(each) <= 2000
    assert eager == pytest.approx(1000, abs=3)


def test_a_token_of_another_room_is_nobody_here() -> None:
    people, other = (People(CODE, KEY, signing, lambda: 0.0) for signing in ("en", "to"))
    cookie = other.let_in()
    assert cookie
    assert other.known(cookie)
    assert people.known(cookie) is None
    assert people.known(cookie.replace(".", "x.")) is None


def test_what_the_box_knows_a_person_by_is_not_what_the_phone_has() -> None:
    people = People(CODE, KEY, "signing", lambda: 0.0)
    cookie = people.let_in()
    assert cookie
    known = people.known(cookie)
    assert known
    assert known not in cookie
    assert cookie.partition(".")[0] not in known


async def test_nothing_is_logged_of_who_asks(room: MadeUp, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="facilitator")
    async with room.phone() as phone:
        await phone.get("/")
    assert not caplog.records
