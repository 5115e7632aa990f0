"""A unit's meeting from a browser alone, in either home: nothing installed, and nothing left but what they chose."""

import asyncio
import json
import logging
import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from led import CARD
from town import ADDRESS, LINK, Town, come_in, until, vote, words

from facilitator.city.files import FileStore
from facilitator.city.observed import Counts, _Line, kind_of, log
from facilitator.city.store import AWAY, Store
from facilitator.room.web import AT_ONCE
from spil.play.moves import Agreed, Counted, TablesCounted
from spil.record.read import Record

AGREED = {"then": "spørger vi først", "by": "vagten", "when": "mandag"}


async def test_twelve_phones_go_through_a_whole_meeting_and_only_the_agreement_is_left(town: Town) -> None:
    leader = await (await town.leader()).begin()
    phones = [await come_in(town, leader.code) for _ in range(12)]
    await leader.to("0 af 12 har svaret")
    for n, phone in enumerate(phones):
        assert "Dit svar er kommet frem" in (await vote(phone, leader.code, 1 + n % 3)).text
    await until(leader.browser, leader.at, "12 af 12 har svaret")
    await leader.press("videre")
    await leader.to("0 af 12 har svaret")
    for phone in phones:
        await vote(phone, leader.code, 1)
    await leader.to("Vores aftale")
    await leader.press("skriv", **AGREED)
    await leader.to("Forløbet er slut")
    await until(phones[0], f"/r/{leader.code}/", "Forløbet er slut")
    (room,) = town.store.rooms(town.city.signed.mark("proev"))
    record = town.store.read(room.name)
    assert isinstance(record, Record)
    first, second = (move for move in record.moves if isinstance(move, Counted))
    assert (first.how, sorted(first.counts.values())) == ("phones", [4, 4, 4])
    assert list(second.counts.values()) == [12]
    assert "rapport" in words(await leader.browser.get(f"/led/rum/{room.name}"))
    assert "spørger vi først" in (await leader.browser.get(f"/led/rum/{room.name}/rapport.html")).text
    assert "BEGIN:VCALENDAR" in (await leader.browser.get(f"/led/rum/{room.name}/dato.ics")).text
    await leader.browser.post(f"/led/rum/{room.name}", data={"tryk": "aftale"})
    left = town.store.read(room.name)
    assert isinstance(left, Record)
    assert [move.type for move in left.moves] == ["agreed", "closed"]
    assert "kun aftalen" in words(await leader.browser.get("/led"))
    assert (await phones[0].get(f"/r/{leader.code}/")).status_code == 404


async def test_of_a_meeting_that_is_deleted_nothing_is_left(town: Town) -> None:
    leader = await (await town.leader()).begin()
    (room,) = town.store.rooms(town.city.signed.mark("proev"))
    await leader.browser.post(f"/led/rum/{room.name}", data={"tryk": "slet"})
    assert "Dine forløb" not in words(await leader.browser.get("/led"))
    assert not town.store.rooms(town.city.signed.mark("proev"))


async def test_the_wall_shows_the_way_in_and_a_camera_comes_in_by_it(town: Town) -> None:
    leader = await (await town.leader()).begin()
    page = (await leader.page()).text
    wall = re.search(rf'href="(/r/{leader.code}/vaeg\?k=[^"]+)"', page)
    assert wall
    shown = (await leader.browser.get(wall[1])).text
    assert "<svg" in shown
    assert f"Kode: <b>{leader.code}</b>" in shown
    assert "lige.by" in shown
    key = wall[1].partition("k=")[2]
    phone = town.browser()
    assert "Enhedsmøde" in words(await phone.get(f"/r/{leader.code}/", params={"k": key}))
    assert [cookie.path for cookie in phone.cookies.jar] == ["/"]


async def test_a_phone_of_one_room_is_nobody_in_another(town: Town) -> None:
    one, other = [await (await town.leader()).begin() for _ in range(2)]
    phone = await come_in(town, one.code)
    assert "Koden på væggen" in words(await phone.get(f"/r/{other.code}/"))
    mine = next(iter(phone.cookies.jar))
    phone.cookies.set(f"__Host-rum-{other.code}", mine.value or "", domain="lige.by", path="/")
    assert "Koden på væggen" in words(await phone.get(f"/r/{other.code}/"))
    assert (await phone.post(f"/r/{other.code}/stem", data={"round": "x", "choice": "y"})).status_code == 403


