"""The shared folder: play never waits for it, and what is copied at last is whole."""

import os
import threading
from pathlib import Path

import pytest
from small import started

import spil.record.mirror
from spil.cards.deck import Deck
from spil.files import write_whole
from spil.record.mirror import Mirror
from spil.record.read import Record, read_record
from spil.session import Session

SOON = 20.0
"""Seconds that no test should ever come near."""


def play_on(session: Session, pages: int = 3) -> None:
    for _ in range(pages):
        page = session.page
        session.make(page.picks[0] if page.picks else page.onward.move)  # type: ignore[union-attr]


def same(one: Path, other: Path) -> bool:
    (a,), (b,) = one.glob("*.jsonl"), other.glob("*.jsonl")
    return a.read_bytes() == b.read_bytes()


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    own, shared = tmp_path / "own", tmp_path / "shared"
    shared.mkdir()
    return own, shared


def test_the_shared_folder_gets_all_of_it(deck: Deck, folders: tuple[Path, Path]) -> None:
    own, shared = folders
    session = Session.begin(deck, started(), own, shared)
    play_on(session)
    assert "mangler" not in session.close()
    assert same(own, shared)
    assert session.copying == "Mappen har det hele."


def test_a_folder_that_goes_away_costs_a_line_and_never_a_key(deck: Deck, folders: tuple[Path, Path]) -> None:
    own, shared = folders
    away = shared.rename(shared.with_name("away"))
    session = Session.begin(deck, started(), own, shared)
    play_on(session)
    (path,) = own.glob("*.jsonl")
    mirror = Mirror(path, shared)
    assert mirror.close(SOON) == "lost"
    assert "gemt her på maskinen" in mirror.told
    away.rename(shared)
    play_on(session)
    assert "mangler" not in session.close()
    assert same(own, shared)


def test_a_folder_that_is_back_gets_its_copy_though_nobody_presses_a_key(
    folders: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, shared = folders
    record = tmp_path / "a.jsonl"
    record.write_bytes(started().line().encode() + b"\n")
    tries, there = [1, 2, 3], threading.Event()

    def away_at_first(path: Path, raw: bytes) -> None:
        if tries:
            tries.pop()
            raise FileNotFoundError
        write_whole(path, raw)
        there.set()

    monkeypatch.setattr(spil.record.mirror, "_RETRY", 0)
    monkeypatch.setattr(spil.record.mirror, "write_whole", away_at_first)
    Mirror(record, shared)
    assert there.wait(SOON)
    assert same(tmp_path, shared)


def test_a_full_folder_is_told_with_where_the_file_lies(
    deck: Deck, folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    own, shared = folders
    replace = Path.replace

    def full(self: Path, target: Path) -> Path:
        if target.parent == shared:
            raise OSError(28, "No space left on device")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", full)
    session = Session.begin(deck, started(), own, shared)
    play_on(session)
    told = session.close()
    assert "mangler det sidste" in told
    assert str(own) in told
    assert list(shared.glob("*.jsonl")) == []
    (path,) = own.iterdir()
    assert isinstance(read_record(path.read_bytes()), Record)


def test_a_folder_one_may_only_read_is_a_lost_folder(
    deck: Deck, folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    own, shared = folders
    opened = Path.open

    def refused(self: Path, mode: str = "r", *args: object, **more: object) -> object:
        if self.parent == shared and "x" in mode:
            raise PermissionError(13, "Permission denied", str(self))
        return opened(self, mode, *args, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refused)
    session = Session.begin(deck, started(), own, shared)
    play_on(session)
    assert "mangler det sidste" in session.close()


def test_a_conflict_copy_beside_it_is_left_alone(deck: Deck, folders: tuple[Path, Path]) -> None:
    own, shared = folders
    session = Session.begin(deck, started(), own, shared)
    (path,) = own.glob("*.jsonl")
    conflict = shared / f"{path.stem}-BORD2-PC.jsonl"
    conflict.write_bytes(b"en anden udgave\n")
    play_on(session)
    session.close()
    assert conflict.read_bytes() == b"en anden udgave\n"
    assert (shared / path.name).read_bytes() == path.read_bytes()


def test_whoever_looks_while_it_copies_sees_a_whole_record_or_none(
    folders: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, shared = folders
    record = tmp_path / "a.jsonl"
    record.write_bytes(started().line().encode() + b"\n")
    seen: list[int] = []
    sync = os.fsync

    def look(handle: int) -> None:
        seen.extend(path.stat().st_size for path in shared.glob("*.jsonl"))
        sync(handle)

    monkeypatch.setattr(os, "fsync", look)
    Mirror(record, shared).close(SOON)
    record.write_bytes(record.read_bytes() * 2)
    Mirror(record, shared).close(SOON)
    assert set(seen) == {record.stat().st_size // 2, record.stat().st_size}
    assert same(tmp_path, shared)


@pytest.mark.parametrize("way", ["itself", "a link to it"])
def test_a_shared_folder_that_is_the_games_own_loses_no_move(
    deck: Deck, folders: tuple[Path, Path], tmp_path: Path, way: str
) -> None:
    own = folders[0]
    own.mkdir()
    link = tmp_path / "link"
    link.symlink_to(own, target_is_directory=True)
    session = Session.begin(deck, started(), own, own if way == "itself" else link)
    play_on(session, 8)
    assert "kunne ikke nås" not in session.close()
    record = read_record(session.path.read_bytes())
    assert isinstance(record, Record)
    assert len(record.moves) == 8
    assert [each.name for each in own.iterdir()] == [session.path.name]
