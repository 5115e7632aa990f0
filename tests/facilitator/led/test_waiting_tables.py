"""Tables with a computer follow the one who leads through the shared folder, and are never locked out by it."""

import io
import json
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

import pytest
from led import DECK
from small import started

from facilitator.after.delete import doomed
from facilitator.led.session import LedSession
from facilitator.led.setup import Answers
from spil.plain.console import Console
from spil.plain.table import play
from spil.play.moves import Started, Stopped
from spil.play.page import Page
from spil.play.run import NotOfferedError
from spil.record.hall import hall_path, read_hall
from spil.session import Session

CARD = "den-hurtige-hjaelp"
LONGEST = 30
"""Seconds before a test gives up what never comes; nothing waits for them where all is well."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shared = tmp_path / "delt"
    shared.mkdir()
    return shared


def begun(folder: Path) -> LedSession:
    answers = Answers(DECK.programmes["bif-basis-45"], CARD, 40, leader=False, together=False)
    return LedSession.begin(DECK, answers, shared=folder, clock=lambda: datetime(2026, 11, 22, 9, 5, tzinfo=UTC))


def on(led: LedSession) -> None:
    assert led.view.page.onward is not None
    led.make(led.view.page.onward.move)


def seat(led: LedSession, table: int = 2) -> Started:
    return started(session=led.run.started.session, table=table, record=f"{table:08}-2222-4333-8444-555555555555")


def sit(led: LedSession, tmp_path: Path, folder: Path, table: int = 2) -> Session:
    session = Session.begin(DECK, seat(led, table), tmp_path / f"bord{table}", folder)
    session.follow()
    return session


def until(look: Callable[[], object], there: Callable[[], object]) -> None:
    """Look till what a thread copies is there."""
    given_up = monotonic() + LONGEST
    while not there():
        assert monotonic() < given_up
        look()


def sees(session: Session, kind: str, title: str = "") -> Page:
    """Look till that page shows."""
    until(session.see, lambda: session.page.kind == kind and title in session.page.title)
    return session.page


def begins(session: Session) -> None:
    """Look till the room lets the tables begin, and begin."""
    until(session.see, lambda: session.page.onward)
    assert session.page.onward is not None
    session.make(session.page.onward.move)


def done(led: LedSession, table: int) -> bool:
    """Whether the one who leads has seen that a table is done with its card."""
    return any(
        each.started.table == table and any(move.type == "ended" for move in each.moves) for each in led.records[1:]
    )


def play_card(session: Session) -> None:
    """Play to where a table is done with the card."""
    for _ in range(30):
        if session.run.at.spot == "frame":
            return
        page = session.page
        session.make(page.picks[0] if page.picks else page.onward.move)  # type: ignore[union-attr]
        session.see()
    raise AssertionError


def to(led: LedSession, kind: str) -> None:
    while led.view.page.kind != kind:
        led.look()
        on(led)


def waiting(tmp_path: Path, folder: Path) -> tuple[LedSession, Session]:
    """A room whose tables play by themselves, and one that is done with its card."""
    led = begun(folder)
    to(led, "walk")
    table = sit(led, tmp_path, folder)
    begins(table)
    play_card(table)
    sees(table, "wait")
    return led, table


def test_a_table_goes_with_the_room_from_the_welcome_to_the_next_card(tmp_path: Path, folder: Path) -> None:
    led = begun(folder)
    table = sit(led, tmp_path, folder)
    until(table.see, lambda: table.page.waits)
    assert table.page.blocks == led.view.page.blocks
    to(led, "walk")
    begins(table)
    play_card(table)
    assert "Salen samles kl." in str(sees(table, "wait", "Vent på salen").blocks)
    until(led.look, lambda: done(led, 2))
    to(led, "raise")
    assert "I valgte 1" in str(sees(table, "raise").blocks)
    on(led)
    assert sees(table, "reveal").blocks == led.view.page.blocks
    on(led)
    assert sees(table, "frame").blocks == led.view.page.blocks
    on(led)
    sees(table, "between")
    on(led)
    page = sees(table, "wait", "Næste kort")
    assert page.onward is not None
    table.make(page.onward.move)
    assert table.page.kind == "read"
    assert table.run.card.id == led.run.card.id != CARD
    table.close()
    led.close()


def test_a_waiting_table_cannot_run_ahead_by_habit_and_g_goes_on_and_comes_back(tmp_path: Path, folder: Path) -> None:
    led, table = waiting(tmp_path, folder)
    with pytest.raises(NotOfferedError):
        table.make(table.run.page.onward.move)  # type: ignore[union-attr]
    table.part()
    assert table.page.title == "Rammen"
    assert "uden salen" in table.told
    table.part()
    assert table.page.title == "Vent på salen"
    table.close()
    led.close()


def test_a_late_table_is_told_so_and_the_room_sees_what_it_saw(tmp_path: Path, folder: Path) -> None:
    led = begun(folder)
    to(led, "walk")
    first, late = sit(led, tmp_path, folder, 1), sit(led, tmp_path, folder, 2)
    for table in (first, late):
        begins(table)
    play_card(first)
    until(led.look, lambda: done(led, 1))
    to(led, "reveal")
    before = led.view.page
    until(late.see, lambda: late.told.startswith("Salen samles nu."))
    assert "Tryk s, så er I med." in late.told
    play_card(late)
    assert "ikke med i tallene" in str(sees(late, "reveal").blocks[0])
    assert sees(first, "reveal").blocks == before.blocks
    assert led.view.page.blocks == before.blocks
    for session in (first, late):
        session.close()
    led.close()


def test_where_nobody_leads_a_table_plays_as_it_always_did(tmp_path: Path, folder: Path) -> None:
    table = Session.begin(DECK, started(), tmp_path / "bord", folder)
    table.follow()
    while not table.page.last:
        page = table.page
        assert not page.part
        table.make(page.picks[0] if page.picks else page.onward.move)  # type: ignore[union-attr]
        table.see()
    table.close()


def test_a_room_that_is_over_holds_nobody_and_leaves_nothing(tmp_path: Path, folder: Path) -> None:
    led, table = waiting(tmp_path, folder)
    led.make(Stopped())
    while not led.view.page.last:
        on(led)
    led.close()
    assert not list(tmp_path.rglob("*.sal"))
    table.see()
    assert table.page.title == "Rammen"
    table.close()


def test_a_leader_who_is_gone_leaves_the_room_as_it_was_and_the_table_a_key(tmp_path: Path, folder: Path) -> None:
    led = begun(folder)
    to(led, "walk")
    table = sit(led, tmp_path, folder)
    begins(table)
    led.close()
    play_card(table)
    sees(table, "wait")
    folder.rename(tmp_path / "væk")
    assert sees(table, "wait").part
    table.part()
    assert table.page.title == "Rammen"
    table.close()


def test_a_table_with_another_code_waits_for_nobody_and_is_told_the_rooms_code(tmp_path: Path, folder: Path) -> None:
    led = begun(folder)
    wrong = started(session=f"{led.run.started.session.rpartition('-')[0]}-zzzz")
    table = Session.begin(DECK, wrong, tmp_path / "bord", folder)
    table.follow()
    until(table.see, lambda: "Jeres kode" in table.told)
    assert f"Jeres kode er zzzz, men salen i mappen har koden {led.run.started.code}." in table.told
    assert not table.page.part
    table.close()
    led.close()


def test_line_by_line_enter_asks_again_and_g_goes_on_alone(tmp_path: Path, folder: Path) -> None:
    led, table = waiting(tmp_path, folder)
    out = io.StringIO()
    with suppress(EOFError):
        play(table, Console(io.StringIO("\n\ng\n"), out))
    said = " ".join(out.getvalue().split())
    assert said.count("Vent på salen. Lad skærmen være") == 3
    assert said.count("Salen er ikke gået videre endnu.") == 2
    assert "Enter: hør, om salen er gået videre" in said
    assert "g: gå videre uden salen" in said
    assert said.rindex("g: følg salen igen") > said.index("Rammen")
    table.close()
    led.close()


def test_the_code_stands_there_while_people_sit_down_and_are_welcomed(folder: Path) -> None:
    led = begun(folder)
    assert led.run.started.code in str(led.view.page.blocks)
    led.close()


def test_what_deletes_a_led_record_deletes_what_was_told_of_its_room(folder: Path) -> None:
    led = begun(folder)
    led.close()
    assert hall_path(led.path).exists()
    doomed([led.path, folder]).delete(keep_agreements=False)
    assert not hall_path(led.path).exists()
    assert not list(folder.iterdir())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "[" * 100000,
        '{"session": 3}',
        json.dumps({"session": "s", "kind": "reveal", "title": "t", "blocks": [{"block": "file", "text": "x"}]}),
        json.dumps({"session": "s", "kind": "reveal", "title": "t", "blocks": [{"block": "bars", "rows": "x"}]}),
        json.dumps({"session": "s", "kind": "noget nyt", "title": "t", "blocks": []}),
    ],
)
def test_a_file_that_tells_of_no_room_is_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.sal"
    path.write_text(text, encoding="utf-8")
    assert read_hall(path) is None
