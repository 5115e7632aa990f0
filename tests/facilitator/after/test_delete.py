"""Deleting leaves nothing of what was chosen, and never touches what is not the game's."""

from pathlib import Path

import pytest
from records import agreed, table, write

import facilitator.cli
from facilitator.after.delete import doomed
from spil.record.file import RecordFile
from spil.record.read import Record, read_record


def left(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir())


def test_drafts_links_and_every_spelling_of_the_ending_go(tmp_path: Path) -> None:
    elsewhere, folder = tmp_path / "et-andet-sted", tmp_path / "delt"
    elsewhere.mkdir()
    folder.mkdir()
    write(folder / "a.jsonl", table(1))
    write(folder / "BORD2.JSONL", table(2))
    write(folder / ".a.jsonl.ny", table(1))
    write(folder / ".a.jsonl.0f0f.ny", table(1))
    target = write(elsewhere / "mit.jsonl", table(3))
    (folder / "link.jsonl").symlink_to(target)
    found = doomed([folder])
    assert str(target) in " ".join(found.told)
    assert found.delete(keep_agreements=False) == "Seks filer er slettet."
    assert left(tmp_path) == []


def test_a_file_named_twice_is_deleted_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", table(1))
    (tmp_path / "samme").symlink_to(tmp_path, target_is_directory=True)
    found = doomed([path, tmp_path, tmp_path / "samme"])
    assert found.delete(keep_agreements=False) == "En fil er slettet."


def test_what_is_not_the_games_or_cannot_be_read_stays_and_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "log\x1b[2J.jsonl"
    other.write_text("hej\n", encoding="utf-8")
    (tmp_path / "kladde.ny").write_text("hej\n", encoding="utf-8")
    assert facilitator.cli.main(["slet", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "bliver ikke slettet: filen er ikke fra spillet" in " ".join(out.split())
    assert "ingen optegnelser at slette" in out
    assert "\x1b" not in out
    assert len(left(tmp_path)) == 2


def test_one_that_cannot_be_deleted_is_named_and_the_others_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in (1, 2, 3):
        write(tmp_path / f"{number}.jsonl", table(number))
    unlink = Path.unlink

    def refused(self: Path, *, missing_ok: bool = False) -> None:
        if self.name == "2.jsonl":
            raise PermissionError(13, "Permission denied", str(self))
        unlink(self, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refused)
    told = doomed([tmp_path]).delete(keep_agreements=False)
    assert told.startswith(f"To filer er slettet. Ikke slettet: {tmp_path / '2.jsonl'}.")
    assert left(tmp_path) == ["2.jsonl"]


@pytest.mark.parametrize("keep", [True, False])
def test_a_session_that_is_played_now_is_not_deleted_under_those_who_play(tmp_path: Path, keep: bool) -> None:
    path = write(tmp_path / "a.jsonl", table(1, "ny-tid", agreed()))
    kept, file = path.read_bytes(), RecordFile(path)
    assert "Ikke slettet" in doomed([tmp_path]).delete(keep_agreements=keep)
    assert path.read_bytes() == kept
    file.close()
    assert "Ikke slettet" not in doomed([tmp_path]).delete(keep_agreements=keep)


def test_of_a_draft_not_even_the_agreement_is_kept(tmp_path: Path) -> None:
    record = table(1, "ny-tid", agreed(), closed=True)
    path = write(tmp_path / "a.jsonl", record)
    write(tmp_path / ".a.jsonl.0f.ny", record)
    found = doomed([tmp_path])
    assert len(found.agreements) == 1
    assert found.delete(keep_agreements=True) == "En fil er slettet. En fil har nu kun aftalen."
    again = read_record(path.read_bytes())
    assert isinstance(again, Record)
    assert [move.type for move in again.moves] == ["agreed", "closed"]
    assert left(tmp_path) == ["a.jsonl"]
