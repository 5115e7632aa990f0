"""A deck in one file: what is sent comes out as it was, and what somebody made up comes in nowhere."""

import io
import stat
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from spil.author.new.folder import new_deck
from spil.cli import main
from spil.plain.console import Console
from spil.plain.new_folder import new_folder


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder one stands in, with a deck in it."""
    monkeypatch.chdir(tmp_path)
    new_deck(Path("mine"))
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def everything(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def a_zip(*entries: tuple[str, bytes], change: Callable[[ZipInfo], None] = lambda _: None) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, raw in entries:
            info = ZipInfo(name)
            info.compress_type = ZIP_DEFLATED
            change(info)
            archive.writestr(info, raw)
    return out.getvalue()


def test_a_new_deck_passes_the_check_without_a_finding(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tjek", "mine"]) == 0
    assert "ingen fejl" in capsys.readouterr().out
    assert everything(here / "mine") >= {"kort", "forloeb", "LAES-MIG.txt", "kort.schema.json"}


def test_what_is_sent_is_what_comes_out(here: Path) -> None:
    assert main(["kort", "--send", "mine"]) == 0
    assert main(["kort", "--hent", "mine.zip", "-o", "deres"]) == 0
    assert files(here / "deres") == files(here / "mine")


def test_the_same_deck_is_the_same_bytes(here: Path) -> None:
    main(["kort", "--send", "mine", "-o", "a.zip"])
    (here / "mine" / "kort" / "vores-foerste-kort.yaml").touch()
    main(["kort", "--send", "mine", "-o", "b.zip"])
    assert (here / "a.zip").read_bytes() == (here / "b.zip").read_bytes()


@pytest.mark.parametrize(
    "name", ["kort/nyt.kladde.txt", "kort/vores-foerste-kort.hoering.yaml", "fest.jsonl", ".git/config", "noter.docx"]
)
def test_what_is_no_part_of_a_deck_is_not_sent_and_that_is_told(
    here: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = here / "mine" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("læsere: []\n", encoding="utf-8")
    assert main(["kort", "--send", "mine"]) == 0
    with ZipFile(here / "mine.zip") as archive:
        assert not [each for each in archive.namelist() if each.endswith(name)]
    assert name in capsys.readouterr().out


def test_a_deck_with_errors_is_not_sent(here: Path) -> None:
    path = here / "mine" / "kort" / "vores-foerste-kort.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("titel:", "title:"), encoding="utf-8")
    assert main(["kort", "--send", "mine"]) == 1
    assert not (here / "mine.zip").exists()


OUTSIDE = [
    "../kort/x.yaml",
    "/kort/x.yaml",
    "kort/../../x.yaml",
    "C:/kort/x.yaml",
    "kort\\..\\x.yaml",
    "kort/\x1b[2J.yaml",
]


@pytest.mark.parametrize("name", OUTSIDE)
def test_a_path_outside_the_folder_is_refused_and_nothing_is_written(
    here: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    good = (here / "mine" / "kort" / "vores-foerste-kort.yaml").read_bytes()
    (here / "ond.zip").write_bytes(a_zip(("kort/vores-foerste-kort.yaml", good), (name, good)))
    before = everything(here.parent)
    assert main(["kort", "--hent", "ond.zip"]) == 1
    assert "uden for sin egen mappe" in capsys.readouterr().err
    assert everything(here.parent) == before


def _link(info: ZipInfo) -> None:
    info.external_attr = (stat.S_IFLNK | 0o777) << 16


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"PK\x03\x04 halv", "kan ikke"),
        (b"", "kan ikke"),
        (a_zip(("kort/a.yaml", b"/etc/passwd"), change=_link), "uden for sin egen mappe"),
        (a_zip(("kort/a.yaml", b"a" * 70_000)), "fylder for meget"),
        (a_zip(("kort/a.yaml", b"0" * 20_000_000)), "fylder for meget"),
        (a_zip(*((f"kort/k{n}.yaml", b"") for n in range(2001))), "mere end 2000 filer"),
        (a_zip(("noter.txt", b"hej")), "ikke et kortsæt"),
        (a_zip(("kort/con.yaml", b"hej")), "ikke et kortsæt"),
        (a_zip(("kort/a.yaml", b"x"), ("logo.svg", b"x"), ("LOGO.svg", b"y")), "to filer"),
    ],
)
def test_a_zip_that_is_none_of_ours_is_told_and_nothing_is_written(
    here: Path, raw: bytes, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "ind.zip").write_bytes(raw)
    before = everything(here)
    assert main(["kort", "--hent", "ind.zip"]) == 1
    said = capsys.readouterr().err
    assert told in said.replace("ikke en zip, der kan læses", "kan ikke")
    assert everything(here) == before


def test_a_deck_with_errors_is_not_taken_in_and_its_errors_are_told_by_its_own_names(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = (here / "mine" / "kort" / "vores-foerste-kort.yaml").read_bytes().replace(b"titel:", b"title:")
    (here / "deres.zip").write_bytes(a_zip(("kort/vores-foerste-kort.yaml", raw)))
    assert main(["kort", "--hent", "deres.zip"]) == 1
    told = capsys.readouterr().out
    assert "deres/kort/vores-foerste-kort.yaml" in told.replace("\\", "/")
    assert ".ny" not in told
    assert "deres" not in everything(here)
    assert not [name for name in everything(here) if name.startswith(".deres")]


def test_a_folder_that_is_there_is_not_written_over(here: Path) -> None:
    main(["kort", "--send", "mine"])
    before = files(here)
    assert main(["kort", "--hent", "mine.zip"]) == 2
    assert files(here) == before


def test_rubbish_that_a_mac_puts_in_is_left_out(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = (here / "mine" / "kort" / "vores-foerste-kort.yaml").read_bytes()
    raw = a_zip(("d/kort/vores-foerste-kort.yaml", good), ("__MACOSX/d/._kort", b"x"), ("d/.DS_Store", b"x"))
    (here / "mac.zip").write_bytes(raw)
    assert main(["kort", "--hent", "mac.zip"]) == 0
    assert set(files(here / "mac")) == {"kort/vores-foerste-kort.yaml"}
    assert ".DS_Store" in capsys.readouterr().out


def test_a_deck_that_cannot_be_made_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        new_deck(tmp_path / "væk" / "mine")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("typed", "status", "made"), [("j\n", 0, True), ("n\n", 0, False), ("", 130, False)])
def test_a_deck_is_made_where_one_says_so(tmp_path: Path, typed: str, status: int, made: bool) -> None:
    assert new_folder(tmp_path / "mine", Console(io.StringIO(typed), io.StringIO())) == status
    assert (tmp_path / "mine").exists() == made
