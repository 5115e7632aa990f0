"""`facilitator overblik`: many sessions on a page, from a folder with whatever lies in it."""

from pathlib import Path
from typing import Any

import pytest
from led import CARD, led, opened
from records import agreed, lines

import facilitator.cli
from spil.play.moves import Closed, Event, FollowedUp


def room(number: int, *events: Event, **changes: Any) -> bytes:
    """The record of a session of its own, led in one room."""
    named = {"record": f"{number:08}-2222-4333-8444-555555555555", "session": f"2026-11-22-x-{number:04}"}
    return lines(led(**{**named, **changes}).started, opened(), *events)


def filled(folder: Path, sessions: int, *events: Event, first: int = 0, **changes: Any) -> Path:
    folder.mkdir(exist_ok=True)
    for number in range(first, first + sessions):
        (folder / f"{number}.jsonl").write_bytes(room(number, *events, **changes))
    return folder


def told(capsys: pytest.CaptureFixture[str], *args: str | Path) -> str:
    assert facilitator.cli.main(["overblik", *map(str, args)]) == 0
    return " ".join(capsys.readouterr().out.split())


def test_a_page_tells_what_was_used_how_long_it_took_and_what_came_of_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = filled(tmp_path / "a", 20, agreed(), Closed(minutes=33), FollowedUp(outcome="done", at="2026-12-01"))
    filled(folder, 20, Closed(minutes=20), first=20)
    page = told(capsys, folder)
    assert "Overblik over 40 forløb" in page
    for line in ("Du kan jo sproget", "Der blev lavet en aftale", "Det hele skete", "Mere end ti minutter over planen"):
        assert line in page
    assert "Mindst 15 af 40 forløb endte med en aftale." in page


def test_practice_and_rooms_of_fewer_than_five_are_not_in_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = filled(tmp_path / "a", 5)
    assert "Overblik over fem forløb" in told(capsys, folder)
    filled(folder, 9, first=5, people=4)
    filled(folder, 9, first=20, rehearsal=True)
    assert "Overblik over fem forløb" in told(capsys, folder)


def test_four_sessions_are_told_to_be_too_few(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Der er for få forløb til et overblik." in told(capsys, filled(tmp_path / "a", 4))


def test_a_year_can_be_asked_for_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = filled(tmp_path / "a", 5)
    filled(folder, 6, first=5, at="2025-03-01T09:00:00+01:00")
    assert "Overblik over seks forløb i 2025" in told(capsys, folder, "--aar", "2025")
    assert "Overblik over elleve forløb" in told(capsys, folder)


def test_a_copy_counts_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = filled(tmp_path / "a", 5)
    filled(folder / "kopi", 5)
    assert "Overblik over fem forløb" in told(capsys, folder)


def test_a_broken_file_and_a_foreign_one_are_a_sentence_each_and_stop_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = filled(tmp_path / "a", 5)
    (folder / "andet.jsonl").write_text('{"navn": "noget andet"}\n', encoding="utf-8")
    (folder / "skadet.jsonl").write_bytes(room(9) + b"\xff\xfe{\n")
    assert facilitator.cli.main(["overblik", str(folder)]) == 0
    out, err = capsys.readouterr()
    assert "Overblik over seks forløb" in out
    assert err.splitlines() == [
        f"{folder / 'andet.jsonl'}:1: filen er ikke fra spillet. Resten er talt med.",
        f"{folder / 'skadet.jsonl'}:3: linjen kan ikke læses. Resten er talt med.",
    ]


def test_an_empty_folder_and_a_file_of_unknown_kind_are_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert facilitator.cli.main(["overblik", str(tmp_path)]) == 1
    assert facilitator.cli.main(["overblik", str(filled(tmp_path / "a", 5)), "-o", str(tmp_path / "a.xlsx")]) == 2
    assert capsys.readouterr().err.count("\n") == 2


def test_a_card_of_somebody_else_is_not_named_and_stops_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = filled(tmp_path / "a", 12)
    for file in folder.iterdir():
        file.write_bytes(file.read_bytes().replace(CARD.encode(), b"fremmed-kort"))
    assert "fremmed" not in told(capsys, folder)


def test_no_line_is_wider_than_a_small_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    facilitator.cli.main(["overblik", str(filled(tmp_path / "a", 40, agreed(), Closed(minutes=33)))])
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 79
