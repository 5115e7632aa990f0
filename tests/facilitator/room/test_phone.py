"""A phone in a led session, from the door to the end."""

from pathlib import Path

import led
import pytest
from room import ADDRESS, CODE, KEY, MadeUp, main_of

from facilitator.room.people import cookie_of
from spil.codes import made_code
from spil.play.moves import Agreed, Counted
from spil.play.run import Run


def _at(kind: str) -> Run:
    return led.to(led.led().apply(led.opened()), kind)


async def test_one_comes_in_by_the_link_or_by_the_code_however_it_is_typed(room: MadeUp) -> None:
    for url in ("/", "/ind"):
        async with room.phone(joined=False) as phone:
            assert "Du er med" in main_of(await phone.get(url, k=KEY))
    async with room.phone(joined=False) as phone:
        assert "Koden på væggen" in main_of(await phone.get("/"))
        assert "Koden passer ikke" in main_of(await phone.send_form("/", kode="nejtak"))
        assert "Du er med" in main_of(await phone.send_form("/", kode=f" {CODE.upper()} "))


async def test_the_token_is_one_strict_cookie_that_no_script_can_read_and_the_link_gives_nobody_a_second(
    room: MadeUp,
) -> None:
    async with room.phone() as phone:
        (came,) = [each for each in phone.seen if "set-cookie" in each]
        assert all(word in came for word in ("HttpOnly", "SameSite=strict", "Path=/"))
        before = dict(phone.cookies)
        await phone.get("/", k=KEY)
        assert dict(phone.cookies) == before


async def test_a_browser_that_is_in_two_rooms_of_one_machine_is_the_same_person_in_both(
    room: MadeUp, tmp_path: Path
) -> None:
    (tmp_path / "beside").mkdir()
    beside = MadeUp(tmp_path / "beside", code=made_code((1, 2, 3, 4)))
    async with room.phone() as one, beside.phone(cookies=one.cookies) as other:
        async with room.phone(joined=False, cookies=other.cookies) as again:
            assert "Du er med" in main_of(await again.get("/"))
        assert "Du er med" in main_of(await other.get("/"))
    beside.close()


async def test_a_link_on_another_site_goes_by_our_own_page_so_that_who_is_in_stays_the_same(room: MadeUp) -> None:
    async with room.phone(joined=False) as phone:
        page = await phone.get("/", k=KEY, headers={"sec-fetch-site": "cross-site"})
        assert f'content="0;url=/ind?k={KEY}"' in page.text
        assert not phone.cookies


async def test_one_chooses_with_one_press_hears_that_it_came_and_may_choose_again(room: MadeUp) -> None:
    room.show(_at("situation"))
    async with room.phone() as phone:
        assert "Vælg alene" in main_of(await phone.get("/"))
        after = main_of(await phone.vote(2))
        assert "Dit svar er kommet frem" in after
        assert "Mira?&#34; dit svar" in after
        await phone.vote(3)
        assert "efter mødet. dit svar" in main_of(await phone.get("/"))  # as after a reload, or in a second tab
    assert room.box.answered() == 1
    assert sum(room.box.close().values()) == 1


async def test_an_answer_that_comes_too_late_gets_the_page_that_stands_now(room: MadeUp) -> None:
    room.show(_at("situation"))
    async with room.phone() as phone:
        old = room.watching.state.round
        room.show(_at("talk"))
        late = await phone.send_form("/stem", round=old, choice="tag-sagen")
        assert late.status_code == 409
        assert "Runden er lukket" in main_of(late)
        assert "Tal sammen" in main_of(late)


async def test_a_round_that_the_leader_has_just_closed_takes_nothing_though_nobody_has_looked_yet(
    room: MadeUp,
) -> None:
    room.show(_at("situation"))
    async with room.phone() as phone:
        room.box.close()
        late = await phone.send_form("/stem", round=room.watching.state.round, choice="tag-sagen")
        assert late.status_code == 409
    assert room.box.answered() == 0


