"""Leading from a browser: the same view, a button for each key, and a press passed on to the one writer."""

import led
from httpx import Response
from room import KEY, LEADER, MadeUp, Phone, main_of

from spil.play.moves import Agreed, Counted, Passed, TablesCounted, Turned, Undone
from spil.play.run import Run


def _at(kind: str) -> Run:
    return led.to(led.led().apply(led.opened()), kind)


async def _press(phone: Phone, room: MadeUp, name: str, **sent: object) -> Response:
    return await phone.send_form(f"/led/{LEADER}/tryk", tryk=name, after=room.watching.state.moves, **sent)


async def test_the_leader_sees_what_no_phone_sees_and_a_button_for_each_key(room: MadeUp) -> None:
    shown = room.show(_at("talk"))
    async with room.phone(joined=False) as leader:
        page = await leader.get(f"/led/{LEADER}")
        assert "Går det i stå" in page.text
        for aside in shown.page.asides:
            assert f'value="tast-{aside.key}"' in page.text
        assert len(page.content) < 8000


async def test_a_press_is_passed_on_with_where_the_session_stood(room: MadeUp) -> None:
    run = _at("talk")
    room.show(run)
    async with room.phone(joined=False) as leader:
        for name in ("videre", "tast-k", "tilbage"):
            await _press(leader, room, name)
        assert room.pressed.moves == [(each, len(run.moves)) for each in (Turned(), Passed(), Undone())]


async def test_a_press_that_brings_nothing_is_told_and_what_was_written_stays(room: MadeUp) -> None:
    room.show(_at("agreement"))
    async with room.phone(joined=False) as leader:
        answer = await _press(leader, room, "skriv", then="spørger vi først")
        assert answer.status_code == 503
        assert "Der skete ikke noget" in main_of(answer)
        assert 'value="spørger vi først"' in answer.text


async def test_a_press_on_a_page_that_was_turned_meanwhile_does_nothing_and_shows_the_new_one(room: MadeUp) -> None:
    room.show(_at("talk"))
    async with room.phone(joined=False) as leader:
        answer = await leader.send_form(f"/led/{LEADER}/tryk", tryk="videre", after=1)
        assert answer.status_code == 409
        assert "Siden var bladret" in main_of(answer)
    assert not room.pressed.moves


async def test_a_pause_is_asked_for_and_ended(room: MadeUp) -> None:
    async with room.phone(joined=False) as leader:
        room.show(_at("talk"))
        await _press(leader, room, "pause")
        assert room.pressed.paused is True
        room.show(_at("talk"), paused=True)
        assert "Vis siden igen" in main_of(await leader.get(f"/led/{LEADER}"))
        await _press(leader, room, "pause")
        assert room.pressed.paused is False


async def test_slips_are_typed_in_a_field_each_and_a_sum_that_cannot_be_is_said_and_kept(room: MadeUp) -> None:
    run = _at("count")
    room.show(run)
    async with room.phone(joined=False) as leader:
        wrong = await _press(leader, room, "skriv", tal1=9, tal2=9)
        assert wrong.status_code == 422
        assert "Tallene giver 18, men I er 11" in main_of(wrong)
        assert 'value="9"' in wrong.text
        assert "helt tal" in main_of(await _press(leader, room, "skriv", tal1="mange"))
        await _press(leader, room, "skriv", tal1=4, tal2="", tal4=3)
    ((move, _),) = room.pressed.moves
    assert move == Counted(step=run.walk.step, counts={"tag-sagen": 4, "byt-en-sag": 3})
    assert run.page.accepts(move)


async def test_the_first_numbers_can_be_put_right_at_the_reveal(room: MadeUp) -> None:
    run = _at("reveal")
    room.show(run)
    async with room.phone(joined=False) as leader:
        await _press(leader, room, "skriv", tal1=4, kop=1)
        await _press(leader, room, "skriv", tal2=4, kop=2)
        await _press(leader, room, "skriv", tal2=4)
    assert [move.round for move, _ in room.pressed.moves if isinstance(move, Counted)] == [1, 2, 2]


async def test_tables_are_typed_one_after_another(room: MadeUp) -> None:
    run = led.to(led.led("bif-basis-45"), "raise")
    room.show(run)
    async with room.phone(joined=False) as leader:
        assert "Skriv ét tal for hvert bord" in main_of(await _press(leader, room, "skriv", borde="x"))
        await _press(leader, room, "skriv", borde="1 1d 2")
    ((move, _),) = room.pressed.moves
    assert isinstance(move, TablesCounted)
    assert [each.divided for each in move.tables] == [False, True, False]


async def test_an_agreement_is_written_and_one_that_says_nothing_is_kept_to_be_finished(room: MadeUp) -> None:
    room.show(_at("agreement"))
    async with room.phone(joined=False) as leader:
        wrong = await _press(leader, room, "skriv", then="", by="teamlederen")
        assert wrong.status_code == 422
        assert 'value="teamlederen"' in wrong.text
        await _press(leader, room, "skriv", then="spørger vi først", by="alle", when="i maj")
    ((move, _),) = room.pressed.moves
    assert isinstance(move, Agreed)
    assert move.then == "spørger vi først"


async def test_a_name_that_is_no_button_is_no_move(room: MadeUp) -> None:
    room.show(_at("talk"))
    async with room.phone(joined=False) as leader:
        for name in ("", "9", "tast-z", "skriv", "se", "<b>"):
            answer = await _press(leader, room, name)
            assert answer.status_code == 422
            assert "<b>" not in main_of(answer)
    assert not room.pressed.moves


async def test_before_anything_is_led_the_page_says_so(room: MadeUp) -> None:
    async with room.phone(joined=False) as leader:
        assert "ikke begyndt" in main_of(await leader.get(f"/led/{LEADER}"))
        assert (await _press(leader, room, "videre")).status_code == 409


async def test_the_wall_says_how_many_have_answered_and_how_to_come_in(room: MadeUp) -> None:
    async with room.phone() as phone, room.phone(joined=False) as wall:
        waiting = await wall.get("/vaeg", k=KEY)
        assert "<svg" in waiting.text
        assert "10.0.0.7:8080" in waiting.text
        assert len(waiting.content) < 8000
        room.show(_at("situation"))
        await phone.vote(1)
        room.show(_at("situation"))
        page = await wall.get("/vaeg", k=KEY)
        assert "1 af 11 har svaret" in main_of(page)
        assert "tryk" not in page.text
        room.show(_at("situation"), paused=True)
        assert main_of(await wall.get("/vaeg", k=KEY)) == "Pause"
