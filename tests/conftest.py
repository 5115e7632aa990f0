"""What every test may ask for: the deck, a small one, and a home of its own."""

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from browser import CHROMIUM
from hypothesis import HealthCheck, settings
from quiet import know_when_it_is_quiet
from small import SMALL

from spil.cards.deck import Deck, is_built_in, read_deck
from spil.cards.model import Card
from spil.cards.read.load import Reading, read_card
from spil.record.places import HOME

if TYPE_CHECKING:
    from playwright.sync_api import Browser

settings.register_profile(
    "ours", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True, max_examples=40
)
settings.load_profile("ours")  # what fails is what the code does, never how busy the machine is or how the dice fell
settings.register_profile("jagt", settings.get_profile("ours"), derandomize=False, max_examples=2000)

_read_once = cache(read_card)
_known = cache(is_built_in)


def _read(path: str, raw: bytes) -> Reading[Card]:
    """As `read_card`; a card of the deck that is read again and again is the one that was read of the same bytes."""
    return (_read_once if _known(Path(path)) else read_card)(path, raw)


pytest.MonkeyPatch().setattr("spil.cards.deck.read_card", _read)  # a value, and every test reads all of them


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Processes for the whole suite: half as many more as there are cores, for who drives an app waits at every key.

    A few files are done before other processes have begun, and stay in one.
    """
    cores = os.cpu_count() or 1
    return cores + cores // 2 if config.args == config.getini("testpaths") else 0


@pytest.fixture(scope="session")
def deck() -> Deck:
    """The deck that comes with the game."""
    return read_deck().deck


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    """A real Chromium; who asks for it is marked `drives_browser`."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  # not everybody has it

    with sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def small_deck(deck: Deck) -> Deck:
    """A deck with the smallest card as `lille`."""
    card = read_card("lille.yaml", SMALL.encode()).value
    assert card is not None
    return Deck(
        cards={"lille": card},
        programmes=deck.programmes,
        families=deck.families,
        frame=deck.frame,
        routes=deck.routes,
        local=deck.local,
    )


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's folder of its own, so that no test sees another's records."""
    folder = tmp_path / "home"
    monkeypatch.setenv(HOME, str(folder))
    return folder


@pytest.fixture(autouse=True)
def chance(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same names of records, made-up rooms and cards by chance each time a test runs, and others in each test."""
    dice = Random(request.node.nodeid)
    monkeypatch.setattr("spil.record.start.uuid4", lambda: UUID(int=dice.getrandbits(128), version=4))
    for drawing in ("spil.app.main", "spil.plain.table"):
        monkeypatch.setattr(f"{drawing}.Random", lambda: Random(dice.random()))


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """An app's keys are over when it has nothing left to do."""
    know_when_it_is_quiet(monkeypatch)
