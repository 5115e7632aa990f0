"""Who waits is told that there is something new, once, and nothing else."""

import asyncio

import led
import pytest

from facilitator.led.view import Around, View, view
from facilitator.room.watching import Watching


def _view(kind: str, *, answered: int | None = None, paused: bool = False) -> View:
    run = led.to(led.led().apply(led.opened()), kind)
    return view(run, (), Around(led.NOW, led.NOW, paused=paused, answered=answered))


def test_phones_are_not_told_of_every_answer_and_the_wall_is() -> None:
    watching = Watching()
    watching.show(_view("situation", answered=0), "r", 3)
    before = watching.state
    watching.show(_view("situation", answered=1), "r", 3)
    assert watching.state.turn == before.turn
    assert watching.state.version != before.version


def test_a_page_a_round_or_a_pause_that_is_another_is_told_to_phones() -> None:
    watching = Watching()
    turns = [watching.state.turn]
    for shown, round_ in (
        (_view("situation", answered=0), None),
        (_view("situation", answered=0), "r"),
        (_view("situation", answered=0, paused=True), "r"),
        (_view("talk"), None),
        (None, None),
    ):
        watching.show(shown, round_, 3)
        turns.append(watching.state.turn)
    assert len(set(turns)) == len(turns)


def test_nothing_new_is_nothing_to_tell() -> None:
    watching = Watching()
    watching.show(_view("talk"), None, 3)
    before = watching.state
    watching.show(_view("talk"), None, 3)
    assert watching.state is before


async def test_who_waits_hears_of_the_latest_only() -> None:
    watching = Watching()
    waiting = asyncio.create_task(watching.newer(watching.state.turn, turns_only=True))
    await asyncio.sleep(0)
    watching.show(_view("situation"), None, 3)
    watching.show(_view("talk"), None, 4)
    assert await waiting == watching.state.turn


async def test_a_stream_begins_with_what_stands_and_then_tells_the_next() -> None:
    watching = Watching(7)
    stream = watching.told(turns_only=True)
    assert await anext(stream) == "data: 7\n\n"
    watching.show(_view("talk"), None, 4)
    assert await anext(stream) == "data: 8\n\n"
    await stream.aclose()


async def test_the_wall_hears_of_a_number_at_its_pace_and_of_another_page_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("facilitator.room.watching._APART", 0)
    watching = Watching(7, counted=3600)
    stream = watching.told(turns_only=False)
    assert await anext(stream) == "data: 7\n\n"
    watching.show(_view("situation", answered=0), "r", 3)
    assert await anext(stream) == "data: 8\n\n"
    waiting = asyncio.ensure_future(anext(stream))
    watching.show(_view("situation", answered=1), "r", 3)
    for _ in range(20):
        await asyncio.sleep(0)
    assert not waiting.done()
    watching.show(_view("talk"), None, 4)
    assert await waiting == "data: 10\n\n"
    await stream.aclose()


async def test_who_comes_back_after_a_restart_is_told_at_once() -> None:
    restarted = Watching(123456)
    assert await restarted.newer(1, turns_only=True) == 123456
