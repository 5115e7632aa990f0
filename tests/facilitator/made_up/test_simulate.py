"""Made-up records are put beside what others have, and take nothing away that is not made up."""

from pathlib import Path

import pytest
from records import DECK, table, write

import facilitator.cli
from facilitator.evidence.collect import collect

SIMULATE = ["simuler", "bif-basis-45", "--borde", "3", "-o"]
BEGAN = "2026-01-01T09:00:00+01:00"


def made_up(folder: Path) -> int:
    return facilitator.cli.main([*SIMULATE, str(folder)])


def test_what_is_not_made_up_stays_whatever_it_is_called(tmp_path: Path) -> None:
    real = write(tmp_path / "2026-01-01-bif-basis-45-kqrt-bord1.jsonl", table(1, at=BEGAN))
    practised = write(tmp_path / "2026-01-01-oevelse.jsonl", table(1, rehearsal=True))
    other = tmp_path / "2026-01-01-log.jsonl"
    other.write_text('{"hej": 1}\n', encoding="utf-8")
    kept = {path: path.read_bytes() for path in (real, practised, other)}
    assert made_up(tmp_path) == 0
    assert made_up(tmp_path) == 0
    assert {path: path.read_bytes() for path in kept} == kept
    assert len(list(tmp_path.iterdir())) == 6


def test_a_room_made_up_again_takes_the_place_of_the_first(tmp_path: Path) -> None:
    for _ in range(2):
        assert made_up(tmp_path) == 0
    assert len(collect([tmp_path], DECK).records) == 3


def test_a_file_of_others_that_bears_the_very_name_is_told_and_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert made_up(tmp_path) == 0
    taken = min(tmp_path.iterdir())
    taken.write_bytes(b"andres\n")
    assert made_up(tmp_path) == 3
    assert f"{taken} findes allerede" in capsys.readouterr().err
    assert taken.read_bytes() == b"andres\n"
