"""`facilitator brug`: how cards fared in every room of a folder, and nobody can be found in it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from small import started

import facilitator.cli
from spil.cards.deck import read_deck
from spil.play.moves import Chosen, Dropped, Ended, Event, Opened, Passed, Stopped
from spil.play.walk import play_hash

CARD = read_deck().deck.cards["klagen-paa-sms"]
OPENED = Opened(card=CARD.id, play=play_hash(CARD))
CHOSE = Chosen(step="smsen", choice="skemaet")
SECOND = Chosen(step="svaret", choice="fire-sider")
DONE: tuple[Event, ...] = (OPENED, CHOSE, SECOND, Ended(ending="side-to"))
LEFT: tuple[Event, ...] = (OPENED, CHOSE)
ENOUGH: tuple[Event, ...] = (OPENED, Stopped())
OTHER: tuple[Event, ...] = (OPENED, Passed())


def write(folder: Path, sat: Sequence[Sequence[Event]], **changes: Any) -> Path:
    """A folder with one record for each table, each a session of its own."""
    folder.mkdir(exist_ok=True)
    for events in sat:
        number = len(list(folder.iterdir())) + 1
        record = f"{number:08}-0000-4000-8000-000000000000"
        first = started(**{"table": 1, "record": record, "session": f"2026-11-22-x-{number:04}", **changes})
        (folder / f"{number}.jsonl").write_bytes(b"".join(each.line().encode() + b"\n" for each in [first, *events]))
    return folder


def told(folder: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The card's row, cell by cell."""
    assert facilitator.cli.main(["brug", str(folder)]) == 0
    (row,) = [line for line in capsys.readouterr().out.splitlines() if line.startswith(CARD.id)]
    return [cell.strip() for cell in row.split("  ") if cell.strip()][1:]


def test_a_card_is_counted_over_all_sessions_by_how_it_went(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write(tmp_path / "a", [DONE] * 5 + [LEFT] * 3 + [ENOUGH] * 4 + [OTHER] * 3)
    assert told(folder, capsys) == ["15", "5", "4", "3", "3"]


def test_few_are_no_number_and_none_reads_the_same_as_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    few = "få eller ingen"
    assert told(write(tmp_path / "a", [DONE] * 5 + [LEFT] * 2), capsys) == ["7", "5", few, few, few]
    assert told(write(tmp_path / "b", [DONE] * 5 + [OTHER, LEFT]), capsys) == ["7", "5", few, few, few]


def test_one_small_number_alone_would_be_what_is_left_and_hides_the_row(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write(tmp_path / "a", [DONE] * 5 + [LEFT] * 3 + [ENOUGH] * 3 + [OTHER])
    assert told(folder, capsys) == ["for få til at vise tal"]


@pytest.mark.parametrize("sat", [[DONE] * 2, [DONE, LEFT], [OTHER] * 2])
def test_two_are_too_few(sat: list[Sequence[Event]], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(write(tmp_path / "a", sat), capsys) == ["for få til at vise tal"]


def test_a_room_that_leaves_the_rest_out_has_ended_before(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dropped = (OPENED, CHOSE, Dropped(page="later"))
    folder = write(tmp_path / "a", [dropped] * 3, table=None, form="fælles")
    write(folder, [(*DONE, Dropped(page="frame"))] * 3, table=None, form="fælles")
    assert told(folder, capsys)[:3] == ["6", "3", "3"]


def test_practice_an_older_card_and_fewer_than_three_people_are_not_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write(tmp_path / "a", [DONE] * 3)
    write(folder, [DONE] * 3, rehearsal=True)
    write(folder, [DONE] * 3, people=2)
    write(folder, [(Opened(card=CARD.id, play="0" * 12),)] * 3)
    assert told(folder, capsys)[:2] == ["3", "3"]


def test_a_folder_without_a_real_session_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert facilitator.cli.main(["brug", str(write(tmp_path / "a", [DONE], rehearsal=True))]) == 1
    assert capsys.readouterr().err.count("\n") == 1
