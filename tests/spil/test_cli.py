"""The commands: what they return, that they speak Danish, and what they do not load."""

import io
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from small import ROOT, SMALL

import facilitator.arguments
import spil.arguments
import spil.cli
from spil import command_line


def run(argv: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    try:
        status = spil.cli.main(argv)
    except SystemExit as leaving:
        status = int(leaving.code or 0)
    out, err = capsys.readouterr()
    return status, out, err


def test_the_readme_and_the_build_run_the_same_test_command() -> None:
    command = "python3 -m venv .venv && .venv/bin/pip install '.[test]' && .venv/bin/pytest"
    assert command in (ROOT / "README.md").read_text(encoding="utf-8")
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_every_command_of_the_readme_is_one_of_ours() -> None:
    table = re.findall(r"\| `((?:spil|facilitator) [^`]*)` \|", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert len(table) >= 5
    for line in table:
        name, *words = line.split()
        parser = spil.arguments.parser() if name == "spil" else facilitator.arguments.parser()
        parser.parse_args(words)


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (["strat"], '"strat" findes ikke'),
        (["start", "--bord", "x"], "skriv et tal fra 1 til 99"),
        (["start", "--bord"], "der mangler noget efter --bord"),
        (["tjek", "--format", "xml"], '"xml" findes ikke'),
        (["--hvad"], '"--hvad" kendes ikke her'),
        (["start", "--session", "../x"], "koden passer ikke. Se efter på væggen"),
        (["start", "den-hurtige-hjalp", "--tekst"], 'Mente du "den-hurtige-hjaelp"?'),
        (["start", "--kortsaet", "findes-ikke"], "findes ikke"),
    ],
)
def test_a_command_used_wrongly_is_told_in_danish(
    argv: list[str], told: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    status, _, err = run(argv, capsys)
    assert status == 2
    assert told in err
    assert not re.search(r"\b(usage|error|invalid|argument|choose|expected)\b", err)


def test_help_is_danish(capsys: pytest.CaptureFixture[str]) -> None:
    for argv in (["--hjaelp"], ["start", "--hjaelp"], ["tjek", "--help"]):
        status, out, _ = run(argv, capsys)
        assert status == 0
        assert "Brug:" in out
        assert not re.search(r"\b(usage|options|positional|show this)\b", out)


def test_a_file_that_is_not_there_is_told_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(["tjek", "findes-ikke.yaml"], capsys)
    assert status == 3
    assert "findes-ikke.yaml" in err
    assert "findes ikke" in err


def test_checking_returns_one_for_errors_and_none_for_warnings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    card = tmp_path / "lille.yaml"
    card.write_text(SMALL.replace("{hvis: [sagde-ja], tekst", "{tekst"), encoding="utf-8")
    assert run(["tjek", str(card)], capsys)[0] == 0
    card.write_text(SMALL.replace("til: to}", "til: tre}"), encoding="utf-8")
    assert run(["tjek", str(card)], capsys)[0] == 1


def test_a_card_with_errors_is_told_and_not_played(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    card = tmp_path / "lille.yaml"
    card.write_text(SMALL.replace("til: to}", "til: tre}"), encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    status, _, err = run(["start", str(card), "--tekst"], capsys)
    assert status == 1
    assert "fejl K404" in err


def test_a_deck_of_ones_own_comes_before_the_built_in_one_and_that_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "kort"
    folder.mkdir()
    own = SMALL.replace("id: lille", "id: den-hurtige-hjaelp").replace("titel: Lille", "titel: Vores egen")
    (folder / "den-hurtige-hjaelp.yaml").write_text(own, encoding="utf-8")
    for argv in (["kort", "--kortsaet", str(tmp_path)], ["--kortsaet", str(tmp_path), "kort"]):
        status, out, err = run(argv, capsys)
        assert status == 0
        assert "Vores egen" in out
        assert "den-hurtige-hjaelp" in err


def test_what_of_ones_own_deck_has_errors_is_told_and_the_rest_is_played(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder, name in (("kort", "brudt-kort"), ("forloeb", "brudt-forloeb")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"{name}.yaml").write_text("id: [", encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    status, out, _ = run(["start", "--tekst", "--kortsaet", str(tmp_path)], capsys)
    assert status == 0
    assert "brudt-kort.yaml, brudt-forloeb.yaml" in " ".join(out.split())
    for name in ("brudt-kort", "brudt-forloeb"):
        status, _, err = run(["start", name, "--tekst", "--kortsaet", str(tmp_path)], capsys)
        assert status == 1
        assert "fejl K2" in err


@pytest.mark.parametrize(
    "code",
    [
        "import spil.cli; spil.cli.main(['tjek'])",
        "import spil.cli; spil.cli.main(['start', 'bif-basis-45', '--tekst'])",
        "import facilitator.cli as f; f.main(['simuler', 'bif-basis-45', '-o', 'x']); f.main(['saml', 'x'])",
    ],
)
def test_what_needs_no_screen_loads_no_textual(code: str, tmp_path: Path) -> None:
    child = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nsys.exit('textual' in sys.modules)"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        cwd=tmp_path,
        check=False,
    )
    assert child.returncode == 0, child.stderr


def test_danish_letters_survive_a_console_of_another_encoding(tmp_path: Path) -> None:
    child = subprocess.run(
        [sys.executable, "-c", "import spil.cli; spil.cli.main(['kort'])"],
        capture_output=True,
        env={"PYTHONIOENCODING": "cp1252", "PATH": ""},
        check=False,
    )
    assert "Den hurtige hjælp" in child.stdout.decode("utf-8")


@pytest.mark.parametrize("command", ["spil", "facilitator"])
def test_each_command_also_runs_as_a_module_and_says_its_version(command: str) -> None:
    child = subprocess.run(
        [sys.executable, "-m", command, "--version"], capture_output=True, text=True, check=True, timeout=60
    )
    assert child.stdout == f"{version('ligebehandlingsspillet')}\n"


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (PermissionError(13, "x", "mine/kort.yaml"), "Du har ikke adgang til mine/kort.yaml. Vælg en anden mappe."),
        (IsADirectoryError(21, "x", "mine"), "mine er en mappe, men her skal stå en fil."),
        (NotADirectoryError(20, "x", "a.yaml"), "a.yaml er ikke en mappe."),
        (FileNotFoundError(2, "x", "a\x1b[2J.yaml"), "a [2J.yaml findes ikke."),
        (OSError(28, "x", "mine"), "mine kan ikke læses eller gemmes. Disken er måske fuld, eller drevet er væk."),
        (OSError(5, "x"), "Filen kan ikke læses eller gemmes. Disken er måske fuld, eller drevet er væk."),
        (OSError("Mappen er optaget."), "Mappen er optaget."),
    ],
)
def test_what_a_disk_does_is_told_in_one_danish_sentence(
    error: OSError, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def command() -> int:
        raise error

    assert command_line.run(command) == command_line.NO_FILE
    assert capsys.readouterr().err == f"{told}\n"


@pytest.mark.parametrize("command", ["skriv", "nyt", "graf", "tjek"])
def test_a_card_s_file_that_is_not_there_is_told_with_the_one_that_was_meant(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "kort"
    folder.mkdir()
    assert 'begynder du med "spil nyt"' in run([command, str(folder / "noget.yaml")], capsys)[2]
    (folder / "noeglen.yaml").write_text(SMALL, encoding="utf-8")
    assert f'Mente du "{folder / "noeglen.yaml"}"?' in run([command, str(folder / "noeglem.yaml")], capsys)[2]


def test_stopping_with_ctrl_c_says_that_answers_are_kept(capsys: pytest.CaptureFixture[str]) -> None:
    def command() -> int:
        raise KeyboardInterrupt

    assert command_line.run(command) == command_line.INTERRUPTED
    assert "Jeres svar er gemt." in capsys.readouterr().err
