"""A record is played in one window at a time, and nobody is kept out where a drive knows no locks."""

import errno
import sys
from pathlib import Path

import pytest

from spil.record.hold import ElsewhereError, Hold, is_held

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="what is put in place of the lock is POSIX")


def test_who_comes_second_is_told_to_go_on_in_the_other_window(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.touch()
    first = Hold(path)
    assert is_held(path)
    with pytest.raises(ElsewhereError, match="åbent i et andet vindue"):
        Hold(path)
    first.release()
    assert not is_held(path)
    Hold(path).release()


def test_a_record_that_is_gone_is_held_by_nobody(tmp_path: Path) -> None:
    assert not is_held(tmp_path / "væk.jsonl")


def test_a_drive_without_locks_keeps_nobody_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_handle: int, _how: int) -> None:
        raise OSError(errno.ENOLCK, "no locks available")

    monkeypatch.setattr("fcntl.flock", refuse)
    path = tmp_path / "a.jsonl"
    path.touch()
    with path.open("rb") as stream:
        assert Hold(path).is_on(stream)


def test_a_file_put_in_its_place_is_not_the_one_that_is_held(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.touch()
    held = Hold(path)
    (tmp_path / "b").touch()
    (tmp_path / "b").replace(path)
    with path.open("rb") as stream:
        assert not held.is_on(stream)
    held.release()