async def test_only_who_has_signed_in_and_begun_it_leads_a_room(town: Town) -> None:
    leader = await (await town.leader()).begin()
    stranger = town.browser()
    other = town.browser()
    other.cookies.set("__Host-leder", town.city.signed.write("leder", 60, ejer="en anden"), domain="lige.by", path="/")
    (room,) = town.store.rooms(town.city.signed.mark("proev"))
    for browser in (stranger, other):
        for path in (leader.at, f"/led/rum/{room.name}/rapport.html", f"/led/rum/{room.name}", f"{leader.at}/tryk"):
            assert (await browser.get(path)).status_code in {401, 404, 405}, path
        assert (await browser.post(f"{leader.at}/tryk", data={"tryk": "videre", "after": "1"})).status_code == 404
        assert (await browser.post(f"/led/rum/{room.name}", data={"tryk": "slet"})).status_code in {401, 404}
    assert town.store.rooms(town.city.signed.mark("proev"))
    assert "Dine forløb" not in words(await other.get("/led"))


async def test_a_wrong_link_or_a_cookie_of_ones_own_making_lets_nobody_lead(town: Town) -> None:
    browser = town.browser()
    assert (await browser.get("/led/tilbage?n=forkert")).status_code == 403
    browser.cookies.set("__Host-leder", "eyJlamVyIjoieCIsInRpbCI6OTk5OTk5OTk5OX0.abc", domain="lige.by", path="/")
    assert (await browser.get("/led")).status_code == 401
    browser.cookies.set("__Host-leder", town.city.signed.write("indlogning", 60, ejer="x"), domain="lige.by", path="/")
    assert (await browser.get("/led")).status_code == 401
    browser.cookies.set("__Host-leder", town.city.signed.write("leder", -1, ejer="x"), domain="lige.by", path="/")
    assert (await browser.get("/led")).status_code == 401


async def test_another_site_can_press_nothing(town: Town) -> None:
    leader = await town.leader()
    for headers in ({"origin": "https://ond.dk"}, {"sec-fetch-site": "cross-site"}):
        answer = await leader.browser.post("/led/nyt/enhedsmoede-20", data={"kort1": CARD}, headers=headers)
        assert answer.status_code == 403
    assert (await leader.browser.get("/", headers={"host": "ond.dk"})).status_code == 421


async def test_what_is_missing_in_the_setup_is_said_and_what_was_typed_stays(town: Town) -> None:
    leader = await town.leader()
    answer = await leader.browser.post("/led/nyt/enhedsmoede-20", data={"kort1": CARD, "mange": "mange", "leder": "ja"})
    assert answer.status_code == 422
    assert "Skriv, hvor mange I er" in words(answer)
    assert 'value="mange"' in answer.text
    assert f'value="{CARD}" checked' in answer.text
    assert "Vælg et kort" in words(await leader.browser.post("/led/nyt/enhedsmoede-20", data={"mange": "9"}))
    both = {"kort1": CARD, "kort2": CARD, "mange": "9"}
    assert "hvert kort én gang" in words(await leader.browser.post("/led/nyt/enhedsmoede-20", data=both))
    assert not town.store.rooms(town.city.signed.mark("proev"))


async def test_a_room_is_opened_for_every_programme_there_is(town: Town) -> None:
    leader = await town.leader()
    page = (await leader.browser.get("/led")).text
    for programme in re.findall(r'href="/led/nyt/([^"]+)"', page):
        form = (await leader.browser.get(f"/led/nyt/{programme}")).text
        cards = re.findall(r'name="kort1" value="([^"]+)"', form)
        more = re.findall(r'<select id="(kort\d)"', form)
        sent = {"mange": "12", **dict(zip(("kort1", *more), cards, strict=False))}
        answer = await leader.browser.post(f"/led/nyt/{programme}", data=sent)
        assert answer.url.path.startswith("/r/"), words(answer)


