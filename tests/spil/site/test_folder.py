"""The folder the site is put into: exactly the site, and nothing of anybody else's."""

from pathlib import Path

import pytest

from spil.cli import main
from spil.site.folder import put


def quiet(_: int, __: int) -> None:
    """Nobody waits."""


def there(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_is_no_longer_part_of_the_site_goes_and_the_rest_stands(tmp_path: Path) -> None:
    folder = tmp_path / "ud"
    put(folder, {"a.html": b"1", "kort/b.html": b"2"}, quiet)
    (folder / "vores.txt").write_text("vores egen")
    put(folder, {"a.html": b"3"}, quiet)
    assert {name for name in there(folder) if name[0] != "."} == {"a.html", "vores.txt"}
    assert there(folder)["a.html"] == b"3"


def test_a_file_that_did_not_change_is_not_written_again(tmp_path: Path) -> None:
    put(tmp_path, {"a.html": b"1"}, quiet)
    before = (tmp_path / "a.html").stat().st_ino
    put(tmp_path, {"a.html": b"1"}, quiet)
    assert (tmp_path / "a.html").stat().st_ino == before


def test_a_folder_with_other_things_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "vigtigt.txt").write_text("x")
    with pytest.raises(OSError, match="er ikke tom"):
        put(tmp_path, {"a.html": b"1"}, quiet)
    assert set(there(tmp_path)) == {"vigtigt.txt"}


def test_a_list_that_names_files_outside_the_folder_deletes_none_of_them(tmp_path: Path) -> None:
    folder, other = tmp_path / "ud", tmp_path / "vigtigt.txt"
    other.write_text("x")
    put(folder, {"a.html": b"1"}, quiet)
    (folder / ".spil-side").write_text(f"../vigtigt.txt\n{other}\na.html\n")
    put(folder, {"a.html": b"2"}, quiet)
    assert other.exists()


def test_the_command_builds_the_whole_site_and_says_where_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["side", "-o", str(tmp_path / "ud")]) == 0
    assert f"Åbn {tmp_path / 'ud' / 'index.html'} i en browser" in capsys.readouterr().out
    assert (tmp_path / "ud/kort/den-hurtige-hjaelp/index.html").is_file()


@pytest.mark.parametrize("arguments", [[], ["--vis", "-o", "x"]])
def test_it_wants_to_know_one_of_where_and_show(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["side", *arguments]) == 2
    assert '"spil side -o MAPPE"' in capsys.readouterr().err


def test_a_logo_that_is_not_there_or_too_large_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "mine"
    own.mkdir()
    (own / "side.yaml").write_text("navn: Os\nlogo: logo.png\n", encoding="utf-8")
    arguments = ["side", "--kortsaet", str(own), "-o", str(tmp_path / "ud")]
    assert main(arguments) != 0
    assert "logo.png" in capsys.readouterr().err
    (own / "logo.png").write_bytes(b"x" * 15_001)
    assert main(arguments) != 0
    assert "Lav det mindre" in capsys.readouterr().err
    assert not (tmp_path / "ud").exists()
