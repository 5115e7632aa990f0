"""Lists and questions by keyboard, as fast as keys can come."""

from typing import Any

import pytest
from textual.screen import Screen

from spil.ui.choose import ChooseScreen
from spil.ui.form import Ask, QuestionsScreen, yes_or_no
from spil.ui.game_app import GameApp


class Asking(GameApp[None]):
    """One screen after another; what each gave."""

    def __init__(self, *screens: Screen[Any]) -> None:
        super().__init__()
        self._screens = list(screens)
        self.given: list[object] = []

    def begin(self) -> None:
        if self._screens:
            self.push_screen(self._screens.pop(0), self._take)

    def _take(self, given: object) -> None:
        self.given.append(given)
        self.begin()


def choose() -> Screen[Any]:
    return ChooseScreen("Hvad?", [("et",), ("to",)])


def ask() -> Screen[Any]:
    return QuestionsScreen("Hvad?", [Ask("ja", "Er det?", yes_or_no("j"), "Skriv j.")])


@pytest.mark.parametrize(("screen", "given"), [(choose, 0), (ask, {"ja": True})])
async def test_two_enters_that_arrive_in_one_read_answer_once(screen: Any, given: object) -> None:
    app = Asking(screen())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.simulate_key("enter")
        app.simulate_key("enter")
        await pilot.pause()
        assert app.given == [given]


async def test_keys_that_arrive_in_one_read_act_in_their_order() -> None:
    app = Asking(choose())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.simulate_key("end")
        app.simulate_key("enter")
        await pilot.pause()
        assert app.given == [1]


async def test_the_second_of_two_enters_chooses_nothing_on_the_next_screen_that_nobody_has_seen() -> None:
    app = Asking(choose(), choose(), choose())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.simulate_key("enter")
        app.simulate_key("enter")
        await pilot.pause()
        assert app.given == [0]
