"""Files that change are noticed: one that comes, one that grows, one that goes."""

from pathlib import Path
from typing import Any

import pytest

from facilitator.evidence import watch


def test_each_change_of_a_record_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record = tmp_path / "bord-1.jsonl"
    happens: list[Any] = [
        lambda: None,
        lambda: record.write_text("en linje\n", encoding="utf-8"),
        lambda: None,
        lambda: record.write_text("en linje\nog en til\n", encoding="utf-8"),
        record.unlink,
    ]
    between = iter(happens)
    seen: list[dict[Path, object]] = []
    monkeypatch.setattr("time.sleep", lambda _: next(between)())  # what happens between two looks
    looks = watch.changes([tmp_path])
    for _ in range(4):
        next(looks)
        seen.append(dict(watch.stamps([tmp_path])))
    assert [len(each) for each in seen] == [0, 1, 1, 0]
    assert seen[1] != seen[2]
    assert next(between, None) is None


def test_a_folder_that_cannot_be_reached_holds_nothing(tmp_path: Path) -> None:
    assert watch.stamps([tmp_path / "væk"]) == {}
