"""What somebody does who means the city no good, and what it then holds."""

import asyncio
import re
import threading

import pytest
from led import CARD
from rooms_kept import first
from town import ADDRESS, Town, come_in, words

from facilitator.city.store import Store
from spil.record.read import Record


async def guessed(town: Town) -> None:
    """Somebody guesses codes till none is looked at any more."""
    for n in range(5):
        told = await town.browser().get(f"/r/abcd{n}/")
    assert told.status_code == 429


@pytest.fixture(autouse=True)
def few_guesses(monkeypatch: pytest.MonkeyPatch) -> None:
    """So few that a test has used them up, and none that come again."""
    monkeypatch.setattr("facilitator.city.web.phones._GUESSES", (4, 0.0))


def test_no_other_word_in_a_rooms_name_lets_anybody_in(store: Store) -> None:
    name = store.begin(first(), "hende")
    assert store.find("abcde") == name
    for other in ("enhedsmoede", "20", "2026", "11", "00000001", "abcd", "*", "?????", ""):
        assert store.find(other) is None, other


async def test_while_codes_are_guessed_nobody_sees_which_rooms_are_open(store: Store) -> None:
    town = Town(store)
    leader = await (await town.leader()).begin()
    await come_in(town, leader.code)
    await guessed(town)
    for sent in (
        {},
        {"cookie": f"__Host-rum-{leader.code}=a.b; __Host-rum-xxxxxxx=a.b"},
        {"cookie": "__Host-leder=a.b"},
    ):
        told = [
            await town.browser().get(f"/r/{code}/{way}", headers=sent)
            for code in (leader.code, "xxxxxxx")
            for way in ("", "?k=x", "bord", "vaeg")
        ]
        assert {(each.status_code, each.text) for each in told} == {(429, told[0].text)}
    assert (await town.browser().post(f"/r/{leader.code}/", data={"kode": leader.code})).status_code == 429


async def test_while_codes_are_guessed_whoever_is_in_has_the_link_or_leads_goes_on_in_every_process(
    store: Store,
) -> None:
    one, other = Town(store), Town(store)
    leader = await (await one.leader()).begin()
    phone = await come_in(one, leader.code)
    link = re.search(rf'href="/r/{leader.code}/vaeg(\?k=[^"]+)"', (await leader.page()).text)
    assert link
    await guessed(other)
    elsewhere = [other.browser() for _ in range(3)]
    for browser, before in zip(elsewhere, (phone, leader.browser), strict=False):
        browser.cookies = before.cookies
    assert "Velkommen" in words(await elsewhere[0].get(f"/r/{leader.code}/"))
    assert (await elsewhere[1].get(leader.at)).status_code == 200
    assert "Velkommen" in words(await elsewhere[2].get(f"/r/{leader.code}/{link[1]}"))


async def test_one_who_has_the_code_and_sends_others_keeps_nobody_out_of_the_room(town: Town) -> None:
    leader = await (await town.leader()).begin()
    insider = town.browser()
    for _ in range(60):
        await insider.post(f"/r/{leader.code}/", data={"kode": "abcdefg"})
    await come_in(town, leader.code)


async def test_a_page_of_the_same_name_without_encryption_presses_nothing_and_is_not_asked_again(town: Town) -> None:
    leader = await town.leader()
    near = {"origin": ADDRESS.replace("https", "http")}
    assert (await leader.browser.post("/led/ud", headers=near)).status_code == 403
    leader = await (await town.leader()).begin()
    for path in ("/", "/led", leader.at, f"/r/{leader.code}/"):
        answer = await leader.browser.get(path)
        assert answer.headers["strict-transport-security"].startswith("max-age=")
    for path in ("/led/", f"/r/{leader.code}/bord/", f"{leader.at}/"):
        answer = await leader.browser.get(path, headers={"host": "lige.by"}, follow_redirects=False)
        assert "location" not in answer.headers, path


async def test_a_neighbours_cookie_makes_nobody_somebody_else(town: Town) -> None:
    leader = await (await town.leader()).begin()
    phone = await come_in(town, leader.code)
    victim = town.browser()
    for each in (*leader.browser.cookies.jar, *phone.cookies.jar):
        assert each.name.startswith("__Host-")  # a browser takes it from our own encrypted address only
        assert (each.path, each.secure, each.domain_specified) == ("/", True, False)
        victim.cookies.set(each.name.removeprefix("__Host-"), each.value or "", domain="lige.by", path="/")
    assert (await victim.get("/led")).status_code == 401
    assert "Koden på væggen" in words(await victim.get(f"/r/{leader.code}/"))


