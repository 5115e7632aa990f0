"""One BIF Basis with nine tables: four with laptops in time, two late, one with a wrong code, two on paper."""

from datetime import UTC, datetime
from pathlib import Path

from led import DECK
from small import started

from facilitator.led.session import LedSession
from facilitator.led.setup import Answers
from spil.play.count_input import read_count
from spil.play.moves import Chosen, Event, Opened, TablesCounted
from spil.play.page import Bars, Labelled, Points, TablesEntry
from spil.play.walk import play_hash

CARD = "den-hurtige-hjaelp"
TAKEN = ("ny-tid", "ny-tid", "telefontolk", "telefontolk")


def begun(folder: Path) -> LedSession:
    answers = Answers(DECK.programmes["bif-basis-45"], CARD, 40, leader=False, together=False)
    return LedSession.begin(DECK, answers, shared=folder, clock=lambda: datetime(2026, 11, 22, 9, 5, tzinfo=UTC))


def sits(folder: Path, session: str, table: int, choice: str = "") -> None:
    """What a table's laptop has written by now."""
    first = started(session=session, table=table, record=f"{table:08}-2222-4333-8444-555555555555")
    events: list[Event] = [first, Opened(card=CARD, play=play_hash(DECK.cards[CARD]))]
    events += [Chosen(step=DECK.cards[CARD].first, choice=choice)] if choice else []
    (folder / f"{session}-{table}.jsonl").write_bytes(b"".join(each.line().encode() + b"\n" for each in events))


def on(led: LedSession) -> None:
    assert led.view.page.onward is not None
    led.make(led.view.page.onward.move)


def at_the_reveal(folder: Path) -> LedSession:
    """Tables 1-4 have chosen, 5 and 6 have not; 7 typed a wrong code; 8 and 9 have paper."""
    led = begun(folder)
    code = led.run.started.session
    for table, choice in enumerate(TAKEN, 1):
        sits(folder, code, table, choice)
    sits(folder, code, 5)
    sits(folder, code, 6)
    sits(folder, f"{code.rpartition('-')[0]}-zzzz", 7, "ny-tid")
    led.look()
    while led.view.page.kind != "raise":
        on(led)
    entry = led.view.page.entry
    assert isinstance(entry, TablesEntry)
    typed = read_count(entry, "1 2d")
    assert isinstance(typed, TablesCounted)
    led.make(typed)
    return led


def wall(led: LedSession) -> list[int]:
    bars = next(block for block in led.view.page.blocks if isinstance(block, Bars))
    return [counts[-1] for _, counts in bars.rows]


def test_tables_on_paper_are_typed_beside_those_with_laptops_and_none_is_lost(tmp_path: Path) -> None:
    led = at_the_reveal(tmp_path)
    assert sum(wall(led)) == len(TAKEN) + 2
    (counted,) = [move for move in led.run.moves if isinstance(move, TablesCounted)]
    assert [each.table for each in counted.tables] == [1, 2, 3, 4, 7, 8]
    led.close()


def test_a_late_table_changes_neither_the_wall_nor_the_question_and_is_told_to_the_leader(tmp_path: Path) -> None:
    led = at_the_reveal(tmp_path)
    before = led.view.page
    sits(tmp_path, led.run.started.session, 5, "ny-tid")
    sits(tmp_path, led.run.started.session, 6, "ny-tid")
    led.look()
    assert led.view.page.blocks == before.blocks
    seats = " ".join(item for block in led.view.private if isinstance(block, Points) for item in block.items)
    assert "Bordene 5 og 6: give faren en tid med tolk – kom efter tallene" in seats
    led.close()


def test_a_table_with_another_code_is_shown_with_what_to_do(tmp_path: Path) -> None:
    led = at_the_reveal(tmp_path)
    assert "Bord 7 har koden zzzz, men koden her er" in led.view.status
    assert "Bed bordet begynde igen med den rigtige kode." in led.view.status
    led.close()


def test_a_table_that_began_again_with_the_right_code_is_no_longer_told_to(tmp_path: Path) -> None:
    led = at_the_reveal(tmp_path)
    sits(tmp_path, led.run.started.session, 7)
    led.look()
    assert "koden" not in led.view.status
    led.close()


def test_nine_tables_stand_on_a_few_lines_first_those_that_are_waited_for(tmp_path: Path) -> None:
    led = begun(tmp_path)
    for table in range(1, 10):
        sits(tmp_path, led.run.started.session, table, "ny-tid" if table in (2, 3, 8) else "")
    while led.view.page.kind != "walk":
        on(led)
    led.look()
    (seats,) = [block.items for block in led.view.private if isinstance(block, Points)]
    assert seats[0] == "Bordene 1, 4, 5, 6, 7 og 9: har ikke valgt endnu"
    assert seats[1].startswith("Bordene 2, 3 og 8: ")
    assert len(seats) == 2
    led.close()


def test_the_session_can_be_led_to_its_end_whoever_is_late(tmp_path: Path) -> None:
    led = at_the_reveal(tmp_path)
    for _ in range(30):
        if led.view.page.last:
            break
        on(led)
    assert led.view.page.last
    assert not any(isinstance(block, Labelled) and "zzzz" in block.text for block in led.view.page.blocks)
    led.close()