async def test_two_presses_on_one_page_are_one_step(town: Town) -> None:
    leader = await (await town.leader()).begin()
    page = await leader.page()
    after = re.search(r'name="after" value="([^"]+)"', page.text)
    assert after
    sent = {"tryk": "videre", "after": after[1]}
    answers = await asyncio.gather(*(leader.browser.post(f"{leader.at}/tryk", data=sent) for _ in range(5)))
    assert all(each.status_code in {200, 409} for each in answers)
    (room,) = town.store.rooms(town.city.signed.mark("proev"))
    record = town.store.read(room.name)
    assert isinstance(record, Record)
    assert [move.type for move in record.moves] == ["opened", "turned"]


async def test_a_wrong_code_is_told_and_after_many_none_is_looked_at(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("facilitator.city.web.phones._GUESSES", (60, 0.0))
    town = Town(store)
    leader = await (await town.leader()).begin()
    phone = town.browser()
    assert "Koden passer ikke" in words(await phone.post("/", data={"kode": "abcdefg"}))
    for n in range(70):
        await phone.get(f"/r/abcd{n}/")
    assert (await phone.post("/", data={"kode": leader.code})).status_code == 429
    assert (await town.browser().get(f"/r/{leader.code}/")).status_code == 429


async def test_another_process_serves_the_same_room_at_once(store: Store) -> None:
    async with Town(store).running() as one, Town(store).running() as two:
        leader = await (await one.leader()).begin()
        phone = await come_in(two, leader.code)
        await leader.to("0 af 12 har svaret")
        assert "Dit svar er kommet frem" in (await vote(phone, leader.code, 1)).text
        await until(leader.browser, leader.at, "1 af 12 har svaret")
        elsewhere = two.browser()
        elsewhere.cookies = leader.browser.cookies
        assert "1 af 12 har svaret" in await until(elsewhere, leader.at, "1 af 12")
        leader.browser = elsewhere
        await leader.press("videre")
        (room,) = store.rooms(one.city.signed.mark("proev"))
        record = store.read(room.name)
        assert isinstance(record, Record)
        assert sum(next(move for move in record.moves if isinstance(move, Counted)).counts.values()) == 1


async def test_with_two_people_only_the_agreement_is_left_when_they_are_done(town: Town) -> None:
    leader = await (await town.leader()).begin(mange="2")
    await leader.to("Vores aftale")
    await leader.press("skriv", **AGREED)
    await leader.to("Forløbet er slut")
    (room,) = town.store.rooms(town.city.signed.mark("proev"))
    record = town.store.read(room.name)
    assert isinstance(record, Record)
    assert [type(move) for move in record.moves[:-1]] == [Agreed]


@pytest.fixture
async def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Town]:
    """A city whose home can be made to be away."""
    async with Town(FileStore(tmp_path / "by")).running() as town:
        yield town
    monkeypatch.undo()
    town.store.close()