async def test_one_table_that_presses_without_end_is_held_up_and_no_other(town: Town) -> None:
    leader = await (await town.leader()).begin("bif-basis-45", kort1="")
    loop, other = [await come_in(town, leader.code) for _ in range(2)]
    at = f"/r/{leader.code}/bord"
    told = [(await loop.post(at, data={"bord": "x"})).status_code for _ in range(200)]
    assert told[:100] == [422] * 100
    assert 429 in told
    assert (await other.post(at, data={"bord": "2", "mange": "5"})).status_code == 200


async def test_who_has_listened_for_long_without_a_word_still_hears(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Town(store).running() as one, Town(store).running() as other:
        leader, forgotten = [await (await one.leader()).begin() for _ in range(2)]
        followed = await other.rooms.find(leader.code)
        assert followed
        assert await other.rooms.find(forgotten.code)
        listening = followed.room.watching.told(turns_only=True)
        before = await anext(listening)
        monkeypatch.setattr("facilitator.city.rooms._UNASKED", -1)
        async with asyncio.timeout(20):
            while True:
                await asyncio.sleep(0.02)
                if other.rooms.open == 1:
                    break
            await leader.press("videre")
            assert await anext(listening) != before
        await listening.aclose()


async def test_one_leader_who_begins_rooms_without_end_is_told_to_end_some(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("facilitator.city.web.leading._MOST_OPEN", 3)
    leader = await town.leader()
    for _ in range(3):
        await leader.begin()
    answer = await leader.browser.post("/led/nyt/enhedsmoede-20", data={"kort1": CARD, "mange": "12"})
    assert (answer.status_code, "Du har 3 forløb i gang" in words(answer)) == (422, True)
    (room, *_) = town.store.rooms(town.city.signed.mark("proev"))
    await leader.browser.post(f"/led/rum/{room.name}", data={"tryk": "slet"})
    await leader.begin()


async def test_however_many_ask_whether_the_server_is_ready_the_database_is_asked_once_at_a_time(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[None] = []
    answers = threading.Event()

    def ready() -> None:
        asked.append(None)
        assert answers.wait(20)

    monkeypatch.setattr(town.store, "ready", ready)
    asking = [asyncio.create_task(town.browser().get("/klar")) for _ in range(40)]
    for _ in range(200):
        await asyncio.sleep(0)  # all of them have asked
    answers.set()
    assert {each.status_code for each in await asyncio.gather(*asking)} == {200}
    assert len(asked) <= 2


async def test_a_name_that_no_room_can_have_is_none_and_no_trouble_of_the_database(town: Town) -> None:
    leader = await town.leader()
    for name in ("%00", "..%2f..%2fetc%2fpasswd", "%27;DROP%20TABLE%20room", "%0d%0aX:%20y", "."):
        assert (await leader.browser.get(f"/led/rum/{name}")).status_code in {404, 405}, name


async def test_who_turns_pages_without_end_makes_no_record_without_end(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    for where in ("leading", "tables"):
        monkeypatch.setattr(f"facilitator.city.{where}.MOST_LINES", 6)
    leader = await (await town.leader()).begin("bif-basis-45", kort1="")
    told = [(await leader.press("tilbage" if n % 2 else "videre")).status_code for n in range(6)]
    assert 503 in told
    (room,) = town.store.rooms(town.city.signed.mark("proev"))
    table, at = await come_in(town, leader.code), f"/r/{leader.code}/bord"
    await table.post(at, data={"bord": "1", "mange": "5"})
    for n in range(12):
        page = (await table.get(at)).text
        there = re.findall(r'name="tryk" value="([^"]+)"', page)
        wanted = ("tilbage", "videre", "1") if n % 2 else ("videre", "1", "salen")
        after = re.search(r'name="after" value="([^"]+)"', page)
        assert after
        pressed = next((each for each in wanted if each in there), "")
        await table.post(at, data={"tryk": pressed, "after": after[1]})
    (played,) = town.store.tables(room.name)
    for name in (room.name, played):
        record = town.store.read(name)
        assert isinstance(record, Record)
        assert record.lines == 6
