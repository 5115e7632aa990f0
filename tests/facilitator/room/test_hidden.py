"""A led session is played, and every byte that phones and wall were sent is searched for what must not be there."""

import re
from contextlib import AsyncExitStack
from pathlib import Path

import led
from room import KEY, LEADER, MadeUp, MakeRoom, Phone

from facilitator.led.steps import pressed
from spil.danish import paragraphs
from spil.play.moves import Move
from spil.play.run import Run

_SECRET_BLOCKS = (
    "Går det i stå",
    "Bliver det hårdt",
    "Det er kortet godt til",
    "Kun til dig",
    "Spørgsmål, du kan vælge",
)


def _words(phone: Phone) -> str:
    return "\n".join(phone.seen)


def _notes(run: Run) -> list[str]:
    notes = run.card.notes
    texts = (notes.purpose, notes.if_stuck, notes.if_hard, notes.avoid_if or "")
    return [part for text in texts for part in paragraphs(text)]


async def _all_look(*phones: Phone) -> None:
    for phone in phones:
        await phone.get("/")
        await phone.get("/vaeg", k=KEY)
        await phone.get("/bord")
        await phone.get(f"/led/{KEY}")


_FIRST = (1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 4)
_SECOND = (1, 1, 2, 2, 2, 2, 2, 3, 3, 4, 4)
_BEFORE_THE_REVEAL = ("situation", "talk", "again", "perspective", "count", "recount")
_COUNTED = '<table class="bars">'


async def test_no_count_before_the_reveal_no_note_no_key_and_nobody_else_s_choice_is_ever_sent(
    room: MadeUp, tmp_path: Path
) -> None:
    run = led.led().apply(led.opened())
    chosen: list[set[int]] = [set() for _ in _FIRST]
    async with AsyncExitStack() as stack:
        watcher, *voters = [await stack.enter_async_context(room.phone()) for _ in range(len(_FIRST) + 1)]
        while not run.page.last:
            shown = room.show(run)
            await _all_look(watcher, *voters)
            counts = None
            if run.page.ballot:
                first = run.page.ballot.round == 1
                most = len(run.page.ballot.choices)
                for place, phone in enumerate(voters):
                    number = min((_FIRST if first else _SECOND)[place], most)
                    chosen[place].add(number)
                    await phone.vote(number)
                room.show(run)
                await _all_look(watcher, *voters)
                counts = room.box.close()
                assert sum(counts.values()) == len(voters)
            if run.page.kind in _BEFORE_THE_REVEAL:
                assert not any(_COUNTED in _words(each) for each in (watcher, *voters))
            if run.page.kind == "reveal":
                assert all(_COUNTED in _words(each) for each in (watcher, *voters))
            move = shown.page.onward.move if shown.page.onward else shown.page.picks[0]
            run = _pressed(run, move, counts)
        for each in (watcher, *voters):
            for secret in (*_SECRET_BLOCKS, *_notes(_with_card()), LEADER, str(tmp_path)):
                assert secret not in _words(each), secret
        assert "dit svar" not in _words(watcher)
        for phone, own in zip(voters, chosen, strict=True):
            assert set(re.findall(r'id="valg-(\d)" aria-current', _words(phone))) == {str(number) for number in own}


def _with_card() -> Run:
    return led.to(led.led().apply(led.opened()), "situation")


def _pressed(run: Run, move: Move, counts: dict[str, int] | None) -> Run:
    for each in pressed(run, move, ballots=counts):
        run = run.apply(each)
    return run


async def test_a_table_s_screen_is_sent_nothing_of_another_table(make_room: MakeRoom) -> None:
    run = led.to(led.led("bif-basis-45"), "walk")
    room = make_room(run)
    room.show(run)
    async with room.phone() as one, room.phone() as two, room.phone() as phone:
        for table, here in ((1, one), (2, two)):
            await here.send_form("/bord", bord=table, mange=5)
        chosen = await _until_chosen(one, 1)
        await _until_chosen(two, 2)
        await _all_look(phone)
        assert chosen in _words(one)
        assert chosen not in _words(phone)
        assert "Bord 1" not in _words(two) + _words(phone)


async def _until_chosen(phone: Phone, number: int) -> str:
    """Choose a way at the first decision; what it gives, which only those who chose it read."""
    for _ in range(20):
        page = (await phone.get("/bord")).text
        after = re.search(r'name="after" value="([^"]+)"', page)
        assert after
        names = re.findall(r'name="tryk" value="([^"]+)"', page)
        press = str(number) if str(number) in names else "videre"
        answer = await phone.send_form("/bord", tryk=press, after=after[1])
        given = re.search(r"<strong>Det giver:</strong> ([^<]+)", answer.text)
        if given:
            return given[1]
    raise AssertionError
