"""A tablet as a table: the whole session in the browser, recorded where the one who leads looks."""

import re
from pathlib import Path

import led
import pytest
from httpx import Response
from room import MadeUp, MakeRoom, Phone, main_of

from facilitator.evidence.table_files import Tables
from spil.play.moves import Agreed, Counted
from spil.play.page import Law

_RUN = led.to(led.led("bif-basis-45"), "walk")


@pytest.fixture
def room(make_room: MakeRoom) -> MadeUp:
    made = make_room(_RUN)
    made.show(_RUN)
    return made


async def _press(phone: Phone, name: str, **sent: object) -> Response:
    after = re.search(r'name="after" value="([^"]+)"', (await phone.get("/bord")).text)
    assert after
    return await phone.send_form("/bord", tryk=name, after=after[1], **sent)


async def _sit(phone: Phone, table: int = 3, people: int = 5) -> Response:
    return await phone.send_form("/bord", bord=table, mange=people)


async def _to(phone: Phone, title: str) -> Response:
    """Go on till a page of that title shows."""
    for _ in range(60):
        page = await phone.get("/bord")
        if f"<title>{title}" in page.text:
            return page
        names = re.findall(r'name="tryk" value="([^"]+)"', page.text)
        await _press(phone, next(each for each in ("1", "videre", "salen") if each in names))
    raise AssertionError(title)


def _seen_by_the_leader(room: MadeUp) -> Tables:
    """What lies in the shared folder, when everything was copied."""
    assert room.tables
    room.tables.close()
    tables = Tables(room.shared, _RUN.started.session, led.DECK)
    tables.look()
    return tables


async def test_a_table_plays_its_whole_session_and_the_leader_has_its_record(room: MadeUp) -> None:
    async with room.phone() as phone:
        assert "Vi er et bord" in (await phone.get("/")).text
        assert "Bord 3" in (await _sit(phone)).text
        await _to(phone, "Tak for i dag")
    (record,) = _seen_by_the_leader(room).records
    assert (record.started.table, record.started.people, record.closed) == (3, 5, True)


async def test_slips_are_counted_in_fields_and_their_numbers_come_up(room: MadeUp) -> None:
    async with room.phone() as phone:
        await _sit(phone)
        while 'name="tal1"' not in (await phone.get("/bord")).text:
            await _press(phone, "videre")
        assert "Tallene giver 9, men I er 5" in main_of(await _press(phone, "skriv", tal1=9))
        assert "Sådan valgte I" in main_of(await _press(phone, "skriv", tal1=2, tal2=2, tal3=1))
    (record,) = _seen_by_the_leader(room).records
    assert any(isinstance(move, Counted) for move in record.moves)


async def test_a_press_twice_turns_one_page(room: MadeUp) -> None:
    async with room.phone() as phone:
        await _sit(phone)
        after = re.search(r'name="after" value="([^"]+)"', (await phone.get("/bord")).text)
        assert after
        first, second = [await phone.send_form("/bord", tryk="videre", after=after[1]) for _ in range(2)]
        assert second.status_code == 409
        assert re.findall("<h1.*", first.text) == re.findall("<h1.*", second.text)


async def test_another_way_is_looked_at_and_left_again(room: MadeUp) -> None:
    async with room.phone() as phone:
        await _sit(phone)
        page = await _to(phone, "Næste kort")
        assert 'value="se"' in page.text
        assert "En anden vej" in main_of(await _press(phone, "se"))
        assert "Næste kort" in main_of(await _press(phone, "tast-s"))


async def test_after_a_restart_the_table_is_where_it_was(room: MadeUp, make_room: MakeRoom) -> None:
    async with room.phone() as phone:
        await _sit(phone)
        await _press(phone, "videre")
        before = main_of(await _press(phone, "videre"))
        assert room.tables
        room.tables.close()
        again = make_room(_RUN)
        async with again.phone(joined=False) as woken:
            woken.cookies.update(phone.cookies)
            assert main_of(await woken.get("/bord")) == before


async def test_two_screens_are_not_one_table(room: MadeUp) -> None:
    async with room.phone() as one, room.phone() as two:
        await _sit(one)
        refused = await _sit(two)
        assert "Bord 3 spiller på en anden skærm" in main_of(refused)
        assert 'value="5"' in refused.text
        assert "Bord 4" in (await _sit(two, 4)).text


@pytest.mark.parametrize(("table", "people"), [("0", "5"), ("100", "5"), ("x", "5"), ("3", "0"), ("3", "61"), ("", "")])
async def test_a_seat_that_cannot_be_is_told(room: MadeUp, table: str, people: str) -> None:
    async with room.phone() as phone:
        answer = await phone.send_form("/bord", bord=table, mange=people)
        assert answer.status_code == 422
        assert "Skriv" in main_of(answer)


async def test_who_is_no_table_cannot_see_or_press_what_a_table_does(room: MadeUp) -> None:
    async with room.phone() as table, room.phone() as phone, room.phone(joined=False) as stranger:
        await _sit(table)
        assert "Hvilket bord er I?" in main_of(await phone.get("/bord"))
        assert "Koden på væggen" in main_of(await stranger.get("/bord"))


async def test_fewer_than_three_leave_nothing_with_the_leader_but_an_agreement(room: MadeUp) -> None:
    async with room.phone() as phone:
        await _sit(phone, people=2)
        await _to(phone, "Rammen")
        assert not list(room.shared.iterdir())
        await _to(phone, "Tak for i dag")
    (record,) = _seen_by_the_leader(room).records
    assert {type(move) for move in record.moves} <= {Agreed, type(record.moves[-1])}


async def test_where_a_file_lies_is_told_on_no_table(room: MadeUp, tmp_path: Path) -> None:
    async with room.phone() as phone:
        await _sit(phone)
        await _to(phone, "Tak for i dag")
        assert not any(str(tmp_path) in each for each in phone.seen)


async def test_a_table_hears_that_the_room_gathers_and_may_go_on(room: MadeUp) -> None:
    async with room.phone() as phone:
        await _sit(phone)
        await _press(phone, "videre")
        room.show(led.to(_RUN, "raise"))
        assert "Salen samles nu" in main_of(await phone.get("/bord"))
        assert (await _press(phone, "videre")).status_code == 200


async def test_a_tablet_that_is_done_waits_sees_what_the_room_sees_and_may_go_on_alone(room: MadeUp) -> None:
    async with room.phone() as phone:
        await _sit(phone)
        await _to(phone, "Vent på salen")
        room.show(led.to(_RUN, "raise"))
        assert "I valgte 1" in main_of(await phone.get("/bord"))
        shown = room.show(led.to(_RUN, "frame"))
        seen = main_of(await phone.get("/bord"))
        laws = [block.text for block in shown.page.blocks if isinstance(block, Law)]
        assert laws
        assert all(" ".join(text.split()) in seen for text in laws)
        assert "Følg salen igen" in main_of(await _press(phone, "salen"))
        assert "Sammenlign med jeres vej" in main_of(await _press(phone, "salen"))


async def test_where_the_whole_room_goes_one_way_there_are_no_tables(make_room: MakeRoom) -> None:
    room = make_room(None)
    async with room.phone() as phone:
        assert "Vi er et bord" not in (await phone.get("/")).text
        assert (await phone.get("/bord")).status_code == 404
        assert (await phone.send_form("/bord", bord=1, mange=5)).status_code == 404
