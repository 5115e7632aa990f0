"""The door of a room with phones."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from facilitator.app.phones_screen import PhonesScreen, drawn_code
from spil.ui.game_app import GameApp


@dataclass
class MadeUpDoor:
    """A room that nobody opened."""

    addresses: Sequence[str] = ("10.0.0.7:8420", "192.168.1.3:8420")
    phones: int = 0
    trouble: str = ""

    def links(self) -> Sequence[str]:
        return [f"http://{each}/?k=abcdefghijkl" for each in self.addresses]

    def typed(self) -> Sequence[str]:
        return self.addresses

    def leader_link(self) -> str:
        return "http://10.0.0.7:8420/led/hemmelig"


class Host(GameApp[None]):
    """Shows the door and keeps what was answered."""

    answer: object = "nothing yet"

    def __init__(self, door: MadeUpDoor, *, alone: bool = False) -> None:
        super().__init__()
        self.door = door
        self.alone = alone

    def begin(self) -> None:
        def keep(answer: bool | None) -> None:  # as a screen calls it back
            self.answer = answer

        self.push_screen(PhonesScreen(self.door, "kqrtm", alone=self.alone), keep)


@asynccontextmanager
async def open_at(
    door: MadeUpDoor, size: tuple[int, int] = (80, 24), *, alone: bool = False
) -> AsyncIterator[Pilot[Any]]:
    app = Host(door, alone=alone)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot


def shown(pilot: Pilot[Any]) -> str:
    """All that stands on the screen."""
    return " ".join(str(each.render()) for each in pilot.app.screen.query(Static))


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36)])
async def test_the_whole_code_the_address_and_the_letters_are_in_view(size: tuple[int, int]) -> None:
    async with open_at(MadeUpDoor(), size) as pilot:
        assert "10.0.0.7:8420" in shown(pilot)
        assert "kqrtm" in shown(pilot)
        qr = pilot.app.screen.query_one("#qr", Static)
        rows = str(drawn_code("http://10.0.0.7:8420/?k=abcdefghijkl")).splitlines()
        assert (qr.region.width, qr.region.height) == (len(rows[0]), len(rows))
        assert qr.region.bottom <= size[1] - 1


async def test_the_first_phone_is_told_at_once() -> None:
    async with open_at(MadeUpDoor()) as pilot:
        assert "Ingen telefon er med endnu." in shown(pilot)
        pilot.app.door.phones = 1  # type: ignore[attr-defined]
        pilot.app.screen._look()  # type: ignore[attr-defined]  # as its clock does
        await pilot.pause()
        assert "En telefon er med." in shown(pilot)


@pytest.mark.parametrize(("key", "answer"), [("enter", True), ("s", False), ("escape", None)])
async def test_enter_goes_on_by_phone_s_on_slips_and_escape_back(key: str, answer: bool | None) -> None:
    async with open_at(MadeUpDoor()) as pilot:
        await pilot.press(key)
        assert pilot.app.answer is answer  # type: ignore[attr-defined]


async def test_a_machine_with_two_addresses_shows_the_other_one_by_a() -> None:
    async with open_at(MadeUpDoor()) as pilot:
        await pilot.press("a")
        assert "192.168.1.3:8420" in shown(pilot)


async def test_where_no_phone_gets_through_it_says_why_and_what_to_do() -> None:
    async with open_at(MadeUpDoor()) as pilot:
        for _ in range(121):  # half a minute of its clock
            pilot.app.screen._look()  # type: ignore[attr-defined]
        await pilot.pause()
        assert "hotspot" in shown(pilot)
        assert "sedler" in shown(pilot)


async def test_a_machine_without_a_network_says_so() -> None:
    async with open_at(MadeUpDoor(())) as pilot:
        for _ in range(3):
            pilot.app.screen._look()  # type: ignore[attr-defined]
        await pilot.pause()
        assert "Maskinen er ikke på et net" in shown(pilot)


async def test_where_to_lead_from_a_tablet_stands_only_on_a_screen_of_ones_own() -> None:
    async with open_at(MadeUpDoor()) as pilot:
        assert "hemmelig" not in shown(pilot)
    async with open_at(MadeUpDoor(), alone=True) as pilot:
        assert "/led/hemmelig" in shown(pilot)
