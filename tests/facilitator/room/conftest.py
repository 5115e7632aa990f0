"""Rooms and boxes that let go of their files when their test is over."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from room import MadeUp, MakeRoom

from facilitator.room.box import Box
from spil.play.run import Run


@pytest.fixture
def open_box(tmp_path: Path) -> Iterator[Callable[[], Box]]:
    """Opens the box of this test, once more each time it is asked."""
    with ExitStack() as stack:

        def opened() -> Box:
            box = Box(tmp_path / "stemmer")
            stack.callback(box.leave)
            return box

        yield opened


@pytest.fixture
def box(open_box: Callable[[], Box]) -> Box:
    return open_box()


@pytest.fixture
def make_room(tmp_path: Path) -> Iterator[MakeRoom]:
    """Makes up the room of this test; with a run whose tables play by themselves, also on tablets."""
    with ExitStack() as stack:

        def made(tables: Run | None = None) -> MadeUp:
            room = MadeUp(tmp_path, tables=tables)
            stack.callback(room.close)
            return room

        yield made


@pytest.fixture
def room(make_room: MakeRoom) -> MadeUp:
    return make_room(None)