async def test_where_the_disk_is_full_the_phone_hears_that_it_did_not_come(
    room: MadeUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.show(_at("situation"))

    def full(_: object) -> list[bool]:
        raise OSError(28, "No space left on device")

    async with room.phone() as phone:
        monkeypatch.setattr(room.box, "cast", full)
        answer = await phone.vote(1)
        assert answer.status_code == 503
        assert "kom ikke frem" in main_of(answer)
        monkeypatch.undo()
        assert "Dit svar er kommet frem" in main_of(await phone.vote(1))


async def test_a_disk_that_is_away_for_a_while_is_told_and_the_page_comes_back_by_itself(
    room: MadeUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.show(_at("situation"))

    def away(*_: object) -> str:
        raise OSError

    async with room.phone() as phone:
        monkeypatch.setattr(room.box, "mine", away)
        answer = await phone.get("/")
        assert answer.status_code == 503
        assert 'data-nyt="/nyt"' in answer.text
        monkeypatch.undo()
        assert "Vælg alene" in main_of(await phone.get("/"))


@pytest.mark.parametrize("sent", [{"round": "x", "choice": "tag-sagen"}, {"choice": "<script>"}, {}])
async def test_what_is_no_choice_of_the_round_is_no_ballot(room: MadeUp, sent: dict[str, str]) -> None:
    room.show(_at("situation"))
    async with room.phone() as phone:
        answer = await phone.send_form("/stem", **{"round": room.watching.state.round, **sent})
        assert answer.status_code == 409
        assert "<script>" not in answer.text
    assert room.box.answered() == 0


async def test_who_did_not_come_in_cannot_choose(room: MadeUp) -> None:
    room.show(_at("situation"))
    async with room.phone(joined=False) as phone:
        for cookie in ("", "noget.andet", "æ.ø", "."):
            headers = {"cookie": f"{cookie_of(room.room.people.code, secure=False)}={cookie}".encode()}
            answer = await phone.post("/stem", b"round=x&choice=y", headers)
            assert answer.status_code == 403
    assert room.box.answered() == 0


async def test_whoever_comes_late_sees_what_all_see(room: MadeUp) -> None:
    room.show(_at("again"))
    async with room.phone() as phone:
        assert "Vælg igen, alene" in main_of(await phone.get("/"))


async def test_a_phone_shows_every_page_of_a_session_and_none_of_its_keys(room: MadeUp) -> None:
    run = led.led().apply(led.opened())
    async with room.phone() as phone:
        for kind in ("welcome", "rules", "situation", "talk", "again", "perspective", "count", "recount", "reveal"):
            run = led.to(run, kind)
            room.show(run)
            page = await phone.get("/")
            assert room.watching.state.view
            assert room.watching.state.view.page.title in page.text
            assert "tryk" not in page.text
            assert len(page.content) < 5000


async def test_the_reveal_is_a_table_that_is_read_row_by_row(room: MadeUp) -> None:
    run = _at("count")
    step = run.walk.step
    names = [way.id for way in run.walk.offered]
    for turn, numbers in ((1, (4, 3, 2, 2)), (2, (2, 5, 2, 2))):
        run = led.press(run, Counted(step=step, round=turn, counts=dict(zip(names, numbers, strict=True))))
    room.show(run)
    async with room.phone() as phone:
        page = await phone.get("/")
        assert '<th scope="rowgroup" colspan="2">2  ' in page.text
        assert '<th scope="row">efter snakken</th>' in page.text
        assert 'style="' not in page.text


async def test_a_pause_is_a_pause_on_every_phone(room: MadeUp) -> None:
    room.show(_at("situation"), paused=True)
    async with room.phone() as phone:
        page = main_of(await phone.get("/"))
        assert page.startswith("Pause")
        assert "Mira" not in page


async def test_people_s_text_is_text(room: MadeUp) -> None:
    run = _at("agreement")
    run = led.press(run, Agreed.model_validate({"if": "<b>nogen</b>", "then": "<script>x</script>", "by": "&amp;"}))
    room.show(run)
    async with room.phone() as phone:
        page = (await phone.get("/")).text
        assert "&lt;script&gt;x&lt;/script&gt;" in page
        assert "<b>nogen" not in page


async def test_without_script_a_page_where_one_waits_asks_again_and_one_where_one_chooses_does_not(
    room: MadeUp,
) -> None:
    async with room.phone() as phone:
        room.show(_at("talk"))
        assert '<noscript><meta http-equiv="refresh"' in (await phone.get("/")).text
        room.show(_at("situation"))
        assert "http-equiv" not in (await phone.get("/")).text
        assert '<noscript><meta http-equiv="refresh"' in (await phone.vote(1)).text


async def test_style_and_script_come_from_here_and_may_be_kept(room: MadeUp) -> None:
    async with room.phone() as phone:
        page = await phone.get("/")
        css, js = await phone.get("/app.css"), await phone.get("/app.js")
        assert len(page.content) + len(css.content) + len(js.content) < 20_000
        assert all("immutable" in each.headers["cache-control"] for each in (css, js))
        assert "://" not in css.text + js.text
        assert page.headers["cache-control"] == "no-store"
        assert ADDRESS not in page.text
