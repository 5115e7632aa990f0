"""Both themes on every led page: what is read stands out at least 4.5 to 1, edges and shapes at least 3 to 1."""

from typing import Any

import pytest
from contrast import poor
from led import DECK
from screens import FIRST_PROGRAMME, Clock, app, begin, keys, no_reserve, on
from textual.pilot import Pilot

from facilitator.app.board import BoardApp, BoardScreen
from facilitator.app.led_screen import LedScreen
from facilitator.led.follower import Follower
from facilitator.led.session import LedSession
from facilitator.led.setup import Answers, programmes
from spil.play.page import CountEntry, Page, TablesEntry
from spil.ui.choose import ChooseScreen, DeliberateScreen
from spil.ui.form import QuestionsScreen
from spil.ui.theme import NIGHT, PAPER

THEMES = [PAPER.name, NIGHT.name]
SIZES = [(80, 24), (120, 36)]
BIF_BASIS = [each.id for each in programmes(DECK)].index("bif-basis-45")
Poor = list[tuple[str, float]]


def typed(page: Page) -> list[str]:
    """The keys that a page is answered by."""
    if page.kind != "reveal" and isinstance(page.entry, CountEntry):
        return [*keys("2522"[: len(page.entry.choices)]), "enter"]
    if page.kind != "reveal" and isinstance(page.entry, TablesEntry):
        return [*keys("1 1d 2 2 1 2d"), "enter"]
    return ["enter"] if page.onward else ["1", "enter"]


async def to_the_end(pilot: Pilot[Any], screen: LedScreen) -> tuple[Poor, set[str]]:
    """Every page of a led session, and of each kind its help, its pause, a field that is written in, and a mark."""
    found: Poor = []
    kinds: set[str] = set()
    for _ in range(40):
        page = screen.page
        new = page.kind not in kinds
        kinds.add(page.kind)
        found += poor(pilot.app)
        if page.kind == "agreement" and page.entry:
            for text in ("spørger vi først", "vagten", "mandag"):
                await pilot.press(*keys(text))
                found += poor(pilot.app)
                await pilot.press("enter")
        elif page.kind == "goodbye":
            return found, kinds
        else:
            marks = [["1"], ["escape"]] if page.picks else []
            for extra in (["h"], ["h"], ["x"], ["p"], ["p"], *marks) if new else ():
                await pilot.press(*(extra if page.kind != "way" or extra != ["escape"] else ["2"]))
                found += poor(pilot.app)
            if screen.page.kind != page.kind:  # a step back from a mark: it is gone on from there
                await pilot.press("enter")
            answer = typed(screen.page)
            await pilot.press(*answer[:-1])
            found += poor(pilot.app)
            await pilot.press(answer[-1])
        await pilot.pause()
    raise AssertionError(kinds)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("wall", "size"), [("j", SIZES[0]), ("n", SIZES[1])])
async def test_everything_stands_out_wherever_a_room_is_led_on_the_wall_and_alone(
    theme: str, size: tuple[int, int], wall: str
) -> None:
    async with app(size=size) as pilot:
        pilot.app.theme = theme
        await pilot.pause()
        found = poor(pilot.app)
        await pilot.press("down")
        found += poor(pilot.app)
        await pilot.press(FIRST_PROGRAMME, "enter")
        await on(pilot, ChooseScreen)
        found += poor(pilot.app)
        await pilot.press("enter")
        await no_reserve(pilot)
        await on(pilot, QuestionsScreen)
        await pilot.press("x", "enter")
        found += poor(pilot.app)
        await pilot.press("backspace")
        for answer in ("11", "n", "j", wall):
            await pilot.press(*answer, "enter")
        await on(pilot, LedScreen)
        screen = pilot.app.screen
        assert isinstance(screen, LedScreen)
        more, kinds = await to_the_end(pilot, screen)
        assert {"welcome", "rules", "situation", "talk", "again", "count", "reveal", "way", "frame"} <= kinds
        await pilot.press("enter")
        await on(pilot, DeliberateScreen)
        found += [*more, *poor(pilot.app)]
    assert found == []


@pytest.mark.parametrize("theme", THEMES)
async def test_everything_stands_out_where_tables_walk_by_themselves(theme: str) -> None:
    async with app() as pilot:
        pilot.app.theme = theme
        screen = await begin(pilot, "30 n n j", downs=BIF_BASIS)
        found, kinds = await to_the_end(pilot, screen)
        assert {"walk", "raise", "reveal", "frame", "between"} <= kinds
    assert found == []


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES)
async def test_everything_stands_out_in_the_second_window(theme: str, size: tuple[int, int]) -> None:
    answers = Answers(DECK.programmes["enhedsmoede-20"], "du-kan-jo-sproget", 11, leader=False, together=True)
    led = LedSession.begin(DECK, answers, shared=None, clock=Clock())
    follower = Follower(DECK, None)
    board = BoardApp(follower)
    found: Poor = []
    async with board.run_test(size=size) as pilot:
        board.theme = theme
        await on(pilot, BoardScreen)
        screen = board.screen
        assert isinstance(screen, BoardScreen)
        while True:
            screen.look()
            await pilot.pause()
            found += poor(board)
            page = led.view.page
            if page.last:
                break
            entry = page.entry
            counts = (2, 5, 2, 2) if page.kind == "count" else (5, 4, 0, 2)
            asked = page.kind in ("count", "recount") and isinstance(entry, CountEntry)
            onward = page.onward.move if page.onward else page.picks[0]
            led.make(entry.counted(counts) if asked and isinstance(entry, CountEntry) else onward)
        led.pause(on=True)
    led.close()
    assert found == []