async def test_while_the_database_is_away_a_phone_is_told_so_and_afterwards_all_goes_on(
    broken: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    leader = await (await broken.leader()).begin()
    phone = await come_in(broken, leader.code)
    await leader.to("0 af 12 har svaret")
    await until(phone, f"/r/{leader.code}/", 'name="round"')

    def away(*_: object) -> None:
        raise OSError(AWAY)

    page = (await phone.get(f"/r/{leader.code}/")).text
    round_, choice = (re.findall(rf'name="{name}" value="([^"]+)"', page)[0] for name in ("round", "choice"))
    with monkeypatch.context() as down:
        for name in ("cast", "phones", "seen", "hold", "ready", "read"):
            down.setattr(broken.store, name, away)
        answer = await phone.post(f"/r/{leader.code}/stem", data={"round": round_, "choice": choice})
        assert (answer.status_code, "kom ikke frem" in words(answer)) == (503, True)
        assert (await phone.get(f"/r/{leader.code}/")).status_code == 503
        assert (await phone.get("/klar")).status_code == 503
        counts = await phone.get("/metrics", headers={"authorization": f"Bearer {'m' * 20}"})
        assert "lige_klar 0\n" in counts.text
        assert (await phone.get("/sundt")).status_code == 200
    assert "Dit svar er kommet frem" in (await vote(phone, leader.code, 1)).text
    assert (await phone.get("/klar")).status_code == 200


async def test_no_choice_code_or_token_comes_into_the_log_or_the_counts(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    leader = await (await town.leader()).begin()
    phone = await come_in(town, leader.code)
    await leader.to("0 af 12 har svaret")
    page = await until(phone, f"/r/{leader.code}/", 'name="round"')
    choices = re.findall(r'name="choice" value="([^"]+)"', page)
    await vote(phone, leader.code, 1)
    await until(leader.browser, leader.at, "1 af 12 har svaret")
    await phone.get("/r/findesikke/")
    counts = await phone.get("/metrics", headers={"authorization": f"Bearer {'m' * 20}"})
    assert "lige_stemmer_gemt_total 1" in counts.text
    log.error("fejl", extra={"told": {"art": kind_of(f"/r/{leader.code}/stem")}})
    ours = [each for each in caplog.records if each.name not in {"httpx", "asyncio"}]
    written = "".join(_Line().format(each) for each in ours) + counts.text
    assert '"art": "stem"' in written
    cookies = [cookie.value or "" for browser in (phone, leader.browser) for cookie in browser.cookies.jar]
    rounds = re.findall(r'name="round" value="([^"]+)"', page)
    for never in (leader.code, leader.at, LINK, *choices, *rounds, *cookies):
        assert never not in written


async def test_the_counts_are_for_who_has_the_key(town: Town) -> None:
    for headers in ({}, {"authorization": "Bearer forkert"}):
        assert (await town.browser().get("/metrics", headers=headers)).status_code == 404


def test_a_line_of_another_library_says_who_speaks_and_not_what() -> None:
    record = logging.LogRecord("psycopg.pool", logging.WARNING, "", 1, "host=hemmelig: %s", ("x",), None)
    assert json.loads(_Line().format(record))["hvad"] == "psycopg.pool"
    assert "hemmelig" not in _Line().format(record)


async def test_pages_are_kept_by_nobody_and_run_nothing_from_elsewhere(town: Town) -> None:
    for path in ("/", "/led", "/led/link"):
        answer = await town.browser().get(path)
        assert answer.headers["cache-control"] == "no-store"
        assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert ADDRESS.startswith("https")
    assert town.city.place.secure


async def test_tables_play_by_themselves_in_browsers_and_the_hall_gathers_what_they_chose(town: Town) -> None:
    leader = await town.leader()
    await leader.begin("bif-basis-45", kort1="")
    screens = [await come_in(town, leader.code) for _ in range(3)]
    at = f"/r/{leader.code}/bord"
    for number, screen in enumerate(screens, 1):
        answer = await screen.post(at, data={"bord": str(number), "mange": "5"})
        assert answer.status_code == 200, words(answer)
    taken = await (late := await come_in(town, leader.code)).post(at, data={"bord": "2", "mange": "5"})
    assert (taken.status_code, "spiller på en anden skærm" in words(taken)) == (422, True)
    assert "Hvilket bord er I?" in words(await late.get(at))
    await leader.to("Salen samles")
    for screen in screens:
        await _play(screen, at)
    (room,) = town.store.rooms(town.city.signed.mark("proev"))
    records = [town.store.read(each) for each in town.store.tables(room.name)]
    assert sorted(each.started.table or 0 for each in records if isinstance(each, Record)) == [1, 2, 3]
    await until(leader.browser, leader.at, "Tre borde med computer er på kortet")
    for _ in range(2):
        assert (await leader.press("videre")).status_code == 200
    read = town.store.read(room.name)
    assert isinstance(read, Record)
    counted = next(move for move in read.moves if isinstance(move, TablesCounted))
    assert [each.table for each in counted.tables] == [1, 2, 3]
    report = await leader.browser.get(f"/led/rum/{room.name}/rapport.html")
    assert report.status_code == 200


async def test_a_table_that_goes_on_without_the_hall_does_so_in_every_process(store: Store) -> None:
    async with Town(store).running() as one, Town(store).running() as two:
        leader = await (await one.leader()).begin("bif-basis-45", kort1="")
        screen = await come_in(one, leader.code)
        at = f"/r/{leader.code}/bord"
        await screen.post(at, data={"bord": "1", "mange": "5"})
        assert "Gå videre uden salen" in words(await screen.get(at))
        after = re.search(r'name="after" value="([^"]+)"', (await screen.get(at)).text)
        assert after
        await screen.post(at, data={"tryk": "salen", "after": after[1]})
        elsewhere = two.browser()
        elsewhere.cookies = screen.cookies
        page = words(await elsewhere.get(at))
        assert "Gå videre uden salen" not in page
        assert "salen igen" in page


async def _play(screen: httpx.AsyncClient, at: str) -> None:
    """Go on till the table waits for the hall again."""
    for _ in range(60):
        page = await screen.get(at)
        names = re.findall(r'name="tryk" value="([^"]+)"', page.text)
        if "1" not in names and "videre" not in names:
            return
        after = re.search(r'name="after" value="([^"]+)"', page.text)
        assert after
        answer = await screen.post(at, data={"tryk": "1" if "1" in names else "videre", "after": after[1]})
        assert answer.status_code == 200, words(answer)
    raise AssertionError(words(page))


async def test_who_was_told_by_one_process_finds_what_is_new_in_any_other(store: Store) -> None:
    async with Town(store).running() as one:
        deaf = Town(store)  # whatever is said, it looks only when it is asked
        leader = await (await one.leader()).begin()
        phone, elsewhere = await come_in(one, leader.code), deaf.browser()
        elsewhere.cookies = phone.cookies
        assert "Velkommen" in words(await elsewhere.get(f"/r/{leader.code}/"))
        await leader.press("videre")
        assert "Spilleregler" in words(await elsewhere.get(f"/r/{leader.code}/"))
        await leader.press("videre")
        assert "Dit svar er kommet frem" in (await vote(elsewhere, leader.code, 1)).text
        assert "1 af 12 har svaret" in words(await leader.page())


async def test_the_wall_follows_how_many_have_answered_also_where_another_process_took_their_votes(
    store: Store,
) -> None:
    async with Town(store).running() as one:
        leader = await (await one.leader()).begin()
        phone = await come_in(one, leader.code)
        await leader.to("0 af 12 har svaret")
        elsewhere = Town(store).browser()
        elsewhere.cookies = phone.cookies
        here = one.rooms.here(leader.code)
        assert here
        before = here.room.watching.state
        await vote(elsewhere, leader.code, 1)
        await asyncio.wait_for(here.room.watching.newer(before.version), 20)
        now = here.room.watching.state
        assert now.view
        assert "1 af 12 har svaret" in now.view.page.note
        assert now.turn == before.turn  # phones are told nothing of it


async def test_our_own_script_gets_the_page_with_its_vote_and_need_not_ask_once_more(town: Town) -> None:
    leader = await (await town.leader()).begin()
    phone = await come_in(town, leader.code)
    await leader.to("0 af 12 har svaret")
    page = await until(phone, f"/r/{leader.code}/", 'name="round"')
    round_, choice = (re.findall(rf'name="{name}" value="([^"]+)"', page)[0] for name in ("round", "choice"))
    sent = {"round": round_, "choice": choice}
    answer = await phone.post(f"/r/{leader.code}/stem", data=sent, headers={AT_ONCE: "1"})
    assert not answer.history
    assert "Dit svar er kommet frem" in answer.text
    assert answer.text == (await phone.get(f"/r/{leader.code}/")).text


async def test_one_room_that_cannot_be_shown_stops_no_other_and_the_process_says_when_it_no_longer_follows(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = await (await town.leader()).begin()
    good = await (await town.leader()).begin()
    phone = await come_in(town, good.code)
    (broken,) = (each for each in [await town.rooms.find(bad.code)] if each)

    def trouble(_: object) -> None:
        raise ValueError

    monkeypatch.setattr(broken.standing, "show", trouble)
    town.rooms.heard("")
    await good.press("videre")
    await until(phone, f"/r/{good.code}/", "Spilleregler")
    monkeypatch.setattr("facilitator.city.rooms._LATE", -1)
    assert (await phone.get("/klar")).status_code == 503


def test_the_counts_of_all_processes_are_told_together(tmp_path: Path) -> None:
    one, two = Counts(tmp_path), Counts(tmp_path)
    two._file = tmp_path / "en-anden.json"
    for counts, many in ((one, 2), (two, 3)):
        counts.add("stemmer_gemt", many)
        counts.took("skrivning", 0.02)
        counts.stands("rum", many)
        counts.write()
    told = one.told()
    assert "lige_stemmer_gemt_total 5\n" in told
    assert 'lige_skrivning_sekunder_bucket{le="0.025"} 2\n' in told
    assert "lige_rum 5\n" in told
    one.add("stemmer_gemt", 12345678)
    assert "lige_stemmer_gemt_total 12345683\n" in one.told()
