"""Files one can rely on: whole or not there, and through nobody else's link."""

import os
import stat
from pathlib import Path

import pytest

import spil.cli
import spil.files
from spil.files import create, drafts_of, sweep, write_asked, write_whole


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_link_that_stands_at_the_name_is_replaced_and_its_target_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "andres.txt"
    target.write_text("rør mig ikke", encoding="utf-8")
    place = tmp_path / "a.jsonl"
    place.symlink_to(target)
    write_whole(place, b"ny")
    assert target.read_text(encoding="utf-8") == "rør mig ikke"
    assert not place.is_symlink()
    assert place.read_bytes() == b"ny"


def test_a_link_planted_at_every_name_one_could_guess_is_never_followed(tmp_path: Path) -> None:
    target = tmp_path / "andres.txt"
    target.write_text("rør mig ikke", encoding="utf-8")
    for name in (".a.jsonl.ny", "a.ny", "a.jsonl.ny", ".a.jsonl", "a.tmp"):
        (tmp_path / name).symlink_to(target)
    write_whole(tmp_path / "a.jsonl", b"ny")
    assert target.read_text(encoding="utf-8") == "rør mig ikke"


def test_a_new_file_takes_no_name_that_is_taken_not_by_a_link_that_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "ingen")
    with pytest.raises(FileExistsError):
        create(tmp_path / "a", b"ny")
    assert names(tmp_path) == ["a"]


@pytest.mark.parametrize("fails", ["fsync", "replace"])
def test_what_cannot_be_written_leaves_what_stood_there_and_nothing_beside_it(
    tmp_path: Path, fails: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "a"
    place.write_bytes(b"gammel")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "kladden")

    monkeypatch.setattr(os if fails == "fsync" else Path, fails, full)
    with pytest.raises(OSError, match="No space") as raised:
        write_whole(place, b"ny")
    assert raised.value.filename == str(place)
    assert names(tmp_path) == ["a"]
    assert place.read_bytes() == b"gammel"


def test_who_may_read_a_file_stays_as_it_was(tmp_path: Path) -> None:
    place = tmp_path / "a"
    place.write_bytes(b"gammel")
    place.chmod(0o640)
    write_whole(place, b"ny")
    assert stat.S_IMODE(place.stat().st_mode) == 0o640


def test_only_the_drafts_of_the_file_itself_are_swept(tmp_path: Path) -> None:
    for name in (".a.jsonl.0f.ny", ".a.jsonl.ny", "a.ny", ".b.jsonl.0f.ny", "a.jsonl", "noget.ny"):
        (tmp_path / name).touch()
    assert len(drafts_of(tmp_path / "a.jsonl")) == 3
    sweep(tmp_path / "a.jsonl")
    assert names(tmp_path) == [".b.jsonl.0f.ny", "a.jsonl", "noget.ny"]


@pytest.mark.parametrize("name", ["kort.yaml", "kort.YML", "bord.jsonl", "BORD.JSONL", "rapport.html"])
def test_no_result_is_written_over_a_card_or_a_record(tmp_path: Path, name: str) -> None:
    kept = tmp_path / (name if name != "rapport.html" else "bord.jsonl")
    kept.write_bytes(b"gammel")
    named = tmp_path / name
    if name == "rapport.html":
        named.symlink_to(kept)
    with pytest.raises(OSError, match="bliver ikke overskrevet"):
        write_asked(named, "ny")
    assert kept.read_bytes() == b"gammel"


def test_an_older_result_gives_way_to_a_newer(tmp_path: Path) -> None:
    for text in ("gammel", "ny"):
        write_asked(tmp_path / "rapport.html", text)
    assert (tmp_path / "rapport.html").read_text(encoding="utf-8") == "ny"
    assert names(tmp_path) == ["rapport.html"]


def test_a_device_is_written_to_and_stays_a_device() -> None:
    write_asked(Path(os.devnull), "væk")
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("command", [["udskriv", "den-hurtige-hjaelp"], ["graf", "den-hurtige-hjaelp"]])
def test_a_command_asked_to_write_over_a_card_says_so_and_does_not(
    tmp_path: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    card = tmp_path / "mit-kort.yaml"
    card.write_bytes(b"id: mit-kort\n")
    assert spil.cli.main([*command, "-o", str(card)]) == 3
    assert "er et kort eller en optegnelse" in capsys.readouterr().err
    assert card.read_bytes() == b"id: mit-kort\n"
